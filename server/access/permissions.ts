import type { MembershipScope, Viewer } from '../domain/viewer.ts';
import { type Action, monitorActions } from './action.ts';
import { permissions } from './permission-table.ts';

/** What an action is done to, as far as a scope asks. */
export type Target = {
  /** Null: all countries at once, which only a membership of all countries reaches. */
  countryCode: string | null;
  /** Null for what is the country team's. */
  agencyCode: string | null;
  /** The agencies that report in the country. */
  reportingAgencies?: readonly string[];
  /** Whether the country has a lead now. */
  hasLead?: boolean;
};

/** Whether this membership allows an action there. */
export function permits(membership: MembershipScope, action: Action, target: Target): boolean {
  const ownCountry = membership.countryCode === null || membership.countryCode === target.countryCode;
  const { agencyCode } = membership;
  if (action === 'endorse' && !membership.residentCoordinator) return false;
  if (membership.role === 'COUNTRY_LEAD' && !leadMay(membership, action)) return false;
  switch (permissions[membership.role][action]) {
    case 'EVERYWHERE':
      return true;
    case 'OWN_AGENCY':
      return ownCountry && (agencyCode === null || agencyCode === target.agencyCode);
    case 'OWN_COUNTRY':
      return ownCountry;
    case 'WHERE_REPORTING':
      return ownCountry && reportsThere(agencyCode, target);
    case 'WHERE_REPORTING_UNLED':
      return ownCountry && reportsThere(agencyCode, target) && target.hasLead !== true;
    case 'NEVER':
      return false;
  }
}

function leadMay({ residentCoordinator, monitoring }: MembershipScope, action: Action): boolean {
  if (action === 'confirmMonitoringRole' || action === 'readIncidentOpenings')
    return residentCoordinator === true;
  return action !== 'readIncidents' || monitoring === true;
}

/**
 * How far a membership reaches: what is of an agency and in a country, where it names them. `reporting`: only where that agency
 * reports. `unled`: only while the country has no lead; of comments, only what was meant for more than the lead.
 */
export type Grant = { agency: string | null; country: string | null; reporting: string | null; unled?: true };

/** The same as `permits`, as grants that SQL can look for; empty where the role allows nothing. */
export function grantsOf({ role, agencyCode, countryCode }: MembershipScope, action: Action): Grant[] {
  switch (permissions[role][action]) {
    case 'EVERYWHERE':
      return [{ agency: null, country: null, reporting: null }];
    case 'OWN_AGENCY':
      return [{ agency: agencyCode, country: countryCode, reporting: null }];
    case 'OWN_COUNTRY':
      return [{ agency: null, country: countryCode, reporting: null }];
    case 'WHERE_REPORTING':
      return [{ agency: null, country: countryCode, reporting: agencyCode }];
    case 'WHERE_REPORTING_UNLED':
      return [{ agency: null, country: countryCode, reporting: agencyCode, unled: true }];
    case 'NEVER':
      return [];
  }
}

/** The part of a grant inside a token's agency and country; empty where there is none. */
export function narrowedTo<Extent extends Grant>(extent: Extent, within: Viewer['tokenScope']): Extent[] {
  const { agencyCode = null, countryCode = null } = within ?? {};
  const { agency, country } = extent;
  if (agencyCode !== null && agency !== null && agency !== agencyCode) return [];
  if (countryCode !== null && country !== null && country !== countryCode) return [];
  return [{ ...extent, agency: agency ?? agencyCode, country: country ?? countryCode }];
}

function reportsThere(agencyCode: string | null, { reportingAgencies = [] }: Target): boolean {
  return agencyCode === null || reportingAgencies.includes(agencyCode);
}

/** Whether one of somebody's roles allows an action there. A program's token that only reads changes nothing. */
export function mayDo(viewer: Viewer, action: Action, target: Target): boolean {
  if (viewer.closedToMonitor && monitorActions.has(action)) return false;
  if (viewer.readOnly && !action.startsWith('read')) return false;
  return (
    withinToken(viewer, target) &&
    viewer.memberships.some((membership) => permits(membership, action, target))
  );
}

/**
 * Whether a target lies inside the scope that a program's token is narrowed to. A token for an agency is for that
 * agency's answers alone. The country team's answers, and what concerns all agencies at once, are outside.
 */
export function withinToken({ tokenScope }: Viewer, target: Target): boolean {
  const { agencyCode = null, countryCode = null } = tokenScope ?? {};
  return (
    (agencyCode === null || agencyCode === target.agencyCode) &&
    (countryCode === null || countryCode === target.countryCode)
  );
}

/** Whether one of somebody's roles allows an action anywhere at all: whether there is reason to offer it. */
export function mayAnywhere(viewer: Viewer, action: Action): boolean {
  if (viewer.closedToMonitor && monitorActions.has(action)) return false;
  if (viewer.readOnly && !action.startsWith('read')) return false;
  return viewer.memberships.some(
    (one) =>
      permissions[one.role][action] !== 'NEVER' && (one.role !== 'COUNTRY_LEAD' || leadMay(one, action)),
  );
}
