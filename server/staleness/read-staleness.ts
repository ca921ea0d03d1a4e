import type { StalenessArgs, StalenessFlag, StalenessPage } from '../../schema/types/staleness.ts';
import type { CalendarData } from '../calendars/calendar-data.ts';
import { readCycles } from '../catalogue/catalogue.sql.ts';
import { findCycle } from '../catalogue/find-cycle.ts';
import type { Database } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput, notFound } from '../lib/api-errors.ts';
import { formatCursor } from '../log/cursor.ts';
import { readHead } from '../log/read-events.sql.ts';
import { compareFlags, type FlagKey } from './find-flags.ts';
import { readFlags } from './read-flags.ts';
import { rules } from './rules.ts';

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
    const { countries = null, agencies = null, area = null } = args;
    const filter = { countries, agencies, countryTeam: args.countryTeam ?? false, area };
    const { flags: found, today } = await readFlags(connection, data, viewer, cycle, filter);
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
