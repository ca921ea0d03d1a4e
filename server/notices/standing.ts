import { createHash } from 'node:crypto';
import type { NoticeTopic } from '../../schema/types/notice-terms.ts';
import { readerOf } from '../access/visibility.ts';
import type { CalendarData } from '../calendars/calendar-data.ts';
import { readCycles } from '../catalogue/catalogue.sql.ts';
import { findCycle } from '../catalogue/find-cycle.ts';
import type { Database } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { readAlertTurns, type WaitingAlert } from '../monitor/alerts/waiting-alerts.ts';
import { readFlags } from '../staleness/read-flags.ts';
import { readTodo, type TodoRow, type WaitingAnswer } from '../todo/todo.sql.ts';
import { todoGrantsOf } from '../todo/todo-grants.ts';
import { type Rest, workingDaysUntil } from './days.ts';
import type { StoredNotice } from './notice.sql.ts';
import { isTheirTurn } from './stale-turn.ts';
import { readCycleSteps, readGivenRoles, readLastDays } from './standing.sql.ts';
import { dayIn } from './time-zones.ts';

/** More are never told in one message; what waits behind them is found once these are settled. */
const MOST = 201;
/** A deadline is told when so many working days are left. */
const DAYS_LEFT = [1, 7, 14] as const;
/** Before an alert’s deadline its person is told again: of a day the last four hours, of a week or month the last day. */
const HOUR = 3_600_000;
const LONG = 48 * HOUR;

/** What stands for somebody at a moment. */
export type Standing = {
  notices: (StoredNotice & { urgent: boolean })[];
  /** Topics that were looked at: of these nothing else stands. */
  looked: ReadonlySet<NoticeTopic>;
  /** Of what waits, places after this one were not looked at; null: all were. */
  lookedUpTo: number | null;
  /** When it may become another by time alone. */
  next: Date | null;
};

const topicOf: Readonly<Record<WaitingAnswer['kind'], NoticeTopic>> = {
  TO_FIX: 'RETURNED',
  TO_SUBMIT: 'WAITS',
  TO_ENDORSE: 'WAITS',
  TO_DECIDE: 'WAITS',
  ASSIGNED: 'ASSIGNED',
};

const always = ['RETURNED', 'WAITS', 'ASSIGNED', 'MENTIONED', 'ALERT', 'CYCLE', 'ROLE'] as const;
const daily = ['DEADLINE', 'STALE'] as const;
/** Topics whose keys are places in the log of what waits. */
export const waitingTopics: ReadonlySet<NoticeTopic> = new Set([
  'RETURNED',
  'WAITS',
  'ASSIGNED',
  'MENTIONED',
]);

/** Who is looked at, and how: `wholly` counts days too, which is done once a day and before anything of it is sent. */
export type LookedAt = {
  viewer: Viewer;
  alternateFor: readonly string[];
  rest: Rest;
  wholly: boolean;
};

export async function readStanding(
  database: Database,
  calendars: CalendarData,
  person: LookedAt,
  now: Date,
): Promise<Standing> {
  const { viewer, wholly } = person;
  const { waiting, lookedUpTo } = await readWaiting(database, viewer);
  const { mine, deadlines } = await readAlertTurns(database, viewer, now);
  const calm = [
    ...waiting,
    ...(await readHappened(database, viewer, now)),
    ...(wholly ? await readLastDayNotices(database, person, now) : []),
    ...(wholly ? await readStale(database, calendars, person) : []),
  ];
  return {
    notices: [
      ...calm.map((notice) => ({ ...notice, urgent: false })),
      ...mine.flatMap((alert) => alertNotices(alert, now)),
    ],
    looked: new Set([...always, ...(wholly ? daily : [])]),
    lookedUpTo,
    next: nextOf(deadlines, now),
  };
}

/** What waits for somebody: the same that the page lists. */
async function readWaiting(database: Database, viewer: Viewer) {
  const rows = await readTodo(database, todoGrantsOf(viewer), 0, MOST, readerOf(viewer));
  const found = rows.flatMap((row) => (row.kind === null ? [] : [row]));
  const lookedUpTo = found.length < MOST ? null : (found.at(-1)?.place ?? null);
  return { waiting: found.map(toNotice), lookedUpTo };
}

function toNotice(row: Exclude<TodoRow, { kind: null }>): StoredNotice {
  const key = String(row.place);
  if (row.kind === 'MENTIONED') return { topic: 'MENTIONED', key, about: { comment: row.comment_id } };
  const { kind, cycle_code: cycle, country_code: country, agency_code: agency, item_code: item } = row;
  const dueOn = kind === 'ASSIGNED' ? row.due_on : null;
  return { topic: topicOf[kind], key, about: { kind, cycle, country, agency, item, dueOn } };
}

/** An alert is known here by a digest alone, and nothing says where it is or how high: that is in the monitor. */
function alertNotices({ id, level, since, deadline }: WaitingAlert, now: Date): Standing['notices'] {
  const key = createHash('sha256').update(`${id} ${since.toISOString()}`).digest('hex').slice(0, 32);
  const turn = { topic: 'ALERT' as const, key, about: {}, urgent: level === 'ALERT' || level === 'URGENT' };
  const near = deadline !== null && now >= reminderOf(since, deadline);
  return near ? [turn, { ...turn, key: `${key} near`, urgent: true }] : [turn];
}

function reminderOf(since: Date, deadline: Date): Date {
  const before = deadline.getTime() - since.getTime() > LONG ? 24 * HOUR : 4 * HOUR;
  return new Date(deadline.getTime() - before);
}

/** The next moment at which a turn passes or a reminder is due, whosever it is. */
function nextOf(deadlines: readonly Date[], now: Date): Date | null {
  const moments = deadlines
    .flatMap((deadline) => [24, 4, 0].map((hours) => deadline.getTime() - hours * HOUR))
    .filter((moment) => moment > now.getTime());
  return moments.length === 0 ? null : new Date(Math.min(...moments));
}

async function readHappened(database: Database, viewer: Viewer, now: Date): Promise<StoredNotice[]> {
  const steps = viewer.memberships.length === 0 ? [] : await readCycleSteps(database, now);
  const roles = await readGivenRoles(database, viewer.personId, now);
  return [
    ...steps.map(({ position, cycle, opened }) => ({
      topic: 'CYCLE' as const,
      key: String(position),
      about: { cycle, opened },
    })),
    ...roles.map(({ position, role, agency, country }) => ({
      topic: 'ROLE' as const,
      key: String(position),
      about: { role, agency, country },
    })),
  ];
}

async function readLastDayNotices(
  database: Database,
  { viewer, rest }: LookedAt,
  now: Date,
): Promise<StoredNotice[]> {
  const today = dayIn(rest.zone, now);
  const found = await readLastDays(database, todoGrantsOf(viewer), today);
  return found.flatMap(({ cycle, day, places }) => {
    const days = workingDaysUntil(rest, today, day);
    const step = days === 0 ? undefined : DAYS_LEFT.find((left) => days <= left);
    if (step === undefined) return [];
    return [
      { topic: 'DEADLINE' as const, key: `${cycle} ${day} ${step}`, about: { cycle, day, days, places } },
    ];
  });
}

async function readStale(
  database: Database,
  calendars: CalendarData,
  { viewer, alternateFor }: LookedAt,
): Promise<StoredNotice[]> {
  const answering = viewer.memberships.filter(({ role }) => turns.has(role));
  if (answering.length === 0) return [];
  const flags = await database.transaction('REPEATABLE READ', async (connection) => {
    const cycle = findCycle(await readCycles(connection), null);
    if (!cycle) return [];
    return (await readFlags(connection, calendars, viewer, cycle, cellsOf(answering))).flags;
  });
  return flags
    .filter((flag) => isTheirTurn(flag, answering, alternateFor))
    .slice(0, MOST)
    .map(({ rule, countryCode: country, agencyCode: agency, since }) => ({
      topic: 'STALE' as const,
      key: [rule, country, agency ?? '-', since].join(' '),
      about: { rule, country, agency, since },
    }));
}

const turns: ReadonlySet<string> = new Set(['FOCAL_POINT', 'COUNTRY_LEAD', 'COORDINATOR']);

/** The cells in which it may be their turn: all where one of their roles has no country and no agency. */
function cellsOf(memberships: Viewer['memberships']) {
  const only = (codes: readonly (string | null)[]) => {
    const known = codes.flatMap((code) => code ?? []);
    return known.length < codes.length ? null : [...new Set(known)];
  };
  return {
    countries: only(memberships.map(({ countryCode }) => countryCode)),
    agencies: only(memberships.map(({ agencyCode }) => agencyCode)),
    countryTeam: true,
    area: null,
  };
}
