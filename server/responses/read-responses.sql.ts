import type { ResponseStatus } from '../../schema/types/response-status.ts';
import type { VisibilityScope } from '../access/visibility.ts';
import { draftStatus, keysOf, visibleResponse } from '../access/visible-responses.sql.ts';
import { servesArea } from '../catalogue/area.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import { type ResponseRow, responseColumns } from './to-response.ts';

/** Which answers somebody wants to see; null is no filter, an empty list matches nothing. */
export type ResponseFilter = {
  cycle: string;
  status: ResponseStatus | null;
  countries: string[] | null;
  agencies: string[] | null;
  countryTeam: boolean;
  /** Of the Call to Action, 1 to 7. */
  area: number | null;
};

/** Where a page of answers ended: what they are sorted by. */
export type ResponseKeyset = { updatedAt: string; countryCode: string; agencyCode: string; itemCode: string };

/** An answer, and with it the end of the log and the number of all that match: one statement, one moment. */
export type ResponsePageRow = ResponseRow & {
  position: number;
  hash: Buffer;
  total: number;
  country_code: string | null;
};

/** By their letters, in every language of a database: a page goes on after a place also where that is another one meanwhile. */
const places = `country_code collate "C", coalesce(agency_code, '') collate "C", item_code collate "C"`;

const readResponsesStatement: Statement = {
  name: 'read-responses',
  text: `
    with matching as (
      select cell.country_code, cell.agency_code, response.*
        from cell join response on response.cell_id = cell.id and response.revision > 0
       where cell.cycle_code = $1 and cell.presence is distinct from 'NONE'
         and ($2::text is null or response.status = $2)
         and ($3::text[] is null or cell.country_code = any($3))
         and ($4::text[] is null or cell.agency_code = any($4) or ($5::boolean and cell.agency_code is null))
         and ${servesArea('response.item_code', '$1', '$12')}
         and ${visibleResponse(draftStatus('response.status'), '$11')}
    ),
    page as (
      select * from matching
       where $6::timestamptz is null
          or (updated_at, ${places}) > ($6, $7::text, $8::text, $9::text)
       order by updated_at, ${places}
       limit $10
    )
    select log_head.position, log_head.hash, (select count(*) from matching) as total,
           page.country_code, ${responseColumns('page', 'page')}
      from log_head left join page on true left join person as author on author.id = page.updated_by
     order by page.updated_at, ${places}`,
};

/** Up to `limit` visible answers after a place; one row without a country where there are none. */
export function readResponses(
  connection: Queryable,
  filter: ResponseFilter,
  after: ResponseKeyset | null,
  limit: number,
  scope: VisibilityScope,
): Promise<ResponsePageRow[]> {
  return connection.query<ResponsePageRow>(readResponsesStatement, [
    filter.cycle,
    filter.status,
    filter.countries,
    filter.agencies,
    filter.countryTeam,
    after?.updatedAt ?? null,
    after?.countryCode ?? null,
    after?.agencyCode ?? null,
    after?.itemCode ?? null,
    limit,
    keysOf(scope),
    filter.area,
  ]);
}
