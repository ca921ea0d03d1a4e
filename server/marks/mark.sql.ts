import type { Queryable, Statement } from '../database/database.ts';
import type { Counts } from '../domain/cell.ts';
import { countsAt } from '../progress/counts-at.sql.ts';

/** Whose marks of which cycle. */
export type MarkKey = { personId: string; cycleCode: string };

const upsertMark: Statement = {
  name: 'mark-upsert',
  text: `
    insert into mark (person_id, cycle_code, position, revision, floor_revision, marked_at)
    values ($1, $2, $3::bigint, 1, 1, clock_timestamp())
    on conflict (person_id, cycle_code) do update set
      position = greatest(mark.position, excluded.position), revision = mark.revision + 1,
      floor_revision = case when excluded.position > mark.position then mark.revision + 1 else mark.floor_revision end,
      marked_at = excluded.marked_at
    returning position, revision`,
};

/** Raises the floor to a position, never lowers it, and counts one revision up. Others of the same person wait until the commit. */
export async function raiseMark(
  connection: Queryable,
  { personId, cycleCode }: MarkKey,
  position: number,
): Promise<{ floor: number; revision: number }> {
  const [row] = await connection.query<{ position: number; revision: number }>(upsertMark, [
    personId,
    cycleCode,
    position,
  ]);
  if (!row) throw new Error('a mark was not written');
  return { floor: Number(row.position), revision: row.revision };
}

const deleteBelow: Statement = {
  name: 'mark-delete-below',
  text: 'delete from cell_mark where person_id = $1 and cycle_code = $2 and position <= $3::bigint',
};

/** Cells' marks up to the floor say nothing that it doesn't say. */
export async function deleteCellMarks(
  connection: Queryable,
  { personId, cycleCode }: MarkKey,
  floor: number,
): Promise<void> {
  await connection.query(deleteBelow, [personId, cycleCode, floor]);
}

/** Cells in which answers are due, by their codes. */
const namedCells = (cycle: string, countries: string, agencies: string) => `
  unnest(${countries}::text[], ${agencies}::text[]) as named (country, agency)
  join cell on cell.cycle_code = ${cycle} and cell.country_code = named.country
   and cell.agency_code is not distinct from named.agency and cell.presence is distinct from 'NONE'`;

const countNamed: Statement = {
  name: 'mark-count-named',
  text: `select count(distinct cell.id)::integer as found from ${namedCells('$1', '$2', '$3')}`,
};

/** Parallel lists. */
export type NamedCells = { countries: readonly string[]; agencies: readonly (string | null)[] };

/** How many different cells in which answers are due are named. */
export async function countCells(
  connection: Queryable,
  cycleCode: string,
  { countries, agencies }: NamedCells,
): Promise<number> {
  const [row] = await connection.query<{ found: number }>(countNamed, [cycleCode, countries, agencies]);
  return row?.found ?? 0;
}

const upsertCells: Statement = {
  name: 'mark-upsert-cells',
  text: `
    insert into cell_mark (person_id, cycle_code, cell_id, position, counts, carried, updated_at, revision)
    select $1, $2, cell.id, $5::bigint, was.counts, was.carried, was.updated_at, $6
      from ${namedCells('$2', '$3', '$4')}
      join cycle on cycle.code = cell.cycle_code
     cross join lateral (${countsAt('cell', 'cycle.checklist_version', '$5::bigint')}) as was
    on conflict (person_id, cycle_code, cell_id) do update set
      position = excluded.position, counts = excluded.counts, carried = excluded.carried, updated_at = excluded.updated_at, revision = excluded.revision
     where cell_mark.position < excluded.position`,
};

/** Marks cells as they stood at a position; a later mark stays. */
export async function markCells(
  connection: Queryable,
  { personId, cycleCode }: MarkKey,
  { countries, agencies }: NamedCells,
  { position, revision }: { position: number; revision: number },
): Promise<void> {
  await connection.query(upsertCells, [personId, cycleCode, countries, agencies, position, revision]);
}

/** A mark beside one of its cells; without a country where none is to be shown. */
export type MarkRow = {
  revision: number;
  whole: boolean;
  position: number;
  hash: Buffer | null;
  at: Date | null;
  country_code: string | null;
  agency_code: string | null;
  counts: Counts;
  carried: number;
  updated_at: Date | null;
};

const readMarkStatement: Statement = {
  name: 'mark-read',
  text: `
    select mark.revision, told.whole, mark.position, place.hash, place.at,
           cell.country_code, cell.agency_code, seen.counts, seen.carried, seen.updated_at
      from mark
     cross join lateral (select mark.floor_revision > $3::integer or mark.revision < $3::integer as whole) as told
      left join event as place on place.position = mark.position
      left join cell_mark as seen on seen.person_id = mark.person_id and seen.cycle_code = mark.cycle_code
       and (told.whole or seen.revision > $3::integer)
      left join cell on cell.id = seen.cell_id
     where mark.person_id = $1 and mark.cycle_code = $2 and mark.revision <> $3::integer
     order by cell.country_code collate "C", cell.agency_code collate "C" nulls last`,
};

/** Somebody's marks, or what was marked after a revision (-1: all); no rows where that is nothing. */
export function readMark(
  connection: Queryable,
  { personId, cycleCode }: MarkKey,
  after: number,
): Promise<MarkRow[]> {
  return connection.query<MarkRow>(readMarkStatement, [personId, cycleCode, after]);
}

const stamps: Statement = {
  name: 'mark-stamps',
  text: `
    select person_id as "personId", sum(revision)::text as stamp from mark
     where person_id = any ($1::uuid[]) group by person_id`,
};

/** How long what one marks on another replica may stay unheard here: well within a second. */
export const MARKS_HEARD_MS = 400;

/** What rises with everything that each of these people marks. */
export async function readStamps(
  connection: Queryable,
  people: readonly string[],
): Promise<Map<string, string>> {
  const rows = await connection.query<{ personId: string; stamp: string }>(stamps, [people]);
  return new Map(rows.map(({ personId, stamp }) => [personId, stamp]));
}
