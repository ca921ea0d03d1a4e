import { membershipCounts } from './counting-roles.sql.ts';

/** Whether a country has a lead with a role that counts now. The country is given as an SQL expression of its code. */
export function hasLead(countryCode: string): string {
  return hasLeadWho(countryCode, 'true');
}

/** The same of a lead who is the Resident Coordinator. */
export function hasResidentCoordinator(countryCode: string): string {
  return hasLeadWho(countryCode, 'membership.resident_coordinator');
}

function hasLeadWho(countryCode: string, condition: string): string {
  return `exists (
    select from membership join person on person.id = membership.person_id
     where membership.role = 'COUNTRY_LEAD' and ${condition} and person.deactivated_at is null and ${membershipCounts}
       and (membership.country_code is null or membership.country_code = ${countryCode}))`;
}
