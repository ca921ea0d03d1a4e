import type { NoticeTopic } from '../../schema/types/notice-terms.ts';
import { readPlaceCalendars } from '../calendars/place-calendars.ts';
import { readCodeLookup } from '../catalogue/code-lookup.ts';
import type { Queryable } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { holdsJob, type Job } from '../jobs/job.sql.ts';
import { addDays, isRest, type Places, type Rest, restOf } from './days.ts';
import { type Decision, decide, morningOf, nextMorning, type Untold, type Wishes } from './decide.ts';
import { deliver, endAndTell } from './deliver.ts';
import { type InvitationOutcome, inviteByMail } from './invite-by-mail.ts';
import { holdInMail, type OpenMail, readOpenMail } from './mail.sql.ts';
import {
  noteStanding,
  type OpenNotice,
  readOpenNotices,
  type StoredNotice,
  settleNotices,
} from './notice.sql.ts';
import type { NoticeParts } from './notice-parts.ts';
import { type NoticePerson, readNoticePerson, saveTold, saveWholeLook } from './person.sql.ts';
import { readStanding, type Standing, waitingTopics } from './standing.ts';
import { dayIn } from './time-zones.ts';
import { usual } from './topics.ts';
import { unsubscribeToken } from './unsubscribe-token.ts';
import { forgetRefusalBeforeInvitation } from './wish.sql.ts';
import { type Links, writeMessage } from './write-message.ts';

/*
 * A message is OPEN until it has ended. While `handed_at` is null it was certainly not taken over: it is then written afresh,
 * of what is true by then. Where nobody said what became of it once it was handed over, it is sent once more: with the same
 * Message-ID and the same notices, without those that were settled meanwhile. A second silence ends it as UNCERTAIN. Before
 * `retry_at` what happens is noted and nothing is sent: each event would ask the mail server again otherwise.
 */

/** Notes what stands for somebody, and sends what is to be sent now. Returns when to look again; null: not until they are called. */
export async function lookAfter(parts: NoticeParts, job: Job, now: Date): Promise<Date | null> {
  const { database } = parts;
  const person = await readNoticePerson(database, job.key);
  if (!person || person.deactivated) return null;
  if (person.failedAddress !== null && (await forgetRefusalBeforeInvitation(database, person.id))) {
    person.failedAddress = null;
  }
  const calendars = await readPlaceCalendars(database, parts.calendars);
  const restIn = (places: Places) =>
    restOf(person, places, (countryCode) => calendars.calendarOf({ countryCode, agencyCode: null }));
  const countries = person.roles.map(({ countryCode }) => countryCode);
  const rest = restIn({ countries, alpha2s: person.alpha2s });
  const day = dayIn(rest.zone, now);
  const { post } = parts;
  const address = post === null ? null : reachableAt(parts, person);
  const language = person.language ?? 'en';
  let invitation: InvitationOutcome = 'DONE';
  if (post !== null && address !== null && (person.invited || person.mailWaits)) {
    const invited = { id: person.id, language, address };
    invitation = await inviteByMail({ ...parts, post }, job, invited, restIn, now);
    if (invitation instanceof Date) return invitation;
  }
  const isMorning = now >= morningOf(rest.zone, day);
  const { wholeOn } = person;
  const wholly = person.mailWaits || wholeOn === null || (isMorning && wholeOn < day);
  // What is looked at in the night is looked at once more before it is told.
  const wholeDay = isMorning ? day : addDays(day, -1);
  const lookedAt = { viewer: viewerOf(person), alternateFor: person.alternateFor, rest, wholly };
  const standing = await readStanding(database, parts.calendars, lookedAt, now);
  const plan = await database.transaction('READ COMMITTED', (connection) =>
    settleAndPlan(connection, job, { person, standing, rest, now, wholeDay, mails: address !== null }),
  );
  if (plan === null || plan.mail === null || address === null || post === null) {
    const isOver = person.roles.length === 0 && !person.mailWaits && invitation === 'DONE';
    return isOver ? null : (plan?.next ?? now);
  }
  const { id, notices } = plan.mail;
  const words = writeMessage(notices, language, await readCodeLookup(database), linksOf(parts, person.id));
  const mail = { id, kind: 'NOTICES' as const, personId: person.id, address };
  return (await deliver(database, post, job, mail, words, now)) ?? plan.next;
}

function linksOf({ home, key }: NoticeParts, personId: string): Links {
  const unsubscribe = (topics: readonly NoticeTopic[]) =>
    `${home}/notices/unsubscribe?token=${unsubscribeToken(key, { personId, topics })}`;
  return { home, unsubscribe };
}

/** As they are asked once they have signed in with all that their roles need. */
function viewerOf({ id, name, roles }: NoticePerson): Viewer {
  return { personId: id, name, memberships: roles };
}

function reachableAt({ addressOf }: NoticeParts, person: NoticePerson): string | null {
  const address = addressOf(person);
  return address === person.failedAddress ? null : address;
}

type Situation = {
  person: NoticePerson;
  standing: Standing;
  rest: Rest;
  now: Date;
  wholeDay: string;
  mails: boolean;
};
type PlannedMail = { id: string; notices: StoredNotice[] };
type Plan = { mail: PlannedMail | null; next: Date };

/** Null where the job is somebody else's by now. */
async function settleAndPlan(connection: Queryable, job: Job, situation: Situation): Promise<Plan | null> {
  if (!(await holdsJob(connection, job))) return null;
  const { person, standing, rest, now, wholeDay, mails } = situation;
  await noteStanding(connection, person.id, standing.notices, now);
  if (standing.looked.has('DEADLINE')) await saveWholeLook(connection, person.id, wholeDay);
  const urgent = new Map(standing.notices.map((notice) => [nameOf(notice), notice.urgent]));
  const open = await readOpenNotices(connection, person.id);
  const isGone = (notice: StoredNotice) => !urgent.has(nameOf(notice)) && wasLookedFor(notice, standing);
  await settleNotices(connection, person.id, open.filter(isGone), now);
  const left = open
    .filter((notice) => !isGone(notice))
    .map((notice) => ({ ...notice, urgent: urgent.get(nameOf(notice)) ?? false }));
  const soon = (next: Date) => earlier(next, standing.next);
  if (!mails) return { mail: null, next: soon(nextMorning(rest.zone, now)) };
  const waiting = await readOpenMail(connection, person.id, 'NOTICES');
  if (waiting?.retryAt && waiting.retryAt > now) return { mail: null, next: soon(waiting.retryAt) };
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
  const works = !isRest(rest, dayIn(rest.zone, now)) || notices.some(({ urgent }) => urgent);
  // Once it has gone, whatever came meanwhile is looked at.
  return works
    ? { mail: { id: waiting.id, notices }, next: now }
    : { mail: null, next: nextMorning(rest.zone, now) };
}

function wishesOf({ topics, pausedUntil }: NoticePerson): Wishes {
  return { frequencies: { ...usual, ...topics }, pausedUntil };
}
