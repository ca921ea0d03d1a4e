import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, inject, test } from 'vitest';
import type { Viewer } from '../../server/domain/viewer.ts';
import { proposeAlert } from '../../server/monitor/alerts/propose-alert.ts';
import { changeGroup, listGroups, nameGroup } from '../../server/monitor/groups/name-group.ts';
import {
  attachReport,
  changeIncident,
  codeIncident,
  listIncidents,
} from '../../server/monitor/incidents/code-incident.ts';
import {
  countIncidents,
  keepApart,
  listCandidates,
  mergeIncidents,
  undoMerge,
} from '../../server/monitor/incidents/merge-incidents.ts';
import { readSignedMonitorHeads } from '../../server/monitor/log/monitor-log.sql.ts';
import { readMonitorLog, verifyMonitorLog } from '../../server/monitor/log/monitor-log.ts';
import { asMonitor } from '../../server/monitor/monitor-connection.ts';
import type { MonitorParts } from '../../server/monitor/monitor-parts.ts';
import { listOpenings, openIncidents } from '../../server/monitor/openings/open-incidents.ts';
import { changeReportState, deleteReport } from '../../server/monitor/reports/move-report.ts';
import { listReports, recordReport } from '../../server/monitor/reports/record-report.ts';
import { LocalKeys } from '../../server/monitor/sealing/local-keys.ts';
import { seal, unseal } from '../../server/monitor/sealing/seal.ts';
import { createWorld, insertPerson } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import {
  addIncident,
  codeOf,
  incidentGiven,
  MemoryKeys,
  monitorParts,
  monitorRoles,
  reportGiven,
} from './monitor-world.ts';

describeOnBothEngines('the monitor', (opened) => {
  let parts: MonitorParts;
  const keys = new MemoryKeys();
  let coordinator: Viewer;
  let before: unknown;
  const people = new Map<string, Viewer>();
  const by = (name: string) => {
    const viewer = people.get(name);
    if (!viewer) throw new Error(`nobody is ${name}`);
    return viewer;
  };
  const checklistLog = () =>
    opened().database.query({
      name: 'test-checklist-log',
      text: `select position, hash, at, (select value from setting where name = 'reference_version') as reference from log_head`,
    });
  beforeAll(async () => {
    parts = monitorParts(opened().database, keys);
    ({ coordinator } = await createWorld(opened().database));
    for (const [name, held] of Object.entries(monitorRoles)) {
      people.set(name, await insertPerson(opened().database, held));
    }
    before = await checklistLog();
  });

  const analyst = () => by('analyst of KEN');
  const counts = async (country = 'KEN', viewer = analyst()) =>
    Object.fromEntries(
      (await countIncidents(parts, viewer, country)).map(({ category, incidents }) => [category, incidents]),
    );

  test('counts two reports of one event once, whichever way they come together, and takes a merge back', async () => {
    const group = await nameGroup(parts, analyst(), 'KEN', {
      name: 'Dawn people',
      aliases: ['Dawners'],
      hidden: false,
    });
    const first = await addIncident(parts, analyst(), {
      groupId: group.id,
      categories: ['LIFE', 'BELIEF_CULTURE'],
    });
    expect(await counts()).toEqual({ ANY: 1, LIFE: 1, BELIEF_CULTURE: 1 });
    const second = await addIncident(
      parts,
      analyst(),
      {
        groupId: group.id,
        occurredOn: '2026-03-03',
        summary: 'At night the prayer house on the hill burned down.',
      },
      { sourceCode: 'S-2' },
    );
    await addIncident(parts, analyst(), { groupId: group.id, occurredOn: '2025-11-03' });
    await addIncident(parts, analyst(), {
      groupId: group.id,
      categories: ['LIBERTY'],
      summary: 'Nine students were held without charge.',
    });
    await addIncident(parts, analyst(), {
      groupId: group.id,
      proof: 'REASONABLE_SUSPICION',
      occurredOn: '2024-03-01',
    });
    const apart = { ANY: 4, LIFE: 1, BELIEF_CULTURE: 3, LIBERTY: 1 };
    expect(await counts()).toEqual(apart);

    const candidates = await listCandidates(parts, analyst(), 'KEN');
    expect(candidates.map(({ one, other }) => [one.id, other.id].sort())).toEqual([
      [first.incident.id, second.incident.id].sort(),
    ]);
    expect(candidates[0]).toMatchObject({ daysApart: 2 });
    expect(candidates[0]?.wordsAlike).toBeGreaterThan(0.5);
    const kept = await mergeIncidents(parts, analyst(), first.incident.id, second.incident.id);
    expect(kept).toMatchObject({ id: first.incident.id, reports: 2 });
    expect(await counts()).toEqual({ ANY: 3, LIFE: 1, BELIEF_CULTURE: 2, LIBERTY: 1 });
    expect(await listCandidates(parts, analyst(), 'KEN')).toEqual([]);
    expect(await codeOf(mergeIncidents(parts, analyst(), first.incident.id, second.incident.id))).toBe(
      'BAD_USER_INPUT',
    );

    // The report that is left stands for the merged one.
    await changeReportState(parts, analyst(), first.report, 'WITHDRAW');
    expect(await counts()).toEqual({ ANY: 3, LIFE: 1, BELIEF_CULTURE: 2, LIBERTY: 1 });
    expect(await codeOf(changeReportState(parts, analyst(), first.report, 'TAKE_UP'))).toBe('BAD_USER_INPUT');
    await undoMerge(parts, analyst(), second.incident.id);
    expect(await counts()).toEqual({ ANY: 3, BELIEF_CULTURE: 2, LIBERTY: 1 });
    const another = await recordReport(parts, analyst(), reportGiven({ sourceCode: 'S-3' }));
    expect(await attachReport(parts, analyst(), another.id, first.incident.id)).toMatchObject({ reports: 1 });
    expect(await counts()).toEqual(apart);
    await keepApart(parts, analyst(), second.incident.id, first.incident.id);
    expect(await listCandidates(parts, analyst(), 'KEN')).toEqual([]);

    // Deleted, it is gone with its last report.
    await deleteReport(parts, analyst(), second.report);
    expect(await counts()).toEqual({ ANY: 3, LIFE: 1, BELIEF_CULTURE: 2, LIBERTY: 1 });
    const { incidents } = await listIncidents(parts, analyst(), { country: 'KEN', first: null, offset: 0 });
    expect(incidents.map(({ id }) => id)).not.toContain(second.incident.id);
  });

  test('records a report once, codes it as it is allowed, and changes nothing on top of an older revision', async () => {
    const given = reportGiven({ country: 'NPL' });
    const npl = by('analyst of NPL');
    const [one, again] = [await recordReport(parts, npl, given), await recordReport(parts, npl, given)];
    expect(again).toEqual(one);
    const asked = { country: 'NPL', state: null, incidentId: null, first: null, offset: 0 };
    expect((await listReports(parts, npl, asked)).reports).toEqual([one]);
    const refused: Parameters<typeof incidentGiven>[0][] = [
      { categories: [] },
      { low: 3, best: 2, high: 5 },
      { low: 1 },
      { placePrecision: 'SITE' },
      { occurredOn: '2999-01-01' },
      { summary: ' ' },
    ];
    for (const wrong of refused) {
      expect(
        await codeOf(codeIncident(parts, npl, [one.id], incidentGiven(wrong))),
        JSON.stringify(wrong),
      ).toBe('BAD_USER_INPUT');
    }
    const group = await nameGroup(parts, analyst(), 'KEN', {
      name: 'Dusk people',
      aliases: [],
      hidden: false,
    });
    expect(await codeOf(codeIncident(parts, npl, [one.id], incidentGiven({ groupId: group.id })))).toBe(
      'NOT_FOUND',
    );
    const incident = await codeIncident(parts, npl, [one.id], incidentGiven({ low: 1, best: 2, high: 5 }));
    expect(await codeOf(codeIncident(parts, npl, [one.id], incidentGiven()))).toBe('BAD_USER_INPUT');
    const changed = await changeIncident(
      parts,
      npl,
      incident.id,
      1,
      incidentGiven({ summary: 'It was a school.' }),
    );
    expect(changed).toMatchObject({ revision: 2, summary: 'It was a school.' });
    expect(await codeOf(changeIncident(parts, npl, incident.id, 1, incidentGiven()))).toBe('BAD_USER_INPUT');
    expect(await codeOf(changeIncident(parts, analyst(), incident.id, 2, incidentGiven()))).toBe('NOT_FOUND');
  });

  test('a report that is deleted takes what was said from it, though taken up before or gone with another at once', async () => {
    const npl = by('analyst of NPL');
    const record = (given: Parameters<typeof reportGiven>[0] = {}) =>
      recordReport(parts, npl, reportGiven({ country: 'NPL', ...given }));
    const there = async (id: string) =>
      (await listIncidents(parts, npl, { country: 'NPL', first: 100, offset: 0 })).incidents.some(
        (one) => one.id === id,
      );
    const [taken, moved] = [await record(), await record()];
    const first = await codeIncident(parts, npl, [taken.id], incidentGiven());
    await changeReportState(parts, npl, taken.id, 'TAKE_UP');
    expect(await there(first.id)).toBe(true);
    await deleteReport(parts, npl, taken.id);
    expect(await there(first.id)).toBe(false);

    const second = await codeIncident(parts, npl, [moved.id], incidentGiven());
    await changeReportState(parts, npl, moved.id, 'TAKE_UP');
    const third = await codeIncident(parts, npl, [moved.id], incidentGiven());
    expect([await there(second.id), await there(third.id)]).toEqual([false, true]);
    await changeReportState(parts, npl, moved.id, 'TAKE_UP');
    const fourth = await codeIncident(parts, npl, [(await record()).id], incidentGiven());
    await attachReport(parts, npl, moved.id, fourth.id);
    expect(await there(third.id)).toBe(false);

    const pairs = await Promise.all(Array.from({ length: 6 }, () => Promise.all([record(), record()])));
    for (const [one, other] of pairs) {
      const { id } = await codeIncident(parts, npl, [one.id, other.id], incidentGiven());
      await Promise.all([deleteReport(parts, npl, one.id), deleteReport(parts, npl, other.id)]);
      expect(await there(id)).toBe(false);
    }
  });

  test('an event counts once when the incident goes into which others were merged, and each is one with it no more when undone', async () => {
    const npl = by('analyst of NPL');
    const apart = await counts('NPL', npl);
    const more = (by: number) => (apart.ANY ?? 0) + by;
    const of = async (id: string) => {
      const { incidents } = await listIncidents(parts, npl, { country: 'NPL', first: 100, offset: 0 });
      return incidents.find((one) => one.id === id);
    };
    const add = (given: Parameters<typeof incidentGiven>[0] = {}) =>
      addIncident(parts, npl, given, { country: 'NPL' });
    // By each of the three ways in which its last report goes.
    const gone: ((report: string, other: string) => Promise<unknown>)[] = [
      (report) => deleteReport(parts, npl, report),
      async (report) => {
        await changeReportState(parts, npl, report, 'TAKE_UP');
        await codeIncident(parts, npl, [report], incidentGiven({ proof: 'REASONABLE_SUSPICION' }));
      },
      async (report, other) => {
        await changeReportState(parts, npl, report, 'TAKE_UP');
        await attachReport(parts, npl, report, other);
      },
    ];
    for (const [index, go] of gone.entries()) {
      const other = await add({ proof: 'REASONABLE_SUSPICION' });
      const [first, suspected, second, third] = [
        await add(),
        await add({ proof: 'REASONABLE_SUSPICION' }),
        await add(),
        await add(),
      ];
      for (const { incident } of [suspected, second, third]) {
        await mergeIncidents(parts, npl, first.incident.id, incident.id);
      }
      expect(await counts('NPL', npl)).toMatchObject({ ANY: more(index + 1) });
      await go(first.report, other.incident.id);
      expect(await of(first.incident.id)).toBeUndefined();
      expect(await counts('NPL', npl)).toMatchObject({ ANY: more(index + 1) });
      // Of those that count by themselves the one that was merged first stands for the rest.
      expect(await of(second.incident.id)).toMatchObject({ mergedInto: null, reports: 3 });
      for (const { incident } of [suspected, third]) {
        expect(await of(incident.id)).toMatchObject({ mergedInto: second.incident.id });
      }
      await undoMerge(parts, npl, third.incident.id);
      expect(await counts('NPL', npl)).toMatchObject({ ANY: more(index + 2) });
      await mergeIncidents(parts, npl, second.incident.id, third.incident.id);
    }
  });

  test('two that are alike are proposed, however many pairs after them are near and unlike', async () => {
    const there = await insertPerson(opened().database, [
      { role: 'MONITORING_ANALYST', agencyCode: null, countryCode: 'PER' },
    ]);
    const add = (given: Parameters<typeof incidentGiven>[0]) =>
      addIncident(parts, there, given, { country: 'PER' });
    const alike = [await add({ occurredOn: '2025-06-01' }), await add({ occurredOn: '2025-06-02' })];
    const unlike = Array.from(
      { length: 34 },
      (_, each) => `Once${each} upon${each} there${each} was${each}.`,
    );
    for (const summary of unlike) await add({ summary });
    const found = await listCandidates(parts, there, 'PER');
    expect(found.map(({ one, other }) => [one.id, other.id].sort())).toEqual([
      alike.map(({ incident }) => incident.id).sort(),
    ]);
    // Shown are as many at most as a person looks through, the latest of them.
    for (let each = 0; each < 15; each++) await add({ occurredOn: '2025-07-01' });
    const many = await listCandidates(parts, there, 'PER');
    expect(many).toHaveLength(100);
    expect(
      many.every(({ one, other }) => one.occurredOn > '2025-06-30' && other.occurredOn > '2025-06-30'),
    ).toBe(true);
  });

  test('a country that isn’t there has no opening, no alert and no key, and year 0 no incident', async () => {
    const before = [...keys.kept.keys()];
    const alert = {
      mutationId: randomUUID(),
      country: 'XXX',
      level: 'WATCH',
      title: 'Something',
      reasons: 'Because',
      groupId: null,
      signalIds: [],
    } as const;
    expect(await codeOf(openIncidents(parts, coordinator, 'XXX', 'To read'))).toBe('BAD_USER_INPUT');
    expect(await codeOf(proposeAlert(parts, coordinator, alert, new Date()))).toBe('BAD_USER_INPUT');
    expect([...keys.kept.keys()]).toEqual(before);
    expect(await codeOf(recordReport(parts, analyst(), reportGiven({ receivedOn: '0000-12-31' })))).toBe(
      'BAD_USER_INPUT',
    );
  });

  test('hides a group from whoever doesn’t read incidents', async () => {
    const names = { name: 'Quiet people', aliases: [], hidden: true };
    const group = await nameGroup(parts, analyst(), 'KEN', names);
    const seen = async (viewer: Viewer) =>
      (await listGroups(parts, viewer, 'KEN')).map(({ name }) => name).includes('Quiet people');
    const lead = await insertPerson(opened().database, [
      { role: 'COUNTRY_LEAD', agencyCode: null, countryCode: 'KEN' },
    ]);
    expect(await seen(by('adviser of KEN'))).toBe(true);
    expect(await seen(lead)).toBe(false);
    expect(await seen(coordinator)).toBe(false);
    expect(await codeOf(listGroups(parts, by('analyst of NPL'), 'KEN'))).toBe('FORBIDDEN');
    expect(await codeOf(nameGroup(parts, analyst(), 'KEN', { ...names, name: 'quiet PEOPLE' }))).toBe(
      'BAD_USER_INPUT',
    );
    expect(await codeOf(nameGroup(parts, analyst(), 'KEN', { ...names, name: 'Quiet\u200B people' }))).toBe(
      'BAD_USER_INPUT',
    );
    // Two who name the same group at once, each in their spelling.
    const spelled = ['Twin people', 'TWIN people', 'twin people', 'Twin People'];
    const named = await Promise.all(
      spelled.map((name) => codeOf(nameGroup(parts, analyst(), 'KEN', { ...names, name }))),
    );
    expect(named.toSorted()).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT', 'BAD_USER_INPUT', 'done']);
    await changeGroup(parts, analyst(), group.id, 1, { ...names, hidden: false });
    expect(await seen(lead)).toBe(true);
    expect(await codeOf(changeGroup(parts, analyst(), group.id, 1, names))).toBe('BAD_USER_INPUT');
  });

  test('opens to a coordinator for 24 hours, with a reason that its readers see', async () => {
    const asked = { country: 'KEN', first: null, offset: 0 };
    expect(await codeOf(listIncidents(parts, coordinator, asked))).toBe('FORBIDDEN');
    expect(await codeOf(openIncidents(parts, coordinator, 'KEN', ''))).toBe('BAD_USER_INPUT');
    expect(await codeOf(openIncidents(parts, by('adviser of KEN'), 'KEN', 'To read'))).toBe('FORBIDDEN');
    const opening = await openIncidents(parts, coordinator, 'KEN', 'The adviser asked me to.');
    expect(Number(opening.endsAt) - Number(opening.openedAt)).toBe(24 * 60 * 60 * 1_000);
    expect((await listIncidents(parts, coordinator, asked)).incidents.length).toBeGreaterThan(0);
    expect(await codeOf(listIncidents(parts, coordinator, { ...asked, country: 'NPL' }))).toBe('FORBIDDEN');
    for (const name of [
      'analyst of KEN',
      'adviser of KEN',
      'Resident Coordinator of KEN who reads incidents',
    ]) {
      expect(await listOpenings(parts, by(name), 'KEN'), name).toMatchObject([
        { person: { id: coordinator.personId }, reason: 'The adviser asked me to.' },
      ]);
    }
    expect(await codeOf(listOpenings(parts, coordinator, 'KEN'))).toBe('FORBIDDEN');
    await opened().database.query(
      {
        name: 'test-a-day-later',
        text: `update monitor_opening set opened_at = opened_at - interval '25 hours' where id = $1`,
      },
      [opening.id],
    );
    expect(await codeOf(listIncidents(parts, coordinator, asked))).toBe('FORBIDDEN');
  });

  test('what is sent again is done once, and words are kept no longer than the report that is kept shortest', async () => {
    const npl = by('analyst of NPL');
    const reports = await Promise.all(
      (['ONE_YEAR', 'FIVE_YEARS', 'FIVE_YEARS'] as const).map((retention) =>
        recordReport(parts, npl, reportGiven({ country: 'NPL', retention })),
      ),
    );
    const ids = reports.map(({ id }) => id).sort((left) => (left === reports[0]?.id ? 1 : -1));
    const mutationId = randomUUID();
    const send = () => codeIncident(parts, npl, ids, incidentGiven(), mutationId);
    const [one, again] = await Promise.all([send(), send()]);
    expect(again).toEqual(one);
    expect(one).toMatchObject({ reports: 3, retention: 'ONE_YEAR' });
    expect(await send()).toEqual(one);
    const open = () => openIncidents(parts, coordinator, 'NPL', 'To read', mutationId);
    expect(await open()).toEqual(await open());
    expect(await listOpenings(parts, npl, 'NPL')).toHaveLength(1);
    expect(await openIncidents(parts, coordinator, 'NPL', 'To read')).not.toEqual(await open());
    const { events } = await asMonitor(opened().database, npl, (connection) =>
      readMonitorLog(connection, 'NPL', 200, null),
    );
    expect(events.filter(({ subjectId }) => subjectId === one.id)).toHaveLength(1);
  });

  test('keeps words where its keys are gone from nobody, and moves none to another row', async () => {
    const secret = 'Words that nobody else reads';
    const { report } = await addIncident(
      parts,
      analyst(),
      { summary: secret, place: 'Somewhere' },
      { text: secret },
    );
    const [stored] = await opened().database.query<{ text: string }>({
      name: 'test-stored',
      text: `select string_agg(encode(sealed, 'escape'), ' ') as text
               from (select sealed from monitor_report union all select sealed from monitor_incident) as every`,
    });
    expect(stored?.text).toBeTruthy();
    expect(stored?.text).not.toContain('nobody else');
    const place = { id: report, country: 'KEN', retention: 'FIVE_YEARS' } as const;
    const sealed = await seal(keys, place, { text: secret });
    expect(await unseal(keys, place, sealed)).toEqual({ text: secret });
    await expect(unseal(keys, { ...place, id: analyst().personId }, sealed)).rejects.toThrow();
    keys.kept.delete('KEN/FIVE_YEARS');
    const asked = { country: 'KEN', state: null, incidentId: null, first: null, offset: 0 };
    const { reports } = await listReports(parts, analyst(), asked);
    expect(reports.length).toBeGreaterThan(0);
    expect(reports.every(({ text }) => text === null)).toBe(true);
    // A new key opens nothing old.
    await recordReport(parts, analyst(), reportGiven({ text: 'Anew' }));
    const { reports: later } = await listReports(parts, analyst(), asked);
    expect(later.flatMap(({ text }) => text ?? [])).toEqual(['Anew']);
  });

  test('has a log for each country, chained and signed, that says nothing of what happened and moves no other', async () => {
    const { database } = opened();
    const named = await asMonitor(database, analyst(), (connection) =>
      readMonitorLog(connection, 'KEN', 200, null),
    );
    expect(named.events.map(({ position }) => position)).toEqual(named.events.map((_, index) => index + 1));
    expect(new Set(named.events.flatMap((event) => Object.keys(event)))).toEqual(
      new Set(['countryCode', 'position', 'kind', 'at', 'actorId', 'subjectId', 'hash', 'actorName']),
    );
    const page = await asMonitor(database, analyst(), (connection) =>
      readMonitorLog(connection, 'KEN', 3, null),
    );
    const next = await asMonitor(database, analyst(), (connection) =>
      readMonitorLog(connection, 'KEN', 1, page.cursor),
    );
    expect(next.events[0]?.position).toBe(4);
    const foreign = asMonitor(database, by('analyst of NPL'), (connection) =>
      readMonitorLog(connection, 'NPL', 1, page.cursor),
    );
    expect(await codeOf(foreign)).toBe('CURSOR_INVALID');
    const back = await asMonitor(database, analyst(), (connection) =>
      readMonitorLog(connection, 'KEN', 2, null, { newestFirst: true }),
    );
    expect(back.events).toEqual(named.events.slice(-2).reverse());
    const further = await asMonitor(database, analyst(), (connection) =>
      readMonitorLog(connection, 'KEN', 1, back.cursor, { newestFirst: true }),
    );
    expect(further.events).toEqual(named.events.slice(-3, -2));
    const [{ subjectId = '' } = {}] = named.events;
    const about = await asMonitor(database, analyst(), (connection) =>
      readMonitorLog(connection, 'KEN', null, null, { about: [subjectId] }),
    );
    expect(about.events).toEqual(named.events.filter((event) => event.subjectId === subjectId));
    expect(about.hasNextPage).toBe(false);
    expect(
      await asMonitor(database, analyst(), (connection) => verifyMonitorLog(connection, 'KEN')),
    ).toBeNull();
    const [head] = await asMonitor(database, analyst(), (connection) =>
      readSignedMonitorHeads(connection, 'KEN', 1),
    );
    expect(head && parts.log.isSigned('KEN', head.day, head, head.signature)).toBe(true);
    expect(head && parts.log.isSigned('NPL', head.day, head, head.signature)).toBe(false);
    await database.query({
      name: 'test-alter',
      text: `update monitor_event set kind = 'REPORT_DELETED' where position = 2`,
    });
    expect(await asMonitor(database, analyst(), (connection) => verifyMonitorLog(connection, 'KEN'))).toBe(2);
    expect(await checklistLog()).toEqual(before);
  });
});

test('keys in a file are for its owner alone, and one that is taken out of it is gone', async () => {
  const file = join(await mkdtemp(join(inject('runFolder'), 'keys-')), 'monitor-keys.json');
  const keys = new LocalKeys(file);
  expect(await keys.find('KEN', 'ONE_YEAR')).toBeNull();
  const [one, same, other] = await Promise.all([
    keys.ensure('KEN', 'ONE_YEAR'),
    keys.ensure('KEN', 'ONE_YEAR'),
    keys.ensure('KEN', 'FIVE_YEARS'),
  ]);
  expect(same).toEqual(one);
  expect(other.secret).not.toEqual(one.secret);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const { 'KEN/ONE_YEAR': _gone, ...left } = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify(left));
  expect(await keys.find('KEN', 'ONE_YEAR')).toBeNull();
  expect(await new LocalKeys(file).find('KEN', 'FIVE_YEARS')).toEqual(other);
});
