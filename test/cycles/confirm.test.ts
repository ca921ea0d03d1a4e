import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { openCycle } from '../../server/cycles/open-cycle.ts';
import { planCycle } from '../../server/cycles/plan-cycle.ts';
import type { Database } from '../../server/database/database.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { askForSecondPerson } from '../../server/responses/second-person/ask-for-second-person.ts';
import { readSecondPerson } from '../../server/responses/second-person/second-person.sql.ts';
import { emptyDatabase } from '../catalogue/whole-database.ts';
import { expectSound, readEvents } from '../responses/stored.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { beginTwoYears, type TwoYears } from './two-years.ts';

type Outcome = {
  __typename: string;
  id?: string;
  code?: string;
  replayed?: boolean;
  cursor?: string;
  response?: { status: string; rating: string; narrative: string; revision: number };
  progress?: { carried: number; notStarted: number };
  fields?: { field: string; base: string | null; mine: string | null; theirs: string | null }[];
};

describeOnBothEngines('confirming what is carried', (opened) => {
  let database: Database;
  let years: TwoYears;
  let focalPoint: Viewer;
  beforeEach(async () => {
    database = opened().database;
    await emptyDatabase(database);
    years = await beginTwoYears(database);
    focalPoint = await years.person('FOCAL_POINT', 'UNICEF', 'KEN');
    await years.turn();
  });

  const idOf = async (item: string, agency: string | null = 'UNICEF') =>
    (await years.found(years.coordinator, agency, item))?.from[0]?.id ?? '';
  const confirm = async (
    author: Viewer,
    ids: readonly string[],
    mutationIds = ids.map(() => randomUUID()),
  ) => {
    const inputs = ids.map((id, index) => `{ mutationId: "${mutationIds[index]}", answer: "${id}" }`);
    const { confirmResponses } = await years.ask<{ confirmResponses: Outcome[] }>(
      author,
      `mutation { confirmResponses(inputs: [${inputs.join(', ')}]) { __typename
        ... on ResponseRefused { code }
        ... on ResponseConflict { id replayed fields { field base mine theirs } }
        ... on ResponseRecorded { cursor replayed response { status rating narrative revision }
          progress { carried notStarted } } } }`,
    );
    return confirmResponses;
  };

  test('submits last year’s rating and words where one may submit, and the event names what it continues', async () => {
    const id = await idOf('LDR-2');
    expect(await confirm(focalPoint, [id])).toMatchObject([
      {
        __typename: 'ResponseRecorded',
        replayed: false,
        response: { status: 'SUBMITTED', rating: 'MEETS', narrative: 'LDR-2 of UNICEF in KEN', revision: 1 },
        progress: { carried: 4, notStarted: 4 },
      },
    ]);
    const outsider = await years.person('OBSERVER', null, null);
    for (const reader of [focalPoint, outsider]) {
      const { events } = await years.ask<{ events: { edges: { node: { changes: unknown[] } }[] } }>(
        reader,
        '{ events(last: 1, filter: { cycle: "2027", items: ["LDR-2"] }) { edges { node { changes { field from to } } } } }',
      );
      expect(events.edges[0]?.node.changes).toContainEqual({ field: 'continues', from: null, to: id });
      expect(events.edges[0]?.node.changes).toHaveLength(4);
    }
    const { node } = await years.ask<{ node: unknown }>(
      outsider,
      `{ node(id: "${id}") { ... on SnapshotAnswer { itemCode status narrative } } }`,
    );
    expect(node).toEqual({ itemCode: 'LDR-2', status: 'ACCEPTED', narrative: 'LDR-2 of UNICEF in KEN' });
    await expectSound(database);
  });

  test('leaves it in progress where one may not submit, and never accepts', async () => {
    const contributor = await years.person('CONTRIBUTOR', 'UNICEF', 'KEN');
    const [left] = await confirm(contributor, [await idOf('LDR-2')]);
    expect(left?.response).toMatchObject({ status: 'IN_PROGRESS', rating: 'MEETS' });
    const [team] = await confirm(years.coordinator, [await idOf('LDR-1', null)]);
    expect(team?.response?.status).toBe('SUBMITTED');
    await expectSound(database);
  });

  test('leaves it in progress where the agency asks for a second person, who then submits it, this year and in the next', async () => {
    await askForSecondPerson(database, focalPoint, { agency: 'UNICEF', country: 'KEN', asked: true });
    const id = await idOf('LDR-2');
    const mutationId = randomUUID();
    const [confirmed] = await confirm(focalPoint, [id], [mutationId]);
    expect(confirmed?.response).toMatchObject({ status: 'IN_PROGRESS', rating: 'MEETS', revision: 1 });
    expect(await confirm(focalPoint, [id], [mutationId])).toMatchObject([{ replayed: true }]);
    const [team] = await confirm(focalPoint, [await idOf('LDR-1', null)]);
    expect(team?.response?.status).toBe('SUBMITTED');
    const colleague = await years.person('FOCAL_POINT', 'UNICEF', 'KEN');
    const submitted = { status: 'SUBMITTED', baseRevision: 1 } as const;
    await years.say('KEN', 'UNICEF', 'LDR-2', submitted, colleague);

    await years.close('2027');
    const days = { opensOn: '2028-01-15', closesOn: '2028-11-30' };
    await planCycle(database, years.coordinator, { code: '2028', presenceFrom: '2027', ...days }, false);
    await openCycle(database, years.coordinator, '2028', false);
    const asked = await readSecondPerson(database, 'KEN');
    expect(asked.map(({ agency, asked: on }) => [agency, on])).toEqual([
      ['UNICEF', true],
      ['WHO', false],
    ]);
    await expectSound(database);
  });

  test('clashes where somebody has begun this year, and keeps what was to be confirmed', async () => {
    const id = await idOf('LDR-2');
    await years.say('KEN', 'UNICEF', 'LDR-2', { rating: 'MISSING', status: 'IN_PROGRESS' });
    const mutationId = randomUUID();
    const [clash] = await confirm(focalPoint, [id], [mutationId]);
    expect(clash).toMatchObject({
      __typename: 'ResponseConflict',
      replayed: false,
      fields: [
        { field: 'status', base: 'NOT_STARTED', mine: 'SUBMITTED', theirs: 'IN_PROGRESS' },
        { field: 'rating', base: null, mine: 'MEETS', theirs: 'MISSING' },
      ],
    });
    expect((await readEvents(database)).at(-1)).toMatchObject({ kind: 'RESPONSE_CONFLICTED', revision: 1 });
    expect(await confirm(focalPoint, [id], [mutationId])).toEqual([{ ...clash, replayed: true }]);
    await expectSound(database);
  });

  test('is told again under its mutationId, also once the cycle closed, and refused under it for anything else', async () => {
    const [id, other] = [await idOf('LDR-2'), await idOf('LDR-1', null)];
    const mutationId = randomUUID();
    const [first] = await confirm(focalPoint, [id], [mutationId]);
    await years.close('2027');
    expect(await confirm(focalPoint, [id], [mutationId])).toEqual([{ ...first, replayed: true }]);
    expect(await confirm(focalPoint, [other], [mutationId])).toMatchObject([{ code: 'INVALID' }]);
    expect(await confirm(focalPoint, [id])).toMatchObject([{ code: 'CYCLE_NOT_OPEN' }]);
    expect(
      (await readEvents(database)).filter(
        ({ revision, cycleCode }) => cycleCode === '2027' && revision === 1,
      ),
    ).toHaveLength(1);
  });

  test('a reworded item is confirmed alone, a split or merged one never, and what isn’t carried is refused', async () => {
    const [same, reworded] = [await idOf('LDR-2'), await idOf('ANL-1')];
    const unfinished = await idOf('ANL-1', 'WHO');
    expect(unfinished).not.toBe('');
    const ids = [reworded, await idOf('ANL-5'), await idOf('ANL-7'), unfinished, 'nonsense', same];
    expect((await confirm(years.coordinator, ids)).map(({ code }) => code)).toEqual([
      'REWORDED',
      'NOT_CONFIRMABLE',
      'NOT_CONFIRMABLE',
      'NOT_CARRIED',
      'NOT_CARRIED',
      undefined,
    ]);
    expect(await confirm(focalPoint, [reworded])).toMatchObject([{ response: { status: 'SUBMITTED' } }]);
    expect(await confirm(await years.person('OBSERVER', null, null), [same])).toMatchObject([
      { code: 'FORBIDDEN' },
    ]);
    await expect(confirm(focalPoint, Array(101).fill(same))).rejects.toThrow('BAD_USER_INPUT');
    await expectSound(database);
  });

  test('of the same answer by two at once is one change, and nobody’s work is lost', async () => {
    const id = await idOf('LDR-2');
    const colleague = await years.person('FOCAL_POINT', 'UNICEF', null);
    const both = await Promise.all([confirm(focalPoint, [id]), confirm(colleague, [id])]);
    expect(both.flat().map(({ __typename }) => __typename)).toEqual(['ResponseRecorded', 'ResponseRecorded']);
    expect(await years.found(focalPoint, 'UNICEF', 'LDR-2')).toMatchObject({ standing: false });
    await expectSound(database);
  });
});
