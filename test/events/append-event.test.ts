import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../server/database/database.ts';
import { appendEvent, type CatalogueEvent } from '../../server/log/append-event.sql.ts';
import type { RecordOutcome } from '../../server/responses/recording/record-outcome.ts';
import { expectSound, readEvents } from '../responses/stored.ts';
import {
  createWorld,
  inputFor,
  openCycle,
  type Place,
  record,
  recorded,
  type World,
} from '../support/builders.ts';
import { describeOnBothEngines, type OpenedDatabase, openTestDatabase } from '../support/engines.ts';

const event = (kind: CatalogueEvent['kind'], given: Partial<CatalogueEvent> = {}): CatalogueEvent => {
  return { kind, actorId: null, cycleCode: openCycle, cellId: null, changes: [], note: null, ...given };
};

/** Closes or opens the cycle as a change of the catalogue does: the change first, its event last. */
function move(database: Database, state: 'OPEN' | 'CLOSED'): Promise<number> {
  return database.transaction('READ COMMITTED', async (connection) => {
    await connection.query({ name: 'test-move', text: 'update cycle set state = $1 where code = $2' }, [
      state,
      openCycle,
    ]);
    return appendEvent(connection, event(state === 'OPEN' ? 'CYCLE_OPENED' : 'CYCLE_CLOSED'));
  });
}

describeOnBothEngines('events that no answer carries', (opened) => {
  let database: Database;
  let world: World;
  beforeAll(async () => {
    database = opened().database;
    world = await createWorld(database);
  });

  test('take positions of the same chain, several in one transaction, between those of answers', async () => {
    await recorded(database, world.coordinator, inputFor(world.unusedAnswer(), { status: 'SUBMITTED' }));
    const before = (await readEvents(database)).length;
    const changes = [{ field: 'presence', from: 'RESIDENT', to: 'PROJECT_STAFF' }];
    const [cell] = await database.query<{ id: number }>(
      {
        name: 'test-cell',
        text: `select id from cell where cycle_code = $1 and country_code = 'KEN' and agency_code = 'UNICEF'`,
      },
      [openCycle],
    );
    const positions = await database.transaction('READ COMMITTED', async (connection) => [
      await appendEvent(
        connection,
        event('PRESENCE_CHANGED', { cellId: cell?.id ?? null, changes, actorId: world.coordinator.personId }),
      ),
      await appendEvent(connection, event('CYCLE_CLOSED', { note: 'Thank you all.' })),
      await appendEvent(connection, event('CYCLE_OPENED')),
    ]);
    expect(positions).toEqual([before + 1, before + 2, before + 3]);
    await recorded(database, world.coordinator, inputFor(world.unusedAnswer()));
    const events = (await readEvents(database)).slice(before);
    expect(events).toMatchObject([
      {
        kind: 'PRESENCE_CHANGED',
        changes,
        actor: { id: world.coordinator.personId },
        progress: { countryCode: 'KEN', agencyCode: 'UNICEF', notStarted: 3, submitted: 1 },
      },
      { kind: 'CYCLE_CLOSED', countryCode: null, progress: null, actor: null, note: 'Thank you all.' },
      { kind: 'CYCLE_OPENED' },
      { kind: 'RESPONSE_RECORDED' },
    ]);
    await expectSound(database);
  });

  test('are as if they had never been where their transaction is given up', async () => {
    const before = await readEvents(database);
    const given = database.transaction('READ COMMITTED', async (connection) => {
      await appendEvent(connection, event('CYCLE_CLOSED'));
      throw new Error('given up');
    });
    await expect(given).rejects.toThrow('given up');
    expect(await readEvents(database)).toEqual(before);
    await recorded(database, world.coordinator, inputFor(world.unusedAnswer()));
  });

  test('close the cycle for every answer that comes after them, until it opens again', async () => {
    const place = world.unusedAnswer();
    await move(database, 'CLOSED');
    expect(await record(database, world.coordinator, inputFor(place))).toMatchObject({
      code: 'CYCLE_NOT_OPEN',
    });
    await move(database, 'OPEN');
    await recorded(database, world.coordinator, inputFor(place));
  });
});

describe('a closing that races with answers', () => {
  let opened: OpenedDatabase;
  let world: World;
  beforeAll(async () => {
    opened = await openTestDatabase('postgres');
    world = await createWorld(opened.database);
  });
  afterAll(() => opened.drop());

  test('has every answer either before it in the log, or refused', async () => {
    const replicas = [opened.database, await opened.openReplica()];
    const places: Place[] = Array.from({ length: 8 }, () => world.unusedAnswer());
    const revisions = places.map(() => 0);
    let refused = 0;
    for (let round = 0; round < 15; round++) {
      let closed = false;
      const answered: RecordOutcome[] = [];
      const write = async (place: Place, index: number) => {
        const database = replicas[index % replicas.length] as Database;
        // Goes on for one more after the closing was answered: that one has to be refused.
        for (let over = false; !over; ) {
          over = closed;
          const baseRevision = revisions[index] ?? 0;
          const outcome = await record(
            database,
            world.coordinator,
            inputFor(place, { narrative: `${round} ${baseRevision}`, baseRevision }),
          );
          answered.push(outcome);
          if (outcome.kind === 'RECORDED') revisions[index] = outcome.response.revision;
          if (over) expect(outcome).toMatchObject({ kind: 'REFUSED', code: 'CYCLE_NOT_OPEN' });
        }
      };
      const writers = places.map(write);
      await expect.poll(() => answered.length, { interval: 1 }).toBeGreaterThan(8);
      const closing = await move(opened.database, 'CLOSED');
      closed = true;
      await Promise.all(writers);
      const events = await readEvents(opened.database);
      expect(events.at(-1)).toMatchObject({ kind: 'CYCLE_CLOSED', place: { position: closing } });
      for (const outcome of answered) {
        if (outcome.kind === 'RECORDED') expect(Number(outcome.cursor.split('.')[0])).toBeLessThan(closing);
        else expect(outcome).toMatchObject({ kind: 'REFUSED', code: 'CYCLE_NOT_OPEN' });
        refused += Number(outcome.kind === 'REFUSED');
      }
      await move(opened.database, 'OPEN');
    }
    expect(refused).toBeGreaterThan(0);
    await expectSound(opened.database);
  });
});
