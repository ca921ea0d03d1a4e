import type { WaitingChangesInput } from '../../schema/types/heartbeat.ts';
import { permits } from '../access/permissions.ts';
import type { Database } from '../database/database.ts';
import type { MembershipScope, Viewer } from '../domain/viewer.ts';
import { badUserInput } from '../lib/api-errors.ts';
import { readCellIds, writeHeartbeat } from './heartbeat.sql.ts';

/** More than anybody writes for at once. */
export const MOST_PLACES = 50;
export const MOST_WAITING = 10_000;
/** Of one person: the rest are those that nobody uses any more. */
const MOST_DEVICES = 10;
/** A year: what a device says that its clock makes longer is that. */
const LONGEST_SECONDS = 366 * 86_400;

/**
 * Takes in what a device says: how many changes wait on it, for which cells. It is heard of for those and for the cells that its
 * person's own roles name, with an agency and a country or as a country's lead. What isn't a cell, or not theirs to write, is left
 * out. Throws BAD_USER_INPUT for a number out of bounds, or more than `MOST_PLACES`.
 */
export function reportWaiting(
  database: Database,
  viewer: Viewer,
  deviceId: string,
  said: readonly WaitingChangesInput[],
): Promise<void> {
  checkSaid(said);
  const named = said.filter(({ country, agency = null }) => writesSomething(viewer, country, agency));
  const own = viewer.memberships.flatMap(ownPlace);
  const places = [
    ...named.map(({ cycle, country, agency = null }) => ({ cycle, country, agency })),
    ...own.map((place) => ({ ...place, cycle: null })),
  ];
  return database.transaction('READ COMMITTED', async (connection) => {
    const cells = await readCellIds(connection, places);
    const waiting = new Map<number, { count: number; waitedSeconds: number }>();
    for (const [ordinal, cellId] of cells) {
      const { count = 0, waitedSeconds = 0 } = named[ordinal] ?? {};
      const before = waiting.get(cellId) ?? { count: 0, waitedSeconds: 0 };
      waiting.set(cellId, {
        count: Math.min(before.count + count, MOST_WAITING),
        waitedSeconds: Math.min(Math.max(before.waitedSeconds, waitedSeconds), LONGEST_SECONDS),
      });
    }
    const device = { personId: viewer.personId, deviceId, mostDevices: MOST_DEVICES };
    await writeHeartbeat(
      connection,
      device,
      [...waiting].map(([cellId, one]) => ({ cellId, ...one })),
    );
  });
}

function checkSaid(said: readonly WaitingChangesInput[]): void {
  if (said.length > MOST_PLACES)
    throw badUserInput(`At most ${MOST_PLACES} cells are named in one call: name those with the most.`);
  for (const { count, waitedSeconds } of said) {
    if (count < 1 || count > MOST_WAITING) throw badUserInput(`\`count\` is from 1 to ${MOST_WAITING}.`);
    if (waitedSeconds < 0) throw badUserInput('`waitedSeconds` is 0 or more.');
  }
}

/**
 * Whether somebody is one of those who write there for their agency or country team, now or once a country has no lead: changes
 * may have been written before it had one. A coordinator is nobody’s people.
 */
function writesSomething({ memberships }: Viewer, countryCode: string, agencyCode: string | null): boolean {
  const action = agencyCode === null ? 'writeTeamAnswer' : 'writeAgencyAnswer';
  return memberships.some((membership) => {
    if (membership.role === 'COORDINATOR') return false;
    const reportingAgencies = membership.agencyCode === null ? [] : [membership.agencyCode];
    return permits(membership, action, { countryCode, agencyCode, reportingAgencies });
  });
}

/** The cell of which somebody's role makes them one of its people; none for a role in all countries. */
function ownPlace({
  role,
  agencyCode: agency,
  countryCode: country,
}: MembershipScope): { country: string; agency: string | null }[] {
  if (country === null) return [];
  if (role === 'COUNTRY_LEAD') return [{ country, agency: null }];
  return (role === 'FOCAL_POINT' || role === 'CONTRIBUTOR') && agency !== null ? [{ country, agency }] : [];
}
