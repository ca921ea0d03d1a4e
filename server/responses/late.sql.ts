import type { Queryable, Statement } from '../database/database.ts';

/** Where an answer is, by codes; the agency is null for the country team. */
export type AnswerPlace = {
  cycleCode: string;
  countryCode: string;
  agencyCode: string | null;
  itemCode: string;
};

/**
 * The last day has ended everywhere on Earth at noon of the next one, in UTC. An answer is late where the event that first
 * submitted it came then or after; what it was returned for and submitted again doesn't count, and no device's clock does.
 */
const late: Statement = {
  name: 'responses-late',
  text: `
    select asked.ordinal, case when submitted.written_at < until.over then submitted.written_at end as "writtenAt"
      from jsonb_to_recordset($1::jsonb) as asked(
             ordinal integer, "cycleCode" text, "countryCode" text, "agencyCode" text, "itemCode" text)
      cross join lateral (
        select (greatest(cycle.closes_on, later_last_day.closes_on) + 1 + time '12:00') at time zone 'utc' as over
          from cycle left join later_last_day
            on later_last_day.cycle_code = cycle.code and later_last_day.country_code = asked."countryCode"
         where cycle.code = asked."cycleCode" limit 1
      ) as until
      cross join lateral (
        select id from cell
         where cell.cycle_code = asked."cycleCode" and cell.country_code = asked."countryCode"
           and cell.agency_code = asked."agencyCode"
         union all
        select id from cell
         where cell.cycle_code = asked."cycleCode" and cell.country_code = asked."countryCode"
           and cell.agency_code is null and asked."agencyCode" is null
         limit 1
      ) as place
      cross join lateral (
        select at, written_at from event
         where event.cell_id = place.id and event.item_code = asked."itemCode" and event.kind = 'RESPONSE_RECORDED'
           and event.changes @> '[{"field": "status", "to": "SUBMITTED"}]'
         order by event.position limit 1
      ) as submitted
     where submitted.at >= until.over`,
};

/** What makes an answer late, and when its device says that it was written, where that was in time. */
export type Lateness = { writtenAt: Date | null };

/** Which of these answers are late, by their place in the list. */
export async function readLate(
  connection: Queryable,
  places: readonly AnswerPlace[],
): Promise<ReadonlyMap<number, Lateness>> {
  const asked = places.map(({ cycleCode, countryCode, agencyCode, itemCode }, ordinal) => ({
    ordinal,
    cycleCode,
    countryCode,
    agencyCode,
    itemCode,
  }));
  const rows = await connection.query<Lateness & { ordinal: number }>(late, [JSON.stringify(asked)]);
  return new Map(rows.map(({ ordinal, writtenAt }) => [ordinal, { writtenAt }]));
}
