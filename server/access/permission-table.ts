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
