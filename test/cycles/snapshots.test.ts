import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { readerOf } from '../../server/access/visibility.ts';
import { closeCycle } from '../../server/cycles/close-cycle.ts';
import {
  readListedSnapshots,
  readSnapshotAnswers,
  readSnapshotCells,
} from '../../server/cycles/read-snapshot.sql.ts';
import { reopenCycle } from '../../server/cycles/reopen-cycle.ts';
import { readSnapshots } from '../../server/cycles/snapshot.sql.ts';
import { takeSnapshot } from '../../server/cycles/take-snapshot.ts';
import { verifySnapshot, verifySnapshots } from '../../server/cycles/verify-snapshots.ts';
import type { Database } from '../../server/database/database.ts';
import { eraseContent } from '../../server/responses/erase-content.ts';
import { recordResponses } from '../../server/responses/recording/record-responses.ts';
import { emptyDatabase } from '../catalogue/whole-database.ts';
import { expectSound } from '../responses/stored.ts';
import {
  agencyCodes,
  agencyItems,
  openCycle as code,
  countryCodes,
  createWorld,
  inputFor,
  recorded,
  type World,
} from '../support/builders.ts';
import { describeOnBothEngines, openTestDatabase } from '../support/engines.ts';
import { waitUntil } from '../support/wait.ts';

const place = { country: 'KEN', agency: 'UNICEF', item: 'LDR-2' };
const draft = { country: 'KEN', agency: 'WHO', item: 'LDR-2' };
const rating = 'MEETS' as const;

const sizes = {
  name: 'test-known-sizes',
  text: `select relname, reltuples >= 0 as known from pg_class
          where relnamespace = current_schema()::regnamespace and relname in ('snapshot_cell', 'snapshot_answer') order by 1`,
};

describeOnBothEngines('a snapshot', (opened) => {
  let database: Database;
  let world: World;
  beforeEach(async () => {
    database = opened().database;
    await emptyDatabase(database);
    world = await createWorld(database);
    await recorded(
      database,
      world.coordinator,
      inputFor(place, { narrative: 'As it was', rating, status: 'SUBMITTED' }),
    );
    await recorded(
      database,
      world.coordinator,
      inputFor(draft, { narrative: 'A draft', status: 'IN_PROGRESS' }),
    );
  });

  const close = () => closeCycle(database, world.coordinator, code, false);
  const reopen = () => reopenCycle(database, world.coordinator, { code, reason: 'Too early' }, false);
  const take = (name: string, dryRun = false) =>
    takeSnapshot(database, world.coordinator, { code, name }, dryRun);
  const named = async () =>
    (await readSnapshots(database, code)).map(({ name, closing }) => `${name}${closing ? ', closed' : ''}`);
  const answersOf = async (name: string, viewer = world.coordinator) => {
    const id = (await readSnapshots(database, code)).find((snapshot) => snapshot.name === name)?.id ?? '';
    return readSnapshotAnswers(database, { id, country: 'KEN' }, readerOf(viewer));
  };
  const problems = async () => (await verifySnapshots(database)).flatMap(({ problem }) => problem ?? []);

  test.each(['taken', 'made by closing'])('that was %s is known to the planner by its size', async (how) => {
    // Without, a country of a snapshot of 94,560 answers was not read within 30 s.
    await (how === 'taken' ? take('Mid-year') : close());
    expect(await database.query(sizes)).toEqual([
      { relname: 'snapshot_answer', known: true },
      { relname: 'snapshot_cell', known: true },
    ]);
  });

  test('is taken where tables of others stand beside ours, whatever they are called', async () => {
    const run = (text: string) => database.query({ name: `test-${text}`.slice(0, 60), text });
    await run('create role somebody_else');
    await run('create table "Of others" as select 1 as one');
    await run('alter table "Of others" owner to somebody_else');
    await run('create table "Of ours" as select 1 as one');
    try {
      expect(await take('Mid-year')).toMatchObject({ done: true });
      const known = `select relname, reltuples >= 0 as known from pg_class where relname like 'Of %' order by 1`;
      expect(await run(known)).toEqual([
        { relname: 'Of others', known: false },
        { relname: 'Of ours', known: true },
      ]);
    } finally {
      await run('drop table "Of others"');
      await run('drop table "Of ours"');
      await run('drop role somebody_else');
    }
  });

  test('of a closing stays what it was when the cycle goes on, and the next closing makes the next', async () => {
    await close();
    await reopen();
    await recorded(
      database,
      world.coordinator,
      inputFor(place, { narrative: 'As it became', baseRevision: 1 }),
    );
    await close();
    expect(await named()).toEqual(['Closing, closed', 'Closing 2, closed']);
    expect(await answersOf('Closing')).toMatchObject([
      { agencyCode: 'UNICEF', status: 'SUBMITTED', rating, narrative: 'As it was', revision: 1 },
      { agencyCode: 'WHO', status: 'IN_PROGRESS', narrative: 'A draft' },
    ]);
    expect((await answersOf('Closing 2'))[0]).toMatchObject({ narrative: 'As it became', revision: 2 });
    expect(await problems()).toEqual([]);
    await expectSound(database);
  });

  test('counts what the cells counted then', async () => {
    await take('Middle of the year');
    const before = await database.query({
      name: 'test-counts',
      text: `select country_code as "countryCode", agency_code as "agencyCode", not_started as "notStarted",
                    in_progress as "inProgress", submitted, returned, accepted,
                    not_started + in_progress + submitted + returned + accepted as total
               from cell where cycle_code = '${code}' and presence is distinct from 'NONE'
              order by country_code collate "C", agency_code collate "C" nulls first`,
    });
    await recorded(database, world.coordinator, inputFor(place, { status: 'ACCEPTED', baseRevision: 1 }));
    const [snapshot] = await readSnapshots(database, code);
    expect(await readSnapshotCells(database, snapshot?.id ?? '', null)).toEqual(before);
    expect(await problems()).toEqual([]);
  });

  test('shows nobody a draft that they did not read', async () => {
    await take('Middle of the year');
    const seen = await answersOf('Middle of the year', await world.observer());
    expect(seen.map(({ agencyCode }) => agencyCode)).toEqual(['UNICEF']);
  });

  test('is taken under a name that is new, in the open cycle', async () => {
    expect(await take('June', true)).toMatchObject({ done: false, obstacles: [] });
    expect(await named()).toEqual([]);
    expect(await take('June')).toMatchObject({ done: true });
    expect((await take('June')).obstacles).toMatchObject([{ code: 'NAME_TAKEN' }]);
    await close();
    expect((await take('July')).obstacles).toMatchObject([{ code: 'NOT_OPEN' }]);
    expect(await named()).toEqual(['June', 'Closing, closed']);
  });

  test('loses its words where they are erased, says so, and still verifies', async () => {
    await close();
    const key = { cycleCode: code, countryCode: 'KEN', agencyCode: 'UNICEF', itemCode: 'LDR-2' };
    await eraseContent(database, world.coordinator.personId, { response: key, position: null }, 'A name');
    expect((await answersOf('Closing'))[0]).toMatchObject({ narrative: null, erased: true, rating });
    expect(await verifySnapshots(database)).toMatchObject([
      { cycleCode: '2025', problem: null, erased: 0 },
      { cycleCode: code, problem: null, erased: 1 },
    ]);
    const [listed] = await readListedSnapshots(database, code);
    if (!listed) throw new Error('no snapshot');
    expect(listed).toMatchObject({ taker_id: world.coordinator.personId, answered: 1 });
    expect(await verifySnapshot(database, listed)).toMatchObject({ problem: null, erased: 1 });
    await expectSound(database);
  });

  test.each([
    [
      'a rating',
      `update snapshot_answer set said = '{"rating": "EXCEEDS"}' where status = 'SUBMITTED'`,
      'is not what event',
    ],
    ['a count', 'update snapshot_cell set counts[1] = counts[1] + 1', 'is not what event'],
    ['an answer less', `delete from snapshot_answer where status = 'SUBMITTED'`, 'is not what event'],
    ['a position', "update snapshot set at = at + interval '1 second' where closing", 'signature'],
    ['no snapshot', 'delete from snapshot', 'is not there any more'],
  ])('that was altered is found out: %s', async (what, text, sentence) => {
    await close();
    await database.query({ name: `test-alter ${what}`, text });
    expect((await problems()).join()).toContain(sentence);
  });
});

test('closing while 16 write loses nothing that was acknowledged, and takes nothing after', async () => {
  const opened = await openTestDatabase('postgres');
  onTestFinished(() => opened.drop());
  const { database } = opened;
  const replicas = [database, await opened.openReplica()];
  const world = await createWorld(database);
  const acknowledged = new Map<string, number>();
  const refused: string[] = [];
  const places = countryCodes.flatMap((country) =>
    agencyCodes.flatMap((agency) =>
      agency === 'WHO' && country === 'PER' ? [] : agencyItems.map((item) => ({ country, agency, item })),
    ),
  );
  const write = async (writer: number) => {
    const own = places.filter((_, index) => index % 16 === writer);
    for (let revision = 0; ; revision++) {
      for (const each of own) {
        const input = inputFor(each, { narrative: `Writer ${writer}, ${revision}`, baseRevision: revision });
        const [outcome] = await recordResponses(replicas[writer % 2] as Database, [
          { author: world.coordinator, input },
        ]);
        if (outcome?.kind === 'REFUSED') {
          refused.push(outcome.code);
          return;
        }
        acknowledged.set(`${each.country}/${each.agency}/${each.item}`, revision + 1);
      }
    }
  };
  const writers = Array.from({ length: 16 }, (_, writer) => write(writer));
  await waitUntil(() => acknowledged.size === places.length);
  await closeCycle(database, world.coordinator, code, false);
  await Promise.all(writers);

  expect(refused).toEqual(Array.from({ length: 16 }, () => 'CYCLE_NOT_OPEN'));
  const frozen = await database.query<{ key: string; revision: number }>({
    name: 'test-frozen',
    text: `select country_code || '/' || agency_code || '/' || item_code as key, snapshot_answer.revision
             from snapshot_answer join cell on cell.id = cell_id where cycle_code = '${code}'`,
  });
  expect(new Map(frozen.map(({ key, revision }) => [key, revision]))).toEqual(acknowledged);
  expect((await verifySnapshots(database)).map(({ problem }) => problem)).toEqual([null, null]);
  await expectSound(database);
}, 60_000);
