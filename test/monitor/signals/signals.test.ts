import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Viewer } from '../../../server/domain/viewer.ts';
import { Background } from '../../../server/lib/background.ts';
import { rerunFile } from '../../../server/monitor/detectors/rerun-file.ts';
import { assessIndicator } from '../../../server/monitor/framework/assess-indicator.ts';
import { readRiskFramework } from '../../../server/monitor/framework/risk-framework.ts';
import { removeSensitiveDate, setSensitiveDate } from '../../../server/monitor/framework/sensitive-dates.ts';
import { changeGroup, nameGroup } from '../../../server/monitor/groups/name-group.ts';
import { attachReport } from '../../../server/monitor/incidents/code-incident.ts';
import {
  countIncidents,
  mergeIncidents,
  undoMerge,
} from '../../../server/monitor/incidents/merge-incidents.ts';
import { readMonitorLog, verifyMonitorLog } from '../../../server/monitor/log/monitor-log.ts';
import { asMonitor, asWork } from '../../../server/monitor/monitor-connection.ts';
import type { MonitorParts } from '../../../server/monitor/monitor-parts.ts';
import { openIncidents } from '../../../server/monitor/openings/open-incidents.ts';
import { changeReportState } from '../../../server/monitor/reports/move-report.ts';
import { recordReport } from '../../../server/monitor/reports/record-report.ts';
import type { SeriesName } from '../../../server/monitor/series/build-series.ts';
import { listSeries } from '../../../server/monitor/series/list-series.ts';
import { runOnWorkbench } from '../../../server/monitor/series/workbench.ts';
import { Detection } from '../../../server/monitor/signals/detection.ts';
import { listSignals, readMonitorWatch, reviewSignal } from '../../../server/monitor/signals/list-signals.ts';
import type { SignalRow } from '../../../server/monitor/signals/signal.sql.ts';
import { stateOf } from '../../../server/monitor/signals/signal-states.ts';
import { createWorld, insertPerson } from '../../support/builders.ts';
import { describeOnBothEngines } from '../../support/engines.ts';
import { addIncident, codeOf, monitorParts, monitorRoles, reportGiven } from '../monitor-world.ts';

const today = '2026-03-05';
/** Whatever runs by itself: what comes of each of these. */
const detectors = (['earsC2', 'firstEvents', 'farringtonFlexible', 'cusum'] as const).map((detector) => ({
  detector,
  step: 'WEEK' as const,
  parameters: {},
}));

describeOnBothEngines('signals', (opened) => {
  let parts: MonitorParts;
  let coordinator: Viewer;
  let lead: Viewer;
  const people = new Map<string, Viewer>();
  const failures: unknown[] = [];
  const background = new Background({ error: (...said: unknown[]) => failures.push(said) } as never);
  let now = new Date(`${today}T12:00:00Z`);
  let detection: Detection;
  let group: string;

  const by = (name: string) => {
    const viewer = people.get(name);
    if (!viewer) throw new Error(`nobody is ${name}`);
    return viewer;
  };
  const analyst = () => by('analyst of KEN');
  const settled = () => background.finish(20_000);
  const page = { country: 'KEN', controlled: true, first: 100, offset: 0 };
  const signals = async (viewer = analyst()) => (await listSignals(parts, viewer, page)).signals;
  const of = (rows: readonly SignalRow[], detector: string, category = 'ANY') => {
    const found = rows.filter(
      (one) =>
        one.detector === detector &&
        one.category === category &&
        one.groupId === group &&
        one.step === 'WEEK',
    );
    expect(found).toHaveLength(1);
    return found[0] as SignalRow;
  };
  const series = async (viewer = analyst()) =>
    (
      await listSeries(
        parts,
        viewer,
        { country: 'KEN', step: 'WEEK', sourceClass: null, first: 50, offset: 0 },
        today,
      )
    ).series;
  const dawn = { groupId: '', category: 'ANY', sourceClass: 'OWN', step: 'WEEK' } as SeriesName;

  beforeAll(async () => {
    const { database } = opened();
    parts = monitorParts(database);
    ({ coordinator } = await createWorld(database));
    for (const [name, held] of Object.entries(monitorRoles)) {
      people.set(name, await insertPerson(database, held));
    }
    lead = await insertPerson(database, [{ role: 'COUNTRY_LEAD', agencyCode: null, countryCode: 'KEN' }]);
    detection = new Detection(database, parts.log, background, () => now, detectors);
    const named = (name: string) => nameGroup(parts, analyst(), 'KEN', { name, aliases: [], hidden: false });
    group = (await named('Dawn people')).id;
    dawn.groupId = group;
    const other = (await named('Hill people')).id;
    // The series of Kenya begin here, so that a year can be compared with.
    await addIncident(parts, analyst(), { groupId: other, occurredOn: '2025-01-06' });
    await settled();
  }, 60_000);

  test('three reports of which two are one cross the threshold, and the signal says why', async () => {
    const told = async (occurredOn: string, sourceCode: string) => {
      const made = await addIncident(parts, analyst(), { groupId: group, occurredOn }, { sourceCode });
      await settled();
      return made;
    };
    const first = await told('2026-03-02', 'S-1');
    const second = await told('2026-03-03', 'S-2');
    const third = await told('2026-03-04', 'S-1');
    const apart = await series();
    const three = of(await signals(), 'earsC2');
    expect(three).toMatchObject({ groupName: 'Dawn people', periodStart: '2026-03-02', step: 'WEEK' });
    expect(three.observations[0]).toMatchObject({ stands: true, observed: 3, outcome: 'ALARM' });

    await mergeIncidents(parts, analyst(), first.incident.id, second.incident.id);
    await settled();
    const two = of(await signals(), 'earsC2');
    expect(two.id).toBe(three.id);
    expect(two.observations.map(({ observed }) => observed)).toEqual([2, 3, 2]);
    expect(two.observations[0].sentence).toBe(
      '2 is above 1.5451 = 0 + 3.0902 × 0.5: mean and standard deviation (at least 0.5) of the 7 periods that end 2 before it.',
    );
    const { p, rank, family, threshold, q } = two.observations[0];
    expect([rank, family, q]).toEqual([1, 4, 0.1]);
    expect(threshold).toBeCloseTo((0.1 * 1) / 4, 12);
    expect(p).toBeLessThan(threshold ?? 0);
    expect(of(await signals(), 'firstEvents').observations[0]).toMatchObject({
      effort: 'CANNOT_TELL',
      sentence: expect.stringContaining('2 after 52 periods without any'),
    });

    await undoMerge(parts, analyst(), second.incident.id);
    await settled();
    expect(await series()).toEqual(apart);
    expect(of(await signals(), 'earsC2').observations.map(({ observed }) => observed)).toEqual([3, 2, 3, 2]);

    // The count of the series is the one of the incidents themselves.
    const counted = await countIncidents(parts, analyst(), 'KEN');
    const sum = apart.filter(({ category }) => category === 'ANY').flatMap(({ counts }) => counts);
    expect(sum.reduce((all, one) => all + one, 0)).toBe(
      counted.find(({ category }) => category === 'ANY')?.incidents,
    );

    const before = of(await signals(), 'earsC2');
    const moment = Date.now();
    for (const { report } of [first, second, third]) {
      await changeReportState(parts, analyst(), report, 'WITHDRAW');
    }
    await settled();
    const gone = of(await signals(), 'earsC2');
    expect(gone.id).toBe(before.id);
    expect(gone.observations[0]).toMatchObject({ stands: false, observed: 0, outcome: 'QUIET' });
    expect(stateOf({ stands: false, reviewed: gone.reviewed })).toBe('NO_LONGER_STANDS');
    // Since the run that saw it first, however many came after it.
    expect(Number(gone.since)).toBeGreaterThanOrEqual(moment - 1_000);
    expect(Number(gone.since)).toBeGreaterThan(Number(before.since));

    for (const { incident } of [first, second, third]) {
      const { id } = await recordReport(parts, analyst(), reportGiven());
      await attachReport(parts, analyst(), id, incident.id);
    }
    await settled();
    const again = of(await signals(), 'earsC2');
    expect(again.observations[0]).toMatchObject({ stands: true, observed: 3 });
    expect(Number(again.since)).toBeGreaterThan(Number(gone.since));
    expect(failures).toEqual([]);
  });

  test('a signal is reviewed as it stands by who reads the incidents, and tells in the log that it was', async () => {
    const signal = of(await signals(), 'earsC2');
    const [{ number }] = signal.observations;
    expect(await codeOf(reviewSignal(parts, lead, signal.id, number))).toBe('FORBIDDEN');
    expect(await codeOf(reviewSignal(parts, coordinator, signal.id, number))).toBe('NOT_FOUND');
    expect(await codeOf(reviewSignal(parts, by('analyst of NPL'), signal.id, number))).toBe('NOT_FOUND');
    expect(await codeOf(reviewSignal(parts, analyst(), signal.id, number - 1))).toBe('BAD_USER_INPUT');
    expect((await reviewSignal(parts, analyst(), signal.id, number)).reviewed).toBe(true);
    expect(of(await signals(), 'earsC2').reviewed).toBe(true);
    expect(await codeOf(reviewSignal(parts, analyst(), signal.id, number))).toBe('BAD_USER_INPUT');
    await addIncident(parts, analyst(), { groupId: group, occurredOn: '2026-03-05' });
    await settled();
    expect(of(await signals(), 'earsC2')).toMatchObject({ id: signal.id, reviewed: false });

    const { events } = await asMonitor(opened().database, analyst(), (connection) =>
      readMonitorLog(connection, 'KEN', 200, null),
    );
    const last = events.slice(-5).map(({ kind, actorId }) => [kind, actorId === null]);
    expect(last).toEqual([
      ['SIGNALS_FOUND', true],
      ['SIGNAL_REVIEWED', false],
      ['REPORT_RECORDED', false],
      ['INCIDENT_CODED', false],
      ['SIGNALS_FOUND', true],
    ]);
    expect(
      await asMonitor(opened().database, analyst(), (connection) => verifyMonitorLog(connection, 'KEN')),
    ).toBeNull();
  });

  test('signals are for those who follow them, series for those who read incidents, a hidden group’s for these alone', async () => {
    const quiet = await nameGroup(parts, analyst(), 'KEN', {
      name: 'Quiet people',
      aliases: [],
      hidden: true,
    });
    const before = await Promise.all([signals(lead), readMonitorWatch(parts, lead, 'KEN')]);
    await addIncident(parts, analyst(), { groupId: quiet.id, occurredOn: '2025-01-07' });
    await addIncident(parts, analyst(), { groupId: quiet.id, occurredOn: '2026-03-03' });
    await settled();
    const seen = async (viewer: Viewer) => (await signals(viewer)).map(({ groupName }) => groupName);
    expect(await seen(analyst())).toContain('Quiet people');
    expect(await Promise.all([signals(lead), readMonitorWatch(parts, lead, 'KEN')])).toEqual(before);
    expect(await codeOf(signals(coordinator))).toBe('FORBIDDEN');
    for (const viewer of [lead, coordinator, by('mandate holder'), by('analyst of NPL')]) {
      expect(await codeOf(series(viewer))).toBe('FORBIDDEN');
      const asked = { country: 'KEN', series: dawn, detector: 'earsC2', parameters: null, last: null };
      expect(await codeOf(runOnWorkbench(parts, viewer, asked))).toBe('FORBIDDEN');
    }
    for (const viewer of [by('mandate holder'), by('adviser of NPL')]) {
      expect(await codeOf(signals(viewer))).toBe('FORBIDDEN');
      expect(await codeOf(readMonitorWatch(parts, viewer, 'KEN'))).toBe('FORBIDDEN');
    }
    await openIncidents(parts, coordinator, 'KEN', 'To see the series');
    expect(await seen(coordinator)).toContain('Quiet people');
    expect((await series(coordinator)).map(({ groupName }) => groupName)).toContain('Quiet people');
    // Hidden no more, its signals are there for all who follow them.
    await changeGroup(parts, analyst(), quiet.id, 1, { name: 'Quiet people', aliases: [], hidden: false });
    await settled();
    expect(await seen(lead)).toContain('Quiet people');
    expect(failures).toEqual([]);
  });

  test('runs each night once, by whichever replica comes first, and says what it watches', async () => {
    const runs = async () =>
      Number(
        (
          await opened().database.query<{ count: number }>({
            name: 'test-runs',
            text: `select count(*) from monitor_run where kind = 'NIGHTLY' and not hidden`,
          })
        )[0]?.count,
      );
    const one = await runs();
    await detection.runNightly();
    // The first arrival in a country was over all of its series, and stands for that day's.
    expect(await runs()).toBe(one);
    now = new Date('2026-03-06T00:10:00Z');
    const databases = [opened().database];
    if (opened().engine === 'postgres') databases.push(await opened().openReplica());
    const replicas = databases.map(
      (database) => new Detection(database, parts.log, background, () => now, detectors),
    );
    await Promise.all(replicas.map((replica) => replica.runNightly()));
    expect(await runs()).toBe(one + 1);
    const watch = await readMonitorWatch(parts, lead, 'KEN');
    const c2 = watch.detectors.find(({ detector, step }) => detector === 'earsC2' && step === 'WEEK');
    // Dawn, Hill and Quiet people, each in one category and in any.
    expect(c2).toMatchObject({ series: 6, tooFew: 0, notComputable: 0, controlled: true });
    const farrington = watch.detectors.find(({ detector }) => detector === 'farringtonFlexible');
    expect(farrington).toMatchObject({ series: 6, notComputable: 6, expectedFalseAlarms: 0 });
    // Six series, one week in 72, 4.35 weeks a month.
    expect(c2?.expectedFalseAlarms).toBeCloseTo((6 * 4.348) / 72, 1);
    expect(watch.expectedFalseAlarms).toBeGreaterThan(c2?.expectedFalseAlarms ?? 0);
    // Where a year had no incident there is nothing normal to add up from.
    const cusum = watch.detectors.find(({ detector }) => detector === 'cusum');
    expect(cusum).toMatchObject({ series: 6, notComputable: 2, controlled: false });
    expect(cusum?.expectedFalseAlarms).toBeCloseTo(4 * 4.348 * 0.08, 1);
    expect(failures).toEqual([]);
  });

  test('what others publish has series of its own, and the scan looks at places', async () => {
    const { database } = opened();
    const [imported] = await database.query<{ id: string }>(
      {
        name: 'test-import',
        text: `insert into monitor_import values ($1, 'KEN', 'UCDP', '{}', '', 30, 0, $2, now()) returning id`,
      },
      [randomUUID(), analyst().personId],
    );
    await database.query(
      {
        name: 'test-imported',
        text: `
          insert into monitor_imported_event (id, country_code, import_id, source, source_event_id, categories, occurred_on,
            ended_on, date_precision, region, latitude, longitude, place_precision, actor, flags)
          select gen_random_uuid(), 'KEN', $1, 'UCDP', number::text, '{LIFE}', day, day, 'DAY',
                 case when number < 24 then 'R' || number % 6 else 'R0' end, number % 6, 36, 'TOWN', 'UNKNOWN', '{}'
            from generate_series(0, 29) as number,
                 lateral (select case when number < 24 then date '2025-06-02' + number * 7 else date '2026-03-03' end as day) as at`,
      },
      [imported?.id],
    );
    const all = await series();
    const own = all.filter(({ sourceClass }) => sourceClass === 'OWN');
    const others = all.filter(({ sourceClass }) => sourceClass === 'IMPORTED');
    expect(others.map(({ category, start, sources }) => [category, start, sources.length])).toEqual([
      ['ANY', '2025-06-02', 1],
      ['LIFE', '2025-06-02', 1],
    ]);
    expect(own[0]?.start).toBe('2025-01-06');
    const asked = {
      country: 'KEN',
      series: { groupId: null, category: 'LIFE', sourceClass: 'IMPORTED', step: 'WEEK' } as SeriesName,
      detector: 'spaceTimeScan',
      parameters: null,
      last: null,
    };
    const { findings } = await runOnWorkbench(parts, analyst(), asked, today);
    expect(findings).toMatchObject([
      { periodStart: '2026-03-02', outcome: 'ALARM', sentence: expect.stringContaining('6 incidents in R0') },
    ]);
    const wrong = [
      { ...asked, series: dawn },
      { ...asked, detector: 'farrington', parameters: '{"b": 0}' },
      { ...asked, detector: 'farrington', parameters: '{' },
      { ...asked, detector: 'earsC4' },
      { ...asked, detector: 'earsC2', series: { ...dawn, category: 'LIBERTY' } },
      { ...asked, last: 0 },
    ];
    for (const one of wrong) {
      expect(await codeOf(runOnWorkbench(parts, analyst(), one, today)), JSON.stringify(one)).toBe(
        'BAD_USER_INPUT',
      );
    }
  });

  test('what the workbench says can be computed again from its file', async () => {
    for (const [detector, parameters] of [
      ['earsC2', '{"alpha": 0.01}'],
      ['cusum', '{"m": 0.5}'],
      ['farrington', '{"b": 1, "limit54": [1, 4]}'],
      ['firstEvents', null],
    ] as const) {
      const asked = { country: 'KEN', series: dawn, detector, parameters, last: 8 };
      const run = await runOnWorkbench(parts, analyst(), asked, today);
      expect(run.findings).toHaveLength(8);
      const again = rerunFile(JSON.parse(run.file ?? '')).results[detector];
      expect(again?.upperbound).toEqual(run.findings.map(({ upperbound }) => upperbound));
      expect(again?.alarm.map((one) => one === 1)).toEqual(
        run.findings.map(({ outcome }) => outcome === 'ALARM'),
      );
      expect(again?.parameters).toEqual(run.parameters);
    }
    const spread = { country: 'KEN', series: dawn, detector: 'spread', parameters: null, last: 1 };
    expect((await runOnWorkbench(parts, analyst(), spread, today)).findings[0]?.sentence).toContain(
      'regions with incidents',
    );
  });

  test('where so much happens that every run is outdated it comes again later, and nothing has failed', async () => {
    const { database } = opened();
    const npl = by('analyst of NPL');
    await addIncident(parts, npl, { occurredOn: '2026-03-02' }, { country: 'NPL' });
    await settled();
    let interruptions = 14;
    const transaction: typeof database.transaction = async (level, work) => {
      if (interruptions-- > 0) await recordReport(parts, npl, reportGiven({ country: 'NPL' }));
      return database.transaction(level, work);
    };
    const own = new Background({ error: (...said: unknown[]) => failures.push(said) } as never);
    const busy = new Detection({ transaction } as typeof database, parts.log, own, () => now, detectors);
    await database.query({
      name: 'test-judged-otherwise',
      text: `update monitor_detection set counted = '{}' where country_code = 'NPL'`,
    });
    busy.arrived('NPL');
    await own.finish(20_000);
    expect(failures).toEqual([]);
    const [judged] = await database.query<{ counted: object }>({
      name: 'test-judged',
      text: `select counted from monitor_detection where country_code = 'NPL'`,
    });
    expect(Object.keys(judged?.counted ?? {})).not.toEqual([]);
  });

  test('an indicator that rose and a date that comes are signals too, without the date’s name', async () => {
    const { database } = opened();
    const framework = { ...parts, framework: readRiskFramework() };
    const nepal = by('analyst of NPL');
    const held = [{ role: 'COUNTRY_LEAD', agencyCode: null, countryCode: 'NPL' }] as const;
    const leads = await insertPerson(database, [...held]);
    const named = { name: 'Quiet people', aliases: [], hidden: true };
    const { id: hidden } = await nameGroup(parts, nepal, 'NPL', named);
    const looked = {
      indicator: 'RF7.6',
      trend: 'RISING',
      confidence: 'LOW',
      reasons: 'Why',
      evidence: [],
    } as const;
    for (const groupId of [null, hidden]) {
      for (const [baseRevision, level, day] of [
        [0, 'EMERGING', '2026-02-20'],
        [1, 'PRESENT', today],
      ] as const) {
        const { id } = await assessIndicator(framework, nepal, 'NPL', {
          ...looked,
          groupId,
          baseRevision,
          level,
        });
        await settled();
        const text = 'update monitor_assessment set assessed_at = $2 where id = $1';
        await database.query({ name: 'test-looked-on', text }, [id, `${day}T08:00:00Z`]);
      }
    }
    now = new Date(`${today}T12:00:00Z`);
    const secret = 'The trial of somebody';
    const date = { groupId: null, kind: 'VERDICT', name: secret, day: '2026-03-20', yearly: false } as const;
    const set = await setSensitiveDate(parts, nepal, { countryCode: 'NPL' }, date, today);
    await settled();
    const found = async (viewer: Viewer) => {
      const asked = { country: 'NPL', controlled: false, first: null, offset: 0 };
      const { signals: rows } = await listSignals(parts, viewer, asked);
      const marchOnly = rows.filter(({ periodStart }) => periodStart >= '2026-03-01');
      return marchOnly.map(({ groupName, detector, category, observations: [{ stands }] }) =>
        [groupName, detector, category, stands].join(),
      );
    };
    const ofAll = [',calendar,,true', ',indicatorRise,,true'];
    const ofQuiet = ['Quiet people,calendar,,true', 'Quiet people,indicatorRise,,true'];
    expect((await found(nepal)).sort()).toEqual([...ofAll, ...ofQuiet]);
    expect((await found(leads)).sort()).toEqual(ofAll);
    const written = await database.query<{ said: string }>({
      name: 'test-said',
      text: `select sentence || seen::text as said from monitor_signal_observation where country_code = 'NPL'`,
    });
    expect(written.some(({ said }) => said.includes('verdict on 2026-03-20'))).toBe(true);
    expect(written.filter(({ said }) => said.includes(secret))).toEqual([]);
    await removeSensitiveDate(parts, nepal, set.id, set.revision);
    await settled();
    expect((await found(leads)).sort()).toEqual([',calendar,,false', ',indicatorRise,,true']);
    expect(failures).toEqual([]);
  });

  test('detection itself may do what it needs, and no more', async () => {
    const { database } = opened();
    const may = (text: string) =>
      codeOf(
        asWork(database, 'DETECTION', (connection) =>
          connection.query({ name: `test-${text.slice(-60)}`, text }),
        ),
      );
    expect(await may('select from monitor_incident')).toBe('done');
    for (const table of ['opening', 'merge', 'apart', 'event', 'import', 'signal_review']) {
      const rows = await asWork(database, 'DETECTION', (connection) =>
        connection.query({ name: `test-detection-${table}`, text: `select from monitor_${table}` }),
      );
      expect(rows, table).toEqual([]);
    }
    const insert = (kind: string) =>
      `insert into monitor_event values ('NPL', 1, '${kind}', now(), null, '${randomUUID()}', '')`;
    expect(await may(insert('INCIDENT_CODED'))).toBe('42501');
    expect(
      await may(`insert into monitor_group values ('${randomUUID()}', 'KEN', 'Made', '{}', false, 1)`),
    ).toBe('42501');
    const changed = await asWork(database, 'DETECTION', (connection) =>
      connection.query({
        name: 'test-change',
        text: 'update monitor_incident set region = null returning id',
      }),
    );
    expect(changed).toEqual([]);
    // A person's request is none of its, whatever was done on the connection before.
    const rows = await asMonitor(database, by('mandate holder'), (connection) =>
      connection.query({ name: 'test-after', text: 'select from monitor_incident' }),
    );
    expect(rows).toEqual([]);
  });
});
