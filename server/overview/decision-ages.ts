import type { DecisionAges, WaitingDecisionsArgs } from '../../schema/types/decision-ages.ts';
import type { ResponsePage } from '../../schema/types/response-page.ts';
import type { VisibilityScope } from '../access/visibility.ts';
import type { CalendarData } from '../calendars/calendar-data.ts';
import { type CalendarOf, type PlaceCalendar, readPlaceCalendars } from '../calendars/place-calendars.ts';
import { workingDaysSince } from '../calendars/working-days.ts';
import type { StoredCycle } from '../catalogue/catalogue.sql.ts';
import type { Queryable } from '../database/database.ts';
import { badUserInput } from '../lib/api-errors.ts';
import { formatCursor } from '../log/cursor.ts';
import { readHead } from '../log/read-events.sql.ts';
import { toResponse, toResponseState } from '../responses/to-response.ts';
import { readMoment } from '../staleness/staleness.sql.ts';
import { readWaiting, readWaitingSince, type WaitingFilter, type WaitingSince } from './decision-ages.sql.ts';

const USUAL_SIZE = 50;
const LARGEST_SIZE = 200;

/** The ages that are told apart, in working days. */
const spans = [
  { atLeast: 0, atMost: 1 },
  { atLeast: 2, atMost: 5 },
  { atLeast: 6, atMost: 10 },
  { atLeast: 11, atMost: null },
];

/** Who asks, by what is counted, and where. */
export type Asked = { cycle: StoredCycle; data: CalendarData; scope: VisibilityScope };

/** How many decisions have waited for how long. */
export async function readDecisionAges(connection: Queryable, asked: Asked): Promise<DecisionAges> {
  const cursor = formatCursor(await readHead(connection));
  const everything = { countries: null, agencies: null, countryTeam: true, area: null };
  const { groups, today } = await readAged(connection, asked, everything);
  return {
    ages: spans.map((span) => ({
      ...span,
      count: sumOf(groups.filter(({ workingDays }) => isIn(span, workingDays))),
    })),
    today,
    cursor,
  };
}

/** A page of the decisions that have waited for so long. */
export async function readWaitingDecisions(
  connection: Queryable,
  asked: Asked,
  args: WaitingDecisionsArgs,
): Promise<ResponsePage> {
  const { atLeast, atMost = null, countries = null, agencies = null, area = null } = args;
  const size = args.first ?? USUAL_SIZE;
  if (size < 0 || size > LARGEST_SIZE) throw badUserInput(`A page holds 0 to ${LARGEST_SIZE} answers.`);
  if (atLeast < 0 || (atMost !== null && atMost < atLeast)) {
    throw badUserInput('Working days begin with 0, and `atMost` is not below `atLeast`.');
  }
  const after = placeOf(args.after);
  const cursor = formatCursor(await readHead(connection));
  const filter = { countries, agencies, countryTeam: args.countryTeam ?? false, area };
  const wanted = await readWaitingGroups(connection, asked, filter, { atLeast, atMost });
  const rows = await readWaiting(connection, asked.cycle.code, wanted, { after, limit: size + 1, area });
  const page = rows.slice(0, size);
  const last = page.at(-1);
  return {
    nodes: page.map((row) => toResponse(toResponseState(asked.cycle.code, row.country_code, row))),
    totalCount: sumOf(wanted),
    hasNextPage: rows.length > size,
    endCursor: last ? String(last.waits_since) : null,
    cursor,
  };
}

/** The places and days of what has waited for so long, with how many there are. */
export async function readWaitingGroups(
  connection: Queryable,
  asked: Asked,
  filter: WaitingFilter,
  span: { atLeast: number; atMost: number | null },
): Promise<WaitingSince[]> {
  const { groups } = await readAged(connection, asked, filter);
  return groups.filter(({ workingDays }) => isIn(span, workingDays));
}

type Aged = WaitingSince & { workingDays: number };

/** What waits, with its age; nothing does in a cycle that isn't open. */
async function readAged(
  connection: Queryable,
  { cycle, data, scope }: Asked,
  filter: WaitingFilter,
): Promise<{ groups: Aged[]; today: string }> {
  const { today } = await readMoment(connection, cycle.code);
  if (cycle.state !== 'OPEN') return { groups: [], today };
  const groups = await readWaitingSince(connection, cycle.code, filter, scope);
  const { calendarOf } = await readPlaceCalendars(connection, data);
  const daysOf = countedDays(calendarOf, earliestOf(groups, today), today);
  return { groups: groups.map((group) => ({ ...group, workingDays: daysOf(group, group.since) })), today };
}

/** The days of each calendar, counted once: all agencies of a country share one, but for those with a pause of their own. */
function countedDays(calendarOf: (place: CalendarOf) => PlaceCalendar, earliest: string, today: string) {
  const known = new Map<string, ReadonlyMap<string, number>>();
  return (place: CalendarOf, since: string): number => {
    const calendar = calendarOf(place);
    const key = `${place.countryCode} ${JSON.stringify(calendar.pauses)}`;
    const days = known.get(key) ?? workingDaysSince(calendar, earliest, today);
    known.set(key, days);
    return days.get(since) ?? 0;
  };
}

function earliestOf(groups: readonly WaitingSince[], today: string): string {
  return groups.map(({ since }) => since).sort()[0] ?? today;
}

function isIn({ atLeast, atMost }: { atLeast: number; atMost: number | null }, workingDays: number): boolean {
  return atLeast <= workingDays && (atMost === null || workingDays <= atMost);
}

function sumOf(groups: readonly WaitingSince[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

function placeOf(after: string | null | undefined): number {
  if (after == null) return 0;
  if (!/^[1-9]\d{0,14}$/.test(after)) {
    throw badUserInput('This is not the end of a page: send an endCursor as it was given.');
  }
  return Number(after);
}
