import type { Queryable, Statement } from '../database/database.ts';
import { contentNames } from '../domain/response-fields.ts';
import type { AnswerPlace } from './late.sql.ts';

/**
 * Whether somebody wrote what an answer says, or any part of it that stands. The row is `response`; what
 * was erased is nobody’s.
 */
export function wroteWhatStands(personId: string): string {
  return `exists (
    select from unnest(array[${contentNames.map((name) => `'${name}'`).join(', ')}]) as field
     cross join lateral (
       select event.actor_id, change ->> 'to' as said
         from event cross join jsonb_array_elements(event.changes) as change
        where event.cell_id = response.cell_id and event.item_code = response.item_code
          and event.kind in ('RESPONSE_RECORDED', 'CONTENT_ERASED') and change ->> 'field' = field
        order by event.position desc limit 1
     ) as last
     where last.actor_id = ${personId} and last.said is not null)`;
}

/** What was decided about an answer, beside its status. */
export type DecisionRow = {
  ordinal: number;
  returned_to: { id: string; name: string } | null;
  endorsed_by: { id: string; name: string } | null;
  endorsed_at: Date | null;
  endorsed_revision: number | null;
  unendorsed_reason: string | null;
};

const person = (id: string) =>
  `(select json_build_object('id', person.id, 'name', person.name) from person where person.id = ${id})`;

const decisions: Statement = {
  name: 'responses-decisions',
  text: `
    select asked.ordinal, ${person('response.returned_to')} as returned_to, ${person('response.endorsed_by')} as endorsed_by,
           response.endorsed_at, response.endorsed_revision,
           case when response.status = 'ACCEPTED' and place.agency_code is null and response.endorsed_by is null
                 and (select endorsement from cycle where cycle.code = asked."cycleCode") then (
             select note from event
              where event.cell_id = response.cell_id and event.item_code = response.item_code
                and event.kind = 'RESPONSE_RECORDED' and event.changes @> '[{"field": "status", "to": "ACCEPTED"}]'
              order by event.position desc limit 1
           ) end as unendorsed_reason
      from jsonb_to_recordset($1::jsonb) as asked(
             ordinal integer, "cycleCode" text, "countryCode" text, "agencyCode" text, "itemCode" text)
      cross join lateral (
        select id, agency_code from cell
         where cell.cycle_code = asked."cycleCode" and cell.country_code = asked."countryCode"
           and cell.agency_code = asked."agencyCode"
         union all
        select id, agency_code from cell
         where cell.cycle_code = asked."cycleCode" and cell.country_code = asked."countryCode"
           and cell.agency_code is null and asked."agencyCode" is null
         limit 1
      ) as place
      cross join lateral (
        select * from response
         where response.cell_id = place.id and response.item_code = asked."itemCode" limit 1
      ) as response`,
};

/** One for each of these answers that is there, by their place in the list. */
export async function readDecisions(
  connection: Queryable,
  places: readonly AnswerPlace[],
): Promise<ReadonlyMap<number, DecisionRow>> {
  const asked = places.map(({ cycleCode, countryCode, agencyCode, itemCode }, ordinal) => ({
    ordinal,
    cycleCode,
    countryCode,
    agencyCode,
    itemCode,
  }));
  const rows = await connection.query<DecisionRow>(decisions, [JSON.stringify(asked)]);
  return new Map(rows.map((row) => [row.ordinal, row]));
}
