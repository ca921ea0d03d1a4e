import type { RoleInput } from '../../schema/types/role-input.ts';
import { monitoringRoles, type Role } from '../domain/viewer.ts';
import type { RoleGrant } from './invitation.sql.ts';

/** Codes that exist, and the day that it is. */
export type RoleChoice = { agencies: ReadonlySet<string>; countries: ReadonlySet<string>; today: string };

/** What a role is narrowed to: it must be, it may be, or it never is. */
type Narrowing = { agency: 'must' | 'may' | 'never'; country: 'must' | 'may' | 'never' };

/** By which a role is judged, and offered. */
export const narrowings: Readonly<Record<Role, Narrowing>> = {
  COORDINATOR: { agency: 'never', country: 'may' },
  CO_CHAIR: { agency: 'never', country: 'never' },
  FOCAL_POINT: { agency: 'must', country: 'may' },
  CONTRIBUTOR: { agency: 'must', country: 'must' },
  COUNTRY_LEAD: { agency: 'never', country: 'must' },
  OBSERVER: { agency: 'never', country: 'never' },
  MONITORING_ANALYST: { agency: 'never', country: 'must' },
  HUMAN_RIGHTS_ADVISER: { agency: 'never', country: 'must' },
  MANDATE_HOLDER: { agency: 'never', country: 'never' },
};

/** The role that an input means, or a sentence that says what is wrong with it. */
export function checkRole(input: RoleInput, { agencies, countries, today }: RoleChoice): RoleGrant | string {
  const { role, agency = null, country = null, startsOn = null, endsOn = null, alternate } = input;
  const residentCoordinator = input.residentCoordinator === true;
  const narrowing = narrowings[role];
  if (monitoringRoles.includes(role))
    return `The role ${role} is given by two people: propose it with proposeMonitoringRole.`;
  if (agency === null && narrowing.agency === 'must') return `The role ${role} needs an agency.`;
  if (agency !== null && narrowing.agency === 'never')
    return `The role ${role} is of no agency: leave it out.`;
  if (country === null && narrowing.country === 'must') return `The role ${role} needs a country.`;
  if (country !== null && narrowing.country === 'never')
    return `The role ${role} is for all countries: leave it out.`;
  if (residentCoordinator && role !== 'COUNTRY_LEAD')
    return 'Only a COUNTRY_LEAD is the Resident Coordinator: leave it out.';
  if (agency !== null && !agencies.has(agency)) return 'No agency has this code.';
  if (country !== null && !countries.has(country)) return 'No country has this code.';
  for (const day of [startsOn, endsOn]) {
    if (day !== null && !isDay(day)) return 'A day is written YYYY-MM-DD, for instance 2027-01-31.';
  }
  if (endsOn !== null && endsOn < (startsOn ?? today)) return 'The last day is before the first one.';
  if (endsOn !== null && endsOn < today) return 'The last day is over.';
  return {
    role,
    agencyCode: agency,
    countryCode: country,
    startsOn,
    endsOn,
    alternate,
    residentCoordinator,
    monitoring: false,
  };
}

/** Text that PostgreSQL takes for the same day as we do. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
