import { hasLead } from '../access/country-lead.sql.ts';
import type { VisibilityScope } from '../access/visibility.ts';
import { draftStatus, keysOf, visibleResponse } from '../access/visible-responses.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import { togetherField } from '../domain/event-content.ts';
import { contentNames } from '../domain/response-fields.ts';
import { type Snapshot, snapshotOf } from '../progress/read-progress.sql.ts';
import { type ResponseRow, responseColumns } from '../responses/to-response.ts';

/** A country in which an answer is due, with what decides who writes it, and the answer where somebody has begun. */
export type AcrossRow = {
  /** On the first row. */
  snapshot: Snapshot | null;
  /** Null on the only row where the answer is due nowhere. */
  country_code: string | null;
  has_lead: boolean;
  reporting_agencies: string[];
  /** Of a country team's answer: the id that it shares with those written together with it, unless it changed alone since. */
  together: string | null;
} & (ResponseRow | { item_code: null });

/** The id by which the event that last changed what an answer says wrote it together with others. The row is `response`. */
const together = `
  select (select change ->> 'to' from jsonb_array_elements(event.changes) as change
           where change ->> 'field' = '${togetherField}')
    from event
   where event.cell_id = response.cell_id and event.item_code = response.item_code
     and event.kind in ('RESPONSE_RECORDED', 'CONTENT_ERASED')
     and exists (select from jsonb_array_elements(event.changes) as change
                  where change ->> 'field' in (${contentNames.map((name) => `'${name}'`).join(', ')}))
   order by event.position desc limit 1`;

const readAcrossStatement: Statement = {
  name: 'read-across',
  text: `
    select ${snapshotOf('cell.country_code collate "C"')}, cell.country_code,
           ${hasLead('cell.country_code')} as has_lead,
           array(
             select reporting.agency_code from cell as reporting
              where reporting.cycle_code = cell.cycle_code and reporting.country_code = cell.country_code
                and reporting.agency_code is not null and reporting.presence <> 'NONE'
           ) as reporting_agencies,
           case when cell.agency_code is null then (${together}) end as together,
           ${responseColumns()}
      from log_head cross join cycle
      left join cell on cell.cycle_code = cycle.code and cell.agency_code is not distinct from $2::text
       and cell.presence is distinct from 'NONE'
      left join response on response.cell_id = cell.id and response.item_code = $3 and response.revision > 0
       and ${visibleResponse(draftStatus('response.status'), '$4')}
      left join person as author on author.id = response.updated_by
     where cycle.code = $1
     order by cell.country_code collate "C"`,
};

/** Every country in which an agency, or the country team, owes an answer to an item, by code; one row where there is none. */
export function readAcrossRows(
  connection: Queryable,
  { cycle, agency, item }: { cycle: string; agency: string | null; item: string },
  scope: VisibilityScope,
): Promise<AcrossRow[]> {
  return connection.query<AcrossRow>(readAcrossStatement, [cycle, agency, item, keysOf(scope)]);
}
