import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ResponseStatus } from '../../schema/types/response-status.ts';
import { printPermissions } from '../../scripts/print-permissions.ts';
import type { Action, Scope } from '../../server/access/action.ts';
import { permissions } from '../../server/access/permission-table.ts';
import { mayDo } from '../../server/access/permissions.ts';
import { canRead, canReadComment, visibilityOf } from '../../server/access/visibility.ts';
import { audiencesFor } from '../../server/comments/comment.policy.ts';
import { type MembershipScope, monitoringRoles, type Role, type Viewer } from '../../server/domain/viewer.ts';
import { visiblePeople } from '../../server/people/administration.policy.ts';
import { actionsOn, type PolicyTarget } from '../../server/responses/response.policy.ts';
import { viewerOf } from '../../server/sessions/viewer-of.ts';

/** Where something is, seen from a role of UNICEF in Kenya. */
const places = {
  'own agency': place('KEN', 'UNICEF'),
  'other agency': place('KEN', 'WHO'),
  'own agency abroad': place('NPL', 'UNICEF'),
  'other agency abroad': place('NPL', 'WHO'),
  team: place('KEN', null),
  'team with a lead': place('KEN', null, { hasLead: true }),
  'team without us': place('KEN', null, { reportingAgencies: ['WHO'] }),
  'team abroad': place('NPL', null),
};
type PlaceName = keyof typeof places;
const allPlaces = Object.keys(places) as PlaceName[];

function place(
  countryCode: string,
  agencyCode: string | null,
  other: Partial<PolicyTarget> = {},
): PolicyTarget {
  return { countryCode, agencyCode, reportingAgencies: ['UNICEF', 'WHO'], hasLead: false, ...other };
}

const agencies: PlaceName[] = ['own agency', 'other agency', 'own agency abroad', 'other agency abroad'];
const teams = allPlaces.filter((name) => !agencies.includes(name));
const inKenya = allPlaces.filter((name) => !name.endsWith('abroad'));
const reporting: PlaceName[] = allPlaces.filter(
  (name) => name !== 'team without us' && inKenya.includes(name),
);

/** Issue by issue, what each role of UNICEF in Kenya may do where: whatever is not here, it may do nowhere. */
const expected: Record<Role, Partial<Record<Action, PlaceName[]>>> = {
  COORDINATOR: {
    readPublished: allPlaces,
    readAgencyDraft: inKenya,
    readTeamDraft: inKenya,
    writeAgencyAnswer: inKenya,
    writeTeamAnswer: inKenya,
    submit: inKenya,
    return: inKenya,
    accept: inKenya,
    changeAccepted: inKenya,
    eraseContent: inKenya,
    addAddendum: inKenya,
    assignColleagues: inKenya,
    administerPeople: inKenya,
    readAdministration: inKenya,
    readCycleInternal: inKenya,
    commentOpen: allPlaces,
    manageCycles: inKenya,
    setWorkingWeek: inKenya,
    declarePause: inKenya,
    proposeMonitoringRole: inKenya,
    confirmMonitoringRole: inKenya,
    readMonitoredGroups: inKenya,
    openIncidents: inKenya,
    askForNewLook: inKenya,
    countAsSeen: inKenya,
    readHeartbeats: inKenya,
    writeReportNote: inKenya,
    readAgencySensitive: inKenya,
    readTeamSensitive: inKenya,
    readDownloads: inKenya,
    readAlerts: inKenya,
    proposeAlerts: inKenya,
    decideAlerts: inKenya,
    planEarlyActions: inKenya,
  },
  CO_CHAIR: {
    readPublished: allPlaces,
    readAgencyDraft: allPlaces,
    readTeamDraft: allPlaces,
    readAdministration: allPlaces,
    commentOpen: allPlaces,
  },
  FOCAL_POINT: {
    readPublished: allPlaces,
    readAgencyDraft: ['own agency'],
    readTeamDraft: reporting,
    writeAgencyAnswer: ['own agency'],
    writeTeamAnswer: reporting.filter((name) => name !== 'team with a lead'),
    submit: inKenya,
    assignColleagues: ['own agency'],
    readAgencyInternal: ['own agency'],
    readTeamInternal: reporting.filter((name) => name !== 'team with a lead'),
    commentOpen: allPlaces,
    setWorkingWeek: reporting.filter((name) => name !== 'team with a lead'),
    declarePause: ['own agency'],
    askForSecondPerson: ['own agency'],
    readAgencySeen: ['own agency'],
    readTeamSeen: reporting,
    readHeartbeats: ['own agency'],
    readAgencySensitive: ['own agency'],
    readTeamSensitive: reporting,
  },
  CONTRIBUTOR: {
    readPublished: allPlaces,
    readAgencyDraft: ['own agency'],
    readTeamDraft: reporting,
    writeAgencyAnswer: ['own agency'],
    readAgencyInternal: ['own agency'],
    commentOpen: allPlaces,
    readAgencySeen: ['own agency'],
    readTeamSeen: reporting,
    readHeartbeats: ['own agency'],
    readAgencySensitive: ['own agency'],
    readTeamSensitive: reporting,
  },
  COUNTRY_LEAD: {
    readPublished: allPlaces,
    readAgencySensitive: inKenya,
    readTeamSensitive: inKenya,
    readAgencyDraft: inKenya,
    readTeamDraft: inKenya,
    writeTeamAnswer: inKenya,
    submit: inKenya,
    endorse: inKenya,
    readAgencyInternal: inKenya,
    readTeamInternal: inKenya,
    commentOpen: allPlaces,
    setWorkingWeek: inKenya,
    declarePause: inKenya,
    confirmMonitoringRole: inKenya,
    readMonitoredGroups: inKenya,
    readIncidents: inKenya,
    readIncidentOpenings: inKenya,
    askForNewLook: inKenya,
    readTeamSeen: inKenya,
    readSignals: inKenya,
    readAlerts: inKenya,
    proposeAlerts: inKenya,
    decideAlerts: inKenya,
    planEarlyActions: inKenya,
  },
  OBSERVER: { readPublished: allPlaces, commentOpen: allPlaces },
  MONITORING_ANALYST: {
    readPublished: allPlaces,
    commentOpen: allPlaces,
    readMonitoredGroups: inKenya,
    readIncidents: inKenya,
    recordIncidents: inKenya,
    readIncidentOpenings: inKenya,
    readSignals: inKenya,
    readAlerts: inKenya,
    proposeAlerts: inKenya,
    planEarlyActions: inKenya,
  },
  HUMAN_RIGHTS_ADVISER: {
    readPublished: allPlaces,
    commentOpen: allPlaces,
    readMonitoredGroups: inKenya,
    readIncidents: inKenya,
    readIncidentOpenings: inKenya,
    readSignals: inKenya,
    readAlerts: inKenya,
    proposeAlerts: inKenya,
    decideAlerts: inKenya,
    planEarlyActions: inKenya,
  },
  MANDATE_HOLDER: { readPublished: allPlaces, commentOpen: allPlaces },
};

const roles = Object.keys(expected) as Role[];
const actions = Object.keys(permissions.COORDINATOR) as Action[];
const scopes: Scope[] = [
  'EVERYWHERE',
  'OWN_AGENCY',
  'OWN_COUNTRY',
  'WHERE_REPORTING',
  'WHERE_REPORTING_UNLED',
  'NEVER',
];

const inRole = (role: Role, other: Partial<MembershipScope> = {}): Viewer => ({
  personId: 'a person',
  name: 'Somebody',
  memberships: [
    {
      role,
      agencyCode: 'UNICEF',
      countryCode: 'KEN',
      residentCoordinator: true,
      monitoring: true,
      ...other,
    },
  ],
});

/** What the type of the table forbids need not be noticed here. */
const fits = (action: Action, scope: Scope) =>
  !scope.startsWith('WHERE_REPORTING') ||
  !action.startsWith('read') ||
  (action === 'readTeamDraft' && scope === 'WHERE_REPORTING') ||
  (action === 'readTeamInternal' && scope === 'WHERE_REPORTING_UNLED');

/** Where an action is allowed, as the table's own function says it and as whatever is built on it does. */
const allowed = (role: Role, action: Action) =>
  allPlaces.filter((name) => mayDo(inRole(role), action, places[name]));

function readable(role: Role, names: PlaceName[], draft: boolean): PlaceName[] {
  const scope = visibilityOf(inRole(role));
  return names.filter((name) => {
    const { countryCode, agencyCode, reportingAgencies } = places[name];
    return canRead(scope, { countryCode, agencyCode, draft, reportingAgencies });
  });
}

/** Where a role reads comments among those who work on an answer, as they are meant for them when written. */
function hears(role: Role, names: PlaceName[]): PlaceName[] {
  const scope = visibilityOf(inRole(role));
  return names.filter((name) => {
    const { agencyCode, hasLead } = places[name];
    return canReadComment(scope, agencyCode === null && hasLead ? 'LED' : 'INTERNAL', places[name]);
  });
}

/** Where a role may begin a thread, on what is published. */
function comments(role: Role, audience: 'INTERNAL' | 'OPEN'): PlaceName[] {
  return allPlaces.filter((name) => {
    const place = { ...places[name], hasLead: places[name].hasLead ?? false, draft: false };
    return audiencesFor(inRole(role), place).includes(audience);
  });
}

const both = (left: PlaceName[], right: PlaceName[] = []) => left.filter((name) => right.includes(name));

/** Everything about one role that is not as it should be. */
function differences(role: Role): string[] {
  const found: string[] = [];
  const compare = (what: string, actual: PlaceName[], wanted: PlaceName[] = []) => {
    if (actual.join() !== wanted.join())
      found.push(`${role} ${what}: ${actual.join()} instead of ${wanted.join()}`);
  };
  const should = expected[role];
  for (const action of actions) compare(action, allowed(role, action), should[action]);
  // Of a person with a role there: by the agency and the country of that role.
  const seen = visiblePeople(inRole(role)).filter(({ agency }) => agency === null);
  const sees = ({ countryCode }: PolicyTarget) =>
    seen.some(({ country }) => country === null || country === countryCode);
  compare(
    'sees people',
    allPlaces.filter((name) => sees(places[name])),
    should.readAdministration,
  );
  compare('sees what is published', readable(role, allPlaces, false), should.readPublished);
  compare('sees drafts of agencies', readable(role, agencies, true), both(agencies, should.readAgencyDraft));
  compare('sees drafts of teams', readable(role, teams, true), both(teams, should.readTeamDraft));
  const internal = [...both(agencies, should.readAgencyInternal), ...both(teams, should.readTeamInternal)];
  compare('hears of agencies', hears(role, agencies), both(agencies, internal));
  compare('hears of teams', hears(role, teams), both(teams, internal));
  compare('comments among themselves', comments(role, 'INTERNAL'), both(allPlaces, internal));
  compare('comments in the open', comments(role, 'OPEN'), should.commentOpen);
  const writes = [...both(agencies, should.writeAgencyAnswer), ...both(teams, should.writeTeamAnswer)];
  const can = (action: string, status: ResponseStatus) =>
    allPlaces.filter((name) => actionsOn(inRole(role), places[name], status).some((one) => one === action));
  compare('drafts', can('DRAFT', 'IN_PROGRESS'), writes);
  compare('submits', can('SUBMIT', 'IN_PROGRESS'), both(writes, should.submit));
  compare('edits what is submitted', can('EDIT', 'SUBMITTED'), both(writes, should.submit));
  compare('edits what is returned', can('EDIT', 'RETURNED'), both(writes, should.submit));
  compare('takes up what is returned', can('DRAFT', 'RETURNED'), writes);
  compare('returns', can('RETURN', 'SUBMITTED'), both(writes, should.return));
  compare('accepts', can('ACCEPT', 'SUBMITTED'), both(writes, should.accept));
  compare('edits what is accepted', can('EDIT', 'ACCEPTED'), both(writes, should.changeAccepted));
  return found;
}

describe('the table of permissions', () => {
  test.each(roles)('allows a %s what it should, and no more', (role) => {
    expect(differences(role)).toEqual([]);
  });

  test('has no entry that could be another one without a difference here', () => {
    const table = permissions as Record<Role, Record<Action, Scope>>;
    let flips = 0;
    for (const role of roles) {
      for (const action of actions) {
        const real = table[role][action];
        const others = scopes.filter((scope) => scope !== real && fits(action, scope));
        for (const other of others) {
          table[role][action] = other;
          try {
            expect(differences(role), `${role} ${action} as ${other}`).not.toEqual([]);
          } finally {
            table[role][action] = real;
          }
          flips++;
        }
      }
    }
    console.log(`${flips} other tables were tried, each wrong in one entry.`);
    expect(roles.flatMap(differences)).toEqual([]);
  });

  test('takes a role without a country for all countries, and one without an agency for all agencies', () => {
    const abroad = places['own agency abroad'];
    expect(mayDo(inRole('FOCAL_POINT', { countryCode: null }), 'writeAgencyAnswer', abroad)).toBe(true);
    expect(
      mayDo(inRole('FOCAL_POINT', { countryCode: null }), 'writeAgencyAnswer', places['other agency']),
    ).toBe(false);
    expect(
      mayDo(inRole('FOCAL_POINT', { agencyCode: null }), 'writeAgencyAnswer', places['other agency']),
    ).toBe(true);
    expect(mayDo(inRole('COORDINATOR'), 'administerPeople', { countryCode: null, agencyCode: null })).toBe(
      false,
    );
    expect(
      mayDo(inRole('COORDINATOR', { countryCode: null }), 'administerPeople', {
        countryCode: null,
        agencyCode: null,
      }),
    ).toBe(true);
  });

  test('allows a token no more than what it is narrowed to', () => {
    const whole = inRole('COORDINATOR', { countryCode: null, agencyCode: null });
    const reading: Viewer = { ...whole, readOnly: true };
    const narrow: Viewer = { ...whole, tokenScope: { agencyCode: 'UNICEF', countryCode: 'KEN' } };
    const writes = (viewer: Viewer) =>
      allPlaces.filter((name) => actionsOn(viewer, places[name], 'IN_PROGRESS').length > 0);
    expect(writes(whole)).toEqual(allPlaces);
    expect(writes(reading)).toEqual([]);
    expect(writes(narrow)).toEqual(['own agency']);
    expect(mayDo(reading, 'readAgencyDraft', places['own agency'])).toBe(true);
    expect(mayDo(narrow, 'readAdministration', { countryCode: null, agencyCode: null })).toBe(false);
  });

  test('closes the monitor to tokens, to whoever had no second factor, and to leads who are not to read it', () => {
    const place = places.team;
    const token = { access: 'READ_WRITE', agencyCode: null, countryCode: null } as const;
    const held = (role: Role, other: Partial<MembershipScope> = {}) => inRole(role, other).memberships;
    const come = (role: Role, mfa: boolean, by?: typeof token) =>
      viewerOf({ personId: 'a person', name: 'Somebody', roles: held(role), mfa }, monitoringRoles, by);
    const reads = (viewer: Viewer) => mayDo(viewer, 'readIncidents', place);
    for (const role of ['MONITORING_ANALYST', 'HUMAN_RIGHTS_ADVISER', 'COUNTRY_LEAD'] as const) {
      expect(reads(come(role, true))).toBe(true);
      expect(reads(come(role, false))).toBe(false);
      expect(reads(come(role, true, token))).toBe(false);
    }
    expect(come('MONITORING_ANALYST', false).withheldRoles).toEqual(['MONITORING_ANALYST']);
    expect(come('MANDATE_HOLDER', true, token).memberships).toEqual([]);
    expect(mayDo(come('COORDINATOR', true), 'openIncidents', place)).toBe(true);
    expect(mayDo(come('COORDINATOR', false), 'openIncidents', place)).toBe(false);
    const lead: Viewer = {
      ...inRole('COUNTRY_LEAD'),
      memberships: [{ role: 'COUNTRY_LEAD', agencyCode: null, countryCode: 'KEN' }],
    };
    for (const action of ['readIncidents', 'readIncidentOpenings', 'confirmMonitoringRole'] as const) {
      expect(mayDo(lead, action, place), action).toBe(false);
    }
    expect(mayDo(lead, 'readMonitoredGroups', place)).toBe(true);
  });

  test('is what docs/permissions.md says; if not: npm run permissions', () => {
    const page = readFileSync(new URL('../../docs/permissions.md', import.meta.url), 'utf8');
    expect(page).toBe(printPermissions());
  });
});

test('a token that is narrowed to an agency shows a coordinator of a country nobody elsewhere', () => {
  const roles = [{ role: 'COORDINATOR' as const, agencyCode: null, countryCode: 'KEN' }];
  const viewer = viewerOf({ personId: 'p', name: 'P', mfa: true, roles }, [], {
    access: 'READ',
    agencyCode: 'UNICEF',
    countryCode: null,
  });
  expect(visiblePeople(viewer).filter(({ country }) => country !== 'KEN')).toEqual([]);
});
