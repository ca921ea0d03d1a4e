import type { VisibilityScope } from '../access/visibility.ts';
import { keysOf, visibleResponse } from '../access/visible-responses.sql.ts';
import { servesArea } from '../catalogue/area.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import { type ResponseRow, responseColumns } from '../responses/to-response.ts';

/** Submitted answers of one place that have waited since one day. */
export type WaitingSince = { countryCode: string; agencyCode: string | null; since: string; count: number };

/** Which answers somebody asks for; null is no filter, an empty list matches nothing. */
export type WaitingFilter = {
  countries: string[] | null;
  agencies: string[] | null;
  countryTeam: boolean;
  /** Of the Call to Action, 1 to 7. */
  area: number | null;
};

/** The first opening, from which on submissions are of this year, and the latest one: days before it are nobody's. */
const opened = `
  select min(position) as position, max(at) as at from event where kind = 'CYCLE_OPENED' and cycle_code = $1`;

/** The day from which is counted: that of the event that submitted it. */
const sinceDay = `to_char(greatest(submitted.at, opened.at) at time zone 'utc', 'YYYY-MM-DD')`;

const waiting = `
  response.status = 'SUBMITTED' and response.waits_since > opened.position
  and cell.cycle_code = $1 and cell.presence is distinct from 'NONE'`;

const groupsStatement: Statement = {
  name: 'decision-ages',
  text: `
    with opened as materialized (${opened})
    select cell.country_code as "countryCode", cell.agency_code as "agencyCode", ${sinceDay} as since,
           count(*)::integer as count
      from opened cross join response
      join cell on cell.id = response.cell_id
      join event as submitted on submitted.position = response.waits_since
     where ${waiting} and ${visibleResponse('false', '$2')}
       and ($3::text[] is null or cell.country_code = any($3))
       and ($4::text[] is null or cell.agency_code = any($4) or ($5::boolean and cell.agency_code is null))
       and ${servesArea('response.item_code', '$1', '$6')}
     group by cell.country_code, cell.agency_code, ${sinceDay}`,
};

/** How many submitted answers that somebody reads wait in each place, and since which day. */
export function readWaitingSince(
  connection: Queryable,
  cycle: string,
  { countries, agencies, countryTeam, area }: WaitingFilter,
  scope: VisibilityScope,
): Promise<WaitingSince[]> {
  return connection.query<WaitingSince>(groupsStatement, [
    cycle,
    keysOf(scope),
    countries,
    agencies,
    countryTeam,
    area,
  ]);
}

/** An answer that waits, with its place in the log since when. */
export type WaitingRow = ResponseRow & { country_code: string; waits_since: number };

const pageStatement: Statement = {
  name: 'waiting-decisions',
  text: `
    with opened as materialized (${opened}),
    page as (
      select cell.country_code, cell.agency_code, response.*
        from opened cross join unnest($2::text[], $3::text[], $4::text[]) as wanted (country, agency, since)
        join cell on cell.country_code = wanted.country and cell.agency_code is not distinct from wanted.agency
        join response on response.cell_id = cell.id
        join event as submitted on submitted.position = response.waits_since
       where ${waiting} and ${sinceDay} = wanted.since and response.waits_since > $5::bigint
         and ${servesArea('response.item_code', '$1', '$7')}
       order by response.waits_since limit $6
    )
    select page.country_code, page.waits_since, ${responseColumns('page', 'page')}
      from page join person as author on author.id = page.updated_by
     order by page.waits_since`,
};

/** Up to `limit` answers that wait in these places since these days, after a place in the log, those that have waited longest first. */
export function readWaiting(
  connection: Queryable,
  cycle: string,
  groups: readonly WaitingSince[],
  { after, limit, area }: { after: number; limit: number; area: number | null },
): Promise<WaitingRow[]> {
  return connection.query<WaitingRow>(pageStatement, [
    cycle,
    groups.map(({ countryCode }) => countryCode),
    groups.map(({ agencyCode }) => agencyCode),
    groups.map(({ since }) => since),
    after,
    limit,
    area,
  ]);
}
