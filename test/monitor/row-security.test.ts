import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { MonitorAction } from '../../server/access/action.ts';
import { mayDo } from '../../server/access/permissions.ts';
import { monitorRoleLacks } from '../../server/database/monitor-role.ts';
import { roles, type Viewer } from '../../server/domain/viewer.ts';
import { decideAlert, dissentFromAlert } from '../../server/monitor/alerts/decide-alert.ts';
import { proposeAlert } from '../../server/monitor/alerts/propose-alert.ts';
import { listAlerts } from '../../server/monitor/alerts/read-alerts.ts';
import { endAction, planAction } from '../../server/monitor/early-actions/plan-action.ts';
import { listActions } from '../../server/monitor/early-actions/read-actions.ts';
import { exportIncidents, listExports } from '../../server/monitor/exports/export-incidents.ts';
import {
  type AssessmentGiven,
  assessIndicator,
  type FrameworkParts,
  readAssessment,
} from '../../server/monitor/framework/assess-indicator.ts';
import { readRiskFramework } from '../../server/monitor/framework/risk-framework.ts';
import { listSensitiveDates, setSensitiveDate } from '../../server/monitor/framework/sensitive-dates.ts';
import { listGroups, nameGroup } from '../../server/monitor/groups/name-group.ts';
import {
  type ImportGiven,
  importEvents,
  listImportedEvents,
  listImports,
} from '../../server/monitor/imports/import-events.ts';
import { changeIncident, findIncident, listIncidents } from '../../server/monitor/incidents/code-incident.ts';
import { countIncidents, listCandidates } from '../../server/monitor/incidents/merge-incidents.ts';
import { readSignedMonitorHeads } from '../../server/monitor/log/monitor-log.sql.ts';
import { readMonitorLog } from '../../server/monitor/log/monitor-log.ts';
import { monitorPolicy } from '../../server/monitor/monitor.policy.ts';
import { asMonitor } from '../../server/monitor/monitor-connection.ts';
import { listOpenings, openIncidents } from '../../server/monitor/openings/open-incidents.ts';
import { deleteReport } from '../../server/monitor/reports/move-report.ts';
import { listReports, recordReport } from '../../server/monitor/reports/record-report.ts';
import { listSeries } from '../../server/monitor/series/list-series.ts';
import { listSignals, readMonitorWatch, reviewSignal } from '../../server/monitor/signals/list-signals.ts';
import { createWorld, insertPerson } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import {
  addIncident,
  codeOf,
  incidentGiven,
  monitorParts,
  monitorRoles,
  reportGiven,
} from './monitor-world.ts';
import { addObservation, insertSignalRows, signalTables } from './signals/signal-rows.ts';

const INSUFFICIENT_PRIVILEGE = '42501';
const look: AssessmentGiven = {
  groupId: null,
  indicator: 'RF7.6',
  baseRevision: 0,
  level: 'PRESENT',
  trend: 'RISING',
  confidence: 'LOW',
  reasons: 'Broadcasts call for an expulsion.',
  evidence: [],
};
const nowhere = { groupId: null, asOf: null };
const date = { groupId: null, kind: 'CENSUS', name: 'Census', day: '2026-05-02', yearly: false } as const;
/** One event that somebody publishes. */
const eventsGiven: ImportGiven = {
  country: 'KEN',
  source: 'Newspapers',
  mapping: {
    columns: [
      { field: 'ID', names: ['id'] },
      { field: 'STARTED_ON', names: ['day'] },
    ],
    meanings: [],
  },
  file: 'id,day\n1,2026-03-01\n',
};
const tables = [
  'monitor_group',
  'monitor_incident',
  'monitor_report',
  'monitor_merge',
  'monitor_apart',
  'monitor_opening',
  'monitor_head',
  'monitor_event',
  'monitor_signed_head',
  'monitor_import',
  'monitor_imported_event',
  ...signalTables,
  'monitor_alert',
  'monitor_alert_step',
  'monitor_action',
  'monitor_export',
  'monitor_assessment',
  'monitor_assessment_evidence',
  'monitor_sensitive_date',
  'monitor_release',
];
/** Of which coordinators and leads see what is no hidden group's. */
const ofAlerts = ['monitor_group', 'monitor_alert', 'monitor_alert_step', 'monitor_action'];

/** What a lead sees of signals: those of groups that aren't hidden, without p-values of series and without what was counted. */
const ofSignals = ['monitor_run', 'monitor_signal', 'monitor_signal_observation', 'monitor_signal_review'];

describeOnBothEngines('row-level security alone', (opened) => {
  let parts: FrameworkParts;
  let analyst: Viewer;
  let outsiders: [name: string, viewer: Viewer][];
  let incident: string;
  let report: string;
  const alerts: { id: string; title: string; action: string }[] = [];
  beforeAll(async () => {
    const { database } = opened();
    // The first guard is away: everybody may do everything, as far as code knows.
    vi.spyOn(monitorPolicy, 'mayIn').mockReturnValue(true);
    vi.spyOn(monitorPolicy, 'requireIn').mockReturnValue();
    vi.spyOn(monitorPolicy, 'requireSomewhere').mockReturnValue();
    vi.spyOn(monitorPolicy, 'readsIncidents').mockResolvedValue(true);
    vi.spyOn(monitorPolicy, 'requireReader').mockResolvedValue();
    const world = await createWorld(database);
    parts = { ...monitorParts(database), framework: readRiskFramework() };
    analyst = await insertPerson(database, monitorRoles['analyst of KEN'] ?? []);
    await nameGroup(parts, analyst, 'KEN', { name: 'Seen people', aliases: [], hidden: false });
    await nameGroup(parts, analyst, 'KEN', { name: 'Quiet people', aliases: [], hidden: true });
    const made = await addIncident(parts, analyst);
    incident = made.incident.id;
    await insertSignalRows(database, analyst.personId);
    for (const { name, id: groupId } of await listGroups(parts, analyst, 'KEN'))
      await addAlert(name, groupId);
    await addIncident(parts, analyst, { occurredOn: '2026-03-02' });
    await assessIndicator(parts, analyst, 'KEN', { ...look, evidence: [incident] });
    await setSensitiveDate(parts, analyst, { countryCode: 'KEN' }, date, date.day);
    ({ report } = made);
    await importEvents(parts, analyst, eventsGiven, false);
    await exportIncidents(parts, analyst, 'KEN', 'To look');
    const opener = await world.createPerson();
    await openIncidents(parts, opener, 'KEN', 'To look');
    const named = ['mandate holder', 'analyst of NPL', 'adviser of NPL'];
    outsiders = [
      ['coordinator', world.coordinator],
      ['observer', await world.observer()],
      ['focal point', await world.focalPoint('UNICEF', 'KEN')],
      ['co-chair', await world.createPerson([{ role: 'CO_CHAIR', agencyCode: null, countryCode: null }])],
      [
        'contributor',
        await world.createPerson([{ role: 'CONTRIBUTOR', agencyCode: 'UNICEF', countryCode: 'KEN' }]),
      ],
      ['lead', await world.createPerson([{ role: 'COUNTRY_LEAD', agencyCode: null, countryCode: 'KEN' }])],
      ['nobody', await world.createPerson([])],
      ['analyst by a token', { ...analyst, closedToMonitor: true }],
    ];
    for (const name of named) outsiders.push([name, await insertPerson(database, monitorRoles[name] ?? [])]);
  }, 60_000);

  /** An alert that was confirmed and has an early action, called after its group. */
  const addAlert = async (title: string, groupId: string) => {
    const now = new Date();
    const adviser = await insertPerson(opened().database, monitorRoles['adviser of KEN'] ?? []);
    const given = {
      mutationId: randomUUID(),
      country: 'KEN',
      level: 'WATCH',
      reasons: 'Why',
      signalIds: [],
    } as const;
    const { id } = await proposeAlert(parts, analyst, { ...given, title, groupId }, now);
    const decided = { id, baseRevision: 1, decision: 'CONFIRM', level: null, reasons: 'Why' } as const;
    await decideAlert(parts, adviser, decided, now);
    const action = { mutationId: randomUUID(), alertId: id, ownerId: adviser.personId, dueOn: '2027-01-01' };
    alerts.push({
      id,
      title,
      action: (await planAction(parts, analyst, { ...action, itemCodes: [], what: 'Talk' }, now)).id,
    });
  };

  afterAll(() => {
    vi.restoreAllMocks();
  });

  test('shows no restricted row to anybody outside of the country’s group, and takes none from them', async () => {
    const { database } = opened();
    expect(await monitorRoleLacks(database)).toBeNull();
    const asked = { country: 'KEN', first: null, offset: 0 };
    for (const [name, viewer] of outsiders) {
      expect((await listIncidents(parts, viewer, asked)).incidents, name).toEqual([]);
      expect(
        (await listReports(parts, viewer, { ...asked, state: null, incidentId: null })).reports,
        name,
      ).toEqual([]);
      expect(await listCandidates(parts, viewer, 'KEN'), name).toEqual([]);
      expect(await countIncidents(parts, viewer, 'KEN'), name).toEqual([{ category: 'ANY', incidents: 0 }]);
      expect(await listOpenings(parts, viewer, 'KEN'), name).toEqual([]);
      expect(await listExports(parts, viewer, 'KEN'), name).toEqual([]);
      expect(await listImports(parts, viewer, 'KEN'), name).toEqual([]);
      expect((await listImportedEvents(parts, viewer, asked)).events, name).toEqual([]);
      const groups = (await listGroups(parts, viewer, 'KEN')).map(({ name: group }) => group);
      expect(groups, name).toEqual(['coordinator', 'lead'].includes(name) ? ['Seen people'] : []);
      await asMonitor(database, viewer, async (connection) => {
        expect((await readMonitorLog(connection, 'KEN', null, null)).events, name).toEqual([]);
        expect(await readSignedMonitorHeads(connection, 'KEN', 5), name).toEqual([]);
        for (const table of tables.filter((one) => !ofAlerts.includes(one))) {
          const rows = await connection.query({
            name: `test-rows-${table}`,
            text: `select 1 as one from ${table}`,
          });
          expect(rows, `${name}, ${table}`).toHaveLength(
            name === 'lead' && ofSignals.includes(table) ? 1 : 0,
          );
        }
      });
      expect(await codeOf(recordReport(parts, viewer, reportGiven())), name).toBe(INSUFFICIENT_PRIVILEGE);
      expect(await codeOf(changeIncident(parts, viewer, incident, 1, incidentGiven())), name).toBe(
        'NOT_FOUND',
      );
      expect(await codeOf(findIncident(parts, viewer, incident)), name).toBe('NOT_FOUND');
      expect(await codeOf(deleteReport(parts, viewer, report)), name).toBe('NOT_FOUND');
      const now = new Date();
      const seen = ['coordinator', 'lead'].includes(name) ? ['Seen people'] : [];
      const shown = (await listAlerts(parts, viewer, asked, now)).alerts;
      expect(
        shown.map(({ title }) => title),
        name,
      ).toEqual(seen);
      expect(
        shown.flatMap(({ steps, actions }) => [...steps, ...actions]),
        name,
      ).toHaveLength(2 * seen.length);
      const actions = await listActions(parts, viewer, { ...asked, item: null, overdue: false }, now);
      expect(actions.actions, name).toHaveLength(seen.length);
      const given = {
        mutationId: randomUUID(),
        level: 'WATCH',
        title: 'T',
        reasons: 'R',
        signalIds: [],
      } as const;
      const propose = (country: string) =>
        proposeAlert(parts, viewer, { ...given, country, groupId: null }, now);
      if (seen.length === 0) expect(await codeOf(propose('KEN')), name).toBe(INSUFFICIENT_PRIVILEGE);
      for (const { id, title, action } of alerts) {
        if (seen.includes(title)) continue;
        const decided = { id, baseRevision: 2, decision: 'CLOSE', level: null, reasons: 'R' } as const;
        expect(await codeOf(decideAlert(parts, viewer, decided, now)), name).toBe('NOT_FOUND');
        const dissent = { mutationId: randomUUID(), id, words: 'No' };
        expect(await codeOf(dissentFromAlert(parts, viewer, dissent, now)), name).toBe('NOT_FOUND');
        const ended = { id: action, baseRevision: 1, move: 'DONE' } as const;
        expect(await codeOf(endAction(parts, viewer, ended, now)), name).toBe('NOT_FOUND');
      }
      const events = { ...eventsGiven, source: name };
      expect(await codeOf(importEvents(parts, viewer, events, false)), name).toBe(INSUFFICIENT_PRIVILEGE);
      expect(await codeOf(exportIncidents(parts, viewer, 'KEN', 'To take')), name).toBe(
        INSUFFICIENT_PRIVILEGE,
      );
      const { indicators } = await readAssessment(parts, viewer, { ...nowhere, country: 'KEN' }, date.day);
      expect(
        indicators.filter(({ level }) => level !== 'UNKNOWN'),
        name,
      ).toEqual([]);
      expect(await listSensitiveDates(parts, viewer, 'KEN', date.day), name).toEqual([]);
      expect(await codeOf(assessIndicator(parts, viewer, 'KEN', look)), name).toBe(INSUFFICIENT_PRIVILEGE);
      expect(
        await codeOf(setSensitiveDate(parts, viewer, { countryCode: 'KEN' }, date, date.day)),
        name,
      ).toBe(INSUFFICIENT_PRIVILEGE);
      const hidden = { name: 'Quiet people', aliases: [], hidden: false };
      expect(await codeOf(nameGroup(parts, viewer, 'KEN', hidden)), name).toBe(INSUFFICIENT_PRIVILEGE);
    }
    expect((await listIncidents(parts, analyst, asked)).incidents).toHaveLength(2);
    const page = { country: 'KEN', controlled: true, first: null, offset: 0 };
    const names = async (viewer: Viewer) =>
      (await listSignals(parts, viewer, page)).signals.map(({ groupName }) => groupName).sort();
    for (const [name, viewer] of outsiders) {
      expect(await names(viewer), name).toEqual(name === 'lead' ? ['Seen people'] : []);
      const series = { ...asked, step: 'WEEK', sourceClass: null } as const;
      expect((await listSeries(parts, viewer, series)).series, name).toEqual([]);
      expect((await readMonitorWatch(parts, viewer, 'KEN')).ranAt === null, name).toBe(name !== 'lead');
    }
    expect(await names(analyst)).toEqual(['Quiet people', 'Seen people']);
    // A lead who may see a signal without its incidents reviews none.
    const [lead] = outsiders.filter(([name]) => name === 'lead').map(([, viewer]) => viewer);
    if (!lead) throw new Error('the lead is missing');
    const { signals } = await listSignals(parts, lead, page);
    const { id } = await addObservation(database, signals[0]?.id ?? '');
    expect(await codeOf(reviewSignal(parts, lead, id, 2))).toBe(INSUFFICIENT_PRIVILEGE);
  });

  test('shows nothing to a request without a person, or without the role', async () => {
    const { database } = opened();
    const role = `test_plain_${analyst.personId.slice(0, 8)}`;
    const run = (text: string) => database.query({ name: `test-${text.slice(0, 50)}`, text });
    await run(`create role ${role}`);
    await run(`grant select on ${tables.join(', ')}, membership, person to ${role}`);
    for (const [as, person] of [
      ['monitor_role()', ''],
      [`'${role}'`, analyst.personId],
    ]) {
      const seen = await database.transaction('READ COMMITTED', async (connection) => {
        await connection.query(
          {
            name: `test-as-${as}`,
            text: `select set_config('concord.person', $1, true), set_config('role', ${as}::text, true)`,
          },
          [person],
        );
        const rows: unknown[] = [];
        for (const table of tables) {
          rows.push(
            ...(await connection.query({
              name: `test-all-${table}`,
              text: `select 1 as one from ${table}`,
            })),
          );
        }
        return rows;
      });
      expect(seen, as).toEqual([]);
    }
    await run(`drop owned by ${role}`);
    await run(`drop role ${role}`);
    const forced = await database.query<{ relname: string }>({
      name: 'test-forced',
      text: `select relname from pg_class where relname like 'monitor\\_%' and relkind = 'r' and relforcerowsecurity order by relname`,
    });
    expect(forced.map(({ relname }) => relname)).toEqual([...tables].sort());
  });

  test('allows each role what the table of permissions does', async () => {
    const { database } = opened();
    const functions: [fn: string, action: MonitorAction][] = [
      ['monitor_records', 'recordIncidents'],
      ['monitor_opens', 'openIncidents'],
      ['monitor_sees_groups', 'readMonitoredGroups'],
      ['monitor_decides', 'decideAlerts'],
      ['monitor_sees_openings', 'readIncidentOpenings'],
      ['monitor_reads', 'readIncidents'],
      ['monitor_sees_signals', 'readSignals'],
    ];
    for (const role of roles) {
      for (const lead of role === 'COUNTRY_LEAD'
        ? [{}, { monitoring: true }, { residentCoordinator: true }]
        : [{}]) {
        for (const countryCode of [null, 'KEN', 'NPL']) {
          const viewer = await insertPerson(database, [
            { role, agencyCode: null, countryCode, ...lead },
          ] as never);
          const [said] = await asMonitor(database, viewer, (connection) =>
            connection.query<Record<string, boolean>>({
              name: 'test-twin',
              text: `select ${functions.map(([fn]) => `${fn}('KEN') as ${fn}`).join(', ')}`,
            }),
          );
          const expected = functions.map(([fn, action]) => [
            fn,
            mayDo(viewer, action, { countryCode: 'KEN', agencyCode: null }),
          ]);
          expect(said, `${role} ${countryCode} ${JSON.stringify(lead)}`).toEqual(
            Object.fromEntries(expected),
          );
        }
      }
    }
  });
});
