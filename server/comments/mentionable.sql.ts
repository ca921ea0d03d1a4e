import type { ReadAction } from '../access/action.ts';
import { membershipCounts } from '../access/counting-roles.sql.ts';
import { permissions } from '../access/permission-table.ts';
import type { Queryable, Statement } from '../database/database.ts';
import type { CommentReaders } from '../domain/event-visibility.ts';
import { foldName } from '../domain/fold-name.ts';
import { roles } from '../domain/viewer.ts';
import type { CommentPlace } from './comment-place.sql.ts';

/** Whom completion offers at a time. */
export const MOST_OFFERED = 10;

const statement: Statement = {
  name: 'comment-mentionable',
  text: `
    select person.id, person.name from person
     where person.deactivated_at is null and person.id <> $1::uuid
       and strpos(person.name_folded, $2::text) > 0
       and exists (
         select from membership join unnest($3::text[], $4::text[]) as may (role, scope) on may.role = membership.role
          where membership.person_id = person.id and ${membershipCounts}
            and (may.scope = 'EVERYWHERE'
                 or (membership.country_code is null or membership.country_code = $5::text)
                    and case may.scope
                          when 'OWN_COUNTRY' then true
                          when 'OWN_AGENCY' then membership.agency_code is null or membership.agency_code = $6::text
                          else membership.agency_code is null or membership.agency_code = any ($7::text[])
                        end))
     order by strpos(person.name_folded, $2::text) > 1, person.name collate "C", person.id
     limit ${MOST_OFFERED}`,
};

/** People who read comments for these readers at a place, by their names; never who else there is. */
export function readMentionable(
  connection: Queryable,
  { cellId, countryCode, agencyCode, reportingAgencies }: CommentPlace,
  readers: CommentReaders,
  asking: { personId: string; search: string },
): Promise<{ id: string; name: string }[]> {
  const internal = agencyCode === null ? 'readTeamInternal' : 'readAgencyInternal';
  const action: ReadAction =
    readers === 'PUBLISHED' ? 'readPublished' : cellId === null ? 'readCycleInternal' : internal;
  const reading = roles
    .map((role) => ({ role, scope: permissions[role][action] }))
    .filter(({ scope }) => scope !== 'NEVER' && !(readers === 'LED' && scope === 'WHERE_REPORTING_UNLED'));
  return connection.query(statement, [
    asking.personId,
    foldName(asking.search),
    reading.map(({ role }) => role),
    reading.map(({ scope }) => scope),
    countryCode,
    agencyCode,
    reportingAgencies ?? [],
  ]);
}
