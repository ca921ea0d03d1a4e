import type { Role } from '../domain/viewer.ts';

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
  | 'countAsSeen'
  | 'readAgencySeen'
  | 'readTeamSeen'
  | 'readHeartbeats'
  | 'writeReportNote'
  | 'readAgencySensitive'
  | 'readTeamSensitive'
  | 'readDownloads'
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

/** All of them. */
export const monitorActions: ReadonlySet<Action> = new Set<MonitorAction>([
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
