import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Viewer } from '../../server/domain/viewer.ts';
import {
  type AssessmentGiven,
  assessIndicator,
  type FrameworkParts,
  listLooks,
  readAssessment,
} from '../../server/monitor/framework/assess-indicator.ts';
import { findInFramework } from '../../server/monitor/framework/framework-findings.ts';
import { readRiskFramework } from '../../server/monitor/framework/risk-framework.ts';
import {
  listSensitiveDates,
  removeSensitiveDate,
  setSensitiveDate,
} from '../../server/monitor/framework/sensitive-dates.ts';
import { nameGroup } from '../../server/monitor/groups/name-group.ts';
import { readMonitorLog } from '../../server/monitor/log/monitor-log.ts';
import { asMonitor } from '../../server/monitor/monitor-connection.ts';
import { makeDueReleases } from '../../server/monitor/releases/make-due-releases.ts';
import { listReleases, readSheet } from '../../server/monitor/releases/read-release.ts';
import { asReleaseReader, asReleaseWork } from '../../server/monitor/releases/release-connection.ts';
import { deleteReport } from '../../server/monitor/reports/move-report.ts';
import { createWorld, insertPerson, type World } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { addIncident, codeOf, MemoryKeys, monitorParts, monitorRoles } from './monitor-world.ts';

const today = new Date().toISOString().slice(0, 10);
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const given = (changes: Partial<AssessmentGiven> = {}): AssessmentGiven => ({
  groupId: null,
  indicator: 'RF7.6',
  baseRevision: 0,
  level: 'EMERGING',
  trend: 'RISING',
  confidence: 'MODERATE',
  reasons: 'Three broadcasts called for an expulsion.',
  evidence: [],
  ...changes,
});

describeOnBothEngines('the framework and the releases', (opened) => {
  const keys = new MemoryKeys();
  let parts: FrameworkParts;
  let world: World;
  let analyst: Viewer;
  let adviser: Viewer;
  let quiet: string;
  const run = (text: string, values: unknown[] = []) =>
    opened().database.query<Record<string, unknown>>(
      { name: `test-${text.slice(0, 50).trim()}`, text },
      values,
    );
  beforeAll(async () => {
    const { database } = opened();
    world = await createWorld(database);
    parts = { ...monitorParts(database, keys), framework: readRiskFramework() };
    analyst = await insertPerson(database, monitorRoles['analyst of KEN'] ?? []);
    adviser = await insertPerson(database, monitorRoles['adviser of KEN'] ?? []);
    quiet = (await nameGroup(parts, analyst, 'KEN', { name: 'Quiet people', aliases: [], hidden: true })).id;
  });

  const read = (viewer = adviser, asOf: string | null = null, groupId: string | null = null) =>
    readAssessment(parts, viewer, { country: 'KEN', groupId, asOf }, today);
  const indicator = async (code: string, asOf: string | null = null, groupId: string | null = null) => {
    const found = (await read(adviser, asOf, groupId)).indicators.find((one) => one.indicator === code);
    if (!found) throw new Error(`no ${code}`);
    return found;
  };

  test('keeps every look, refuses one on top of what somebody has not seen, and tells what was so on a day', async () => {
    const none = await read();
    expect(none.indicators).toHaveLength(84);
    expect(none.indicators.every(({ level, isDue, latest }) => level === 'UNKNOWN' && isDue && !latest)).toBe(
      true,
    );

    const { report, incident } = await addIncident(parts, analyst);
    const kept = await addIncident(parts, analyst, { occurredOn: '2026-01-02' });
    const evidence = [incident.id, kept.incident.id].sort();
    const first = await assessIndicator(parts, analyst, 'KEN', given({ evidence }));
    expect(first).toMatchObject({ revision: 1, level: 'EMERGING', evidence, reasons: given().reasons });
    await run(`update monitor_assessment set assessed_at = '2026-01-10T12:00:00Z' where id = $1`, [first.id]);
    // The first row of this indicator is there, for this and for another analyst.
    expect(await codeOf(assessIndicator(parts, analyst, 'KEN', given()))).toBe('BAD_USER_INPUT');
    const again = given({ baseRevision: 1, level: 'PRESENT', reasons: 'They are daily now.' });
    const both = await Promise.all([1, 2].map(() => codeOf(assessIndicator(parts, analyst, 'KEN', again))));
    expect(both.sort()).toEqual(['BAD_USER_INPUT', 'done']);

    expect(await indicator('RF7.6')).toMatchObject({ level: 'PRESENT', isDue: false, dueBefore: [] });
    expect(await indicator('RF7.6', '2026-01-10')).toMatchObject({
      level: 'EMERGING',
      lookAgainOn: '2026-07-12',
      isDue: false,
    });
    expect(await indicator('RF7.6', '2026-01-09')).toMatchObject({ level: 'UNKNOWN', latest: null });
    expect(await indicator('RF7.6', null, quiet)).toMatchObject({ level: 'UNKNOWN' });
    expect(await codeOf(read(adviser, '2999-01-01'))).toBe('BAD_USER_INPUT');

    // What an incident was evidence for no longer names it once it is deleted.
    await deleteReport(parts, analyst, report);
    const asked = { country: 'KEN', groupId: null, indicator: 'RF7.6' };
    const looks = await listLooks(parts, adviser, asked);
    expect(looks.map(({ revision, level }) => [revision, level])).toEqual([
      [2, 'PRESENT'],
      [1, 'EMERGING'],
    ]);
    expect(looks[1]?.evidence).toEqual([kept.incident.id]);
    const events = await asMonitor(opened().database, adviser, (connection) =>
      readMonitorLog(connection, 'KEN', 200, null),
    );
    expect(events.events.filter(({ kind }) => kind === 'INDICATOR_ASSESSED')).toHaveLength(2);

    const key = keys.kept.get('KEN/FIVE_YEARS');
    keys.kept.delete('KEN/FIVE_YEARS');
    expect((await indicator('RF7.6')).latest).toMatchObject({ level: 'PRESENT', reasons: null });
    if (key) keys.kept.set('KEN/FIVE_YEARS', key);
  });

  test('takes only what is of the country and of the framework, from its analysts', async () => {
    const other = await insertPerson(opened().database, monitorRoles['analyst of NPL'] ?? []);
    const abroad = await addIncident(parts, other, {}, { country: 'NPL' });
    const tries: [changes: Partial<AssessmentGiven>, code: string][] = [
      [{ indicator: 'RF15.1' }, 'BAD_USER_INPUT'],
      [{ reasons: '  ' }, 'BAD_USER_INPUT'],
      [{ evidence: [abroad.incident.id] }, 'NOT_FOUND'],
      [{ evidence: [randomUUID()] }, 'NOT_FOUND'],
      [{ evidence: Array.from({ length: 51 }, () => randomUUID()) }, 'BAD_USER_INPUT'],
      [{ groupId: randomUUID() }, 'NOT_FOUND'],
    ];
    for (const [changes, code] of tries) {
      expect(
        await codeOf(assessIndicator(parts, analyst, 'KEN', given({ indicator: 'RF1.1', ...changes }))),
      ).toBe(code);
    }
    expect(await codeOf(assessIndicator(parts, adviser, 'KEN', given({ indicator: 'RF1.1' })))).toBe(
      'FORBIDDEN',
    );
    for (const viewer of [world.coordinator, other, { ...analyst, closedToMonitor: true as const }]) {
      expect(await codeOf(read(viewer))).toBe('FORBIDDEN');
      expect(await codeOf(listSensitiveDates(parts, viewer, 'KEN', today))).toBe('FORBIDDEN');
    }
    expect(await indicator('RF1.1')).toMatchObject({ latest: null });
  });

  test('says what is to be looked at before a sensitive date, and what the detectors find in it all', async () => {
    const vote = { groupId: null, kind: 'ELECTION' as const, name: 'Local elections', yearly: false };
    const date = await setSensitiveDate(
      parts,
      analyst,
      { countryCode: 'KEN' },
      { ...vote, day: inDays(10) },
      today,
    );
    expect(date).toMatchObject({ revision: 1, comesOn: inDays(10), name: 'Local elections' });
    expect(JSON.stringify(await run('select * from monitor_sensitive_date'))).not.toContain('Local');
    await assessIndicator(
      parts,
      analyst,
      'KEN',
      given({ groupId: quiet, indicator: 'RF8.2', level: 'PRESENT' }),
    );
    // This one was looked at before the window opened; RF8.2 of the group was a moment ago.
    await run(
      `update monitor_assessment set assessed_at = clock_timestamp() - interval '30 days' where revision = 2`,
    );
    expect(await indicator('RF7.6')).toMatchObject({ isDue: false, dueBefore: [date.id] });
    expect(await indicator('RF8.2', null, quiet)).toMatchObject({ dueBefore: [] });
    expect(await indicator('RF8.1', null, quiet)).toMatchObject({ isDue: true, dueBefore: [date.id] });
    expect(await indicator('RF1.1')).toMatchObject({ dueBefore: [] });

    const found = await findInFramework(parts, adviser, { country: 'KEN', since: '2026-01-10' }, today);
    expect(
      found.map(({ groupName, detector, outcome, sentence }) => [groupName, detector, outcome, sentence]),
    ).toEqual([
      [
        null,
        'indicatorRise',
        'ALARM',
        '1 indicator rose (RF7.6 from emerging to present); 83 could not be compared, being unknown.',
      ],
      [null, 'calendar', 'ALARM', `Local elections on ${inDays(10)}, in 10 days; factors present: RF7.`],
      [
        'Quiet people',
        'indicatorRise',
        'NOT_COMPUTABLE',
        'Not computable: all that it asks about is unknown.',
      ],
      [
        'Quiet people',
        'calendar',
        'ALARM',
        `Local elections on ${inDays(10)}, in 10 days; factors present: RF8.`,
      ],
    ]);

    const which = { id: date.id, baseRevision: 1 };
    const later = { ...vote, kind: 'CENSUS' as const, day: inDays(400), yearly: true };
    expect(await setSensitiveDate(parts, analyst, which, later, today)).toMatchObject({ revision: 2 });
    expect(await codeOf(setSensitiveDate(parts, analyst, which, later, today))).toBe('BAD_USER_INPUT');
    expect(
      await codeOf(setSensitiveDate(parts, analyst, which, { ...later, day: '2026-02-30' }, today)),
    ).toBe('BAD_USER_INPUT');
    expect(await codeOf(removeSensitiveDate(parts, adviser, date.id, 2))).toBe('FORBIDDEN');
    await removeSensitiveDate(parts, analyst, date.id, 2);
    expect(await listSensitiveDates(parts, adviser, 'KEN', today)).toEqual([]);
  });

  test('makes a release on the fifth, once, of what may be counted, and never changes it', async () => {
    const { database } = opened();
    await run('delete from monitor_report');
    const add = async (country: string, often: number, changes: Record<string, unknown> = {}) => {
      const { day, consent, sensitivity, source, into } = {
        day: '2026-11-15',
        consent: 'COUNTED',
        sensitivity: 'MODERATE',
        source: 'OWN',
        into: null,
        ...changes,
      };
      const rows = await run(
        `with made as (
           insert into monitor_incident (id, country_code, categories, occurred_on, date_precision, place_precision, actor, basis,
             source_reliability, information_validity, proof, sensitivity, source_class, retention, sealed, merged_into, revision,
             coded_by, coded_at)
           select gen_random_uuid(), $1, '{LIFE}', $2::date, 'DAY', 'REGION', 'UNKNOWN', 'UNKNOWN', 'UNTESTED', 'PLAUSIBLE',
                  'REASONABLE_GROUNDS', $3, $4, 'ONE_YEAR', '\\x00', $5::uuid, 1, $6::uuid, now() from generate_series(1, $7)
           returning id)
         insert into monitor_report (id, country_code, state, received_on, source_code, source_reliability, consent, retention,
           sealed, incident_id, recorded_by, recorded_at, mutation_id)
         select gen_random_uuid(), $1, 'CODED', $2::date, 'S', 'UNTESTED', $8, 'ONE_YEAR', '\\x00', id, $6::uuid, now(),
                gen_random_uuid() from made returning incident_id`,
        [country, day, sensitivity, source, into, analyst.personId, often, consent],
      );
      return String(rows[0]?.incident_id);
    };
    await add('JPN', 7);
    await add('KEN', 6);
    await add('PER', 6);
    // None of these may be counted.
    await add('KEN', 3, { consent: 'MONITORING_ONLY' });
    await add('KEN', 3, { source: 'IMPORTED' });
    await add('KEN', 3, { sensitivity: 'HIGH' });
    const told = await add('KEN', 1);
    await add('KEN', 1, { sensitivity: 'SEVERE', into: told });
    await add('KEN', 3, { day: '2026-12-01' });

    const observer = await world.observer();
    expect(await readSheet(database, observer, null, null)).toBeNull();
    expect(await makeDueReleases(database, new Date('2026-12-04T23:59:00Z'))).toEqual([2025, 2026]);
    const many = await Promise.all(
      [1, 2].map(() => makeDueReleases(database, new Date('2026-12-09T01:00:00Z'))),
    );
    expect(many.flat().sort()).toEqual([2025, 2026]);
    expect(await makeDueReleases(database, new Date('2026-12-31T01:00:00Z'))).toEqual([]);
    const headings = await listReleases(database, observer);
    expect(headings.map(({ year, covers, madeOn }) => [year, covers, madeOn])).toEqual([
      [2026, '2026-11', '2026-12-09'],
      [2025, '2026-11', '2026-12-09'],
      [2026, '2026-10', '2026-12-04'],
      [2025, '2026-10', '2026-12-04'],
    ]);

    const numbers = async (id: string | null, period: string | null = null, viewer = observer) => {
      const sheet = await readSheet(database, viewer, id, period);
      const column = sheet?.categories.indexOf('LIFE') ?? -1;
      return sheet?.rows.flatMap(({ place, counts, since }) =>
        counts[column] === null ? [] : [[place, counts[column], since[column]]],
      );
    };
    const shown = [
      ['World', 19, '2026-12-09'],
      ['Region', 19, '2026-12-09'],
      ['JPN', 7, '2026-12-09'],
      ['KEN', 6, '2026-12-09'],
    ];
    expect((await readSheet(database, observer, null, null))?.rows).toHaveLength(10);
    expect(await numbers(null)).toEqual(shown);
    expect(await numbers(null, '2026-10')).toEqual([]);
    expect(await codeOf(numbers(null, '2026'))).toBe('BAD_USER_INPUT');
    expect(await codeOf(numbers(randomUUID()))).toBe('NOT_FOUND');

    // Two more are no news, and six more in two places are; the first release says what it said.
    const id = headings[0]?.id ?? '';
    await add('KEN', 2);
    expect(await makeDueReleases(database, new Date('2027-01-05T00:00:00Z'))).toEqual([2025, 2026]);
    expect(await numbers(null, '2026-11')).toEqual(shown);
    await add('KEN', 4);
    await add('JPN', 6);
    expect(await makeDueReleases(database, new Date('2027-02-05T00:00:00Z'))).toEqual([2026, 2027]);
    const latest = (await listReleases(database, observer)).find(({ year }) => year === 2026)?.id ?? '';
    expect(await numbers(latest, '2026-11')).toEqual([
      ['World', 31, '2027-02-05'],
      ['Region', 31, '2027-02-05'],
      ['JPN', 13, '2027-02-05'],
      ['KEN', 12, '2027-02-05'],
    ]);
    expect(await numbers(id)).toEqual(shown);
  });

  test('shows releases to whoever is signed in and active, changes none, and opens nothing else with them', async () => {
    const { database } = opened();
    const select = (connection: Pick<typeof database, 'query'>, table: string) =>
      connection.query({ name: `test-from-${table}`, text: `select 1 as one from ${table}` });
    const nobody = await insertPerson(database, []);
    const token = { ...(await world.focalPoint('UNICEF', 'KEN')), closedToMonitor: true as const };
    for (const viewer of [nobody, token, adviser, world.coordinator]) {
      expect(await listReleases(database, viewer)).not.toEqual([]);
    }
    await run('update person set deactivated_at = now() where id = $1', [nobody.personId]);
    expect(await listReleases(database, nobody)).toEqual([]);
    await asMonitor(database, analyst, async (connection) => {
      expect(await select(connection, 'monitor_release')).toEqual([]);
    });
    const closed = ['monitor_assessment', 'monitor_group', 'monitor_event', 'monitor_sensitive_date'];
    await asReleaseReader(database, analyst, async (connection) => {
      for (const table of [...closed, 'monitor_incident', 'monitor_report']) {
        expect(await select(connection, table), table).toEqual([]);
      }
    });
    await asReleaseWork(database, async (connection) => {
      for (const table of closed) expect(await select(connection, table), table).toEqual([]);
      const touched = await connection.query({
        name: 'test-change-release',
        text: `with gone as (delete from monitor_release returning id), moved as (
                 update monitor_release set year = 1 returning id), other as (
                 update monitor_incident set region = 'x' returning id)
               select id from gone union all select id from moved union all select id from other`,
      });
      expect(touched).toEqual([]);
    });
    const forged = asReleaseReader(database, analyst, (connection) =>
      connection.query({
        name: 'test-forge-release',
        text: `insert into monitor_release select gen_random_uuid(), 1, covers, made_on, content, hash from monitor_release limit 1`,
      }),
    );
    expect(await codeOf(forged)).toBe('42501');
    expect(await codeOf(run(`update monitor_release set content = content || ' '`))).toBe('23514');
  });
});
