import { beforeAll, expect, test } from 'vitest';
import type { Database } from '../../server/database/database.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import type { RecordInput } from '../../server/responses/recording/record-input.ts';
import { recordResponses } from '../../server/responses/recording/record-responses.ts';
import { wholeDatabase } from '../catalogue/whole-database.ts';
import { agencyItems, countryCodes, createWorld, inputFor, type World } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { expectSound, readEvents, readRow } from './stored.ts';

describeOnBothEngines('a batch', (opened) => {
  let world: World;
  let author: Viewer;
  beforeAll(async () => {
    world = await createWorld(opened().database);
    author = world.coordinator;
  });
  const send = (inputs: RecordInput[]) =>
    recordResponses(
      world.database,
      inputs.map((input) => ({ author, input })),
    );

  test('of nothing does nothing', async () => {
    const before = await wholeDatabase(world.database);
    expect(await send([])).toEqual([]);
    expect(await wholeDatabase(world.database)).toEqual(before);
  });

  test('gives each entry its own outcome, and a refusal stops none of the others', async () => {
    const [first, second, third] = [world.unusedAnswer(), world.unusedTeamAnswer(), world.unusedAnswer()];
    const position = (await readEvents(world.database)).length;
    const outcomes = await send([
      inputFor(first),
      inputFor(first, { status: null }),
      inputFor({ ...first, country: 'XXX' }),
      inputFor(second),
      inputFor({ ...first, item: 'NO-1' }),
      inputFor(third, { baseRevision: 9 }),
      inputFor(third),
    ]);
    expect(outcomes).toMatchObject([
      { kind: 'RECORDED' },
      { kind: 'REFUSED', code: 'INVALID' },
      { kind: 'REFUSED', code: 'UNKNOWN_COUNTRY' },
      { kind: 'RECORDED' },
      { kind: 'REFUSED', code: 'UNKNOWN_ITEM' },
      { kind: 'REFUSED', code: 'INVALID' },
      { kind: 'RECORDED' },
    ]);
    const events = (await readEvents(world.database)).slice(position);
    expect(events.map(({ countryCode, itemCode }) => [countryCode, itemCode])).toEqual(
      [first, second, third].map(({ country, item }) => [country, item]),
    );
    await expectSound(world.database);
  });

  test('with the same answer twice treats the second after the first', async () => {
    const place = world.unusedAnswer();
    const outcomes = await send([
      inputFor(place, { narrative: 'First' }),
      inputFor(place, { narrative: 'Blind', baseRevision: 0 }),
      inputFor(place, { narrative: 'Second', baseRevision: 1 }),
      inputFor(place, { rating: 'MEETS', baseRevision: 1 }),
      inputFor(place, { narrative: 'Second', baseRevision: 3 }),
    ]);
    expect(outcomes).toMatchObject([
      { kind: 'RECORDED', merged: false, response: { revision: 1 } },
      { kind: 'CONFLICTED', clashes: [{ base: null, theirs: 'First', mine: 'Blind' }] },
      { kind: 'RECORDED', merged: false, response: { revision: 2 } },
      { kind: 'RECORDED', merged: true, response: { revision: 3 } },
      { kind: 'RECORDED', merged: false, response: { revision: 3 } },
    ]);
    expect(await readRow(world.database, place)).toMatchObject({ narrative: 'Second', rating: 'MEETS' });
    await expectSound(world.database);
  });

  test('with the same answer twice sees that the cycle named is the one that is open', async () => {
    const place = world.unusedAnswer();
    const outcomes = await send([
      inputFor(place, { narrative: 'First' }),
      inputFor(place, { narrative: 'Blind', cycle: '2026' }),
    ]);
    expect(outcomes).toMatchObject([{ kind: 'RECORDED' }, { kind: 'CONFLICTED' }]);
  });

  test('with the same mutationId twice answers the second by the first', async () => {
    const input = inputFor(world.unusedAnswer());
    const other = inputFor(world.unusedAnswer(), { mutationId: input.mutationId });
    const position = (await readEvents(world.database)).length;
    const outcomes = await send([
      input,
      { ...input },
      other,
      { ...input, mutationId: input.mutationId.toUpperCase() },
    ]);
    expect(outcomes).toMatchObject([
      { kind: 'RECORDED', replayed: false },
      { kind: 'RECORDED', replayed: true },
      { kind: 'REFUSED', code: 'INVALID' },
      { kind: 'RECORDED', replayed: true },
    ]);
    expect((await readEvents(world.database)).length).toBe(position + 1);
  });

  test('that alternates between what is repeated and what is new costs three statements, and what is repeated says how all stands after it', async () => {
    const cell = { country: countryCodes.at(-2) ?? '', agency: 'UN_WOMEN' };
    const [first, second, third, fourth] = agencyItems.map((item) =>
      inputFor({ ...cell, item }, { status: 'SUBMITTED', narrative: 'x' }),
    ) as [RecordInput, RecordInput, RecordInput, RecordInput];
    await send([first, third]);
    let statements = 0;
    const counting: Database = Object.assign(Object.create(world.database), {
      query: ((statement, values) => {
        statements += 1;
        return world.database.query(statement, values);
      }) as Database['query'],
    });
    const entries = [first, second, third, fourth].map((input) => ({ author, input }));
    const outcomes = await recordResponses(counting, entries);
    expect(statements).toBe(3);
    expect(outcomes).toMatchObject([
      { replayed: true, progress: { submitted: 4 } },
      { replayed: false, progress: { submitted: 3 } },
      { replayed: true, progress: { submitted: 4 } },
      { replayed: false, progress: { submitted: 4 } },
    ]);
  });

  test('counts several entries of one cell up, and each event has the cell as it stood right after it', async () => {
    const cell = { country: countryCodes.at(-1) ?? '', agency: 'UN_WOMEN' };
    const position = (await readEvents(world.database)).length;
    const statuses = ['SUBMITTED', 'IN_PROGRESS', 'NOT_STARTED', 'SUBMITTED'] as const;
    const inputs = agencyItems.map((item, index) =>
      inputFor({ ...cell, item }, { status: statuses[index], narrative: 'x' }),
    );
    const outcomes = await send(inputs);
    const expected = [
      { notStarted: 3, inProgress: 0, submitted: 1, total: 4 },
      { notStarted: 2, inProgress: 1, submitted: 1, total: 4 },
      { notStarted: 2, inProgress: 1, submitted: 1, total: 4 },
      { notStarted: 1, inProgress: 1, submitted: 2, total: 4 },
    ];
    expect(outcomes).toMatchObject(expected.map((progress) => ({ progress })));
    expect((await readEvents(world.database)).slice(position)).toMatchObject(
      expected.map((progress) => ({ progress })),
    );
    await expectSound(world.database);
  });

  test('of a hundred entries takes a hundred positions, in their order', async () => {
    const places = countryCodes.flatMap((country) =>
      ['UNDP', 'UN_WOMEN', 'UNICEF'].flatMap((agency) =>
        agencyItems.map((item) => ({ country, agency, item })),
      ),
    );
    const revisions = new Map<string, number>();
    const inputs = Array.from({ length: 100 }, (_, index) => {
      const place = places[index % places.length] ?? world.unusedAnswer();
      return inputFor(place, {
        status: index % 2 ? 'IN_PROGRESS' : 'RETURNED',
        narrative: `Entry ${index}`,
        note: 'n',
      });
    });
    for (const input of inputs) {
      const key = `${input.country} ${input.agency} ${input.item}`;
      const { revision } = await readRow(world.database, { ...input, agency: input.agency ?? null });
      input.baseRevision = revisions.get(key) ?? revision;
      revisions.set(key, input.baseRevision + 1);
    }
    const position = (await readEvents(world.database)).length;
    const outcomes = await send(inputs);
    expect(outcomes.map(({ kind, mutationId }) => [kind, mutationId])).toEqual(
      inputs.map(({ mutationId }) => ['RECORDED', mutationId]),
    );
    const events = (await readEvents(world.database)).slice(position);
    expect(events.map(({ changes }) => changes.at(-1)?.to)).toEqual(inputs.map(({ narrative }) => narrative));
    await expectSound(world.database);
  });
});
