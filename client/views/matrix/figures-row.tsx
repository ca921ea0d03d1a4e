import { useMemo } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { When } from '../../elements/when.tsx';
import { hrefOf } from '../../routing/routes.ts';
import type { MatrixData } from '../../sync/topics/matrix.ts';
import { quietWorkingDays, totalsOf } from './figures.ts';
import { countMoved, type Since } from './moved.ts';

interface Props {
  readonly data: MatrixData;
  readonly since: Since;
  readonly quiet: number;
  readonly decides: boolean;
  readonly hrefWith: (change: Readonly<Record<string, string>>) => string;
}

/** The cycle in five numbers; each opens what it counts. */
export function FiguresRow({ data, since, quiet, decides, hrefWith }: Props) {
  const { t, rich, number, percent } = useApp().words;
  const totals = useMemo(() => totalsOf(data.cells), [data.cells]);
  const moved = useMemo(() => countMoved(data.cells, since), [data.cells, since]);
  const share = (count: number) => (totals.due === 0 ? percent(0) : percent(count / totals.due));
  const cycle = data.cycle.code;
  const open = data.cycle.state === 'OPEN';
  // Everything else that narrows or orders the rows goes, so that what a figure opens adds up to it.
  const figure = (change: Readonly<Record<string, string>>) =>
    hrefWith({
      rating: '',
      section: '',
      area: '',
      item: '',
      only: '',
      region: '',
      by: '',
      order: '',
      ...change,
    });
  const waitingHref = decides
    ? hrefOf({ view: 'decisions', query: {} })
    : figure({ status: 'SUBMITTED', sort: 'share' });
  return (
    <ul class="figures" aria-label={t('matrix.figures', { cycle })}>
      <Figure
        href={figure({ status: '', sort: 'share' })}
        value={share(totals.answered)}
        label={t('matrix.figure.answered', { answered: number(totals.answered), due: number(totals.due) })}
      />
      <Figure
        href={figure({ status: 'ACCEPTED' })}
        value={share(totals.accepted)}
        label={t('matrix.figure.accepted', { accepted: number(totals.accepted) })}
      />
      <Figure
        href={open ? waitingHref : figure({ status: 'SUBMITTED' })}
        value={number(totals.waiting)}
        label={t('matrix.figure.waiting', { count: totals.waiting })}
      />
      {open && (
        <Figure
          href={hrefWith({ only: 'quiet', sort: 'changed', region: '', by: '', order: '' })}
          value={number(quiet)}
          label={t('matrix.figure.quiet', { count: quiet, days: quietWorkingDays })}
        />
      )}
      <Figure
        href={hrefWith({ only: 'moved', region: '' })}
        value={number(moved)}
        label={rich('matrix.figure.moved', {
          count: moved,
          since: <When iso={since.at ?? `${data.cycle.opensOn}T00:00:00.000Z`} />,
        })}
      />
    </ul>
  );
}

function Figure({
  href,
  value,
  label,
}: {
  href: string;
  value: string;
  label: ReturnType<ReturnType<typeof useApp>['words']['rich']> | string;
}) {
  return (
    <li>
      <a href={href}>
        <b>{value}</b> <span>{label}</span>
      </a>
    </li>
  );
}
