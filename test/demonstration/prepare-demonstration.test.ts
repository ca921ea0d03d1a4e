import { pino } from 'pino';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { readCalendarData } from '../../server/calendars/calendar-data.ts';
import type { CatalogueData } from '../../server/catalogue/catalogue-data.ts';
import { verifySnapshots } from '../../server/cycles/verify-snapshots.ts';
import type { Database, Queryable } from '../../server/database/database.ts';
import { afterDemonstration } from '../../server/demonstration/demonstration-checklists.ts';
import { readPersonas } from '../../server/demonstration/persona-directory.ts';
import { prepareDemonstration } from '../../server/demonstration/prepare-demonstration.ts';
import { tellPersonas } from '../../server/demonstration/tell-personas.ts';
import { StartupError } from '../../server/lib/startup-error.ts';
import { loadCatalogue } from '../../server/loading/load-catalogue.ts';
import { Notices } from '../../server/notices/notices.ts';
import { agency, cycle, item, smallCatalogue, withCycles } from '../catalogue/small-catalogue.ts';
import { emptyDatabase, wholeDatabase, wrongCells } from '../catalogue/whole-database.ts';
import { expectSound, readEvents } from '../responses/stored.ts';
import { strictBackground } from '../support/background.ts';
import { describeOnBothEngines, openTestDatabase } from '../support/engines.ts';

const now = new Date('2026-11-24T10:00:00Z');

/** The real agencies' codes, so that the presence rule finds some who report. */
function catalogue(): CatalogueData {
  const codes = ['UNICEF', 'WHO', 'ILO', 'UNDP', 'WFP', 'UN_WOMEN'];
  const small = smallCatalogue({ agencies: codes.map((code, index) => agency(code, index)) });
  const { sections, items } = small.checklist;
  // And those of the checklist that last year's is made from.
  const more = ['LAW-3', 'STF-3', 'STF-4'].map((code, index) =>
    item(code, items.length + 1 + index, 'AGENCY'),
  );
  const moreSections = ['LAW', 'STF'].map((code, index) => ({
    code,
    title: code,
    purpose: code,
    sortOrder: sections.length + 1 + index,
  }));
  return {
    ...small,
    checklist: { ...small.checklist, sections: [...sections, ...moreSections], items: [...items, ...more] },
  };
}

async function summary(database: Database) {
  const [row] = await database.query<Record<string, unknown>>({
    name: 'test-summary',
    text: `
      select (select string_agg(code || ' ' || state, ', ' order by code) from cycle) as cycles,
             (select count(*) from event) as events, (select position from log_head) as position,
             (select open_cycle_code from log_head) as open,
             (select count(*) from cell where presence is distinct from 'NONE' and not exists
               (select from response where cell_id = cell.id and revision > 0)) as untouched,
             (select count(*) from event where kind = 'RESPONSE_CONFLICTED') as conflicts,
             (select string_agg(kind || ' ' || many, ', ' order by kind) from (
               select kind, count(*) as many from event group by kind) as kinds) as kinds,
             (select string_agg(cycle_code || ' ' || name, ', ') from snapshot) as snapshots,
             (select string_agg(distinct kind, ', ') from carried_item) as carried,
             (select count(*) from comment) as comments,
             (select count(*) from next_step) as steps, (select count(done_at) from next_step) as done, (select count(*) from mark) as marks,
             (select count(*) from event where cell_id is null and note like 'Demonstration:%') as marked,
             (select value from setting where name = 'demonstration') as state`,
  });
  return row ?? {};
}

describeOnBothEngines('preparing the demonstration', (opened) => {
  let database: Database;
  beforeEach(async () => {
    database = opened().database;
    await emptyDatabase(database);
  });

  test('there is a cycle that is over, one that is open, something in every cell, and what stands beside the answers', async () => {
    await prepareDemonstration(database, catalogue(), now);
    expect(await summary(database)).toMatchObject({
      cycles: '2025 CLOSED, 2026 OPEN',
      open: '2026',
      untouched: 0,
      conflicts: 0,
      marked: 3,
      state: 'complete',
      snapshots: '2025 Closing',
      carried: 'REWORDED, SAME, SPLIT',
    });
    const events = await readEvents(database);
    const confirmed = events.filter(({ changes }) => changes.some(({ field }) => field === 'continues'));
    expect(confirmed.length).toBeGreaterThan(0);
    expect(new Set(confirmed.map(({ cycleCode, revision }) => `${cycleCode} ${revision}`))).toEqual(
      new Set(['2026 1']),
    );
    const addenda = events.filter(({ kind }) => kind === 'ADDENDUM_ADDED');
    expect(addenda.length).toBeGreaterThan(0);
    expect(new Set(addenda.map(({ cycleCode, at }) => `${cycleCode} ${at.toISOString()}`))).toEqual(
      new Set(['2025 2026-01-15T06:30:00.000Z']),
    );
    const beside = await summary(database);
    expect(Number(beside.comments)).toBeGreaterThan(1);
    expect(Number(beside.steps)).toBeGreaterThan(0);
    expect(Number(beside.marks)).toBe((await readPersonas(database)).length);
    expect((await verifySnapshots(database)).map(({ problem }) => problem)).toEqual([null]);
    await expectSound(database);
  });

  test('its events are spread over two years, each after the one before, and the chain goes through', async () => {
    await prepareDemonstration(database, catalogue(), now);
    const events = await readEvents(database);
    const times = events.map(({ at }) => at.toISOString());
    expect([...times].sort()).toEqual(times);
    const timesOf = (cycle: string) =>
      events.flatMap(({ at, cycleCode, kind }) =>
        cycleCode === cycle && kind === 'RESPONSE_RECORDED' ? [at.toISOString()] : [],
      );
    for (const [cycle, last] of [
      ['2025', '2025-11-30'],
      ['2026', '2026-11-24'],
    ] as const) {
      const ofCycle = timesOf(cycle);
      expect(new Set(ofCycle.map((time) => time.slice(0, 10))).size).toBeGreaterThan(10);
      expect((ofCycle[0] ?? '') > `${cycle}-01-15`).toBe(true);
      expect((ofCycle.at(-1) ?? '') < last).toBe(true);
    }
    expect(times[0]).toBe('2025-01-15T06:00:00.000Z');
    expect(events.find(({ kind }) => kind === 'CYCLE_CLOSED')?.at.toISOString()).toBe(
      '2025-11-30T18:00:00.000Z',
    );
    await expectSound(database);
  });

  test('everybody who is offered at sign-in is there, with their role and what they are told', async () => {
    await prepareDemonstration(database, catalogue(), now);
    const offered = await readPersonas(database);
    expect(offered.length).toBeGreaterThan(4);
    const rows = await database.query<{ persona: string; role: string }>(
      {
        name: 'test-roles-of-personas',
        text: `select persona, role from person join membership on person.id = person_id where persona = any ($1)`,
      },
      [offered.map(({ persona }) => persona)],
    );
    expect(new Map(rows.map(({ persona, role }) => [persona, role]))).toEqual(
      new Map(offered.map(({ persona, membership }) => [persona, membership.role])),
    );
    await tellPersonas(database);
    const calendars = readCalendarData();
    const unmailed = { post: null, monitorIsOpen: false, home: '', key: '', addressOf: () => null };
    const background = strictBackground();
    await new Notices({ database, calendars, ...unmailed }, pino({ level: 'silent' }), background).runDue();
    const told = await database.query<{ persona: string; told: boolean }>({
      name: 'test-told-personas',
      text: `
        select persona, exists (select from notice where person_id = person.id) as told
          from job join person on person.id::text = job.key where kind = 'notices' order by persona`,
    });
    expect(told.map(({ persona }) => persona)).toEqual(offered.map(({ persona }) => persona).sort());
    expect(told.find(({ persona }) => persona === 'coordinator')?.told).toBe(true);
  });

  test('a later start writes nothing, in another year as well', async () => {
    await prepareDemonstration(database, catalogue(), now);
    const before = await wholeDatabase(database);
    await prepareDemonstration(database, catalogue(), new Date('2028-02-01T10:00:00Z'));
    expect(await loadCatalogue(database, await afterDemonstration(database, catalogue()))).toEqual([]);
    expect(await wholeDatabase(database)).toEqual(before);
  });

  test('one that was interrupted goes on where it stopped, and ends like any other', async () => {
    await prepareDemonstration(database, catalogue(), now);
    const whole = await summary(database);
    for (const [statements, writes] of [
      [recording, 0],
      [recording, 3],
      [['addendum-append'], 1],
      [['comment-append-event'], 1],
      [['append-answer-event'], 1],
    ] as const) {
      await emptyDatabase(database);
      const failing = failingAfter(database, statements, writes);
      await expect(prepareDemonstration(failing, catalogue(), now)).rejects.toThrow('the power is cut');
      // In another year: the cycles and the texts are those of the first start.
      await prepareDemonstration(database, catalogue(), new Date('2027-01-02T10:00:00Z'));
      expect(await summary(database)).toEqual(whole);
      expect(await wrongCells(database)).toEqual([]);
    }
  });
});

test('a database that holds real cycles is refused, and stays as it was', async () => {
  const { database, drop } = await openTestDatabase('postgres');
  onTestFinished(drop);
  await loadCatalogue(database, withCycles([cycle('2026', 'OPEN')]));
  const before = await wholeDatabase(database);
  const error = await prepareDemonstration(database, smallCatalogue(), now).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(StartupError);
  expect(await wholeDatabase(database)).toEqual(before);
});

test('two replicas that start together make one demonstration', async () => {
  const { database, openReplica, drop } = await openTestDatabase('postgres');
  onTestFinished(drop);
  const replica = await openReplica();
  // Somebody had loaded the files before.
  await loadCatalogue(database, catalogue());
  await Promise.all(
    [database, replica].map(async (server) => {
      await prepareDemonstration(server, catalogue(), now);
      expect(await loadCatalogue(server, await afterDemonstration(server, catalogue()))).toEqual([]);
    }),
  );
  expect(await summary(database)).toMatchObject({ cycles: '2025 CLOSED, 2026 OPEN', state: 'complete' });
  expect(await wrongCells(database)).toEqual([]);
});

const recording = ['record-responses', 'record-one-response'];

/** The same database, until one of these statements was run so often; then it fails as if the process had been ended. */
function failingAfter(database: Database, statements: readonly string[], writes: number): Database {
  let left = writes;
  const failing = (connection: Queryable): Queryable => ({
    query: async (statement, values) => {
      if (statements.includes(statement.name) && left-- === 0) throw new Error('the power is cut');
      return connection.query(statement, values);
    },
  });
  return new Proxy(database, {
    get(target, property) {
      if (property === 'transaction') {
        return (...[isolation, work]: Parameters<Database['transaction']>) =>
          target.transaction(isolation, (connection) => work(failing(connection)));
      }
      const value: unknown = Reflect.get(target, property);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
