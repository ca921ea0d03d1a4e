import type { StalenessArgs, StalenessFlag, StalenessPage } from '../../schema/types/staleness.ts';
import { canRead, visibilityOf } from '../access/visibility.ts';
import type { CalendarData } from '../calendars/calendar-data.ts';
import { readPlaceCalendars } from '../calendars/place-calendars.ts';
import { readCycles } from '../catalogue/catalogue.sql.ts';
import { findCycle } from '../catalogue/find-cycle.ts';
import type { Database, Queryable } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput, notFound } from '../lib/api-errors.ts';
import { formatCursor } from '../log/cursor.ts';
import { readHead } from '../log/read-events.sql.ts';
import { visiblePeople } from '../people/administration.policy.ts';
import { compareFlags, type FlagKey, findFlags, type Surroundings } from './find-flags.ts';
import { peopleThere } from './people-there.ts';
import { type CellFacts, type Rule, rules } from './rules.ts';
import {
  readAnsweringRoles,
  readCellFacts,
  readLastLeads,
  readMoment,
  readNeverSignedIn,
} from './staleness.sql.ts';

const USUAL_SIZE = 50;
const LARGEST_SIZE = 200;
const MOST_OF_EACH = 50;

/** A page of what is stuck, as far as somebody sees it. Throws NOT_FOUND for no cycle, BAD_USER_INPUT for the rest. */
export function readStaleness(
  database: Database,
  data: CalendarData,
  viewer: Viewer,
  args: StalenessArgs,
): Promise<StalenessPage> {
  const first = args.first ?? USUAL_SIZE;
  if (first < 1 || first > LARGEST_SIZE) throw badUserInput(`A page holds 1 to ${LARGEST_SIZE} flags.`);
  const ofEach = args.firstOfEach ?? null;
  if (ofEach !== null && (ofEach < 1 || ofEach > MOST_OF_EACH)) {
    throw badUserInput(`Of each rule a page holds 1 to ${MOST_OF_EACH} flags.`);
  }
  const after = args.after == null ? null : parseEnd(args.after);
  return database.transaction('REPEATABLE READ', async (connection) => {
    const cycle = findCycle(await readCycles(connection), args.cycle ?? null);
    if (!cycle)
      throw notFound('There is no such cycle, or none is open: `cycles` lists those that there are.');
    const cursor = formatCursor(await readHead(connection));
    const { today, openedOn } = await readMoment(connection, cycle.code);
    const { countries = null, agencies = null } = args;
    const filter = { countries, agencies, countryTeam: args.countryTeam ?? false };
    const cells = cycle.state === 'OPEN' ? await readCellFacts(connection, cycle.code, filter) : [];
    const found = findFlags(cells, await surroundingsOf(connection, data, viewer, { today, openedOn }));
    const wanted = found.filter(({ rule }) => args.rules == null || args.rules.includes(rule));
    const following = after === null ? wanted : wanted.filter((flag) => compareFlags(flag, after) > 0);
    const flags = ofEach === null ? following.slice(0, first) : firstOfEachRule(following, ofEach);
    return {
      rules: rules.map(({ code, workingDays, says }) => ({
        code,
        workingDays,
        says,
        flags: wanted.filter(({ rule }) => rule === code).length,
      })),
      flags,
      hasNextPage: ofEach === null && following.length > first,
      endCursor: ofEach === null ? endOf(flags.at(-1)) : null,
      today,
      cursor,
    };
  });
}

function firstOfEachRule(flags: readonly StalenessFlag[], most: number): StalenessFlag[] {
  return rules.flatMap(({ code }) => flags.filter(({ rule }) => rule === code).slice(0, most));
}

async function surroundingsOf(
  connection: Queryable,
  data: CalendarData,
  viewer: Viewer,
  { today, openedOn }: { today: string; openedOn: string },
): Promise<Surroundings> {
  const { calendarOf, pausesOf } = await readPlaceCalendars(connection, data);
  const people = {
    roles: await readAnsweringRoles(connection),
    neverSignedIn: await readNeverSignedIn(connection),
    lastLeads: await readLastLeads(connection),
  };
  return {
    today,
    calendarOf,
    peopleOf: peopleThere({ ...people, openedOn, today }, pausesOf),
    sees: seesOf(viewer),
  };
}

/** Counts are for everybody; an answer for those who read it published; people for those who see them there. */
function seesOf(viewer: Viewer): Surroundings['sees'] {
  const scope = visibilityOf(viewer);
  const people = visiblePeople(viewer);
  return ({ tellsOf }: Rule, { countryCode, agencyCode }: CellFacts) => {
    switch (tellsOf) {
      case 'COUNTS':
        return true;
      case 'ANSWERS':
        return canRead(scope, { countryCode, agencyCode, draft: false, reportingAgencies: null });
      case 'PEOPLE':
        return people.some(
          ({ agency, country }) =>
            (agency === null || agency === agencyCode) && (country === null || country === countryCode),
        );
    }
  };
}

function endOf(flag: StalenessFlag | undefined): string | null {
  if (!flag) return null;
  const { workingDays, rule, countryCode, agencyCode } = flag;
  return Buffer.from(JSON.stringify([workingDays, rule, countryCode, agencyCode]), 'utf8').toString(
    'base64url',
  );
}

function parseEnd(cursor: string): FlagKey {
  const parts = /^\[(\d{1,5}),"(\w{1,40})","([\w.-]{1,40})",(?:null|"([\w.-]{1,40})")\]$/.exec(
    Buffer.from(cursor, 'base64url').toString('utf8'),
  );
  const rule = rules.find(({ code }) => code === parts?.[2]);
  if (!parts || !rule) {
    throw badUserInput('This is not the end of a page of flags: send an endCursor as it was given.');
  }
  return {
    workingDays: Number(parts[1]),
    rule: rule.code,
    countryCode: parts[3] ?? '',
    agencyCode: parts[4] ?? null,
  };
}
