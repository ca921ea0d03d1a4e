import { type ChildProcess, fork } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeNodeId } from '../../schema/node-id.ts';
import { NoticeFrequency, type NoticeTopic } from '../../schema/types/notice-terms.ts';
import { readCalendarData } from '../../server/calendars/calendar-data.ts';
import { addComment } from '../../server/comments/add-comment.ts';
import type { MembershipScope, Viewer } from '../../server/domain/viewer.ts';
import { decideAlert } from '../../server/monitor/alerts/decide-alert.ts';
import { proposeAlert } from '../../server/monitor/alerts/propose-alert.ts';
import { usual } from '../../server/notices/topics.ts';
import { saveWishes } from '../../server/notices/wishes.ts';
import { monitorParts } from '../monitor/monitor-world.ts';
import {
  agencyCodes,
  agencyItems,
  countryCodes,
  createWorld,
  inputFor,
  record,
  type World,
} from '../support/builders.ts';
import { type OpenedDatabase, openTestDatabase } from '../support/engines.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { dayAt, expectedMessages, type MonthPerson, type MonthThing } from './month-model.ts';

const PEOPLE = Number(process.env.NOTICE_PEOPLE ?? 400);
const DAYS = Number(process.env.NOTICE_DAYS ?? 30);
const KILLS = 20;
const HOUR = 3_600_000;
const begin = Date.parse('2026-03-02T00:00:00Z');
const at = (hour: number) => new Date(begin + hour * HOUR);

/** How far clocks are ahead of UTC at an hour of the month, by an almanac; two change theirs in it. */
const almanac: Readonly<Record<string, (hour: number) => number>> = {
  UTC: () => 0,
  'Pacific/Kiritimati': () => 14,
  'Pacific/Pago_Pago': () => -11,
  'Asia/Kolkata': () => 5.5,
  'America/New_York': (hour) => (at(hour).toISOString() < '2026-03-08T07:00' ? -5 : -4),
  'Europe/Berlin': (hour) => (at(hour).toISOString() < '2026-03-29T01:00' ? 1 : 2),
};
/** Of countries with one zone; Brazil has several. */
const aheadIn: Readonly<Record<string, (hour: number) => number>> = {
  KEN: () => 3,
  PER: () => -5,
  NPL: () => 5.75,
  FJI: () => 12,
  MDA: (hour) => (at(hour).toISOString() < '2026-03-29T01:00' ? 2 : 3),
  ZAF: () => 2,
  JPN: () => 9,
};

/** The same for the same words, from 0 to 1. */
const chance = (...words: unknown[]) =>
  createHash('sha256').update(words.join(' ')).digest().readUInt32BE(0) / 2 ** 32;
const pick = <Of>(list: readonly Of[], ...words: unknown[]): Of => {
  const one = list[Math.floor(chance(...words) * list.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
};

let opened: OpenedDatabase;
let world: World;
let mail: MailServer;
const people: (MonthPerson & { viewer: Viewer; email: string })[] = [];
const things: MonthThing[] = [];

beforeAll(async () => {
  opened = await openTestDatabase('postgres');
  world = await createWorld(opened.database);
  mail = await startMailServer();
  const calendars = readCalendarData();
  for (let index = 0; index < PEOPLE; index++) {
    const country = pick(countryCodes, 'country', index);
    const agency = pick(agencyCodes, 'agency', index);
    const role = ((): MembershipScope => {
      if (index % 40 === 0)
        return { role: 'COORDINATOR', agencyCode: null, countryCode: index % 80 ? country : null };
      if (index % 40 === 1) return { role: 'HUMAN_RIGHTS_ADVISER', agencyCode: null, countryCode: country };
      if (index % 40 === 2) return { role: 'FOCAL_POINT', agencyCode: agency, countryCode: null };
      return { role: index % 3 ? 'FOCAL_POINT' : 'CONTRIBUTOR', agencyCode: agency, countryCode: country };
    })();
    const viewer = await world.createPerson([role]);
    const email = `p${index}@agency.example`;
    await opened.database.query(
      { name: 'month-email', text: 'update person set email = $2, language = $3 where id = $1' },
      [viewer.personId, email, 'en'],
    );
    await opened.database.query(
      { name: 'month-given', text: 'update membership set given_at = null where person_id = $1' },
      [viewer.personId],
    );
    const own = chance('rest', index) < 0.2 ? pick([[5, 6], [7], [1, 2]], 'own rest', index) : null;
    const zone = chance('zone', index) < 0.3 ? pick(Object.keys(almanac), 'own zone', index) : null;
    const ahead = (zone === null ? aheadIn[role.countryCode ?? ''] : almanac[zone]) ?? (() => 0);
    const paused = chance('pause', index) < 0.1 ? Math.floor(chance('until', index) * 20) : null;
    const chosen = (['RETURNED', 'WAITS', 'MENTIONED', 'ALERT'] as const).map((topic) => ({
      topic,
      frequency: pick(Object.values(NoticeFrequency), 'frequency', topic, index),
    }));
    const quiet = (['DEADLINE', 'STALE', 'CYCLE', 'ROLE'] as const).map((topic) => ({
      topic,
      frequency: 'NONE' as const,
    }));
    const wished = chance('wishes', index) < 0.6 ? [...chosen, ...quiet] : quiet;
    await saveWishes(
      opened.database,
      calendars,
      viewer.personId,
      {
        topics: wished,
        restDays: own,
        timeZone: zone,
        pausedUntil:
          paused === null
            ? null
            : at(paused * 24)
                .toISOString()
                .slice(0, 10),
      },
      at(0),
    );
    const { countryCode } = role;
    const weekend = countryCode === null ? [6, 7] : calendars.weekendOf(countryCode).weekend;
    const holidays = countryCode === null ? null : calendars.holidaysOf(countryCode).holidays;
    const off = (day: number) => {
      const date = at(day * 24)
        .toISOString()
        .slice(0, 10);
      if (paused !== null && day <= paused) return true;
      const weekday = new Date(date).getUTCDay() || 7;
      return own ? own.includes(weekday) : weekend.includes(weekday) || holidays?.has(date) === true;
    };
    const free = own ?? weekend;
    people.push({
      id: viewer.personId,
      viewer,
      email,
      role,
      clock: (hour) => hour + ahead(hour),
      off,
      weekStart:
        [0, 1, 2, 3, 4, 5, 6].find((day) => !free.includes(day + 1) && free.includes(((day + 6) % 7) + 1)) ??
        0,
      frequencies: {
        ...usual,
        ...Object.fromEntries(wished.map(({ topic, frequency }) => [topic, frequency])),
      },
      refused: index % 97 === 5,
    });
  }
}, 300_000);
afterAll(async () => {
  await mail.close();
  await opened.drop();
});

const tell = (topic: NoticeTopic, hour: number, whom: (person: MonthPerson) => boolean, urgent = false) => {
  const thing: MonthThing = {
    topic,
    urgent,
    arose: hour,
    settled: Number.POSITIVE_INFINITY,
    people: new Set(people.filter(whom).map(({ id }) => id)),
  };
  things.push(thing);
  return thing;
};

type Answer = { country: string; agency: string; item: string };
type Standing = { revision: number; waits: MonthThing | null; returned: MonthThing | null };
const answers = new Map<string, Standing>();

/** One change to one answer: whatever comes next in its life. */
async function moveAnswer(hour: number, number: number): Promise<void> {
  const place: Answer = {
    country: pick(countryCodes, 'place', hour, number),
    agency: pick(agencyCodes, 'of', hour, number),
    item: pick(agencyItems, 'item', hour, number),
  };
  const { country, agency } = place;
  if (agency === 'WHO' && country === 'PER') return;
  const writers = people.filter(
    ({ role }) => role.role === 'FOCAL_POINT' && role.agencyCode === agency && role.countryCode === country,
  );
  const author = writers[0];
  if (!author) return;
  const name = Object.values(place).join(' ');
  const known = answers.get(name) ?? { revision: 0, waits: null, returned: null };
  answers.set(name, known);
  const change = async (by: Viewer, given: object) => {
    const outcome = await record(
      opened.database,
      by,
      inputFor(place, { baseRevision: known.revision, ...given }),
    );
    if (outcome.kind !== 'RECORDED') throw new Error(JSON.stringify(outcome));
    known.revision = outcome.response.revision;
  };
  if (known.waits) {
    known.waits.settled = hour;
    known.waits = null;
    await change(world.coordinator, { status: 'RETURNED', note: 'Say more.' });
    known.returned = tell(
      'RETURNED',
      hour,
      ({ role }) =>
        ['FOCAL_POINT', 'CONTRIBUTOR'].includes(role.role) &&
        role.agencyCode === agency &&
        [null, country].includes(role.countryCode),
    );
    return;
  }
  if (known.returned) known.returned.settled = hour;
  known.returned = null;
  await change(author.viewer, { status: 'SUBMITTED', rating: 'MEETS', narrative: `As of hour ${hour}.` });
  known.waits = tell(
    'WAITS',
    hour,
    ({ role }) => role.role === 'COORDINATOR' && [null, country].includes(role.countryCode),
  );
}

async function mention(hour: number): Promise<void> {
  const person = pick(people, 'mentioned', hour);
  if (person.role.role === 'HUMAN_RIGHTS_ADVISER') return;
  await addComment(opened.database, world.coordinator, {
    mutationId: randomUUID(),
    country: pick(countryCodes, 'said of', hour),
    agency: 'UNICEF',
    audience: 'OPEN',
    text: 'Please look.',
    mentions: [encodeNodeId('Person', person.id)],
  });
  tell('MENTIONED', hour, ({ id }) => id === person.id);
}

/** An urgent one is answered two hours later, so that no deadline comes near; of the lowest level it has a month. */
async function alert(hour: number, analyst: Viewer, country: string, isUrgent: boolean): Promise<void> {
  const parts = monitorParts(opened.database);
  const { id, revision } = await proposeAlert(
    parts,
    analyst,
    {
      mutationId: randomUUID(),
      country,
      groupId: null,
      signalIds: [],
      title: 'Attacks',
      reasons: 'Three.',
      level: isUrgent ? 'URGENT' : 'CONCERN',
    },
    at(hour),
  );
  const advisers = people.filter(
    ({ role }) => role.role === 'HUMAN_RIGHTS_ADVISER' && role.countryCode === country,
  );
  const asked =
    advisers.length > 0
      ? advisers
      : people.filter(
          ({ role }) => role.role === 'COORDINATOR' && [null, country].includes(role.countryCode),
        );
  const [decider] = asked;
  if (!decider) throw new Error('nobody is asked');
  const thing = tell('ALERT', hour, (person) => asked.some(({ id: one }) => one === person.id), isUrgent);
  if (!isUrgent) return;
  thing.settled = hour + 2;
  const reasons = 'It is none.';
  decisions.set(hour + 2, async () => {
    const decided = { id, baseRevision: revision, decision: 'DISMISS' as const, level: null, reasons };
    await decideAlert(parts, decider.viewer, decided, at(hour + 2));
  });
}
/** By the hour at which they are taken. */
const decisions = new Map<number, () => Promise<void>>();

type Worker = { tick(now: Date): Promise<void>; child: ChildProcess };

async function startWorker(): Promise<Worker> {
  if (!('url' in opened.location)) throw new Error('a worker needs PostgreSQL');
  const child = fork(fileURLToPath(new URL('month-worker.mjs', import.meta.url)), {
    env: { PATH: process.env.PATH, DATABASE_URL: opened.location.url, SMTP_URL: mail.url },
    execArgv: [],
  });
  child.setMaxListeners(0);
  await once(child, 'message');
  return {
    child,
    async tick(now) {
      const ended = once(child, 'exit').then(() => {
        throw new Error('killed');
      });
      const answered = once(child, 'message').then(([message]) => {
        if ('fault' in (message as object)) throw new Error(JSON.stringify(message));
      });
      ended.catch(() => {});
      child.send({ now: now.toISOString() });
      await Promise.race([answered, ended]);
    },
  };
}

/** What the mail server does with a try of somebody’s at an hour. */
const puts = (id: string, hour: number) => {
  const one = chance('puts off', id, hour);
  return one < 0.08
    ? 'LATER'
    : one < 0.12
      ? 'BREAKS'
      : one < 0.17
        ? 'BREAKS_AFTER'
        : one < 0.3
          ? 'SLOW'
          : 'TAKES';
};

test('a month of 400 people goes out as the model says, with a mail server that refuses, delays and drops, and 20 kills', async () => {
  const analyst = await world.createPerson([
    { role: 'MONITORING_ANALYST', agencyCode: null, countryCode: 'KEN' },
  ]);
  const byEmail = new Map(people.map((person) => [person.email, person]));
  let hour = 0;
  const broken = new Set<string>();
  mail.behave = (to, id) => {
    const person = byEmail.get(to);
    if (!person) return { does: 'TAKES' };
    if (person.refused) return { does: 'REFUSES', at: 'RCPT', code: 550, words: '5.1.1 Nobody' };
    const does = puts(person.id, hour);
    if (does === 'LATER' && id === '') return { does: 'REFUSES', at: 'RCPT', code: 451, words: 'Later' };
    if (does === 'BREAKS' && id === '') return { does: 'DROPS', at: 'RCPT' };
    if (does === 'BREAKS_AFTER' && id !== '' && !broken.has(id)) {
      broken.add(id);
      return { does: 'DROPS', at: 'TAKEN' };
    }
    if (does === 'SLOW' && id !== '')
      return { does: 'DELAYS', until: () => new Promise((done) => setTimeout(done, 5)) };
    return { does: 'TAKES' };
  };
  const hours: number[] = [];
  let worker = await startWorker();
  const killAt = new Set(
    Array.from(
      { length: KILLS },
      (_, index) =>
        Math.floor(((index + 0.5) * ((DAYS * 24) / KILLS)) / 24) * 24 + ([3, 6, 4, 21][index % 4] ?? 6),
    ),
  );
  let kills = 0;
  let slowest = 0;
  const began = performance.now();
  for (hour = 0; hour < DAYS * 24; hour++) {
    const busy = hour % 24 >= 8 && hour % 24 <= 20;
    if (busy) {
      for (let number = 0; number < 3; number++) await moveAnswer(hour, number);
      if (chance('mention', hour) < 0.4) await mention(hour);
      if (chance('alert', hour) < 0.03) await alert(hour, analyst, 'KEN', false);
    }
    await decisions.get(hour)?.();
    if (chance('urgent', hour) < 0.03) await alert(hour, analyst, 'KEN', true);
    const before = mail.taken.length;
    const started = performance.now();
    if (killAt.has(hour)) {
      const ticking = worker.tick(at(hour)).catch(() => {});
      // Somewhere in the middle of its work, by how much has gone out or how long it took.
      const most = Math.floor(chance('kill', hour) * 20);
      while (mail.taken.length - before < most && performance.now() - started < 1_500) {
        await new Promise((done) => setTimeout(done, 1));
      }
      worker.child.kill('SIGKILL');
      await ticking;
      kills++;
      worker = await startWorker();
      await worker.tick(at(hour));
      // Whoever was being looked after is free again.
      await worker.tick(new Date(at(hour).getTime() + 6 * 60_000));
    } else {
      await worker.tick(at(hour));
    }
    slowest = Math.max(slowest, performance.now() - started);
    for (let index = before; index < mail.taken.length; index++) hours.push(hour);
  }
  worker.child.kill('SIGKILL');

  const expected = expectedMessages(people, things, DAYS * 24, puts);
  const first = new Map<string, string>();
  const repeats = new Map<string, number>();
  mail.taken.forEach(({ to, id, text }, index) => {
    if (first.has(id)) {
      repeats.set(id, (repeats.get(id) ?? 0) + 1);
      return;
    }
    const counts = [
      ...text.matchAll(/^(Waiting for you|Returned to you|Comments that mention you): (\d+)$/gm),
    ];
    first.set(
      id,
      `${to} ${hours[index]} ${counts.map(([, topic, count]) => `${topic} ${count}`).join(', ')}`,
    );
  });
  const got = [...first.values()].sort();
  const wanted = expected
    .map(({ id, hour: sent, counts }) => `${people.find((one) => one.id === id)?.email} ${sent} ${counts}`)
    .sort();
  // At an hour at which an urgent alert came or waited, a message may go on any day and beside the day's own.
  const calm = [...first.values()].flatMap((line) => {
    const [to = '', sent = ''] = line.split(' ');
    const person = byEmail.get(to);
    const isUrgent = things.some(
      ({ urgent, arose, settled, people: whom }) =>
        urgent && arose <= Number(sent) && Number(sent) < settled && whom.has(person?.id ?? ''),
    );
    return person && !isUrgent ? [{ person, day: dayAt(person, Number(sent)) }] : [];
  });
  const onRest = calm.filter(({ person, day }) => person.off(day));
  const daily = calm
    .filter(({ person }) => !Object.values(person.frequencies).includes('AT_ONCE'))
    .map(({ person, day }) => `${person.email} ${day}`);
  const urgent = first.size - calm.length;
  process.stdout.write(
    `${PEOPLE} people, ${DAYS} days: ${things.length} things, ${got.length} messages of ${wanted.length} expected, ` +
      `${repeats.size} repeated, ${kills} kills, ${urgent} with urgent alerts, ${onRest.length} others on days of rest, slowest hour ${(slowest / 1_000).toFixed(1)} s, ` +
      `${((performance.now() - began) / 1_000).toFixed(0)} s\n`,
  );
  expect({
    missing: wanted.filter((line) => !got.includes(line)).slice(0, 10),
    more: got.filter((line) => !wanted.includes(line)).slice(0, 10),
  }).toEqual({ missing: [], more: [] });
  expect(got).toEqual(wanted);
  expect([...repeats.values()].every((count) => count === 1)).toBe(true);
  expect(onRest).toEqual([]);
  expect(urgent).toBeGreaterThan(DAYS === 30 ? 10 : 0);
  expect(daily.length).toBeGreaterThan(0);
  expect(new Set(daily).size).toBe(daily.length);
  expect(kills).toBe(DAYS === 30 ? KILLS : killAt.size);
  const [paused] = await opened.database.query<{ count: number }>({
    name: 'month-paused',
    text: 'select count(*)::integer as count from notice_state where failed_address is not null',
  });
  const told = people.filter(({ refused }) => refused);
  expect(paused?.count).toBeLessThanOrEqual(told.length);
  expect(mail.taken.some(({ to }) => byEmail.get(to)?.refused)).toBe(false);
}, 1_800_000);
