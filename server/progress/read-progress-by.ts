import type {
  CountedAnswers,
  ProgressBy,
  ProgressByArgs,
  ProgressDimension,
  ProgressRow,
} from '../../schema/types/progress-by.ts';
import { readCycles } from '../catalogue/catalogue.sql.ts';
import { findCycle } from '../catalogue/find-cycle.ts';
import { toCycle } from '../catalogue/to-cycle.ts';
import type { Database } from '../database/database.ts';
import { formatCursor } from '../log/cursor.ts';
import { readHead } from '../log/read-events.sql.ts';
import { nothingDue } from './nothing-due.ts';
import { type CountedRow, type CountName, countNames, readCounted } from './progress-by.sql.ts';

/** Counts the answers of a cycle at one moment. Throws NOT_FOUND where it hasn't opened, or none is open. */
export function readProgressBy(database: Database, args: ProgressByArgs): Promise<ProgressBy> {
  const { by, countries = null, agencies = null, section = null, area = null } = args;
  return database.transaction('REPEATABLE READ', async (connection) => {
    const cycle = findCycle(await readCycles(connection), args.cycle);
    if (!cycle || cycle.checklistVersion === null) throw nothingDue(cycle);
    const filter = { countries, agencies, countryTeam: args.countryTeam ?? false, section, area };
    const rows = await readCounted(connection, cycle.code, by, filter);
    const cursor = formatCursor(await readHead(connection));
    return { cycle: toCycle(cycle), total: countsOf(rows), rows: rowsBy(by, rows), cursor };
  });
}

function rowsBy(by: ProgressDimension, counted: readonly CountedRow[]): ProgressRow[] {
  const groups = new Map<string | null, CountedRow[]>();
  for (const row of counted) {
    for (const key of by === 'AREA' ? row.areas.map(String) : [row.key]) {
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
  }
  const inOrder = by === 'SECTION' || by === 'ITEM' ? byPlace : byCode;
  return [...groups]
    .map(([code, rows]) => ({
      code,
      counts: countsOf(rows),
      first: Math.min(...rows.map((row) => row.first)),
    }))
    .sort(inOrder)
    .map(({ code, counts }) => ({ code, counts }));
}

type Placed = { code: string | null; first: number };

function byPlace(one: Placed, other: Placed): number {
  return one.first - other.first;
}

/** The country teams come last. */
function byCode({ code: one }: Placed, { code: other }: Placed): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
  return one < other ? -1 : 1;
}

function countsOf(rows: readonly CountedRow[]): CountedAnswers {
  const sums = Object.fromEntries(
    countNames.map((name) => [name, rows.reduce((sum, row) => sum + row[name], 0)]),
  ) as Record<CountName, number>;
  const { notStarted, inProgress, submitted, returned, accepted, ...ratings } = sums;
  const total = notStarted + inProgress + submitted + returned + accepted;
  return { notStarted, inProgress, submitted, returned, accepted, total, ratings };
}
