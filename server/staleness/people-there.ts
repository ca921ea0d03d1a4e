import type { PausedDays } from '../calendars/working-days.ts';
import type { CellFacts, PeopleThere } from './rules.ts';
import type { AnsweringRole, NeverSignedIn } from './staleness.sql.ts';

/** What is known of who answers where. */
export type KnownPeople = {
  roles: readonly AnsweringRole[];
  neverSignedIn: readonly NeverSignedIn[];
  /** By country. */
  lastLeads: ReadonlyMap<string, string>;
  /** Since when anybody could do anything in the cycle. */
  openedOn: string;
  today: string;
};

/** Looks up who is there to answer in a cell; each list is gone through once. */
export function peopleThere(
  { roles, neverSignedIn, lastLeads, openedOn, today }: KnownPeople,
  pausesOf: (cell: CellFacts) => readonly PausedDays[],
): (cell: CellFacts) => PeopleThere {
  const held = new Set(
    roles.map(({ role, agencyCode, countryCode, alternate }) =>
      keyOf(role, agencyCode, countryCode, alternate),
    ),
  );
  const invited = new Map(
    neverSignedIn.map((one) => [keyOf(one.role, one.agencyCode, one.countryCode, false), one.invitedOn]),
  );
  return (cell) => {
    const { countryCode, agencyCode } = cell;
    const has = (country: string | null, alternate: boolean) =>
      [agencyCode, null].some((agency) => held.has(keyOf('FOCAL_POINT', agency, country, alternate)));
    const lead = [countryCode, null].some((country) => held.has(keyOf('COUNTRY_LEAD', null, country, false)));
    const focalPoint = agencyCode !== null && has(countryCode, false);
    const answering = agencyCode === null ? lead : focalPoint;
    const role = agencyCode === null ? 'COUNTRY_LEAD' : 'FOCAL_POINT';
    const invitedOn = invited.get(keyOf(role, agencyCode, countryCode, false)) ?? null;
    const away = pausesOf(cell).some(
      ({ kind, startsOn, endsOn }) => kind === 'LEAVE' && startsOn <= today && today <= endsOn,
    );
    return {
      focalPoint: focalPoint && !away,
      alternate: agencyCode !== null && has(countryCode, true),
      headquarters: agencyCode !== null && (has(null, false) || has(null, true)),
      lead,
      invitedOn: answering || invitedOn === null ? null : later(invitedOn, openedOn),
      unledSince:
        agencyCode === null && !lead && invitedOn === null
          ? later(lastLeads.get(countryCode) ?? openedOn, openedOn)
          : null,
    };
  };
}

function keyOf(role: string, agency: string | null, country: string | null, alternate: boolean): string {
  return [role, agency ?? '*', country ?? '*', alternate].join(' ');
}

function later(left: string, right: string): string {
  return left > right ? left : right;
}
