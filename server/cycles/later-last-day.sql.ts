import type { Queryable, Statement } from '../database/database.ts';

export type LaterLastDayRow = { countryCode: string; closesOn: string };

const read: Statement = {
  name: 'later-last-days',
  text: `
    select later_last_day.country_code as "countryCode", later_last_day.closes_on as "closesOn"
      from later_last_day join cycle on cycle.code = later_last_day.cycle_code
     where cycle.code = $1 and later_last_day.closes_on > cycle.closes_on order by country_code`,
};

/** The countries that have until later than the rest of the cycle. */
export function readLaterLastDays(connection: Queryable, cycleCode: string): Promise<LaterLastDayRow[]> {
  return connection.query<LaterLastDayRow>(read, [cycleCode]);
}

const write: Statement = {
  name: 'later-last-day-write',
  text: `
    insert into later_last_day (cycle_code, country_code, closes_on) values ($1, $2, $3)
    on conflict (cycle_code, country_code) do update set closes_on = excluded.closes_on`,
};
const clear: Statement = {
  name: 'later-last-day-clear',
  text: 'delete from later_last_day where cycle_code = $1 and country_code = $2',
};

/** Gives a country until a day; null: until the cycle's own. */
export async function saveLaterLastDay(
  connection: Queryable,
  cycleCode: string,
  countryCode: string,
  closesOn: string | null,
): Promise<void> {
  if (closesOn === null) await connection.query(clear, [cycleCode, countryCode]);
  else await connection.query(write, [cycleCode, countryCode, closesOn]);
}
