import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Database } from '../../server/database/database.ts';
import { readHead } from '../../server/log/read-events.sql.ts';
import { recordResponses } from '../../server/responses/recording/record-responses.ts';
import { holdUp } from '../responses/held-up-write.ts';
import { expectSound, readEvents } from '../responses/stored.ts';
import { createWorld, inputFor, type Place, recorded, type World } from '../support/builders.ts';
import { createEmptyDatabase } from '../support/database.ts';
import { type OpenedDatabase, openTestDatabase } from '../support/engines.ts';
import { readsEverything } from '../support/readers.ts';
import { followEvents, startTail } from './tails.ts';

describe('readers of the log', () => {
  let opened: OpenedDatabase;
  let writer: Database;
  let other: Database;
  let world: World;
  beforeAll(async () => {
    opened = await openTestDatabase('postgres');
    writer = opened.database;
    other = await opened.openReplica();
    world = await createWorld(writer);
  });
  afterAll(() => opened.drop());

  const follow = async (database: Database) => {
    const tail = await startTail(database);
    const { position } = await readHead(database);
    return { tail, position, reader: followEvents(tail, position, null, readsEverything) };
  };

  test('skip no event of a write that hangs between its statement and its commit, while others wait behind it', async () => {
    const { position, reader } = await follow(other);
    const held = await holdUp(writer, world.coordinator, [
      inputFor(world.unusedAnswer(), { narrative: 'Held' }),
    ]);
    const others = [1, 2, 3].map((number) =>
      recorded(other, world.coordinator, inputFor(world.unusedAnswer(), { narrative: `Behind ${number}` })),
    );
    // Its position is taken: nobody gets past it, so nobody can see a later event before it.
    const early = await Promise.race([
      ...others,
      reader.waitForCount(1, { within: 900 }).catch(() => 'nothing'),
    ]);
    expect(early).toBe('nothing');
    expect((await readHead(other)).position).toBe(position);
    await held.commit();
    await Promise.all(others);
    await reader.waitForCount(4);
    await reader.leave();
    expect(reader.received).toEqual((await readEvents(other)).slice(position));
    expect(reader.received[0]?.changes).toMatchObject([{ to: 'Held' }]);
  });

  test('see nothing of a write that is given up there, and its position goes to the next', async () => {
    const { position, reader } = await follow(other);
    const held = await holdUp(writer, world.coordinator, [
      inputFor(world.unusedAnswer(), { narrative: 'Given up' }),
    ]);
    const next = recorded(other, world.coordinator, inputFor(world.unusedAnswer(), { narrative: 'Next' }));
    await held.rollback();
    expect(await next).toMatchObject({ cursor: expect.stringMatching(`^${position + 1}\\.`) });
    await reader.waitForCount(1);
    await reader.leave();
    expect(reader.received).toMatchObject([{ place: { position: position + 1 }, changes: [{ to: 'Next' }] }]);
    await expectSound(other);
  });

  test('get everything at once of what others commit while a write waits for its answer’s row', async () => {
    const { position, reader, tail } = await follow(other);
    const place = world.unusedAnswer();
    const client = await lockRow(opened, place);
    const waiting = recordResponses(writer, [
      { author: world.coordinator, input: inputFor(place, { narrative: 'Waiting' }) },
    ]);
    for (let number = 1; number <= 10; number++) {
      await recorded(
        other,
        world.coordinator,
        inputFor(
          { country: 'JPN', agency: null, item: 'LDR-1' },
          { narrative: `${number}`, baseRevision: number - 1 },
        ),
      );
      tail.wake();
      await reader.waitForCount(number, { within: 500 });
    }
    await client.query('commit');
    await waiting;
    await reader.waitForCount(11);
    await reader.leave();
    expect(reader.received).toEqual((await readEvents(other)).slice(position));
  });

  test('do not wait for a transaction that somebody left open in another database of the same server', async () => {
    const foreign = await createEmptyDatabase();
    const client = new Client({ connectionString: foreign.url });
    await client.connect();
    onTestFinished(async () => {
      await client.end();
      await foreign.drop();
    });
    await client.query('create table thing (number integer)');
    await client.query('begin isolation level repeatable read');
    await client.query('insert into thing values (1)');

    const { position, reader, tail } = await follow(other);
    await recorded(writer, world.coordinator, inputFor(world.unusedAnswer()));
    tail.wake();
    await reader.waitForCount(1, { within: 500 });
    await reader.leave();
    expect(reader.received).toEqual((await readEvents(other)).slice(position));
  });

  test('in one snapshot see exactly the events up to its head, whatever is written meanwhile', async () => {
    let writing = true;
    const writes = (async () => {
      for (let baseRevision = 0; writing; baseRevision++) {
        const input = inputFor(
          { country: 'ZAF', agency: null, item: 'LDR-1' },
          { narrative: `${baseRevision}`, baseRevision },
        );
        await recorded(writer, world.coordinator, input);
      }
    })();
    for (let round = 0; round < 30; round++) {
      const seen = await other.transaction('REPEATABLE READ', async (connection) => {
        const { position } = await readHead(connection);
        const [last] = await connection.query<{ last: number }>({
          name: 'test-last',
          text: 'select max(position) as last from event',
        });
        return { head: position, last: last?.last };
      });
      expect(seen.last).toBe(seen.head);
    }
    writing = false;
    await writes;
  });
});

/** Keeps the row of an answer locked on a connection of its own, until that commits. */
async function lockRow(opened: OpenedDatabase, place: Place): Promise<Client> {
  if (!('url' in opened.location)) throw new Error('This needs a connection of its own.');
  const client = new Client({ connectionString: opened.location.url });
  await client.connect();
  onTestFinished(() => client.end());
  await client.query('begin');
  await client.query(
    `select from response join cell on cell.id = cell_id
      where country_code = $1 and agency_code = $2 and item_code = $3 for update of response`,
    [place.country, place.agency, place.item],
  );
  return client;
}
