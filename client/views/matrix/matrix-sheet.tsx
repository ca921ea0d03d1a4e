import { useCallback, useMemo, useRef } from 'preact/hooks';
import { useApp, useReference, useViewer } from '../../elements/app-context.ts';
import { cycleText } from '../../elements/cycle-text.ts';
import { decides } from '../../elements/permissions.ts';
import { hrefOf } from '../../routes.ts';
import type { MatrixData } from '../../sync/topics/matrix.ts';
import { Choices } from './choices.tsx';
import { countedWords } from './counted-words.ts';
import { MatrixExport } from './export.tsx';
import { quietCountries } from './figures.ts';
import { FiguresRow } from './figures-row.tsx';
import { Folded } from './folded.tsx';
import { Grid } from './grid.tsx';
import type { GridContent } from './grid-content.ts';
import type { Column } from './grid-row.ts';
import type { CellPlace, GridTable } from './grid-table.ts';
import { Legend } from './legend.tsx';
import type { MatrixAddress } from './matrix-address.ts';
import { isMoved, newestChange } from './moved.ts';
import { MovedTools } from './moved-tools.tsx';
import { useArranged } from './use-arranged.ts';
import { useCounted } from './use-counted.ts';
import { useMarks } from './use-marks.ts';

interface Props {
  readonly data: MatrixData;
  readonly query: Readonly<Record<string, string>>;
  readonly address: MatrixAddress;
}

/** The address follows the cell that one is at once one stays there: every step of a held key would be too many. */
const stayMs = 400;

/** The matrix of one cycle with everything around it. */
export function MatrixSheet({ data, query, address }: Props) {
  const { router, words } = useApp();
  const { t, exactTime, moment } = words;
  const { countries } = useReference();
  const columns = useColumns();
  const { marks, choose, markSeen, markAllSeen } = useMarks(data, address.since);
  const grid = useRef<GridTable | null>(null);
  const at = useRef<CellPlace | null>(parsePlace(address.cell));
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const all = useMemo(() => Object.values(countries), [countries]);
  const quiet = quietCountries(all, data.cells, data.cycle, new Date());
  const shown =
    address.only === 'quiet'
      ? quiet
      : address.only === 'moved'
        ? all.filter(({ code }) => [...(data.cells.get(code)?.values() ?? [])].some((c) => isMoved(c, marks)))
        : all;
  const counting = useCounted(data, address.section, address.rating);
  const measure = useMemo(
    () => ({ status: address.status, rating: counting.rating }),
    [address.status, counting.rating],
  );
  const {
    groups,
    outdated,
    at: arrangedAt,
    again,
  } = useArranged(
    shown,
    { whole: data.cells, counted: counting.cells, measure },
    { ...address, section: counting.section },
    data.cycle.code,
  );
  const content = useMemo(
    (): GridContent => ({ groups, whole: data.cells, counted: counting.cells, measure, marks }),
    [groups, data.cells, counting.cells, measure, marks],
  );

  const section = data.sections.find((one) => one.code === counting.section)?.title;
  const counted = [
    countedWords(measure, words),
    section ?? t('country.allSections'),
    t(address.only ? `matrix.choice.${address.only}` : 'matrix.choice.all'),
  ].join(' · ');

  const withChange = (change: Readonly<Record<string, string>>) => {
    const cell = at.current ? { cell: placeText(at.current) } : {};
    const merged = Object.entries({ ...query, ...cell, ...change }).filter(([, value]) => value !== '');
    return { view: 'matrix', query: Object.fromEntries(merged) } as const;
  };
  const set = (change: Readonly<Record<string, string>>) => router.go(withChange(change));
  const stay = () => {
    clearTimeout(timer.current);
    router.go(withChange({}), { replace: true });
  };
  const onAt = (place: CellPlace) => {
    at.current = place;
    clearTimeout(timer.current);
    timer.current = setTimeout(stay, stayMs);
  };
  const markCell = (place: CellPlace | null) => {
    const cell = place && data.cells.get(place.country)?.get(place.agency);
    if (cell) markSeen(cell);
  };
  const onOpen = (place: CellPlace, apart: boolean) => {
    const cell = {
      view: 'cell',
      country: place.country,
      agency: place.agency || 'team',
      ...(query.cycle ? { cycle: query.cycle } : {}),
    } as const;
    markCell(place);
    if (apart) {
      open(hrefOf(cell), '_blank', 'noopener');
      return;
    }
    at.current = place;
    stay();
    router.go(cell);
  };
  const hold = useCallback((held: GridTable | null) => {
    grid.current = held;
    if (!held) clearTimeout(timer.current);
  }, []);
  const newest = newestChange(data.cells);
  return (
    <>
      <div class="head">
        <h1 tabIndex={-1}>{t('matrix.title')}</h1>
        <span class="quiet">{cycleText(data.cycle, words)}</span>
        {newest && (
          <span class="quiet">{t('matrix.asOf', { moment: moment(newest), time: exactTime(newest) })}</span>
        )}
      </div>
      <FiguresRow
        data={data}
        marks={marks}
        quiet={quiet.length}
        decides={decides(useViewer())}
        hrefWith={(change) => hrefOf(withChange(change))}
      />
      <div class="tools">
        <Folded label={t('matrix.choices')}>
          <Choices address={address} data={data} set={set} />
        </Folded>
        <MovedTools
          since={marks.since}
          onChoose={(since) => {
            choose(since);
            set({ since });
          }}
          onNext={() => grid.current?.goToNextMoved()}
          onSeen={() => markCell(at.current)}
          onAllSeen={() => {
            markAllSeen();
            if (address.since) set({ since: '' });
          }}
        />
        <MatrixExport content={content} columns={columns} cycle={data.cycle.code} counted={counted} />
      </div>
      <Legend measure={measure} />
      <p class="order small" role="status">
        {outdated && (
          <>
            {t('matrix.order', { time: exactTime(arrangedAt) })}{' '}
            <button type="button" class="plain" onClick={again}>
              {t('matrix.again')}
            </button>
          </>
        )}
        {counting.state !== 'ready' && t(`matrix.${counting.state}`)}
        {shown.length === 0 && groups.every((group) => group.countries.length === 0) && t('matrix.empty')}
      </p>
      <Grid columns={columns} content={content} at={at.current} onAt={onAt} onOpen={onOpen} hold={hold} />
    </>
  );
}

function useColumns(): readonly Column[] {
  const { t } = useApp().words;
  const { agencies } = useReference();
  return useMemo(
    () => [
      ...Object.values(agencies).map(({ code, acronym, name }) => ({ agency: code, label: acronym, name })),
      { agency: '', label: t('country.team'), name: t('country.team') },
    ],
    [agencies, t],
  );
}

function parsePlace(text: string | null): CellPlace | null {
  const [country, agency] = text?.split('/') ?? [];
  return country && agency ? { country, agency: agency === 'team' ? '' : agency } : null;
}

function placeText({ country, agency }: CellPlace): string {
  return `${country}/${agency || 'team'}`;
}
