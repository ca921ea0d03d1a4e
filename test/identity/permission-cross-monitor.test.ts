import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { cacheableFields } from '../../server/cache/cacheability.ts';
import { proposeAlert } from '../../server/monitor/alerts/propose-alert.ts';
import { nameGroup } from '../../server/monitor/groups/name-group.ts';
import { openIncidents } from '../../server/monitor/openings/open-incidents.ts';
import { addIncident, incidentGiven, monitorRoles, reportGiven } from '../monitor/monitor-world.ts';
import { insertPerson } from '../support/builders.ts';
import { usePermissionWorld } from './permission-asking.ts';

const prepared = usePermissionWorld();

/** By name, written apart from the table. */
const readers = [
  'analyst of KEN',
  'adviser of KEN',
  'Resident Coordinator of KEN who reads incidents',
  'coordinator who opened KEN',
];
const coordinators = ['coordinator', 'coordinator who opened KEN'];
/** They see alerts, but none about a hidden group. */
const ofAlerts = ['coordinator', 'lead of KEN'];
const analysts = ['analyst of KEN'];
/** They may do so, but not in Kenya: for them nothing there has an id. */
const analystsElsewhere = ['analyst of NPL'];

type Offered = {
  monitorAccess: { countryCode: string | null; viewerCan: string[] }[];
  viewer: { viewerCan: string[] };
};

type Asked = {
  source: string;
  variables?: Record<string, unknown>;
  /** Those who are answered, or told that they asked for something wrong: never anything that would be done. */
  allowed: readonly string[];
  /** Those who are told that nothing is there. */
  unknown?: readonly string[];
};

describe('the monitor', { timeout: 60_000 }, () => {
  const ids = { group: '', report: '', incident: '', alert: '' };
  beforeAll(async () => {
    const { world, monitor } = prepared();
    const { database } = world;
    for (const [name, held] of Object.entries(monitorRoles)) {
      world.askers.push({ name, viewer: await insertPerson(database, held) });
    }
    const analyst = world.askers.find(({ name }) => name === 'analyst of KEN')?.viewer;
    if (!analyst) throw new Error('the analyst is missing');
    world.askers.push(
      { name: 'analyst by a token', viewer: { ...analyst, memberships: [], closedToMonitor: true } },
      { name: 'analyst without a second factor', viewer: { ...analyst, closedToMonitor: true } },
    );
    const opener = await insertPerson(database, [
      { role: 'COORDINATOR', agencyCode: null, countryCode: null },
    ]);
    world.askers.push({ name: 'coordinator who opened KEN', viewer: opener });
    const hidden = { name: 'Quiet people', aliases: [], hidden: true };
    ids.group = (await nameGroup(monitor, analyst, 'KEN', hidden)).id;
    await nameGroup(monitor, analyst, 'KEN', { name: 'Seen people', aliases: [], hidden: false });
    const { report, incident } = await addIncident(monitor, analyst);
    const alert = { mutationId: randomUUID(), country: 'KEN', title: 'Quiet', reasons: 'Why', signalIds: [] };
    const about = { ...alert, level: 'URGENT', groupId: ids.group } as const;
    ids.alert = (await proposeAlert(monitor, analyst, about, new Date())).id;
    ids.report = report;
    ids.incident = incident.id;
    await openIncidents(monitor, opener, 'KEN', 'To look');
  }, 60_000);

  /** What each operation is asked with, so that it changes nothing for those who may. */
  const operations = (): Asked[] => {
    const { group, report, incident, alert } = ids;
    const mutationId = randomUUID();
    const nobody = 'UGVyc29uOjAwMDAwMDAwLTAwMDAtNDAwMC04MDAwLTAwMDAwMDAwMDAwMA';
    const elsewhere = ['analyst of NPL', 'adviser of NPL'];
    const input = incidentGiven({ summary: ' ' });
    const { consentLimits: _none, ...future } = reportGiven({ receivedOn: '2999-01-01' });
    const names = { name: ' ' };
    return [
      { source: '{ monitorReports(country: "KEN") { reports { id } } }', allowed: readers },
      { source: '{ incidents(country: "KEN") { incidents { id } } }', allowed: readers },
      {
        source: 'query ($id: ID!) { incident(id: $id) { summary } }',
        variables: { id: incident },
        allowed: readers,
        unknown: ['coordinator', 'analyst of NPL', 'adviser of NPL'],
      },
      { source: '{ mergeCandidates(country: "KEN") { daysApart } }', allowed: readers },
      { source: '{ incidentCounts(country: "KEN") { incidents } }', allowed: readers },
      { source: '{ monitorEvents(country: "KEN") { cursor } }', allowed: readers },
      { source: '{ monitorLogHeads(country: "KEN") { hash } }', allowed: readers },
      { source: '{ incidentOpenings(country: "KEN") { reason } }', allowed: readers.slice(0, 3) },
      { source: '{ monitorSignals(country: "KEN") { hasNextPage } }', allowed: [...readers, 'lead of KEN'] },
      { source: '{ monitorWatch(country: "KEN") { ranAt } }', allowed: [...readers, 'lead of KEN'] },
      { source: '{ monitorSeries(country: "KEN") { tooVague } }', allowed: readers },
      {
        source:
          'query ($series: SeriesInput!) { runDetector(country: "KEN", series: $series, detector: "earsC2") { file } }',
        variables: { series: { category: 'ANY', sourceClass: 'OWN', step: 'WEEK' } },
        allowed: readers,
      },
      {
        source: 'mutation ($id: ID!) { reviewMonitorSignal(id: $id, observation: 1) { id } }',
        variables: { id: randomUUID() },
        allowed: [],
        unknown: [...readers, 'coordinator', ...analystsElsewhere, 'adviser of NPL'],
      },
      { source: '{ incidentExports(country: "KEN") { reason } }', allowed: readers.slice(0, 3) },
      { source: '{ eventImports(country: "KEN") { id } }', allowed: readers },
      { source: '{ importedEvents(country: "KEN") { events { id } } }', allowed: readers },
      { source: '{ importOffer(country: "KEN") { mostRows } }', allowed: analysts },
      {
        source: 'mutation { exportIncidents(country: "KEN", reason: " ") { leftOut } }',
        allowed: analysts,
      },
      {
        source: `mutation { importEvents(dryRun: false, input: { country: "KEN", source: "Test", file: "",
          mapping: { meanings: [], columns: [] } }) { taken } }`,
        allowed: analysts,
      },
      {
        source: 'mutation ($id: ID!) { removeEventImport(id: $id) }',
        variables: { id: randomUUID() },
        allowed: [],
        unknown: [...analysts, ...analystsElsewhere],
      },
      { source: '{ incidentsOpenUntil(country: "KEN") }', allowed: coordinators },
      {
        source: '{ monitoringRoleProposals { id } }',
        allowed: [...coordinators, 'Resident Coordinator of KEN who reads incidents'],
      },
      {
        source: `mutation ($id: ID!) { proposeMonitoringRole(person: $id, role: MONITORING_ANALYST, country: "XXX") { id } }`,
        variables: { id: nobody },
        allowed: coordinators,
      },
      { source: '{ alerts(country: "KEN") { alerts { id } } }', allowed: [...readers, ...ofAlerts] },
      { source: '{ earlyActions(country: "KEN") { actions { id } } }', allowed: [...readers, ...ofAlerts] },
      { source: '{ earlyActionOwners(country: "KEN") { id } }', allowed: [...readers, ...ofAlerts] },
      {
        source: 'mutation ($input: ProposeAlertInput!) { proposeAlert(input: $input) { id } }',
        variables: { input: { mutationId, country: 'KEN', level: 'WATCH', title: ' ', reasons: 'Why' } },
        allowed: [...readers, ...ofAlerts],
      },
      {
        // For the coordinator who sees it, it is not their turn.
        source:
          'mutation ($id: ID!) { decideAlert(id: $id, baseRevision: 9, decision: CONFIRM, reasons: "Why") { id } }',
        variables: { id: alert },
        allowed: readers.slice(1, 3),
        unknown: [...ofAlerts, 'adviser of NPL'],
      },
      {
        source:
          'mutation ($id: ID!, $to: UUID!) { dissentFromAlert(id: $id, mutationId: $to, words: "No") { id } }',
        variables: { id: randomUUID(), to: mutationId },
        allowed: [],
        unknown: [...readers, ...ofAlerts, ...elsewhere],
      },
      {
        source: 'mutation ($input: PlanEarlyActionInput!) { planEarlyAction(input: $input) { id } }',
        variables: { input: { mutationId, alert, what: 'Talk', owner: nobody, dueOn: '2027-01-01' } },
        allowed: readers,
        unknown: [...ofAlerts, ...elsewhere],
      },
      {
        source: 'mutation ($id: ID!) { endEarlyAction(id: $id, baseRevision: 1, done: true) { id } }',
        variables: { id: randomUUID() },
        allowed: [],
        unknown: [...readers, ...ofAlerts, ...elsewhere],
      },
      {
        source:
          'mutation ($id: ID!) { recordEarlyActionOutcome(id: $id, baseRevision: 1, outcome: HELPED, outcomeOn: "2026-01-01", words: "W") { id } }',
        variables: { id: randomUUID() },
        allowed: [],
        unknown: [...readers, ...ofAlerts, ...elsewhere],
      },
      {
        source: 'mutation { openIncidents(country: "KEN", reason: " ") { id } }',
        allowed: coordinators,
      },
      {
        source:
          'mutation ($names: GroupNamesInput!) { nameMonitoredGroup(country: "KEN", names: $names) { id } }',
        variables: { names },
        allowed: analysts,
      },
      {
        source:
          'mutation ($id: ID!, $names: GroupNamesInput!) { changeMonitoredGroup(id: $id, baseRevision: 9, names: $names) { id } }',
        variables: { id: group, names: { name: 'Quiet people', hidden: true } },
        allowed: analysts,
        unknown: analystsElsewhere,
      },
      {
        source: 'mutation ($input: MonitorReportInput!) { recordMonitorReport(input: $input) { id } }',
        variables: { input: future },
        allowed: analysts,
      },
      {
        source: 'mutation ($id: ID!) { moveMonitorReport(id: $id, move: SET_ASIDE) { id } }',
        variables: { id: report },
        allowed: analysts,
        unknown: analystsElsewhere,
      },
      {
        source: 'mutation ($id: ID!) { deleteMonitorReport(id: $id) }',
        variables: { id: randomUUID() },
        allowed: [],
        unknown: [...analysts, ...analystsElsewhere],
      },
      {
        source:
          'mutation ($id: ID!, $input: IncidentInput!) { codeIncident(reports: [$id], input: $input) { id } }',
        variables: { id: report, input: incidentGiven() },
        allowed: analysts,
        unknown: analystsElsewhere,
      },
      {
        source:
          'mutation ($id: ID!, $input: IncidentInput!) { changeIncident(id: $id, baseRevision: 9, input: $input) { id } }',
        variables: { id: incident, input },
        allowed: [...analysts, ...analystsElsewhere],
      },
      {
        source:
          'mutation ($report: ID!, $id: ID!) { attachMonitorReport(report: $report, incident: $id) { id } }',
        variables: { report, id: incident },
        allowed: analysts,
        unknown: analystsElsewhere,
      },
      {
        source: 'mutation ($id: ID!) { mergeIncidents(keep: $id, merge: $id) { id } }',
        variables: { id: incident },
        allowed: analysts,
        unknown: analystsElsewhere,
      },
      {
        source: 'mutation ($id: ID!) { undoMerge(id: $id) { id } }',
        variables: { id: incident },
        allowed: analysts,
        unknown: analystsElsewhere,
      },
      {
        source: 'mutation ($id: ID!) { keepIncidentsApart(one: $id, other: $id) { id } }',
        variables: { id: incident },
        allowed: analysts,
        unknown: analystsElsewhere,
      },
    ];
  };

  test('is for its own people in their country, by no token and not without a second factor', async () => {
    const { ask, forEverybody, logEnd, tried, world } = prepared();
    const before = await logEnd();
    for (const { source, variables = {}, allowed, unknown = [] } of operations()) {
      const refused = source.startsWith('mutation') ? 'BAD_USER_INPUT' : 'done';
      await forEverybody(source, [variables], async ({ name, viewer }) => {
        const { errors } = await ask(viewer, source, variables);
        const [code = 'done'] = errors?.map(({ extensions }) => String(extensions.code)) ?? [];
        const expected = unknown.includes(name)
          ? 'NOT_FOUND'
          : allowed.includes(name)
            ? refused
            : 'FORBIDDEN';
        expect(code, `${name}: ${source}`).toBe(expected);
        tried(1);
      });
    }
    for (const source of [
      'mutation ($id: ID!) { confirmMonitoringRole(id: $id) { id } }',
      'mutation ($id: ID!) { withdrawMonitoringRole(id: $id) { id } }',
    ]) {
      const variables = { id: randomUUID() };
      await forEverybody(source, [variables], async ({ name, viewer }) => {
        const { errors } = await ask(viewer, source, variables);
        const expected = viewer.readOnly ? 'FORBIDDEN' : 'NOT_FOUND';
        expect(
          errors?.map(({ extensions }) => extensions.code),
          name,
        ).toEqual([expected]);
        tried(1);
      });
    }
    const groups = '{ monitoredGroups(country: "KEN") { name } }';
    const seers = [...readers, 'coordinator', 'lead of KEN'];
    await forEverybody(groups, [{}], async ({ name, viewer }) => {
      const { data, errors } = await ask<{ monitoredGroups: { name: string }[] }>(viewer, groups);
      const seen = data?.monitoredGroups.map((one) => one.name) ?? errors?.[0]?.extensions.code;
      const all = readers.includes(name) ? ['Quiet people', 'Seen people'] : ['Seen people'];
      expect(seen, name).toEqual(seers.includes(name) ? all : 'FORBIDDEN');
      tried(1);
    });
    // What a page offers is what is answered, for an opening is asked apart.
    const access = '{ monitorAccess { countryCode viewerCan } viewer { viewerCan } }';
    const offering: [action: string, source: string][] = [
      ['READ_INCIDENTS', '{ incidents(country: "KEN") { incidents { id } } }'],
      ['READ_OPENINGS', '{ incidentOpenings(country: "KEN") { reason } }'],
      ['OPEN_INCIDENTS', '{ incidentsOpenUntil(country: "KEN") }'],
      ['READ_GROUPS', groups],
    ];
    await forEverybody(access, [{}], async ({ name, viewer }) => {
      const { data } = await ask<Offered>(viewer, access);
      const entry =
        data?.monitorAccess.find(({ countryCode }) => countryCode === 'KEN') ??
        data?.monitorAccess.find(({ countryCode }) => countryCode === null);
      for (const [action, source] of offering) {
        if (name === 'coordinator who opened KEN' && action === 'READ_INCIDENTS') continue;
        const { errors } = await ask(viewer, source);
        expect(entry?.viewerCan.includes(action) ?? false, `${name}: ${action}`).toBe(errors === undefined);
        tried(1);
      }
      if (!data) return;
      const follows = data.viewer.viewerCan.includes('FOLLOW_MONITOR');
      expect(follows, name).toBe(data.monitorAccess.length > 0);
    });
    // By no id is anything of it a node, and the checklist's log knows nothing of it.
    for (const { viewer } of world.askers.filter((one) => one.viewer !== null)) {
      for (const id of Object.values(ids)) {
        expect((await ask(viewer, 'query ($id: ID!) { node(id: $id) { id } }', { id })).data).toEqual({
          node: null,
        });
        tried(1);
      }
    }
    expect(await logEnd()).toBe(before);
  });

  test('is in no kept result', () => {
    const names = operations().map(({ source }) => /\{ (\w+)/.exec(source)?.[1] ?? '');
    expect(names.filter((name) => name === '' || Object.hasOwn(cacheableFields, name))).toEqual([]);
    for (const name of ['monitoredGroups', 'monitorAccess'])
      expect(Object.hasOwn(cacheableFields, name)).toBe(false);
  });
});
