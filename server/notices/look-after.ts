import type { NoticeTopic } from '../../schema/types/notice-terms.ts';
import type { CalendarData } from '../calendars/calendar-data.ts';
import { readPlaceCalendars } from '../calendars/place-calendars.ts';
import { readCodeLookup } from '../catalogue/code-lookup.ts';
import type { Database, Queryable } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { holdsJob, type Job } from '../jobs/job.sql.ts';
import type { PostOffice } from '../mail/post-office.ts';
import { dayOf, isRest, type Rest, restOf } from './days.ts';
import { type Decision, decide, morningOf, nextMorning, type Untold, type Wishes } from './decide.ts';
import {
  beginTry,
  endMail,
  holdInMail,
  noteDeferred,
  noteHanded,
  type OpenMail,
  readOpenMail,
} from './mail.sql.ts';
import {
  noteStanding,
  type OpenNotice,
  readOpenNotices,
  type StoredNotice,
  settleNotices,
} from './notice.sql.ts';
import {
  type NoticePerson,
  noteFailedAddress,
  readNoticePerson,
  saveTold,
  saveWholeLook,
} from './person.sql.ts';
import { readStanding, type Standing, waitingTopics } from './standing.ts';
import { usual } from './topics.ts';
import { unsubscribeToken } from './unsubscribe-token.ts';
import { writeMessage } from './write-message.ts';

/** The jobs of this capability: one for each person who has a role, by their id. */
export const LOOK_AFTER = 'notices';

/** What notices need. */
export type NoticeParts = {
  database: Database;
  calendars: CalendarData;
  /** Null: nothing is mailed, the page alone tells. */
  post: PostOffice | null;
  /** Whether alerts are heard of: the monitor’s role is there. */
  monitorIsOpen: boolean;
  /** Where people reach Concord, without a slash at its end. */
  home: string;
  /** Signs what ends mails with one click. */
  key: string;
  /** Where messages to somebody go; null: nowhere. */
  addressOf: (person: NoticePerson) => string | null;
};

/** When to look after somebody again; null: not until they are called. `failed`: the mail server took nothing over. */
export type LookedAfter = { next: Date | null; failed: boolean };

/*
 * A message is OPEN until it has ended. While `handed_at` is null it was certainly not taken over: it is then written afresh,
 * of what is true by then. Where nobody said what became of it once it was handed over, it is sent once more: with the same
 * Message-ID and the same notices, without those that were settled meanwhile. A second silence ends it as UNCERTAIN.
 */

/** Notes what stands for somebody, and sends what is to be sent now. */
export async function lookAfter(parts: NoticeParts, job: Job, now: Date): Promise<LookedAfter> {
  const { database } = parts;
  const person = await readNoticePerson(database, job.key);
  if (!person || person.deactivated) return { next: null, failed: false };
  const calendars = await readPlaceCalendars(database, parts.calendars);
  const rest = restOf(
    person.restDays,
    person.roles.map(({ countryCode }) => countryCode),
    (countryCode) => calendars.calendarOf({ countryCode, agencyCode: null }),
  );
  const wholly = person.mailWaits || (now >= morningOf(dayOf(now)) && (person.wholeOn ?? '') < dayOf(now));
  const lookedAt = { viewer: viewerOf(person), alternateFor: person.alternateFor, rest, wholly };
  const standing = await readStanding(database, parts.calendars, lookedAt, now);
  const address = parts.post === null ? null : reachableAt(parts, person);
  const plan = await database.transaction('READ COMMITTED', (connection) =>
    settleAndPlan(connection, job, { person, standing, rest, now, mails: address !== null }),
  );
  if (plan === null || plan.mail === null || address === null || parts.post === null) {
    return { next: plan?.next ?? null, failed: false };
  }
  const failed = !(await sendMail({ ...parts, post: parts.post }, job, person, address, plan.mail, now));
  return { next: plan.next, failed };
}

/** As they are asked once they have signed in with all that their roles need. */
function viewerOf({ id, name, roles }: NoticePerson): Viewer {
  return { personId: id, name, memberships: roles };
}

function reachableAt({ addressOf }: NoticeParts, person: NoticePerson): string | null {
  const address = addressOf(person);
  return address === person.failedAddress ? null : address;
}

type Situation = { person: NoticePerson; standing: Standing; rest: Rest; now: Date; mails: boolean };
type PlannedMail = { id: string; notices: StoredNotice[] };
type Plan = { mail: PlannedMail | null; next: Date };

/** Null where the job is somebody else's by now. */
async function settleAndPlan(connection: Queryable, job: Job, situation: Situation): Promise<Plan | null> {
  if (!(await holdsJob(connection, job))) return null;
  const { person, standing, now, mails } = situation;
  await noteStanding(connection, person.id, standing.notices, now);
  if (standing.looked.has('DEADLINE')) await saveWholeLook(connection, person.id, dayOf(now));
  const urgent = new Map(standing.notices.map((notice) => [nameOf(notice), notice.urgent]));
  const open = await readOpenNotices(connection, person.id);
  const isGone = (notice: StoredNotice) => !urgent.has(nameOf(notice)) && wasLookedFor(notice, standing);
  await settleNotices(connection, person.id, open.filter(isGone), now);
  const left = open
    .filter((notice) => !isGone(notice))
    .map((notice) => ({ ...notice, urgent: urgent.get(nameOf(notice)) ?? false }));
  const soon = (next: Date) => earlier(next, standing.next);
  if (!mails) return { mail: null, next: soon(nextMorning(now)) };
  const waiting = await readOpenMail(connection, person.id, 'NOTICES');
  const plan = waiting?.handedAt
    ? await planRepeat(connection, waiting, left, situation)
    : await planAfresh(connection, waiting, left, situation);
  return { ...plan, next: soon(plan.next) };
}

function nameOf({ topic, key }: StoredNotice): string {
  return `${topic} ${key}`;
}

/** Whether it would have been found, if it still stood. */
function wasLookedFor({ topic, key }: StoredNotice, { looked, lookedUpTo }: Standing): boolean {
  return looked.has(topic) && !(lookedUpTo !== null && waitingTopics.has(topic) && Number(key) > lookedUpTo);
}

function earlier(one: Date, other: Date | null): Date {
  return other === null || one < other ? one : other;
}

type LeftNotice = OpenNotice & Untold;

async function planAfresh(
  connection: Queryable,
  waiting: OpenMail | null,
  open: readonly LeftNotice[],
  { person, rest, now }: Situation,
): Promise<Plan> {
  const untold = open.filter(({ told }) => !told);
  const decision: Decision<LeftNotice> = decide(now, rest, wishesOf(person), person, untold);
  if (decision.send.length === 0) {
    await saveTold(connection, person.id, decision.told);
    return { mail: null, next: decision.next };
  }
  const id = await holdInMail(connection, person.id, waiting, decision.send, decision.told, now);
  return { mail: { id, notices: decision.send }, next: decision.next };
}

async function planRepeat(
  connection: Queryable,
  waiting: OpenMail,
  open: readonly LeftNotice[],
  { person, rest, now }: Situation,
): Promise<Plan> {
  const notices = open.filter(({ mailId }) => mailId === waiting.id);
  if (waiting.repeats > 0 || notices.length === 0) {
    await endAndTell(connection, person.id, waiting, 'UNCERTAIN', null, now);
    return { mail: null, next: now };
  }
  const works = !isRest(rest, dayOf(now)) || notices.some(({ urgent }) => urgent);
  return { mail: works ? { id: waiting.id, notices } : null, next: nextMorning(now) };
}

function wishesOf({ topics, pausedUntil }: NoticePerson): Wishes {
  return { frequencies: { ...usual, ...topics }, pausedUntil };
}

/** Whether the message needs no further try. */
async function sendMail(
  { database, post, home, key }: NoticeParts & { post: PostOffice },
  job: Job,
  person: NoticePerson,
  address: string,
  { id, notices }: PlannedMail,
  now: Date,
): Promise<boolean> {
  const links = {
    home,
    unsubscribe: (topics: readonly NoticeTopic[]) =>
      `${home}/notices/unsubscribe?token=${unsubscribeToken(key, { personId: person.id, topics })}`,
  };
  const words = writeMessage(notices, person.language ?? 'en', await readCodeLookup(database), links);
  await beginTry(database, id, address);
  let handed = false;
  const { outcome, code } = await post.send({ ...words, id, to: address }, now, () =>
    database.transaction('READ COMMITTED', async (connection) => {
      if (!(await holdsJob(connection, job))) throw new Error('a message took longer than its job was held');
      await noteHanded(connection, id, now);
      handed = true;
    }),
  );
  return database.transaction('READ COMMITTED', async (connection) => {
    if (!(await holdsJob(connection, job))) return true;
    const mail = await readOpenMail(connection, person.id, 'NOTICES');
    if (mail?.id !== id) return true;
    switch (outcome) {
      case 'SENT':
        await endAndTell(connection, person.id, mail, 'SENT', code, now);
        return true;
      case 'REFUSED':
        await endMail(connection, id, 'REFUSED', code, now);
        await noteFailedAddress(connection, person.id, address, now, code);
        return true;
      case 'DEFERRED':
        await noteDeferred(connection, id, code, handed);
        return false;
      case 'NO_ANSWER':
        return false;
    }
  });
}

async function endAndTell(
  connection: Queryable,
  personId: string,
  mail: OpenMail,
  state: 'SENT' | 'UNCERTAIN',
  code: string | null,
  now: Date,
): Promise<void> {
  await endMail(connection, mail.id, state, code, now);
  await saveTold(connection, personId, mail);
}
