import type { Counts } from '../../elements/progress.ts';
import type { ResponseStatus } from '../../operations/operations.generated.ts';
import type { Country, Progress } from '../../sync/model.ts';
import { type Standings, standingKey } from '../../sync/topics/standings.ts';
import type { Duty } from './duties.ts';

/** One country in which somebody answers, and how far those answers are. */
export interface CountryRow {
  readonly key: string;
  readonly country: Country;
  /** The agency that answers; null for the country team. */
  readonly agency: string | null;
  readonly counts: Counts & Pick<Progress, 'carried'>;
  /** How many came back, the country team's among them where an agency's page shows those as well. */
  readonly returned: number;
}

export const orders = ['due', 'region', 'state', 'name'] as const;
type Order = (typeof orders)[number];

/** The order that the address asks for. */
export function orderOf(text: string | undefined): Order {
  return orders.find((order) => order === text) ?? 'due';
}

/**
 * A row for each country in which something of one's own is due: the agency's answers, or with `team` and for a
 * lead the country team's.
 */
export function countryRowsOf(
  duties: readonly Duty[],
  standings: Standings,
  countries: Readonly<Record<string, Country>>,
  team: boolean,
): readonly CountryRow[] {
  const rows = new Map<string, CountryRow>();
  for (const { agency, country: only } of duties) {
    // A lead's own answers are the country team's.
    for (const { countryCode, agencyCode, total } of Object.values(standings)) {
      // Where an agency doesn't report, its focal points have nothing to do with the country team either.
      if (agencyCode !== agency || total === 0 || (only !== null && only !== countryCode)) continue;
      const whose = team ? null : agency;
      const counts = standings[standingKey(countryCode, whose)];
      const country = countries[countryCode];
      if (!country || !counts || counts.total === 0) continue;
      const ofTeam = standings[standingKey(countryCode, null)]?.returned ?? 0;
      const returned = whose === null ? counts.returned : counts.returned + ofTeam;
      const key = standingKey(countryCode, whose);
      rows.set(key, { key, country, agency: whose, counts, returned });
    }
  }
  return [...rows.values()];
}

/** What is not handed in, or came back. */
export function leftOf({ notStarted, inProgress, returned }: Counts): number {
  return notStarted + inProgress + returned;
}

/** Where a country stands as a whole: a return before all else, then what is furthest behind. */
export function stateOf(counts: Counts): ResponseStatus {
  if (counts.returned > 0) return 'RETURNED';
  if (counts.notStarted === counts.total) return 'NOT_STARTED';
  if (leftOf(counts) > 0) return 'IN_PROGRESS';
  return counts.accepted === counts.total ? 'ACCEPTED' : 'SUBMITTED';
}

const furthestBehind: readonly ResponseStatus[] = [
  'RETURNED',
  'NOT_STARTED',
  'IN_PROGRESS',
  'SUBMITTED',
  'ACCEPTED',
];

type Compare = (a: string, b: string) => number;

/** Compares rows; the last day is the same for all, so that urgency is what came back, then how much is left. */
export function inOrder(order: Order, compare: Compare): (a: CountryRow, b: CountryRow) => number {
  const byName = (a: CountryRow, b: CountryRow) => compare(a.country.name, b.country.name);
  const byDue = (a: CountryRow, b: CountryRow) =>
    Number(b.returned > 0) - Number(a.returned > 0) || leftOf(b.counts) - leftOf(a.counts) || byName(a, b);
  const rank = ({ counts }: CountryRow) => furthestBehind.indexOf(stateOf(counts));
  switch (order) {
    case 'name':
      return byName;
    case 'region':
      return (a, b) => compare(a.country.region, b.country.region) || byDue(a, b);
    case 'state':
      return (a, b) => rank(a) - rank(b) || byDue(a, b);
    default:
      return byDue;
  }
}
