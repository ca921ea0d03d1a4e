import { isLed } from '../access/country-lead.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';

/** What decides in a country and cycle who may answer, beside roles. */
export type Standing = { open: boolean; reporting_agencies: string[]; led: boolean };

export type StandingKey = { cycle: string; country: string };

const readStandingsStatement: Statement = {
  name: 'read-standings',
  text: `
    select asked.cycle, asked.country, cycle.state = 'OPEN' as open, ${isLed('asked.country')} as led,
           array(
             select reporting.agency_code from cell as reporting
              where reporting.cycle_code = asked.cycle and reporting.country_code = asked.country
                and reporting.agency_code is not null and reporting.presence <> 'NONE'
           ) as reporting_agencies
      from jsonb_to_recordset($1::jsonb) as asked(cycle text, country text)
      join lateral (select state from cycle where cycle.code = asked.cycle limit 1) as cycle on true`,
};

/** One for each country and cycle that exists, in no order. */
export function readStandings(
  connection: Queryable,
  keys: readonly StandingKey[],
): Promise<(Standing & StandingKey)[]> {
  return connection.query<Standing & StandingKey>(readStandingsStatement, [JSON.stringify(keys)]);
}
