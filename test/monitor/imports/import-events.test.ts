import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import type { Viewer } from '../../../server/domain/viewer.ts';
import { exportIncidents, listExports } from '../../../server/monitor/exports/export-incidents.ts';
import { nameGroup } from '../../../server/monitor/groups/name-group.ts';
import {
  type ImportGiven,
  importEvents,
  listImportedEvents,
  listImports,
  listMappings,
  removeImport,
} from '../../../server/monitor/imports/import-events.ts';
import { READY_MAPPINGS } from '../../../server/monitor/imports/ready-mappings.ts';
import { mergeIncidents } from '../../../server/monitor/incidents/merge-incidents.ts';
import { readMonitorLog } from '../../../server/monitor/log/monitor-log.ts';
import { asMonitor } from '../../../server/monitor/monitor-connection.ts';
import type { MonitorParts } from '../../../server/monitor/monitor-parts.ts';
import { createWorld, insertPerson } from '../../support/builders.ts';
import { describeOnBothEngines } from '../../support/engines.ts';
import { addIncident, codeOf, MemoryKeys, monitorParts, monitorRoles } from '../monitor-world.ts';

const real = readFileSync(
  new URL('../../fixtures/monitor/ucdp-ged-syria-2016-2017.csv', import.meta.url),
  'utf8',
);
const SECONDS_ALLOWED = 30;

const mapping = READY_MAPPINGS.get('UCDP GED') ?? { columns: [], meanings: [] };
const given = (more: Partial<ImportGiven> = {}): ImportGiven => ({
  ...{ country: 'KEN', source: 'UCDP GED', mapping, file: real },
  ...more,
});
/** The first rows of the real events. */
const few = (rows: number) =>
  real
    .split('\n')
    .slice(0, rows + 1)
    .join('\n');

describeOnBothEngines('importing events that others publish', (opened) => {
  let parts: MonitorParts;
  let keys: MemoryKeys;
  let analyst: Viewer;
  let other: Viewer;
  beforeAll(async () => {
    const { database } = opened();
    await createWorld(database);
    keys = new MemoryKeys();
    parts = monitorParts(database, keys);
    analyst = await insertPerson(database, monitorRoles['analyst of KEN'] ?? []);
    other = await insertPerson(database, monitorRoles['analyst of NPL'] ?? []);
  }, 60_000);

  const kinds = () =>
    asMonitor(parts.database, analyst, async (connection) =>
      (await readMonitorLog(connection, 'KEN', 200, null)).events.map(({ kind }) => kind),
    );
  const imported = async () =>
    (await listImportedEvents(parts, analyst, { country: 'KEN', first: 200, offset: 0 })).events;

  test('a dry run writes nothing, and says what an import will', async () => {
    const { file, known, made } = await importEvents(parts, analyst, given({ file: few(40) }), true);
    expect([file.events.length, known, made]).toEqual([40, 0, null]);
    expect([await imported(), await kinds(), await listImports(parts, analyst, 'KEN')]).toEqual([[], [], []]);
  });

  test('the whole file is there within the time allowed; a second time nothing changes, until it is removed', async () => {
    const begun = performance.now();
    const { known, made } = await importEvents(parts, analyst, given(), false);
    expect((performance.now() - begun) / 1_000).toBeLessThan(SECONDS_ALLOWED);
    expect([known, made?.rowsTaken, made?.rowsRefused]).toEqual([0, 11_757, 0]);
    const [last] = (await listImportedEvents(parts, analyst, { country: 'KEN', first: 1, offset: 11_756 }))
      .events;
    expect(last).toMatchObject({ source: 'UCDP GED', occurredOn: '2016-01-01', importId: made?.id });
    const again = await importEvents(parts, analyst, given({ source: 'ucdp ged' }), false);
    expect([again.known, again.made]).toEqual([11_757, null]);
    expect(await kinds()).toEqual(['EVENTS_IMPORTED']);
    expect(await listImports(parts, analyst, 'KEN')).toEqual([made]);
    expect(await codeOf(removeImport(parts, other, made?.id ?? ''))).toBe('NOT_FOUND');
    await removeImport(parts, analyst, made?.id ?? '');
    expect([await imported(), await kinds()]).toEqual([[], ['EVENTS_IMPORTED', 'IMPORT_REMOVED']]);
  });

  test('of two at the same time each event comes once, and a mapping is offered again', async () => {
    const own = {
      columns: mapping.columns.filter(({ field }) => field !== 'CATEGORY'),
      meanings: mapping.meanings.filter(({ field }) => field !== 'CATEGORY'),
    };
    const both = await Promise.all(
      [20, 30].map((rows) => importEvents(parts, analyst, given({ file: few(rows), mapping: own }), false)),
    );
    expect(both.reduce((sum, { made }) => sum + (made?.rowsTaken ?? 0), 0)).toBe(30);
    expect(await imported()).toHaveLength(30);
    const offered = await listMappings(parts, analyst, 'KEN');
    expect(offered.map(({ source, used }) => [source, used])).toEqual([
      ['ACLED', false],
      ['UCDP GED', true],
    ]);
    expect(offered[1]).toMatchObject(own);
  });

  test('a mapping that can’t be used, and whoever may not, are refused, and nothing is written', async () => {
    const before = await kinds();
    const wrong = (columns: typeof mapping.columns, meanings = mapping.meanings) =>
      codeOf(importEvents(parts, analyst, given({ mapping: { columns, meanings } }), false));
    expect(await wrong(mapping.columns.slice(1))).toBe('BAD_USER_INPUT');
    expect(await wrong([...mapping.columns, { field: 'ID', names: ['x'] }])).toBe('BAD_USER_INPUT');
    const meaning = (field: 'LOW' | 'ACTOR' | 'COUNTRY', means: string[]) =>
      wrong(mapping.columns, [{ field, value: 'x', means }]);
    expect(await meaning('LOW', ['1'])).toBe('BAD_USER_INPUT');
    expect(await meaning('ACTOR', ['SOMEBODY'])).toBe('BAD_USER_INPUT');
    expect(await meaning('ACTOR', [])).toBe('BAD_USER_INPUT');
    expect(await meaning('COUNTRY', ['Syria'])).toBe('BAD_USER_INPUT');
    for (const dryRun of [true, false]) {
      expect(await codeOf(importEvents(parts, other, given(), dryRun))).toBe('FORBIDDEN');
    }
    expect(await codeOf(listMappings(parts, other, 'KEN'))).toBe('FORBIDDEN');
    expect(await codeOf(listImportedEvents(parts, other, { country: 'KEN', first: 1, offset: 0 }))).toBe(
      'FORBIDDEN',
    );
    expect(await kinds()).toEqual(before);
  });

  test('an analyst’s export has codes and no words, no severe incident, no formula, and is noted with its reason', async () => {
    const group = await nameGroup(parts, analyst, 'KEN', {
      name: '=HYPERLINK("x")',
      aliases: [],
      hidden: true,
    });
    const plain = await addIncident(parts, analyst, {
      groupId: group.id,
      region: '@home',
      place: 'Secret Hill',
    });
    const severe = await addIncident(parts, analyst, { sensitivity: 'SEVERE' }, { sourceCode: 'S-severe' });
    const files = await exportIncidents(parts, analyst, 'KEN', 'For the yearly review');
    expect(files.leftOut).toBe(1);
    expect(files.incidents).toContain(`${plain.incident.id},KEN,"\t=HYPERLINK(""x"")",BELIEF_CULTURE`);
    expect(files.incidents).toContain(',"\t@home",');
    expect(files.reports).toContain(
      `${plain.report},KEN,CODED,2026-03-02,S-1,UNTESTED,MONITORING_ONLY,${plain.incident.id}`,
    );
    expect(files.importedEvents.split('\r\n')).toHaveLength(32);
    const all = files.incidents + files.reports;
    for (const word of [severe.incident.id, severe.report, 'S-severe', 'Secret Hill', 'prayer house']) {
      expect(all).not.toContain(word);
    }
    expect((await kinds()).at(-1)).toBe('INCIDENTS_EXPORTED');
    const adviser = await insertPerson(parts.database, monitorRoles['adviser of KEN'] ?? []);
    expect(await listExports(parts, adviser, 'KEN')).toMatchObject([{ reason: 'For the yearly review' }]);
    keys.kept.clear();
    expect(await listExports(parts, adviser, 'KEN')).toMatchObject([{ reason: null }]);
    for (const viewer of [adviser, other]) {
      expect(await codeOf(exportIncidents(parts, viewer, 'KEN', 'To look'))).toBe('FORBIDDEN');
    }
    expect(await codeOf(exportIncidents(parts, analyst, 'KEN', ' '))).toBe('BAD_USER_INPUT');
  });

  test.each([
    ['into it', true],
    ['which was merged into another', false],
  ])('is kept back with a severe incident what was merged %s', async (_how, severeStays) => {
    const severe = await addIncident(parts, analyst, { sensitivity: 'SEVERE' });
    const twin = await addIncident(parts, analyst, {}, { sourceCode: 'S-twin' });
    const [stays, goes] = severeStays ? [severe, twin] : [twin, severe];
    await mergeIncidents(parts, analyst, stays.incident.id, goes.incident.id);
    const files = await exportIncidents(parts, analyst, 'KEN', 'For the yearly review');
    for (const word of [severe.incident.id, severe.report, twin.incident.id, twin.report, 'S-twin'])
      expect(files.incidents + files.reports).not.toContain(word);
  });
});
