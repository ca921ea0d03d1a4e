import type { Queryable, Statement } from '../database/database.ts';

/** The day in UTC. */
const today = `(clock_timestamp() at time zone 'utc')::date`;

/** The kinds of events that change what an answer says, and raise its revision. */
const changesAnswer = `kind in ('RESPONSE_RECORDED', 'CONTENT_ERASED')`;

/**
 * The first day on which a coordinator saw a change, other than who made it: opened its answer, or marked its cell, at its place in
 * the log or after it. All four are SQL expressions.
 */
export function seenOn(cellId: string, itemCode: string, position: string, authorId: string): string {
  return `(
    select to_char(min(seen.seen_on), 'YYYY-MM-DD') from seen
     where seen.cell_id = ${cellId} and seen.item_code in ('', ${itemCode})
       and seen.position >= ${position} and seen.person_id <> ${authorId})`;
}

/** An answer, at the revision in which it stood on somebody's page. */
export type OpenedAnswer = {
  cycle: string;
  country: string;
  /** Null for the country team. */
  agency: string | null;
  item: string;
  revision: number;
};

/** The cell of a row that names it by `cycle`, `country` and `agency`, asked by its key. */
const cellOf = (row: string) => `
      cross join lateral (
        select id from cell
         where cell.cycle_code = ${row}.cycle and cell.country_code = ${row}.country and cell.agency_code = ${row}.agency
         union all
        select id from cell
         where cell.cycle_code = ${row}.cycle and cell.country_code = ${row}.country
           and cell.agency_code is null and ${row}.agency is null
         limit 1
      ) as place`;

// What somebody has seen up to a place tells nobody anything when they open it again.
const openings: Statement = {
  name: 'seen-openings',
  text: `
    insert into seen (cell_id, item_code, position, person_id, seen_on)
    select distinct place.id, opened.item, stood.position, $1::uuid, ${today}
      from jsonb_to_recordset($2::jsonb) as opened(cycle text, country text, agency text, item text, revision integer)
      ${cellOf('opened')}
      cross join lateral (
        select position from event
         where event.cell_id = place.id and event.item_code = opened.item and ${changesAnswer}
           and event.revision = opened.revision
         order by position limit 1
      ) as stood
     where not exists (
       select from seen
        where seen.cell_id = place.id and seen.item_code in ('', opened.item) and seen.person_id = $1::uuid
          and seen.position >= stood.position)
    on conflict do nothing
    returning true as noted`,
};

/** Notes what somebody has opened. What isn't there is left out, and so is what they had seen before. Returns how many were new. */
export async function insertOpenings(
  connection: Queryable,
  personId: string,
  answers: readonly OpenedAnswer[],
): Promise<number> {
  return (await connection.query(openings, [personId, JSON.stringify(answers)])).length;
}

const cells: Statement = {
  name: 'seen-cells',
  text: `
    insert into seen (cell_id, item_code, position, person_id, seen_on)
    select cell.id, '', $3::bigint, $1::uuid, ${today}
      from cell
      left join unnest($4::text[], $5::text[]) as named (country, agency)
        on cell.country_code = named.country and cell.agency_code is not distinct from named.agency
      cross join lateral (
        select position from event
         where event.cell_id = cell.id and event.position <= $3::bigint and ${changesAnswer}
         order by position desc limit 1
      ) as latest
     where cell.cycle_code = $2 and (named.country is not null or $4::text[] is null)
       and ($6::text[] is null or cell.country_code = any ($6::text[]))
       and latest.position > coalesce((
         select max(seen.position) from seen
          where seen.cell_id = cell.id and seen.item_code = '' and seen.person_id = $1::uuid), 0)
    on conflict do nothing`,
};

/** Which cells somebody marked: parallel lists, or all of the cycle. */
export type MarkedCells = { countries: readonly string[]; agencies: readonly (string | null)[] } | null;

/**
 * Notes that somebody marked cells as seen up to a place, in the countries in which they coordinate (null: everywhere). Only
 * cells in which something happened since they last did.
 */
export async function insertSeenCells(
  connection: Queryable,
  { personId, cycleCode }: { personId: string; cycleCode: string },
  {
    named,
    coordinated,
    position,
  }: { named: MarkedCells; coordinated: readonly string[] | null; position: number },
): Promise<void> {
  await connection.query(cells, [
    personId,
    cycleCode,
    position,
    named?.countries ?? null,
    named?.agencies ?? null,
    coordinated,
  ]);
}

const standing: Statement = {
  name: 'seen-standing',
  text: `
    select asked.ordinal, ${seenOn('place.id', 'asked.item', 'stood.position', 'stood.actor_id')} as "seenOn"
      from jsonb_to_recordset($1::jsonb) as asked(
             ordinal integer, cycle text, country text, agency text, item text, revision integer)
      ${cellOf('asked')}
      cross join lateral (
        select position, actor_id from event
         where event.cell_id = place.id and event.item_code = asked.item and ${changesAnswer}
           and event.revision = asked.revision
         order by position desc limit 1
      ) as stood`,
};

/** The first day on which a coordinator saw each answer as it stands, by its place in the list; nothing of those nobody saw. */
export async function readSeenOn(
  connection: Queryable,
  answers: readonly OpenedAnswer[],
): Promise<ReadonlyMap<number, string>> {
  const asked = answers.map((answer, ordinal) => ({ ...answer, ordinal }));
  const rows = await connection.query<{ ordinal: number; seenOn: string | null }>(standing, [
    JSON.stringify(asked),
  ]);
  return new Map(rows.flatMap(({ ordinal, seenOn: day }) => (day === null ? [] : [[ordinal, day] as const])));
}
