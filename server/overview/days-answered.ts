import type { DaysAnswered } from '../../schema/types/days-answered.ts';
import type { Queryable } from '../database/database.ts';
import { formatCursor, logPosition } from '../log/cursor.ts';
import { type DayChanges, readDayChanges } from './days-answered.sql.ts';

/** By agency, with the empty text for the country teams, and by day. */
type Changes = ReadonlyMap<string, ReadonlyMap<string, number>>;
type Kept = { position: number; changes: Changes };

const DAY = 86_400_000;
const nothing: Kept = { position: 0, changes: new Map() };

/**
 * Remembers how much was answered on which day of each cycle, up to a place in the log: what lies before it never
 * changes, so that only what came since is read.
 */
export class DaysKept {
  #cycles = new Map<string, Kept>();

  /** The log became another one. */
  forget(): void {
    this.#cycles = new Map();
  }

  /** What was answered from the first day on up to the last. */
  async read(
    connection: Queryable,
    cycle: string,
    days: { firstDay: string; lastDay: string },
  ): Promise<DaysAnswered> {
    const kept = this.#cycles.get(cycle) ?? nothing;
    const since = await readDayChanges(connection, cycle, kept.position);
    const now = withChanges(kept, since);
    // Others may have read on meanwhile, each from what they found kept.
    if ((this.#cycles.get(cycle) ?? nothing).position < now.position) this.#cycles.set(cycle, now);
    return {
      firstDay: days.firstDay,
      parties: [...now.changes]
        .sort(([left], [right]) => orderOf(left, right))
        .map(([agency, changes]) => ({ agencyCode: agency || null, answered: sums(changes, days) })),
      cursor: formatCursor(logPosition(since.position, since.hash)),
    };
  }
}

function withChanges({ changes: before }: Kept, { position, changes: since }: DayChanges): Kept {
  const changes = new Map([...before].map(([agency, days]) => [agency, new Map(days)]));
  for (const { agencyCode, day, change } of since) {
    const days = changes.get(agencyCode ?? '') ?? new Map<string, number>();
    changes.set(agencyCode ?? '', days.set(day, (days.get(day) ?? 0) + change));
  }
  return { position, changes };
}

function sums(
  changes: ReadonlyMap<string, number>,
  { firstDay, lastDay }: { firstDay: string; lastDay: string },
): number[] {
  const found: number[] = [];
  let sum = 0;
  for (let moment = Date.parse(firstDay); moment <= Date.parse(lastDay); moment += DAY) {
    sum += changes.get(new Date(moment).toISOString().slice(0, 10)) ?? 0;
    found.push(sum);
  }
  return found;
}

function orderOf(left: string, right: string): number {
  if (left === '' || right === '') return left === '' ? 1 : -1;
  return left < right ? -1 : 1;
}
