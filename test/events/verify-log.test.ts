import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../server/database/database.ts';
import { contentDigest } from '../../server/domain/event-content.ts';
import { verifyLog } from '../../server/log/proof/verify-log.ts';
import { createWorld, inputFor, recorded, type World } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';

/** The event that is tampered with; there are more before and after it. */
const target = 6;
const last = 9;

describeOnBothEngines('checking the log', (opened) => {
  let world: World;
  let database: Database;
  beforeAll(async () => {
    database = opened().database;
    world = await createWorld(database);
    for (let position = 4; position <= last; position++) {
      const writtenAt = new Date('0001-01-01T00:00:00.001Z');
      await recorded(database, world.coordinator, inputFor(world.unusedAnswer(), { note: 'Why', writtenAt }));
    }
    // Somebody who tampers can also switch off what stands in the way.
    for (const table of ['event', 'log_head'])
      await run(`create table kept_${table} as select * from ${table}`);
    for (const name of ['ck_event_kind', 'pk_event', 'fk_event_actor']) {
      await run(`alter table event drop constraint ${name}`);
    }
    await run('alter table log_head drop constraint pk_log_head');
  });
  beforeEach(async () => {
    for (const table of ['event', 'log_head']) {
      await run(`delete from ${table}`);
      await run(`insert into ${table} select * from kept_${table}`);
    }
  });
  const run = (text: string) => database.query({ name: `test ${text}`.slice(0, 60), text });

  test('of a log that is as it was written tells its length and the hash that stands for all of it', async () => {
    const [head] = (await run(`select encode(hash, 'hex') as hash from log_head`)) as { hash: string }[];
    expect(await verifyLog(database)).toEqual({ intact: true, count: last, headHash: head?.hash });
  });

  test.each([
    ['changes', `changes = '[{"field": "narrative", "from": null, "to": "Never said"}]'`],
    ['note', `note = null`],
    ['salt', `salt = salt || '\\x00'`],
    ['content_digest', `content_digest = sha256('x')`],
  ])('finds that the content was altered: %s', async (_column, change) => {
    await run(`update event set ${change} where position = ${target}`);
    expect(await verifyLog(database)).toEqual({
      intact: false,
      position: target,
      problem: expect.stringMatching(/^Event 6 does not say what was recorded: .*\.$/),
    });
  });

  test.each([
    ['kind', `kind = 'RESPONSE_CONFLICTED'`],
    ['at', `at = at + interval '1 millisecond'`],
    ['actor_id', 'actor_id = gen_random_uuid()'],
    ['no actor', 'actor_id = null'],
    ['cycle_code', `cycle_code = '2025'`],
    ['cell_id', 'cell_id = cell_id + 1'],
    ['no cell', 'cell_id = null'],
    ['item_code', `item_code = 'ANL-3'`],
    ['revision', 'revision = 2'],
    ['base_revision', 'base_revision = 1'],
    ['written_at', `written_at = written_at + interval '1 millisecond'`],
    ['an infinite written_at', `written_at = 'infinity'`],
    ['counts', 'counts[1] = counts[1] + 1'],
    ['hash', `hash = sha256('x')`],
  ])('finds that what the chain covers was altered: %s', async (_column, change) => {
    await run(`update event set ${change} where position = ${target}`);
    expect(await verifyLog(database)).toEqual({
      intact: false,
      position: target,
      problem: expect.stringMatching(/^Event 6 does not follow from the event before it: .*\.$/),
    });
  });

  test('finds a text that was replaced together with its digest', async () => {
    const salt = Buffer.alloc(16);
    const digest = contentDigest({ changes: [], note: null }, salt).toString('hex');
    await run(`update event set changes = '[]', note = null, salt = '\\x${salt.toString('hex')}',
                      content_digest = '\\x${digest}' where position = ${target}`);
    expect(await verifyLog(database)).toMatchObject({ intact: false, position: target });
  });

  test('finds that one was taken out of the middle', async () => {
    await run(`delete from event where position = ${target}`);
    expect(await verifyLog(database)).toEqual({
      intact: false,
      position: target,
      problem: 'Event 6 is missing: the log goes on with event 7.',
    });
  });

  test('finds that one was taken out and the others moved up', async () => {
    await run(`delete from event where position = ${target}`);
    await run(`update event set position = position - 1 where position > ${target}`);
    expect(await verifyLog(database)).toMatchObject({ intact: false, position: target });
  });

  test('finds that two changed places', async () => {
    await run(`update event set position = case position when 6 then 7 else 6 end where position in (6, 7)`);
    expect(await verifyLog(database)).toMatchObject({ intact: false, position: 6 });
  });

  test('finds that one stands in the log twice', async () => {
    await run(`insert into event select * from kept_event where position = ${target}`);
    expect(await verifyLog(database)).toMatchObject({ intact: false, position: target + 1 });
  });

  test.each([
    ['the last one is gone', `delete from event where position = ${last}`, 'The last event is 8, but'],
    ['all are gone', 'delete from event', 'The last event is 0, but'],
    ['the head is behind', 'update log_head set position = position - 1', 'The last event is 9, but'],
    ['the head has another hash', `update log_head set hash = sha256('x')`, 'another hash'],
    ['the head has another time', `update log_head set at = at + interval '1 millisecond'`, 'another time'],
    ['the head is gone', 'delete from log_head', 'head of the log is missing'],
  ])('finds that head and end do not agree: %s', async (_what, change, says) => {
    await run(change);
    expect(await verifyLog(database)).toEqual({
      intact: false,
      position: expect.any(Number),
      problem: expect.stringContaining(says),
    });
  });

  test('finds that time goes back in a chain that is otherwise well made', async () => {
    const columns = `kept.position, kept.kind, kept.at - interval '1 day', kept.actor_id, kept.cycle_code, cell.country_code,
      cell.agency_code, kept.item_code, kept.revision, kept.base_revision, kept.written_at, kept.counts, kept.content_digest`;
    await run(`update event set at = event.at - interval '1 day', hash = event_hash(before.hash, ${columns})
                 from kept_event kept join kept_event before on before.position = kept.position - 1
                      join cell on cell.id = kept.cell_id
                where event.position = ${last} and kept.position = event.position`);
    await run(
      `update log_head set hash = event.hash, at = event.at from event where event.position = ${last}`,
    );
    expect(await verifyLog(database)).toEqual({
      intact: false,
      position: last,
      problem: 'Event 9 is earlier than the event before it.',
    });
  });
});

describeOnBothEngines('checking a log that nothing was written to', (opened) => {
  test('finds it intact', async () => {
    const { database } = opened();
    expect(await verifyLog(database)).toEqual({ intact: true, count: 0, headHash: '0'.repeat(64) });
  });
});
