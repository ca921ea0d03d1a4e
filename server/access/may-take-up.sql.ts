import { type Role, roles } from '../domain/viewer.ts';
import type { Action, Permissions, Scope } from './action.ts';
import { membershipCounts } from './counting-roles.sql.ts';
import { hasLead } from './country-lead.sql.ts';
import { permissions } from './permission-table.ts';

/**
 * Whether somebody has a role that counts now, writes an answer of the row `cell` and doesn't decide on it: who may take up
 * what was returned. What `permits` says in code, for one whose roles nobody has read.
 */
export function mayTakeUp(personId: string): string {
  return mayDoAs(personId, ({ accept }) => accept === 'NEVER');
}

/** Whether somebody has a role that counts now and writes an answer of the row `cell`, whether they decide on it or not. */
export function mayWrite(personId: string): string {
  return mayDoAs(personId, () => true);
}

type Granted = Permissions[Role];

function mayDoAs(personId: string, among: (granted: Granted) => boolean): string {
  const reaches = (action: Action) => reachesAs(action, among);
  return `exists (
    select from membership join person on person.id = membership.person_id
     where membership.person_id = ${personId} and person.deactivated_at is null and ${membershipCounts}
       and (membership.country_code is null or membership.country_code = cell.country_code)
       and case when cell.agency_code is null then ${reaches('writeTeamAnswer')} else ${reaches('writeAgencyAnswer')} end)`;
}

function reachesAs(action: Action, among: (granted: Granted) => boolean): string {
  const reaching = roles
    .filter((role) => among(permissions[role]) && permissions[role][action] !== 'NEVER')
    .map((role) => `when '${role}' then ${within[permissions[role][action]]}`);
  return `case membership.role ${reaching.join(' ')} else false end`;
}

const reporting = `(membership.agency_code is null or exists (
  select from cell as own
   where own.cycle_code = cell.cycle_code and own.country_code = cell.country_code
     and own.agency_code = membership.agency_code and own.presence <> 'NONE'))`;

/** Of a membership in a country of its own. */
const within: Readonly<Record<Scope, string>> = {
  EVERYWHERE: 'true',
  OWN_COUNTRY: 'true',
  OWN_AGENCY: '(membership.agency_code is null or membership.agency_code = cell.agency_code)',
  WHERE_REPORTING: reporting,
  WHERE_REPORTING_UNLED: `(${reporting} and not ${hasLead('cell.country_code')})`,
  NEVER: 'false',
};
