import { hasLead } from '../access/country-lead.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';

/** What decides in a country and cycle who may answer, beside roles. */
export type CountryStatus = { open: boolean; reporting_agencies: string[]; has_lead: boolean };

export type CountryStatusKey = { cycle: string; country: string };

const readCountryStatusesStatement: Statement = {
  name: 'read-country-statuses',
  text: `
    select asked.cycle, asked.country, cycle.state = 'OPEN' as open, ${hasLead('asked.country')} as has_lead,
           array(
             select reporting.agency_code from cell as reporting
              where reporting.cycle_code = asked.cycle and reporting.country_code = asked.country
                and reporting.agency_code is not null and reporting.presence <> 'NONE'
           ) as reporting_agencies
      from jsonb_to_recordset($1::jsonb) as asked(cycle text, country text)
      join lateral (select state from cycle where cycle.code = asked.cycle limit 1) as cycle on true`,
};

/** One for each country and cycle that exists, in no order. */
export function readCountryStatuses(
  connection: Queryable,
  keys: readonly CountryStatusKey[],
): Promise<(CountryStatus & CountryStatusKey)[]> {
  return connection.query<CountryStatus & CountryStatusKey>(readCountryStatusesStatement, [
    JSON.stringify(keys),
  ]);
}
