import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { beforeAll, expect, test } from 'vitest';
import type { Viewer } from '../../server/domain/viewer.ts';
import { proposeAlert } from '../../server/monitor/alerts/propose-alert.ts';
import { listAlerts } from '../../server/monitor/alerts/read-alerts.ts';
import {
  attachReport,
  changeIncident,
  codeIncident,
  findIncident,
} from '../../server/monitor/incidents/code-incident.ts';
import { countIncidents, mergeIncidents } from '../../server/monitor/incidents/merge-incidents.ts';
import { asWork } from '../../server/monitor/monitor-connection.ts';
import type { MonitorParts } from '../../server/monitor/monitor-parts.ts';
import { listReports, recordReport } from '../../server/monitor/reports/record-report.ts';
import { Cleaner } from '../../server/retention/cleaner.ts';
import { strictBackground } from '../support/background.ts';
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
import { insertSignalRows } from './signals/signal-rows.ts';

const INSUFFICIENT_PRIVILEGE = '42501';
const RETENTION_WORK = 'RETENTION';

describeOnBothEngines('what of the monitor has been kept long enough', (opened) => {
  let parts: MonitorParts;
  let analyst: Viewer;
  const said: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => said.push(line) });
  const clean = () => new Cleaner(opened().database, log, strictBackground()).clean();
  /** Past row-level security, as the owner of the test's database. */
  const sql = (text: string, values: unknown[] = []) =>
    opened().database.query<{ id: string }>({ name: '', text }, values);
  const work = (text: string) =>
    asWork(opened().database, RETENTION_WORK, (connection) => connection.query({ name: '', text }));
  const age = (table: string, column: string, days: number) =>
    sql(`update ${table} set ${column} = clock_timestamp() - make_interval(days => $1::integer)`, [days]);
  const words = async () => {
    const asked = { country: 'KEN', state: null, incidentId: null, first: null, offset: 0 };
    const { reports } = await listReports(parts, analyst, asked);
    return Object.fromEntries(reports.map(({ retention, text }) => [retention, text]));
  };

  beforeAll(async () => {
    const { database } = opened();
    await createWorld(database);
    parts = monitorParts(database);
    analyst = await insertPerson(database, monitorRoles['analyst of KEN'] ?? []);
    await addIncident(parts, analyst, { summary: 'Short' }, { text: 'Short', retention: 'ONE_YEAR' });
    await recordReport(parts, analyst, reportGiven({ text: 'Long', retention: 'FIVE_YEARS' }));
    await sql(`insert into monitor_group values ($1, 'KEN', 'Hill people', '{}', false, 1)`, [randomUUID()]);
    await insertSignalRows(database, analyst.personId);
  }, 60_000);

  test('words of a report and of its incident go when their year is over, and what is counted stays', async () => {
    const counted = await countIncidents(parts, analyst, 'KEN');
    await age('monitor_report', 'recorded_at', 364);
    await age('monitor_incident', 'coded_at', 364);
    await clean();
    expect(await words()).toEqual({ ONE_YEAR: 'Short', FIVE_YEARS: 'Long' });
    await age('monitor_report', 'recorded_at', 367);
    await clean();
    expect(await words()).toEqual({ ONE_YEAR: null, FIVE_YEARS: 'Long' });
    expect(await sql('select id from monitor_incident where octet_length(sealed) > 0')).toHaveLength(1);
    await age('monitor_incident', 'coded_at', 367);
    await clean();
    expect(await sql('select id from monitor_incident where octet_length(sealed) > 0')).toEqual([]);
    await age('monitor_report', 'recorded_at', 5 * 365 + 3);
    await clean();
    expect(await words()).toEqual({ ONE_YEAR: null, FIVE_YEARS: null });
    expect(await countIncidents(parts, analyst, 'KEN')).toEqual(counted);
  });

  test('what is said of an incident goes after a year from when a report that is kept a year stands for it', async () => {
    const { incident } = await addIncident(parts, analyst, { summary: 'Both told', place: 'Here' });
    const short = await recordReport(parts, analyst, reportGiven({ text: 'Told', retention: 'ONE_YEAR' }));
    const attached = await attachReport(parts, analyst, short.id, incident.id);
    expect(attached).toMatchObject({ retention: 'ONE_YEAR', summary: 'Both told', place: 'Here' });
    const changed = await changeIncident(
      parts,
      analyst,
      incident.id,
      1,
      incidentGiven({ summary: 'As told' }),
    );
    expect(changed).toMatchObject({ retention: 'ONE_YEAR', summary: 'As told' });
    await age('monitor_incident', 'coded_at', 367);
    await clean();
    expect(await findIncident(parts, analyst, incident.id)).toMatchObject({ summary: null, reports: 2 });
  });

  test('words that would go at once with a report that is kept a year stay until it is coded by itself', async () => {
    const { incident } = await addIncident(parts, analyst, { summary: 'Long ago' });
    const short = await recordReport(parts, analyst, reportGiven({ retention: 'ONE_YEAR' }));
    await age('monitor_incident', 'coded_at', 367);
    expect(await codeOf(attachReport(parts, analyst, short.id, incident.id))).toBe('BAD_USER_INPUT');
    const own = await codeIncident(parts, analyst, [short.id], incidentGiven());
    await mergeIncidents(parts, analyst, incident.id, own.id);
    await clean();
    expect(await findIncident(parts, analyst, incident.id)).toMatchObject({
      summary: 'Long ago',
      reports: 2,
    });
  });

  test('words of an alert go after five years, and the alert stays with its level', async () => {
    const given = { country: 'KEN', level: 'WATCH', title: 'Title', reasons: 'Why', signalIds: [] } as const;
    const input = { ...given, mutationId: randomUUID(), groupId: null };
    const asked = { country: 'KEN', first: null, offset: 0 };
    await proposeAlert(parts, analyst, input, new Date());
    await clean();
    const alerts = async () => (await listAlerts(parts, analyst, asked, new Date())).alerts;
    expect(await alerts()).toMatchObject([{ title: 'Title', level: 'WATCH' }]);
    await age('monitor_alert', 'proposed_at', 5 * 365 + 3);
    await clean();
    expect(await alerts()).toMatchObject([{ title: null, reasons: null, level: 'WATCH' }]);
  });

  test('runs and p-values go after 180 days, but for those on which a signal rests, and for the last run', async () => {
    const addRun = async (ago: number, kind: string) => {
      const id = randomUUID();
      const text = `insert into monitor_run values ($1, 'KEN', true, $2, clock_timestamp() - make_interval(days => $3::integer), '[]')`;
      await sql(text, [id, kind, ago]);
      return id;
    };
    const [standing] = await sql('select id from monitor_run');
    await age('monitor_run', 'ran_at', 400);
    const [last, , , young] = [
      await addRun(181, 'NIGHTLY'),
      await addRun(182, 'NIGHTLY'),
      await addRun(183, 'ARRIVAL'),
      await addRun(179, 'ARRIVAL'),
    ];
    await sql(`insert into monitor_family values ('KEN', false, 'WEEK', 'earsC2', '2025-03-03', '[]')`);
    await clean();
    const kept = (await sql('select id from monitor_run')).map(({ id }) => id);
    expect(kept.sort()).toEqual([standing?.id, last, young].sort());
    const periods = await sql(`select to_char(period_start, 'YYYY-MM-DD') as id from monitor_family`);
    expect(periods).toEqual([{ id: '2026-02-23' }]);
  });

  test('this work sees no words that are still kept, writes none, and deletes nothing else', async () => {
    await recordReport(parts, analyst, reportGiven({ text: 'Kept' }));
    expect(
      await work(
        `update monitor_report set sealed = '' where recorded_at > now() - interval '1 day' returning id`,
      ),
    ).toEqual([]);
    expect(await work('select id from monitor_report')).toHaveLength(2);
    expect(await codeOf(work(`update monitor_report set sealed = 'Other words'`))).toBe(
      INSUFFICIENT_PRIVILEGE,
    );
    for (const table of ['report', 'incident', 'alert', 'signal']) {
      expect(await work(`delete from monitor_${table} returning id`), table).toEqual([]);
    }
    for (const table of ['group', 'merge', 'event', 'head', 'import', 'sensitive_date']) {
      expect(await work(`select from monitor_${table}`), table).toEqual([]);
    }
  });

  test('the process log says nothing of it', () => {
    expect(said.join()).not.toMatch(/monitor|report|detection|alert/i);
  });
});
