import type { Queryable } from '../database/database.ts';
import { formatCursor, logPosition } from '../log/cursor.ts';

/** By how much a number became another on a day; `key` says of what. */
export type KeyedChange = { key: string; day: string; change: number };

/** The changes after a place in the log, up to the place where the log ended. */
export type KeyedChanges = { position: number; hash: Buffer; changes: KeyedChange[] };

type ReadChanges = (connection: Queryable, cycle: string, after: number) => Promise<KeyedChanges>;

/** By key and by day. */
type Changes = ReadonlyMap<string, ReadonlyMap<string, number>>;
type Kept = { position: number; changes: Changes };

/** The first and the last day, `YYYY-MM-DD` in UTC. */
export type Span = { firstDay: string; lastDay: string };

const DAY = 86_400_000;
const nothing: Kept = { position: 0, changes: new Map() };

/**
 * Remembers how much changed on which day of each cycle, up to a place in the log: what lies before it never changes, so that
 * only what came since is read.
 */
export class KeptDays {
  #cycles = new Map<string, Kept>();

  constructor(private readonly readChanges: ReadChanges) {}

  /** The log became another one. */
  forget(): void {
    this.#cycles = new Map();
  }

  /** The sum of each row at the end of each day, in no order, and where the log ended. `rowsOf` says into which rows a key goes. */
  async read(
    connection: Queryable,
    cycle: string,
    span: Span,
    rowsOf: (key: string) => readonly string[],
  ): Promise<{ rows: Map<string, number[]>; cursor: string }> {
    const kept = this.#cycles.get(cycle) ?? nothing;
    const since = await this.readChanges(connection, cycle, kept.position);
    const now = withChanges(kept, since);
    // Others may have read on meanwhile, each from what they found kept.
    if ((this.#cycles.get(cycle) ?? nothing).position < now.position) this.#cycles.set(cycle, now);
    const rows = new Map<string, Map<string, number>>();
    for (const [key, days] of now.changes) {
      for (const row of rowsOf(key)) rows.set(row, withDays(rows.get(row), days));
    }
    return {
      rows: new Map([...rows].map(([row, days]) => [row, sumsOf(days, span)])),
      cursor: formatCursor(logPosition(since.position, since.hash)),
    };
  }
}

function withChanges({ changes: before }: Kept, { position, changes: since }: KeyedChanges): Kept {
  const changes = new Map([...before].map(([key, days]) => [key, new Map(days)]));
  for (const { key, day, change } of since) {
    changes.set(key, withDays(changes.get(key), new Map([[day, change]])));
  }
  return { position, changes };
}

/** Adds to the first of both, which may be new. */
function withDays(
  sum: Map<string, number> | undefined,
  more: ReadonlyMap<string, number>,
): Map<string, number> {
  const days = sum ?? new Map<string, number>();
  for (const [day, change] of more) days.set(day, (days.get(day) ?? 0) + change);
  return days;
}

function sumsOf(changes: ReadonlyMap<string, number>, { firstDay, lastDay }: Span): number[] {
  const found: number[] = [];
  let sum = 0;
  for (let moment = Date.parse(firstDay); moment <= Date.parse(lastDay); moment += DAY) {
    sum += changes.get(new Date(moment).toISOString().slice(0, 10)) ?? 0;
    found.push(sum);
  }
  return found;
}

/** By code; the country teams, whose code is the empty text, come last. */
export function byCode(left: string, right: string): number {
  if (left === '' || right === '') return left === right ? 0 : left === '' ? 1 : -1;
  return left < right ? -1 : 1;
}
