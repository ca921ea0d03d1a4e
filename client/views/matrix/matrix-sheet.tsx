import { useCallback, useRef } from 'preact/hooks';
import { useApp, useViewer } from '../../elements/app-context.ts';
import { cycleText } from '../../elements/cycle-text.ts';
import { decides } from '../../elements/permissions.ts';
import { useHeartbeats } from '../../elements/use-heartbeats.ts';
import { hrefOf } from '../../routing/routes.ts';
import type { MatrixData } from '../../sync/topics/matrix.ts';
import { SavedViews } from '../saved/saved-views.tsx';
import { Choices } from './choices.tsx';
import { MatrixExport } from './export.tsx';
import { FiguresRow } from './figures-row.tsx';
import { Folded } from './folded.tsx';
import { Grid } from './grid.tsx';
import type { SortKey } from './grid-heads.ts';
import type { CellPlace, GridTable } from './grid-table.ts';
import { Legend } from './legend.tsx';
import type { MatrixAddress } from './matrix-address.ts';
import { movedIn, movementOf, newestChange } from './moved.ts';
import { MovedTools } from './moved-tools.tsx';
import { OrderLine } from './order-line.tsx';
import { useMarks } from './use-marks.ts';
import { useShown } from './use-shown.ts';

interface Props {
  readonly data: MatrixData;
  /** Of the data. */
  readonly cursor: string | null;
  readonly query: Readonly<Record<string, string>>;
  readonly address: MatrixAddress;
}

/** The address follows the current cell once the focus rests there: every step of a held key would be too many. */
const stayMs = 400;

/** The matrix of one cycle with everything around it. */
export function MatrixSheet({ data, cursor, query, address }: Props) {
  const { router, words } = useApp();
  const { t, exactTime, moment } = words;
  const viewer = useViewer();
  const marking = useMarks(data, cursor, address.since);
  const { since } = marking;
  const grid = useRef<GridTable | null>(null);
  const at = useRef<CellPlace | null>(parsePlace(address.cell));
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const heard = useHeartbeats(data.cycle.code, null);
  const shown = useShown(data, query, address, since, heard);
  const { content, columns } = shown;

  const withChange = (change: Readonly<Record<string, string>>) => {
    const cell = at.current ? { cell: placeText(at.current) } : {};
    const merged = Object.entries({ ...query, ...cell, ...change }).filter(([, value]) => value !== '');
    return { view: 'matrix', query: Object.fromEntries(merged) } as const;
  };
  const set = (change: Readonly<Record<string, string>>) => {
    clearTimeout(timer.current);
    router.go(withChange(change));
  };
  const stay = () => {
    clearTimeout(timer.current);
    router.go(withChange({}), { replace: true });
  };
  // What was chosen since one came to the cell stays chosen.
  const latestStay = useRef(stay);
  latestStay.current = stay;
  const onAt = (place: CellPlace) => {
    at.current = place;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latestStay.current(), stayMs);
  };
  const markCell = (place: CellPlace | null) => {
    const cell = place && data.cells.get(place.country)?.get(place.agency);
    if (cell && movementOf(cell, since) !== null) marking.markSeen([cell]);
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
  const onSort = (key: SortKey) => {
    const best = key !== null && key === address.by && !address.best;
    set({ by: key ?? '', order: best ? 'best' : '', sort: '' });
  };
  const hold = useCallback((held: GridTable | null) => {
    grid.current = held;
    if (!held) clearTimeout(timer.current);
  }, []);
  const newest = newestChange(data.cells);
  const told = decides(viewer) ? t('seen.marked') : undefined;
  return (
    <>
      <div class="head">
        <h1 tabIndex={-1}>{t('matrix.title')}</h1>
        <span class="quiet">{cycleText(data.cycle, words)}</span>
        {newest && (
          <span class="quiet">{t('matrix.asOf', { moment: moment(newest), time: exactTime(newest) })}</span>
        )}
        <a class="end" href={hrefOf({ view: 'stuck', query: {} })}>
          {t('matrix.stuck')}
        </a>
        <a href={hrefOf({ view: 'comparison', query: { later: data.cycle.code } })}>
          {t('matrix.comparison')}
        </a>
        <a href={hrefOf({ view: 'charts', query: { cycle: data.cycle.code } })}>{t('matrix.charts')}</a>
        <a href={hrefOf({ view: 'plan', query: {} })}>{t('matrix.plan')}</a>
        <SavedViews />
      </div>
      <FiguresRow
        data={data}
        since={since}
        quiet={shown.quiet}
        decides={decides(viewer)}
        hrefWith={(change) => hrefOf(withChange(change))}
      />
      <div class="tools">
        <Folded label={t('matrix.choices')}>
          <Choices address={address} data={data} columns={columns} set={set} />
        </Folded>
        <MovedTools
          marking={marking}
          chosen={address.since}
          told={told}
          href={marking.place && hrefOf(withChange({ since: marking.place }))}
          onChoose={(chosen) => set({ since: chosen })}
          onNext={() => grid.current?.goToNextMoved()}
          onSeen={() => markCell(at.current)}
          onRowSeen={() => at.current && marking.markSeen(movedIn(data.cells, since, at.current.country))}
          onAllSeen={() => {
            marking.markAllSeen();
            if (address.since) set({ since: '' });
          }}
        />
        <MatrixExport content={content} cycle={data.cycle} of={shown.of} />
      </div>
      <Legend measure={content.measure} waits={heard !== undefined && heard.size > 0} />
      <OrderLine shown={shown} />
      <Grid
        columns={columns}
        content={content}
        cycle={address.cycle}
        at={at.current}
        onAt={onAt}
        onOpen={onOpen}
        onSort={onSort}
        hold={hold}
      />
      {told && <p class="quiet small">{told}</p>}
    </>
  );
}

function parsePlace(text: string | null): CellPlace | null {
  const [country, agency] = text?.split('/') ?? [];
  return country && agency ? { country, agency: agency === 'team' ? '' : agency } : null;
}

function placeText({ country, agency }: CellPlace): string {
  return `${country}/${agency || 'team'}`;
}
