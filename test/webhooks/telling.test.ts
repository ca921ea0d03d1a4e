import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { readerOf } from '../../server/access/visibility.ts';
import type { Database } from '../../server/database/database.ts';
import { callJobs } from '../../server/jobs/job.sql.ts';
import { appendEvent } from '../../server/log/append-event.sql.ts';
import { formatCursor } from '../../server/log/cursor.ts';
import { readEventPage } from '../../server/log/read-event-page.sql.ts';
import { readEventsAfter, readHead } from '../../server/log/read-events.sql.ts';
import { deactivatePerson } from '../../server/people/deactivate-person.ts';
import { endMembershipRows, readMembershipsOf } from '../../server/people/membership.sql.ts';
import { roleEvent } from '../../server/people/person-event.ts';
import { resumeWebhook } from '../../server/webhooks/resume-webhook.ts';
import { testWebhook } from '../../server/webhooks/test-webhook.ts';
import { enterState, rotateSecret } from '../../server/webhooks/webhook.sql.ts';
import { DELIVER } from '../../server/webhooks/webhook-parts.ts';
import { newWebhookSecret, sealSecret } from '../../server/webhooks/webhook-secret.ts';
import { createWorld, inputFor, recorded, type World } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { answering } from './receiver.ts';
import { openWebhookWorld, type Registered, type WebhookWorld } from './webhook-world.ts';

describeOnBothEngines('webhooks', (opened) => {
  let world: World;
  let webhooks: WebhookWorld;
  const registered: Registered[] = [];

  beforeAll(async () => {
    world = await createWorld(opened().database);
    webhooks = await openWebhookWorld(opened().database);
  }, 60_000);
  afterEach(async () => {
    for (const one of registered.splice(0)) await one.remove();
  });
  afterAll(() => webhooks?.close());

  const register: WebhookWorld['register'] = async (...given) => {
    const one = await webhooks.register(...given);
    registered.push(one);
    return one;
  };
  /** Something that everybody reads. */
  const happen = async (times = 1) => {
    for (let each = 0; each < times; each++) {
      const given = { status: 'SUBMITTED', rating: 'MEETS', narrative: 'Said.' } as const;
      await recorded(opened().database, world.coordinator, inputFor(world.unusedAnswer(), given));
    }
  };
  const after = (ms: number) => {
    webhooks.clock.now = new Date(webhooks.clock.now.getTime() + ms);
  };
  const outcomes = async (one: Registered) =>
    (await one.deliveries()).map(({ outcome, attempt }) => `${outcome} ${attempt}`);

  test('are told of what happens after they were registered, in the order of the log, by kind, id and cursor alone', async () => {
    await happen();
    const from = (await readHead(opened().database)).position;
    const one = await register(await world.observer());
    await happen(5);
    await webhooks.run();
    const reader = readerOf(world.coordinator);
    const range = { after: from, before: null, limit: 100, from: 'oldest' as const };
    const expected = await readEventPage(opened().database, range, null, reader);
    expect(expected.length).toBeGreaterThanOrEqual(5);
    expect(one.heard().map(({ cursor }) => cursor)).toEqual(expected.map(({ place }) => formatCursor(place)));
    for (const { body, headers } of one.system.received) {
      expect(Object.keys(JSON.parse(body))).toEqual(['kind', 'id', 'cursor']);
      expect(headers).toMatchObject({ 'content-type': 'application/json', 'user-agent': 'Concord/test' });
    }
    await webhooks.run();
    expect(one.system.received).toHaveLength(expected.length);
    expect(new Set(one.system.received.map(({ headers }) => headers['webhook-id'])).size).toBe(
      expected.length,
    );
    expect((await one.read()).deliveredAt).not.toBeNull();
  });

  test('are told of the kinds that they ask for, and of nothing of drafts that their owner does not read', async () => {
    const draft = world.unusedAnswer();
    const own = await world.focalPoint(draft.agency ?? '', draft.country);
    const kinds = await register(own, ['RESPONSE_ENDORSED']);
    const all = await register(own);
    const other = await register(await world.observer());
    await recorded(opened().database, own, inputFor(draft, { narrative: 'A draft.' }));
    await webhooks.run();
    expect([kinds.heard(), other.heard()]).toEqual([[], []]);
    expect(all.heard()).toMatchObject([{ kind: 'RESPONSE_RECORDED' }]);
  });

  test('send one message again, with the same id, after a crash between sending and noting, and go on behind it', async () => {
    const one = await register(await world.observer());
    await happen(3);
    await webhooks.tail.catchUp();
    // Whatever is noted once a message has gone is lost, as with the process.
    const dying = Object.assign(Object.create(opened().database) as Database, {
      query: (...given: Parameters<Database['query']>) => opened().database.query(...given),
      transaction: (...given: Parameters<Database['transaction']>) =>
        one.system.received.length === 2
          ? Promise.reject(new Error('the process died'))
          : opened().database.transaction(...given),
    });
    const crashing = webhooks.another(dying);
    await expect(crashing.runDue()).resolves.toBeUndefined();
    expect(one.system.received).toHaveLength(2);
    // Its job is held for a while, as that of a process that died.
    after(6 * 60_000);
    await webhooks.run();
    const ids = one.system.received.map(({ headers }) => headers['webhook-id']);
    expect(ids).toHaveLength(4);
    expect(ids[2]).toBe(ids[1]);
    expect(new Set(ids).size).toBe(3);
    expect(await outcomes(one)).toEqual(['DELIVERED 1', 'INTERRUPTED 1', 'DELIVERED 2', 'DELIVERED 1']);
  });

  test('are told once of an event while another replica lets them pass over what is before it', async () => {
    const { database } = opened();
    for (const status of [204, 500]) {
      const one = await register(await world.observer());
      await webhooks.run();
      const draft = world.unusedAnswer();
      const author = await world.focalPoint(draft.agency ?? '', draft.country);
      await recorded(database, author, inputFor(draft, { narrative: 'A draft.' }));
      const { position: passed } = await readHead(database);
      await happen();
      await callJobs(database, DELIVER, [one.id], webhooks.clock.now);
      // Each knows of the log what it had read by then: one nothing, and one what is not for them.
      const telling = webhooks.another(database, { read: async () => [] });
      const passing = webhooks.another(database, {
        read: async (after) =>
          (await readEventsAfter(database, after, 100)).filter(({ place }) => place.position <= passed),
      });
      one.system.answer = (...given) => {
        one.system.answer = answering(204);
        passing.runDue().then(() => answering(status)(...given));
      };
      await telling.runDue();
      const { retryAt } = await one.read();
      expect(retryAt === null).toBe(status === 204);
      await webhooks.run();
      expect(one.system.received).toHaveLength(1);
      webhooks.clock.now = retryAt ?? webhooks.clock.now;
      await webhooks.run();
      expect(await outcomes(one)).toEqual(status === 204 ? ['DELIVERED 1'] : ['REFUSED 1', 'DELIVERED 2']);
    }
  });

  test('go on at once where their owner resumes them while an attempt fails', async () => {
    const { database } = opened();
    const one = await register(await world.observer());
    await happen();
    let resumed = false;
    one.system.answer = (...given) => {
      if (resumed) return answering(204)(...given);
      resumed = true;
      resumeWebhook(database, webhooks.tail, one.id, null, webhooks.clock.now).then(() =>
        answering(410)(...given),
      );
    };
    await webhooks.run();
    await webhooks.run();
    expect(await one.read()).toMatchObject({ state: 'ACTIVE', attempts: 0, retryAt: null });
    expect(await outcomes(one)).toEqual(['GONE 1', 'DELIVERED 1']);
  });

  test('try again for some three days, keep the order meanwhile, and then wait for their owner', async () => {
    const one = await register(await world.observer());
    one.system.answer = answering(500);
    await happen(2);
    const started = webhooks.clock.now.getTime();
    await webhooks.run();
    expect(await one.read()).toMatchObject({ state: 'ACTIVE', attempts: 1 });
    // Neither what happens nor a process that looks brings it forward.
    await happen();
    await webhooks.run();
    expect(one.system.received).toHaveLength(1);
    for (;;) {
      const { state, retryAt } = await one.read();
      if (state !== 'ACTIVE' || retryAt === null) break;
      webhooks.clock.now = new Date(retryAt.getTime() - 1);
      const before = one.system.received.length;
      await webhooks.run();
      expect(one.system.received).toHaveLength(before);
      webhooks.clock.now = retryAt;
      await webhooks.run();
    }
    expect(await one.read()).toMatchObject({ state: 'FAILED' });
    const days = (webhooks.clock.now.getTime() - started) / 86_400_000;
    expect(days).toBeGreaterThan(3);
    expect(days).toBeLessThan(4);
    expect(one.system.received).toHaveLength(10);
    expect(new Set(one.system.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    await happen();
    await webhooks.run();
    expect(one.system.received).toHaveLength(10);

    one.system.answer = answering(204);
    await resumeWebhook(opened().database, webhooks.tail, one.id, null, webhooks.clock.now);
    await webhooks.run();
    expect(one.system.received).toHaveLength(14);
    const cursors = one.heard().map(({ cursor }) => Number(cursor.split('.')[0]));
    expect(cursors.slice(9)).toEqual([...cursors.slice(9)].sort((a, b) => a - b));
    expect(await one.read()).toMatchObject({ state: 'ACTIVE', attempts: 0, retryAt: null });
  });

  test('wait as long as they are asked to, a day at most', async () => {
    const one = await register(await world.observer());
    one.system.answer = answering(429, { 'retry-after': '3600' });
    await happen();
    await webhooks.run();
    const now = webhooks.clock.now.getTime();
    const waits = ((await one.read()).retryAt?.getTime() ?? 0) - now;
    expect(waits).toBeGreaterThanOrEqual(3_600_000);
    expect(waits).toBeLessThan(1.25 * 3_600_000);
    one.system.answer = answering(503, { 'retry-after': new Date(now + 30 * 86_400_000).toUTCString() });
    webhooks.clock.now = new Date(now + waits);
    await webhooks.run();
    const longest = ((await one.read()).retryAt?.getTime() ?? 0) - webhooks.clock.now.getTime();
    expect(longest).toBeGreaterThanOrEqual(86_400_000);
    expect(longest).toBeLessThan(1.25 * 86_400_000);
  });

  test('pause at once where they answer that they are no more, and hold up no other', async () => {
    const gone = await register(await world.observer());
    const well = await register(await world.observer());
    gone.system.answer = answering(410);
    await happen(2);
    await webhooks.run();
    expect(gone.system.received).toHaveLength(1);
    expect(await gone.read()).toMatchObject({ state: 'GONE' });
    expect(well.heard()).toHaveLength(2);
  });

  test('hear nothing while they are paused, then all of it; and again from a cursor, with the same ids', async () => {
    const one = await register(await world.observer());
    await enterState(opened().database, one.id, 'PAUSED');
    await happen(2);
    await webhooks.run();
    expect(one.heard()).toEqual([]);
    await resumeWebhook(opened().database, webhooks.tail, one.id, null, webhooks.clock.now);
    await webhooks.run();
    expect(one.heard()).toHaveLength(2);
    const [first] = one.heard();
    await resumeWebhook(opened().database, webhooks.tail, one.id, first?.cursor ?? null, webhooks.clock.now);
    await webhooks.run();
    expect(one.heard()).toHaveLength(3);
    const ids = one.system.received.map(({ headers }) => headers['webhook-id']);
    expect(ids[2]).toBe(ids[1]);
    const foreign = resumeWebhook(
      opened().database,
      webhooks.tail,
      one.id,
      '1.000000000000',
      webhooks.clock.now,
    );
    await expect(foreign).rejects.toMatchObject({ extensions: { code: 'CURSOR_INVALID' } });
  });

  test('are signed with the secret before too, for a day after there is a new one, and with no other', async () => {
    const one = await register(await world.observer());
    const { key } = webhooks.parts;
    const next = newWebhookSecret();
    await rotateSecret(opened().database, one.id, sealSecret(key, one.id, next), 24);
    await happen();
    await webhooks.run();
    expect(one.system.heard(next)).toHaveLength(1);
    expect(one.system.heard(one.secret)).toHaveLength(1);
    expect(() => one.system.heard(newWebhookSecret())).toThrow('No matching signature');
    await rotateSecret(opened().database, one.id, sealSecret(key, one.id, newWebhookSecret()), 0);
    await happen();
    await webhooks.run();
    expect(() => one.system.heard(next)).toThrow('No matching signature');
  });

  test('keep no secret that can be read without the key, nor one that was moved from another row', async () => {
    const one = await register(await world.observer());
    const other = await register(await world.observer());
    const query = <Row>(text: string) => opened().database.query<Row>({ name: text.slice(0, 60), text });
    const stored = await query<{ text: string }>('select w::text as text from webhook as w');
    expect(stored).toHaveLength(2);
    for (const { text } of stored) {
      for (const secret of [one.secret, other.secret]) {
        expect(text).not.toContain(secret.slice(6));
        expect(text).not.toContain(Buffer.from(secret, 'utf8').toString('hex'));
      }
    }
    await query(`update webhook set secret = (select secret from webhook where id = '${other.id}')`);
    await happen();
    await webhooks.run();
    expect(one.system.received).toEqual([]);
    expect(await outcomes(one)).toEqual(['SECRET_LOST 1']);
    expect(await one.read()).toMatchObject({ state: 'FAILED' });
    expect(other.heard()).toHaveLength(1);
  });

  test('take a test in any state, which changes nothing else, and not without end', async () => {
    const owner = await world.observer();
    const one = await register(owner);
    one.system.answer = answering(410);
    const webhook = await one.read();
    const now = new Date();
    expect(await testWebhook(webhooks.parts, webhook, now)).toMatchObject({ outcome: 'GONE', status: 410 });
    const head = formatCursor(await readHead(opened().database));
    expect(one.heard()).toEqual([{ kind: 'TEST', id: null, cursor: head }]);
    expect(await one.read()).toMatchObject({ state: 'ACTIVE', attempts: 0 });
    for (let each = 1; each < 20; each++) await testWebhook(webhooks.parts, webhook, now);
    await expect(testWebhook(webhooks.parts, webhook, now)).rejects.toMatchObject({
      extensions: { code: 'RATE_LIMITED' },
    });
    expect(one.system.received).toHaveLength(20);
  });

  test('get twenty tests an hour of one person, also at the same moment and after one was removed', async () => {
    const owner = await world.observer();
    const [removed, one] = [await webhooks.register(owner), await register(owner)];
    const now = new Date();
    const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
    const first = await removed.read();
    for (let each = 0; each < 5; each++) await testWebhook(webhooks.parts, first, at(-1));
    await removed.remove();
    const webhook = await one.read();
    const sendAtOnce = async (times: number, when: Date) => {
      const sent = Array.from({ length: times }, () => testWebhook(webhooks.parts, webhook, when));
      const reasons = (await Promise.allSettled(sent)).flatMap((outcome) =>
        outcome.status === 'rejected' ? [outcome.reason.extensions.code] : [],
      );
      expect(new Set(reasons)).toEqual(new Set(['RATE_LIMITED']));
      return times - reasons.length;
    };
    expect(await sendAtOnce(25, now)).toBe(15);
    // Those of the first webhook are an hour old, and the others are not.
    expect(await sendAtOnce(8, at(59.5))).toBe(5);
    expect(one.system.received).toHaveLength(20);
  });

  test('end with their owner’s roles, and with their owner', async () => {
    const { database } = opened();
    const [leaving, shutOut, staying] = [
      await world.observer(),
      await world.observer(),
      await world.observer(),
    ];
    const ends = await webhooks.register(leaving);
    const ended = await webhooks.register(shutOut);
    const stays = await register(staying);
    await happen();
    await database.transaction('READ COMMITTED', async (connection) => {
      const held = await readMembershipsOf(connection, [leaving.personId]);
      for (const grant of await endMembershipRows(
        connection,
        held.map(({ id }) => id),
      )) {
        const event = roleEvent('MEMBERSHIP_ENDED', world.coordinator.personId, leaving.personId, grant);
        await appendEvent(connection, event);
      }
    });
    await deactivatePerson(database, world.coordinator, shutOut.personId);
    await webhooks.run();
    expect([ends.system.received, ended.system.received]).toEqual([[], []]);
    await expect(ends.read()).rejects.toThrow('gone');
    await expect(ended.read()).rejects.toThrow('gone');
    expect(stays.heard()).toHaveLength(1);
  });
});
