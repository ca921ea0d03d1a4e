import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { beforeAll, expect, test } from 'vitest';
import { addComment } from '../server/comments/add-comment.ts';
import type { Viewer } from '../server/domain/viewer.ts';
import { readHead } from '../server/log/read-events.sql.ts';
import { markSeen } from '../server/marks/mark-seen.ts';
import { readMarks } from '../server/marks/read-marks.ts';
import { Cleaner } from '../server/retention/cleaner.ts';
import { saveView } from '../server/saved-views/save-view.ts';
import { readSavedViews } from '../server/saved-views/saved-view.sql.ts';
import { strictBackground } from './support/background.ts';
import { createWorld, inputFor, openCycle, record, recorded, type World } from './support/builders.ts';
import { describeOnBothEngines } from './support/engines.ts';

const log = pino({ level: 'silent' });

describeOnBothEngines('what has been kept long enough', (opened) => {
  let world: World;
  let amina: Viewer;
  const clean = () => new Cleaner(world.database, log, strictBackground()).clean();
  const sql = <Row>(text: string, values: unknown[] = []) =>
    world.database.query<Row>({ name: '', text }, values);
  /** Makes everything in the log as old as this, as if it had happened then. */
  const age = (days: number) =>
    sql('update event set at = clock_timestamp() - make_interval(days => $1::integer)', [days]);

  beforeAll(async () => {
    world = await createWorld(opened().database);
    amina = await world.createPerson();
  });

  test('a repeated id is replayed on day 89, and not after it was deleted on day 91', async () => {
    const input = inputFor(world.unusedAnswer(), { narrative: 'Once' });
    await recorded(world.database, amina, input);
    await age(89);
    await clean();
    expect(await record(world.database, amina, input)).toMatchObject({ replayed: true });
    await age(91);
    await clean();
    expect(await record(world.database, amina, input)).not.toMatchObject({ replayed: true });
  });

  test('a comment that is sent again is the same one on day 89, and another on day 91', async () => {
    const place = world.unusedAnswer();
    const focal = await world.focalPoint(place.agency ?? '', place.country);
    const input = {
      mutationId: randomUUID(),
      ...place,
      audience: 'INTERNAL',
      text: 'Once',
      mentions: [],
    } as const;
    const send = () => addComment(world.database, focal, { ...input, mentions: [] });
    const first = await send();
    await age(89);
    await clean();
    expect(await send()).toEqual({ ...first, replayed: true });
    await age(91);
    await recorded(world.database, amina, inputFor(world.unusedAnswer()));
    await age(91);
    await clean();
    expect(await send()).toMatchObject({ replayed: false });
  });

  test('an answer that changed nothing is replayed for as long, however old the log’s last event was', async () => {
    const place = world.unusedAnswer();
    await recorded(world.database, amina, inputFor(place, { narrative: 'Same' }));
    await age(200);
    const unchanged = inputFor(place, { narrative: 'Same', baseRevision: 1 });
    await recorded(world.database, amina, unchanged);
    await recorded(world.database, amina, inputFor(world.unusedAnswer(), { narrative: 'New' }));
    await clean();
    expect(await record(world.database, amina, unchanged)).toMatchObject({ replayed: true });
  });

  test('sessions go 30 days after their end, tokens and invitations after 400, and nothing else goes', async () => {
    const insertSession = (ended: string | null, expires: string) =>
      sql(
        `insert into session (id, person_id, created_at, last_seen_at, ended_at, expires_at)
         select gen_random_uuid(), $1::uuid, clock_timestamp(), clock_timestamp(),
                clock_timestamp() + $2::text::interval, clock_timestamp() + $3::text::interval`,
        [amina.personId, ended, expires],
      );
    await insertSession('-31 days', '1 day');
    await insertSession(null, '-31 days');
    await insertSession('-29 days', '1 day');
    await insertSession(null, '1 day');
    for (const [revoked, expires] of [
      ['-401 days', '1 day'],
      [null, '-401 days'],
      ['-399 days', '1 day'],
      [null, '1 day'],
    ]) {
      await sql(
        `insert into access_token (id, person_id, name, secret_digest, access, mfa, created_at, revoked_at, expires_at)
         values (gen_random_uuid(), $1::uuid, 'Reports', convert_to($2::text, 'UTF8'), 'READ', false, clock_timestamp(),
                 clock_timestamp() + $3::text::interval, clock_timestamp() + $4::text::interval)`,
        [amina.personId, randomUUID(), revoked, expires],
      );
      await sql(
        `insert into invitation (id, person_id, role, created_at, accepted_at, expires_at)
         values (gen_random_uuid(), $1::uuid, 'OBSERVER', clock_timestamp(),
                 clock_timestamp() + $2::text::interval, clock_timestamp() + $3::text::interval)`,
        [amina.personId, revoked, expires],
      );
    }
    await clean();
    const counts = await sql(
      `select (select count(*)::integer from session) as sessions, (select count(*)::integer from access_token) as tokens,
              (select count(*)::integer from invitation) as invitations`,
    );
    expect(counts).toEqual([{ sessions: 2, tokens: 2, invitations: 2 }]);
  });

  test('marks go 400 days after the last one, or 30 days after their person was shut out, with their cells', async () => {
    const mark = async (markedDays: number, outDays: number | null) => {
      const { personId } = await world.createPerson();
      const key = { personId, cycleCode: openCycle };
      const { position } = await readHead(world.database);
      await markSeen(world.database, key, position, [{ country: 'KEN', agency: 'UNICEF' }]);
      await sql(
        'update mark set marked_at = clock_timestamp() - make_interval(days => $2::integer) where person_id = $1',
        [personId, markedDays],
      );
      await sql(
        'update person set deactivated_at = clock_timestamp() - make_interval(days => $2::integer) where id = $1',
        [personId, outDays],
      );
      return async () => (await readMarks(world.database, key, null))?.cells.length ?? null;
    };
    const marks = [await mark(399, null), await mark(401, null), await mark(1, 29), await mark(1, 31)];
    await clean();
    expect(await Promise.all(marks.map((left) => left()))).toEqual([1, null, 1, null]);
    expect(await sql('select count(*)::integer as cells from cell_mark')).toEqual([{ cells: 2 }]);
  });

  test('what was seen goes 400 days after its day, heartbeats 90 after the last, or 30 after their person was shut out', async () => {
    const { personId } = await world.createPerson();
    const { personId: shutOut } = await world.createPerson();
    await sql(`update person set deactivated_at = clock_timestamp() - interval '31 days' where id = $1`, [
      shutOut,
    ]);
    for (const days of [399, 402]) {
      await sql(
        `insert into seen (cell_id, item_code, position, person_id, seen_on)
         select id, 'X', $1::integer, $2::uuid, current_date - $1::integer from cell limit 1`,
        [days, personId],
      );
    }
    for (const [whose, days] of [
      [personId, 89],
      [personId, 91],
      [shutOut, 1],
    ]) {
      await sql(
        `insert into heartbeat (cell_id, person_id, device_id, heard_at, waiting)
         select id, $1::uuid, gen_random_uuid(), clock_timestamp() - make_interval(days => $2::integer), 1 from cell limit 1`,
        [whose, days],
      );
    }
    await clean();
    expect(
      await sql(
        `select (select count(*)::integer from seen) as seen, (select count(*)::integer from heartbeat) as heartbeats`,
      ),
    ).toEqual([{ seen: 1, heartbeats: 1 }]);
  });

  test('notices that are settled go 180 days after they were noticed, messages 90 days after they ended, and what stands stays', async () => {
    const { personId } = await world.createPerson();
    const noticed = (key: string, days: number, settled: boolean) =>
      sql(
        `insert into notice (person_id, topic, key, about, noticed_at, settled_at)
         select $1, 'RETURNED', $2, '{}', now() - make_interval(days => $3::integer), case when $4::boolean then now() end`,
        [personId, key, days, settled],
      );
    await noticed('old and settled', 181, true);
    await noticed('settled', 179, true);
    await noticed('old', 400, false);
    for (const [kind, days] of [
      ['NOTICES', 91],
      ['INVITATION', 89],
    ] as const) {
      await sql(
        `insert into mail (id, person_id, kind, state, made_at, ended_at)
         select gen_random_uuid(), $1, $2, 'SENT', now() - interval '1 year', now() - make_interval(days => $3::integer)`,
        [personId, kind, days],
      );
    }
    await clean();
    const left = await sql<{ key: string }>('select key from notice where person_id = $1 order by key', [
      personId,
    ]);
    expect(left.map(({ key }) => key)).toEqual(['old', 'settled']);
    expect(await sql('select kind from mail where person_id = $1', [personId])).toEqual([
      { kind: 'INVITATION' },
    ]);
  });

  test('what became of a webhook’s messages goes 30 days after it, and the webhook stays', async () => {
    const { personId } = await world.createPerson();
    const [webhook] = await sql<{ id: string }>(
      `insert into webhook (id, person_id, name, url, mfa, secret, state, position, created_at, changed_at)
       values (gen_random_uuid(), $1, 'System', 'https://system.example/', true, '', 'ACTIVE', 0, now(), now()) returning id`,
      [personId],
    );
    for (const days of [29, 31]) {
      await sql(
        `insert into webhook_delivery (webhook_id, message_id, kind, cursor, attempt, at, ended_at, outcome)
         select $1, $2::text, 'TEST', '0.000000000000', 1, at, at, 'DELIVERED'
           from (select now() - make_interval(days => $2::integer) as at) as began`,
        [webhook?.id, days],
      );
    }
    await clean();
    const left = 'select message_id from webhook_delivery where webhook_id = $1';
    expect(await sql(left, [webhook?.id])).toEqual([{ message_id: '29' }]);
    expect(await sql('select id from webhook where id = $1', [webhook?.id])).toHaveLength(1);
  });

  test('when somebody sent tests to their webhooks goes a day after the latest', async () => {
    for (const hours of [23, 25]) {
      const { personId } = await world.createPerson();
      await sql(
        `insert into webhook_test (person_id, sent_at)
         values ($1, array[now() - interval '3 days', now() - make_interval(hours => $2::integer)])`,
        [personId, hours],
      );
      await clean();
      const left = await sql('select person_id from webhook_test where person_id = $1', [personId]);
      expect(left).toHaveLength(hours === 23 ? 1 : 0);
    }
  });

  test('saved views stay as long as their person, and go 30 days after they were shut out', async () => {
    const saved = async (outDays: number | null) => {
      const { personId } = await world.createPerson();
      await saveView(world.database, personId, { name: 'Mine', path: '/matrix' });
      await sql(
        'update person set deactivated_at = clock_timestamp() - make_interval(days => $2::integer) where id = $1',
        [personId, outDays],
      );
      return async () => (await readSavedViews(world.database, personId)).length;
    };
    const views = [await saved(null), await saved(29), await saved(31)];
    await clean();
    expect(await Promise.all(views.map((left) => left()))).toEqual([1, 1, 0]);
  });

  test('is deleted whole in steps, by two replicas at once', async () => {
    await sql(
      `insert into session (id, person_id, created_at, last_seen_at, expires_at)
       select gen_random_uuid(), $1::uuid, 'epoch', 'epoch', 'epoch' from generate_series(1, 2500)`,
      [amina.personId],
    );
    await Promise.all([clean(), clean()]);
    await clean();
    expect(await sql(`select from session where expires_at = 'epoch'`)).toEqual([]);
  });

  test('is deleted by work that stops when it is told to', async () => {
    const background = strictBackground();
    const cleaner = new Cleaner(world.database, log, background);
    cleaner.start();
    cleaner.stop();
    await background.finish();
    expect(await sql('select 1 as one')).toEqual([{ one: 1 }]);
  });
});
