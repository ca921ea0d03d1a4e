import type { MembershipScope, Role, Viewer } from '../domain/viewer.ts';

/** What somebody may be allowed to do. Counts and reference data are no entry: they are open to everybody signed in. */
export type Action =
  | 'readPublished'
  | 'readAgencyDraft'
  | 'readTeamDraft'
  | 'writeAgencyAnswer'
  | 'writeTeamAnswer'
  | 'submit'
  | 'return'
  | 'accept'
  | 'changeAccepted'
  | 'endorse'
  | 'eraseContent'
  | 'addAddendum'
  | 'assignColleagues'
  | 'administerPeople'
  | 'readAdministration'
  | 'readAgencyInternal'
  | 'readTeamInternal'
  | 'readCycleInternal'
  | 'commentOpen'
  | 'manageCycles'
  | 'setWorkingWeek'
  | 'declarePause'
  | 'askForSecondPerson'
  | 'askForNewLook'
  | MonitorAction;

/** What is done with the monitor: never by a program's token, and only after a second factor. */
export type MonitorAction =
  | 'proposeMonitoringRole'
  | 'confirmMonitoringRole'
  | 'readMonitoredGroups'
  | 'readIncidents'
  | 'recordIncidents'
  | 'openIncidents'
  | 'readIncidentOpenings'
  | 'readSignals'
  | 'readAlerts'
  | 'proposeAlerts'
  | 'decideAlerts'
  | 'planEarlyActions';

const monitorActions: ReadonlySet<Action> = new Set<MonitorAction>([
  'proposeMonitoringRole',
  'confirmMonitoringRole',
  'readMonitoredGroups',
  'readIncidents',
  'recordIncidents',
  'openIncidents',
  'readIncidentOpenings',
  'readSignals',
  'readAlerts',
  'proposeAlerts',
  'decideAlerts',
  'planEarlyActions',
]);

/**
 * How far a role reaches with an action, from the membership that gives it. A membership without a country has all
 * countries as its own, and one without an agency all agencies.
 */
export type Scope =
  | 'EVERYWHERE'
  /** Everything of the own agency in the own country. */
  | 'OWN_AGENCY'
  /** Everything in the own country, of any agency and of the country team. */
  | 'OWN_COUNTRY'
  /** Everything in the own country, if the own agency reports there. */
  | 'WHERE_REPORTING'
  /** The same, as long as the country has no lead. */
  | 'WHERE_REPORTING_UNLED'
  | 'NEVER';

/**
 * Reading is also decided in SQL, for whole pages. Of the scopes that depend on who else works in a country, SQL
 * knows one each for the drafts of country teams and for what is said about them.
 */
export type ReadAction =
  | 'readPublished'
  | 'readAgencyDraft'
  | 'readTeamDraft'
  | 'readAdministration'
  | 'readAgencyInternal'
  | 'readTeamInternal'
  | 'readCycleInternal'
  | 'readMonitoredGroups'
  | 'readIncidents'
  | 'readIncidentOpenings'
  | 'readSignals'
  | 'readAlerts';
type ReadScope = Exclude<Scope, 'WHERE_REPORTING' | 'WHERE_REPORTING_UNLED'>;
type ScopeOf<Of extends Action> = Of extends 'readTeamDraft'
  ? ReadScope | 'WHERE_REPORTING'
  : Of extends 'readTeamInternal'
    ? ReadScope | 'WHERE_REPORTING_UNLED'
    : Of extends ReadAction
      ? ReadScope
      : Scope;

export type Permissions = Readonly<Record<Role, { readonly [Of in Action]: ScopeOf<Of> }>>;

/**
 * Who may do what: the one table that the server's checks, `viewerCan` beside the data and docs/permissions.md are read
 * from. `submit`, `return`, `accept`, `changeAccepted` and `endorse` come on top of writing: who may not write an answer
 * may not submit it either. Of country leads only the Resident Coordinator endorses,
 * confirms monitoring roles and sees who opened incidents, and only one whose membership says `monitoring` reads incidents. Who reads internal comments writes them too; where `readTeamInternal` depends on a lead, it is on
 * whether there was one when the comment was written.
 */
export const permissions: Permissions = {
  COORDINATOR: {
    readPublished: 'EVERYWHERE',
    readAgencyDraft: 'OWN_COUNTRY',
    readTeamDraft: 'OWN_COUNTRY',
    writeAgencyAnswer: 'OWN_COUNTRY',
    writeTeamAnswer: 'OWN_COUNTRY',
    submit: 'OWN_COUNTRY',
    return: 'OWN_COUNTRY',
    accept: 'OWN_COUNTRY',
    changeAccepted: 'OWN_COUNTRY',
    endorse: 'NEVER',
    eraseContent: 'OWN_COUNTRY',
    addAddendum: 'OWN_COUNTRY',
    assignColleagues: 'OWN_COUNTRY',
    administerPeople: 'OWN_COUNTRY',
    readAdministration: 'OWN_COUNTRY',
    readAgencyInternal: 'NEVER',
    readTeamInternal: 'NEVER',
    readCycleInternal: 'OWN_COUNTRY',
    commentOpen: 'EVERYWHERE',
    manageCycles: 'OWN_COUNTRY',
    setWorkingWeek: 'OWN_COUNTRY',
    declarePause: 'OWN_COUNTRY',
    askForSecondPerson: 'NEVER',
    askForNewLook: 'OWN_COUNTRY',
    proposeMonitoringRole: 'OWN_COUNTRY',
    confirmMonitoringRole: 'OWN_COUNTRY',
    readMonitoredGroups: 'OWN_COUNTRY',
    readIncidents: 'NEVER',
    recordIncidents: 'NEVER',
    openIncidents: 'OWN_COUNTRY',
    readIncidentOpenings: 'NEVER',
    readSignals: 'NEVER',
    readAlerts: 'OWN_COUNTRY',
    proposeAlerts: 'OWN_COUNTRY',
    decideAlerts: 'OWN_COUNTRY',
    planEarlyActions: 'OWN_COUNTRY',
  },
  CO_CHAIR: {
    readPublished: 'EVERYWHERE',
    readAgencyDraft: 'EVERYWHERE',
    readTeamDraft: 'EVERYWHERE',
    writeAgencyAnswer: 'NEVER',
    writeTeamAnswer: 'NEVER',
    submit: 'NEVER',
    return: 'NEVER',
    accept: 'NEVER',
    changeAccepted: 'NEVER',
    endorse: 'NEVER',
    eraseContent: 'NEVER',
    addAddendum: 'NEVER',
    assignColleagues: 'NEVER',
    administerPeople: 'NEVER',
    readAdministration: 'EVERYWHERE',
    readAgencyInternal: 'NEVER',
    readTeamInternal: 'NEVER',
    readCycleInternal: 'NEVER',
    commentOpen: 'EVERYWHERE',
    manageCycles: 'NEVER',
    setWorkingWeek: 'NEVER',
    declarePause: 'NEVER',
    askForSecondPerson: 'NEVER',
    askForNewLook: 'NEVER',
    proposeMonitoringRole: 'NEVER',
    confirmMonitoringRole: 'NEVER',
    readMonitoredGroups: 'NEVER',
    readIncidents: 'NEVER',
    recordIncidents: 'NEVER',
    openIncidents: 'NEVER',
    readIncidentOpenings: 'NEVER',
    readSignals: 'NEVER',
    readAlerts: 'NEVER',
    proposeAlerts: 'NEVER',
    decideAlerts: 'NEVER',
    planEarlyActions: 'NEVER',
  },
  FOCAL_POINT: {
    readPublished: 'EVERYWHERE',
    readAgencyDraft: 'OWN_AGENCY',
    readTeamDraft: 'WHERE_REPORTING',
    writeAgencyAnswer: 'OWN_AGENCY',
    writeTeamAnswer: 'WHERE_REPORTING_UNLED',
    submit: 'OWN_COUNTRY',
    return: 'NEVER',
    accept: 'NEVER',
    changeAccepted: 'NEVER',
    endorse: 'NEVER',
    eraseContent: 'NEVER',
    addAddendum: 'NEVER',
    assignColleagues: 'OWN_AGENCY',
    administerPeople: 'NEVER',
    readAdministration: 'NEVER',
    readAgencyInternal: 'OWN_AGENCY',
    readTeamInternal: 'WHERE_REPORTING_UNLED',
    readCycleInternal: 'NEVER',
    commentOpen: 'EVERYWHERE',
    manageCycles: 'NEVER',
    setWorkingWeek: 'WHERE_REPORTING_UNLED',
    declarePause: 'OWN_AGENCY',
    askForSecondPerson: 'OWN_AGENCY',
    askForNewLook: 'NEVER',
    proposeMonitoringRole: 'NEVER',
    confirmMonitoringRole: 'NEVER',
    readMonitoredGroups: 'NEVER',
    readIncidents: 'NEVER',
    recordIncidents: 'NEVER',
    openIncidents: 'NEVER',
    readIncidentOpenings: 'NEVER',
    readSignals: 'NEVER',
    readAlerts: 'NEVER',
    proposeAlerts: 'NEVER',
    decideAlerts: 'NEVER',
    planEarlyActions: 'NEVER',
  },
  CONTRIBUTOR: {
    readPublished: 'EVERYWHERE',
    readAgencyDraft: 'OWN_AGENCY',
    readTeamDraft: 'WHERE_REPORTING',
    writeAgencyAnswer: 'OWN_AGENCY',
    writeTeamAnswer: 'NEVER',
    submit: 'NEVER',
    return: 'NEVER',
    accept: 'NEVER',
    changeAccepted: 'NEVER',
    endorse: 'NEVER',
    eraseContent: 'NEVER',
    addAddendum: 'NEVER',
    assignColleagues: 'NEVER',
    administerPeople: 'NEVER',
    readAdministration: 'NEVER',
    readAgencyInternal: 'OWN_AGENCY',
    readTeamInternal: 'NEVER',
    readCycleInternal: 'NEVER',
    commentOpen: 'EVERYWHERE',
    manageCycles: 'NEVER',
    setWorkingWeek: 'NEVER',
    declarePause: 'NEVER',
    askForSecondPerson: 'NEVER',
    askForNewLook: 'NEVER',
    proposeMonitoringRole: 'NEVER',
    confirmMonitoringRole: 'NEVER',
    readMonitoredGroups: 'NEVER',
    readIncidents: 'NEVER',
    recordIncidents: 'NEVER',
    openIncidents: 'NEVER',
    readIncidentOpenings: 'NEVER',
    readSignals: 'NEVER',
    readAlerts: 'NEVER',
    proposeAlerts: 'NEVER',
    decideAlerts: 'NEVER',
    planEarlyActions: 'NEVER',
  },
  COUNTRY_LEAD: {
    readPublished: 'EVERYWHERE',
    readAgencyDraft: 'OWN_COUNTRY',
    readTeamDraft: 'OWN_COUNTRY',
    writeAgencyAnswer: 'NEVER',
    writeTeamAnswer: 'OWN_COUNTRY',
    submit: 'OWN_COUNTRY',
    return: 'NEVER',
    accept: 'NEVER',
    changeAccepted: 'NEVER',
    endorse: 'OWN_COUNTRY',
    eraseContent: 'NEVER',
    addAddendum: 'NEVER',
    assignColleagues: 'NEVER',
    administerPeople: 'NEVER',
    readAdministration: 'NEVER',
    readAgencyInternal: 'OWN_COUNTRY',
    readTeamInternal: 'OWN_COUNTRY',
    readCycleInternal: 'NEVER',
    commentOpen: 'EVERYWHERE',
    manageCycles: 'NEVER',
    setWorkingWeek: 'OWN_COUNTRY',
    declarePause: 'OWN_COUNTRY',
    askForSecondPerson: 'NEVER',
    askForNewLook: 'OWN_COUNTRY',
    proposeMonitoringRole: 'NEVER',
    confirmMonitoringRole: 'OWN_COUNTRY',
    readMonitoredGroups: 'OWN_COUNTRY',
    readIncidents: 'OWN_COUNTRY',
    recordIncidents: 'NEVER',
    openIncidents: 'NEVER',
    readIncidentOpenings: 'OWN_COUNTRY',
    readSignals: 'OWN_COUNTRY',
    readAlerts: 'OWN_COUNTRY',
    proposeAlerts: 'OWN_COUNTRY',
    decideAlerts: 'OWN_COUNTRY',
    planEarlyActions: 'OWN_COUNTRY',
  },
  OBSERVER: {
    readPublished: 'EVERYWHERE',
    readAgencyDraft: 'NEVER',
    readTeamDraft: 'NEVER',
    writeAgencyAnswer: 'NEVER',
    writeTeamAnswer: 'NEVER',
    submit: 'NEVER',
    return: 'NEVER',
    accept: 'NEVER',
    changeAccepted: 'NEVER',
    endorse: 'NEVER',
    eraseContent: 'NEVER',
    addAddendum: 'NEVER',
    assignColleagues: 'NEVER',
    administerPeople: 'NEVER',
    readAdministration: 'NEVER',
    readAgencyInternal: 'NEVER',
    readTeamInternal: 'NEVER',
    readCycleInternal: 'NEVER',
    commentOpen: 'EVERYWHERE',
    manageCycles: 'NEVER',
    setWorkingWeek: 'NEVER',
    declarePause: 'NEVER',
    askForSecondPerson: 'NEVER',
    askForNewLook: 'NEVER',
    proposeMonitoringRole: 'NEVER',
    confirmMonitoringRole: 'NEVER',
    readMonitoredGroups: 'NEVER',
    readIncidents: 'NEVER',
    recordIncidents: 'NEVER',
    openIncidents: 'NEVER',
    readIncidentOpenings: 'NEVER',
    readSignals: 'NEVER',
    readAlerts: 'NEVER',
    proposeAlerts: 'NEVER',
    decideAlerts: 'NEVER',
    planEarlyActions: 'NEVER',
  },
  MONITORING_ANALYST: {
    readPublished: 'EVERYWHERE',
    readAgencyDraft: 'NEVER',
    readTeamDraft: 'NEVER',
    writeAgencyAnswer: 'NEVER',
    writeTeamAnswer: 'NEVER',
    submit: 'NEVER',
    return: 'NEVER',
    accept: 'NEVER',
    changeAccepted: 'NEVER',
    endorse: 'NEVER',
    eraseContent: 'NEVER',
    addAddendum: 'NEVER',
    assignColleagues: 'NEVER',
    administerPeople: 'NEVER',
    readAdministration: 'NEVER',
    readAgencyInternal: 'NEVER',
    readTeamInternal: 'NEVER',
    readCycleInternal: 'NEVER',
    commentOpen: 'EVERYWHERE',
    manageCycles: 'NEVER',
    setWorkingWeek: 'NEVER',
    declarePause: 'NEVER',
    askForSecondPerson: 'NEVER',
    askForNewLook: 'NEVER',
    proposeMonitoringRole: 'NEVER',
    confirmMonitoringRole: 'NEVER',
    readMonitoredGroups: 'OWN_COUNTRY',
    readIncidents: 'OWN_COUNTRY',
    recordIncidents: 'OWN_COUNTRY',
    openIncidents: 'NEVER',
    readIncidentOpenings: 'OWN_COUNTRY',
    readSignals: 'OWN_COUNTRY',
    readAlerts: 'OWN_COUNTRY',
    proposeAlerts: 'OWN_COUNTRY',
    decideAlerts: 'NEVER',
    planEarlyActions: 'OWN_COUNTRY',
  },
  HUMAN_RIGHTS_ADVISER: {
    readPublished: 'EVERYWHERE',
    readAgencyDraft: 'NEVER',
    readTeamDraft: 'NEVER',
    writeAgencyAnswer: 'NEVER',
    writeTeamAnswer: 'NEVER',
    submit: 'NEVER',
    return: 'NEVER',
    accept: 'NEVER',
    changeAccepted: 'NEVER',
    endorse: 'NEVER',
    eraseContent: 'NEVER',
    addAddendum: 'NEVER',
    assignColleagues: 'NEVER',
    administerPeople: 'NEVER',
    readAdministration: 'NEVER',
    readAgencyInternal: 'NEVER',
    readTeamInternal: 'NEVER',
    readCycleInternal: 'NEVER',
    commentOpen: 'EVERYWHERE',
    manageCycles: 'NEVER',
    setWorkingWeek: 'NEVER',
    declarePause: 'NEVER',
    askForSecondPerson: 'NEVER',
    askForNewLook: 'NEVER',
    proposeMonitoringRole: 'NEVER',
    confirmMonitoringRole: 'NEVER',
    readMonitoredGroups: 'OWN_COUNTRY',
    readIncidents: 'OWN_COUNTRY',
    recordIncidents: 'NEVER',
    openIncidents: 'NEVER',
    readIncidentOpenings: 'OWN_COUNTRY',
    readSignals: 'OWN_COUNTRY',
    readAlerts: 'OWN_COUNTRY',
    proposeAlerts: 'OWN_COUNTRY',
    decideAlerts: 'OWN_COUNTRY',
    planEarlyActions: 'OWN_COUNTRY',
  },
  MANDATE_HOLDER: {
    readPublished: 'EVERYWHERE',
    readAgencyDraft: 'NEVER',
    readTeamDraft: 'NEVER',
    writeAgencyAnswer: 'NEVER',
    writeTeamAnswer: 'NEVER',
    submit: 'NEVER',
    return: 'NEVER',
    accept: 'NEVER',
    changeAccepted: 'NEVER',
    endorse: 'NEVER',
    eraseContent: 'NEVER',
    addAddendum: 'NEVER',
    assignColleagues: 'NEVER',
    administerPeople: 'NEVER',
    readAdministration: 'NEVER',
    readAgencyInternal: 'NEVER',
    readTeamInternal: 'NEVER',
    readCycleInternal: 'NEVER',
    commentOpen: 'EVERYWHERE',
    manageCycles: 'NEVER',
    setWorkingWeek: 'NEVER',
    declarePause: 'NEVER',
    askForSecondPerson: 'NEVER',
    askForNewLook: 'NEVER',
    proposeMonitoringRole: 'NEVER',
    confirmMonitoringRole: 'NEVER',
    readMonitoredGroups: 'NEVER',
    readIncidents: 'NEVER',
    recordIncidents: 'NEVER',
    openIncidents: 'NEVER',
    readIncidentOpenings: 'NEVER',
    readSignals: 'NEVER',
    readAlerts: 'NEVER',
    proposeAlerts: 'NEVER',
    decideAlerts: 'NEVER',
    planEarlyActions: 'NEVER',
  },
};

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
