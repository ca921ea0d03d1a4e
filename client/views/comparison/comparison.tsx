import { useApp, useReference } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { usePageTitle } from '../../elements/page-title.ts';
import { useAsked } from '../../elements/use-asked.ts';
import { useLoaded } from '../../elements/use-loaded.ts';
import { ComparisonDocument, ComparisonSidesDocument } from '../../operations/later.generated.ts';
import type { ComparisonQuery, ComparisonSidesQuery } from '../../operations/operations.generated.ts';
import { SavedViews } from '../saved/saved-views.tsx';
import { Choices } from './choices.tsx';
import { type Comparing, filterOf, parseComparing } from './comparison-address.ts';
import { PairList } from './pair-list.tsx';
import { Rows } from './rows.tsx';
import { chooseSides, inputOf, type Side, sidesOf } from './sides.ts';
import { Sum } from './sum.tsx';
import './comparison.css';

interface Props {
  /** What the address says after the question mark. */
  readonly query: Readonly<Record<string, string>>;
}

/** Two years, or any two snapshots, beside each other: rows of numbers, and the pairs of answers behind them. */
export function Comparison({ query }: Props) {
  const { sync, words } = useApp();
  const { t } = words;
  const cycles = useReference().cycles.filter(({ state }) => state !== 'PLANNED');
  usePageTitle(t('comparison.title'));
  const comparing = parseComparing(query);
  const codes = cycles.map(({ code, state }) => `${code} ${state}`).join();
  const loaded = useLoaded(codes, async () => {
    const read = cycles.map(async ({ code }) => {
      const request = { document: ComparisonSidesDocument, variables: { cycle: code } };
      return [code, ((await sync.read(request)) as ComparisonSidesQuery).snapshots] as const;
    });
    return Object.fromEntries(await Promise.all(read));
  });
  const sides = loaded.data && sidesOf(cycles, loaded.data);
  const chosen = sides && chooseSides(sides, comparing);
  return (
    <>
      <div class="head">
        <h1 tabIndex={-1}>{t('comparison.title')}</h1>
        <SavedViews />
      </div>
      <NotLoaded loaded={loaded} />
      {sides && chosen === null && <p>{t('comparison.nothing')}</p>}
      {sides && chosen && <Compared comparing={comparing} sides={sides} {...chosen} />}
    </>
  );
}

interface ComparedProps {
  readonly comparing: Comparing;
  readonly sides: readonly Side[];
  readonly earlier: Side;
  readonly later: Side;
}

function Compared({ comparing, sides, earlier, later }: ComparedProps) {
  const { sync, words } = useApp();
  const { t, exactTime } = words;
  const { by, narrowed, list } = comparing;
  const variables = { earlier: inputOf(earlier), later: inputOf(later), filter: filterOf(narrowed) };
  const loaded = useAsked(JSON.stringify([variables, by]), async () => {
    const request = { document: ComparisonDocument, variables: { ...variables, by } };
    const { comparison } = (await sync.read(request)) as ComparisonQuery;
    return { ...comparison, readAt: new Date().toISOString() };
  });
  const { data } = loaded;
  return (
    <>
      <Choices comparing={comparing} sides={sides} earlier={earlier} later={later} rows={data?.rows ?? []} />
      <NotLoaded loaded={loaded} />
      {data && <Sum comparing={comparing} total={data.total} />}
      {data && list === null && <Rows comparing={comparing} rows={data.rows} />}
      {list !== null && (
        <PairList comparing={comparing} list={list} earlier={earlier} later={later} variables={variables} />
      )}
      {data && later.snapshot === null && (
        <p class="quiet small">
          {t('comparison.asOf', { time: exactTime(data.readAt) })}{' '}
          <button type="button" class="plain" onClick={loaded.again}>
            {t('comparison.again')}
          </button>
        </p>
      )}
      <p class="quiet small">{t('comparison.means')}</p>
    </>
  );
}
