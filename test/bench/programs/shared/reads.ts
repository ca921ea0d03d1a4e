import type pg from 'pg';
import { rowsOf } from './pool.ts';
import {
  readCellStatement,
  readCountryStatement,
  readEventsAfterStatement,
  readLastEventsStatement,
  readMatrixStatement,
} from './statements.ts';

// Rows as the API gives them: the leanest that anybody could write, for every contender that wants no entities.

export interface Progress {
  countryCode: string;
  agencyCode: string | null;
  notStarted: number;
  inProgress: number;
  submitted: number;
  returned: number;
  accepted: number;
  total: number;
  updatedAt: string | null;
}

interface Snapshot {
  position: number;
  hash: Buffer;
  cycle_code: string;
  cycle_state: string;
}

interface CellRow extends Snapshot {
  country_code: string;
  agency_code: string | null;
  not_started: number;
  in_progress: number;
  submitted: number;
  returned: number;
  accepted: number;
  updated_at: Date | null;
}

interface CountryRow extends CellRow {
  item_code: string | null;
  status: string;
  rating: string | null;
  narrative: string | null;
  revision: number;
  answered_at: Date;
  author_name: string;
}

export interface EventRow {
  position: number;
  hash: Buffer;
  kind: string;
  at: Date;
  actor_name: string | null;
  cycle_code: string | null;
  country_code: string | null;
  agency_code: string | null;
  item_code: string | null;
  revision: number | null;
  changes: { field: string; from: string | null; to: string | null }[];
  note: string | null;
  counts: [number, number, number, number, number] | null;
}

export function cursorOf({ position, hash }: { position: number; hash: Buffer }): string {
  return `${position}.${hash.toString('hex', 0, 6)}`;
}

function progressOf(row: CellRow): Progress {
  return {
    countryCode: row.country_code,
    agencyCode: row.agency_code,
    notStarted: row.not_started,
    inProgress: row.in_progress,
    submitted: row.submitted,
    returned: row.returned,
    accepted: row.accepted,
    total: row.not_started + row.in_progress + row.submitted + row.returned + row.accepted,
    updatedAt: row.updated_at?.toISOString() ?? null,
  };
}

function snapshotOf(first: Snapshot | undefined) {
  if (!first) throw new Error('There is no such cycle or country.');
  return { cycle: { code: first.cycle_code, state: first.cycle_state }, cursor: cursorOf(first) };
}

export async function readMatrix(pool: pg.Pool, cycle: string) {
  const rows = await rowsOf<CellRow>(pool, readMatrixStatement, [cycle]);
  return { ...snapshotOf(rows[0]), cells: rows.map(progressOf) };
}

export async function readCell(pool: pg.Pool, cycle: string, country: string, agency: string) {
  const rows = await rowsOf<CellRow>(pool, readCellStatement, [cycle, country, agency]);
  return { ...snapshotOf(rows[0]), cells: rows.map(progressOf) };
}

export async function readCountry(pool: pg.Pool, country: string, cycle: string) {
  const rows = await rowsOf<CountryRow>(pool, readCountryStatement, [country, cycle]);
  const progress: Progress[] = [];
  const responses = [];
  let before: CountryRow | undefined;
  for (const row of rows) {
    if (!before || before.agency_code !== row.agency_code) progress.push(progressOf(row));
    before = row;
    if (row.item_code === null) continue;
    responses.push({
      countryCode: country,
      agencyCode: row.agency_code,
      itemCode: row.item_code,
      status: row.status,
      rating: row.rating,
      narrative: row.narrative,
      revision: row.revision,
      updatedAt: row.answered_at.toISOString(),
      updatedBy: { name: row.author_name },
    });
  }
  return { ...snapshotOf(rows[0]), responses, progress };
}

export function eventOf(row: EventRow) {
  const { counts } = row;
  return {
    cursor: cursorOf(row),
    kind: row.kind,
    at: row.at.toISOString(),
    actor: row.actor_name === null ? null : { name: row.actor_name },
    cycleCode: row.cycle_code,
    countryCode: row.country_code,
    agencyCode: row.agency_code,
    itemCode: row.item_code,
    revision: row.revision,
    changes: row.changes,
    note: row.note,
    progress: counts && {
      countryCode: row.country_code,
      agencyCode: row.agency_code,
      notStarted: counts[0],
      inProgress: counts[1],
      submitted: counts[2],
      returned: counts[3],
      accepted: counts[4],
      total: counts.reduce((sum, count) => sum + count, 0),
    },
  };
}

export type EventNode = ReturnType<typeof eventOf>;

export async function readLastEvents(pool: pg.Pool, last: number) {
  const rows = await rowsOf<EventRow>(pool, readLastEventsStatement, [last]);
  return { edges: rows.map((row) => ({ node: eventOf(row) })) };
}

export async function readEventsAfter(pool: pg.Pool, cursor: string, first: number) {
  const rows = await rowsOf<EventRow>(pool, readEventsAfterStatement, [Number(cursor.split('.')[0]), first]);
  return { edges: rows.map((row) => ({ node: eventOf(row) })) };
}
