import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '../../server/domain/viewer.ts';
import { loadCatalogue } from '../../server/loading/load-catalogue.ts';
import type { RecordInput } from '../../server/responses/recording/record-input.ts';
import type { RefusalCode } from '../../server/responses/recording/refusal.ts';
import { wholeDatabase } from '../catalogue/whole-database.ts';
import {
  absent,
  closedCycle,
  createWorld,
  inputFor,
  openCycle,
  type Place,
  plannedCycle,
  readingAgency,
  record,
  type World,
  worldCatalogue,
} from '../support/builders.ts';
import { describeOnBothEngines, type OpenedDatabase, openTestDatabase } from '../support/engines.ts';

/** One thing that can be wrong, with what is then sent or who sends it. */
type Wrong = {
  name: string;
  code: RefusalCode;
  says: string;
  input?: Partial<RecordInput>;
  author?: 'observer';
};

/** In the order in which they are looked for. */
const wrongs: Wrong[] = [
  { name: 'shape', code: 'INVALID', says: 'can’t be cleared', input: { status: null } },
  { name: 'unknown cycle', code: 'INVALID', says: 'There is no cycle', input: { cycle: '1999' } },
  { name: 'unknown country', code: 'UNKNOWN_COUNTRY', says: '"XXX"', input: { country: 'XXX' } },
  { name: 'unknown item', code: 'UNKNOWN_ITEM', says: '"NO-1"', input: { item: 'NO-1' } },
  { name: 'unknown agency', code: 'UNKNOWN_AGENCY', says: '"NOBODY"', input: { agency: 'NOBODY' } },
  {
    name: 'agency that only reads',
    code: 'UNKNOWN_AGENCY',
    says: readingAgency,
    input: { agency: readingAgency },
  },
  { name: 'agency for a team item', code: 'INVALID', says: 'leave the agency out', input: { item: 'LDR-1' } },
  { name: 'not allowed', code: 'FORBIDDEN', says: 'focal point', author: 'observer' },
  { name: 'not reporting', code: 'NOT_REPORTING', says: 'does not report', input: absent },
  { name: 'closed cycle', code: 'CYCLE_NOT_OPEN', says: 'is closed', input: { cycle: closedCycle } },
  { name: 'base revision too high', code: 'INVALID', says: 'only at', input: { baseRevision: 7 } },
];

/** Each wrong alone, with each later one beside it, and with all of them. */
const rungs = wrongs.map((first, index) => {
  const later = wrongs.slice(index + 1);
  return {
    name: first.name,
    first,
    combinations: [[first], ...later.map((other) => [first, other]), [first, ...later]],
  };
});

describeOnBothEngines('the order of checks', (opened) => {
  let world: World;
  let authors: Record<'coordinator' | 'observer', Viewer>;
  beforeAll(async () => {
    world = await createWorld(opened().database);
    authors = { coordinator: world.coordinator, observer: await world.observer() };
  });
  const place: Place = { country: 'KEN', agency: 'UNICEF', item: 'LDR-2' };

  test.each(rungs)(
    '$name goes before everything that is looked for after it, and nothing is written',
    async ({ first, combinations }) => {
      const before = await wholeDatabase(world.database);
      for (const all of combinations) {
        // From the last to the first, so that where two want another value in one place the earlier one has its way.
        const input = inputFor(
          place,
          Object.assign({ narrative: 'x' }, ...all.toReversed().map((wrong) => wrong.input)),
        );
        const author = authors[all.some((wrong) => wrong.author) ? 'observer' : 'coordinator'];
        const outcome = await record(world.database, author, input);
        expect(outcome, all.map(({ name }) => name).join(', ')).toEqual({
          kind: 'REFUSED',
          mutationId: input.mutationId,
          code: first.code,
          message: expect.stringContaining(first.says),
        });
      }
      expect(await wholeDatabase(world.database)).toEqual(before);
    },
  );

  test('an item that agencies answer, without an agency, is invalid before anybody is asked for', async () => {
    const input = inputFor({ ...place, agency: null }, { cycle: closedCycle });
    expect(await record(world.database, authors.observer, input)).toMatchObject({
      code: 'INVALID',
      message: expect.stringContaining('say which one'),
    });
  });

  test('a planned cycle is not open, and nobody reports in it yet', async () => {
    for (const where of [place, { ...place, ...absent }]) {
      const input = inputFor(where, { cycle: plannedCycle });
      expect(await record(world.database, authors.coordinator, input)).toMatchObject({
        code: 'CYCLE_NOT_OPEN',
        message: expect.stringContaining('not open yet'),
      });
    }
  });

  test.each(['country', 'item', 'agency', 'cycle'] as const)(
    'a %s that no database could read is an unknown one',
    async (name) => {
      const codes = {
        country: 'UNKNOWN_COUNTRY',
        item: 'UNKNOWN_ITEM',
        agency: 'UNKNOWN_AGENCY',
        cycle: 'INVALID',
      };
      for (const text of [
        '',
        '\u0000',
        '\ud800',
        'x'.repeat(100_000),
        'ken',
        ' KEN',
        "'; drop table event; --",
      ]) {
        const outcome = await record(world.database, authors.coordinator, inputFor(place, { [name]: text }));
        expect(outcome).toMatchObject({ kind: 'REFUSED', code: codes[name] });
        expect(outcome.kind === 'REFUSED' && outcome.message.length).toBeLessThan(200);
      }
    },
  );
});

describe('while no cycle is open', () => {
  let opened: OpenedDatabase;
  let world: World;
  beforeAll(async () => {
    opened = await openTestDatabase('postgres');
    world = await createWorld(opened.database);
    const catalogue = worldCatalogue();
    const cycles = catalogue.cycles.map((cycle) =>
      cycle.code === openCycle ? { ...cycle, state: 'CLOSED' as const } : cycle,
    );
    await loadCatalogue(opened.database, { ...catalogue, cycles });
  });
  afterAll(() => opened.drop());

  test.each<[string, Partial<RecordInput>, RefusalCode]>([
    ['nothing else', {}, 'CYCLE_NOT_OPEN'],
    ['an agency that was not there', absent, 'CYCLE_NOT_OPEN'],
    ['an unknown country', { country: 'XXX' }, 'UNKNOWN_COUNTRY'],
    ['an unknown item', { item: 'NO-1' }, 'UNKNOWN_ITEM'],
    ['an unknown agency', { agency: 'NOBODY' }, 'UNKNOWN_AGENCY'],
    ['an agency for the team', { item: 'LDR-1' }, 'INVALID'],
    ['a wrong shape', { status: null }, 'INVALID'],
  ])('%s is wrong', async (_what, given, code) => {
    const input = inputFor({ country: 'KEN', agency: 'UNICEF', item: 'LDR-2' }, given);
    expect(await record(world.database, world.coordinator, input)).toMatchObject({ kind: 'REFUSED', code });
  });

  test('whoever writes for the country team hears that, and whoever never may hears that', async () => {
    const team = { country: 'KEN', agency: null, item: 'LDR-1' };
    const own = await world.focalPoint('UNICEF', 'KEN');
    const other = await world.focalPoint('UNICEF', 'PER');
    expect(await record(world.database, own, inputFor(team))).toMatchObject({ code: 'CYCLE_NOT_OPEN' });
    expect(await record(world.database, other, inputFor(team))).toMatchObject({ code: 'FORBIDDEN' });
  });
});
