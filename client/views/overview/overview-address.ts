import { hrefOf } from '../../routing/routes.ts';
import { sincePlaceOf } from '../matrix/since-place.ts';
import { type PartyKind, partyKinds, type Way, ways } from './places.ts';

/** Which list stands in place of the first page. */
export type List = Way | PartyKind | 'contradictions' | 'unproven';

/** What the first page shows, as its address says it. What an address says wrongly is as if left out. */
export interface OverviewAddress {
  readonly list: List | null;
  /** A place in the log, as since-place.ts reads it; null: where one last looked. */
  readonly since: string | null;
  /** Of the contradictions: only in this country, and where the page begins. */
  readonly country: string | null;
  readonly after: string | null;
}

const lists: readonly List[] = [...ways, ...partyKinds, 'contradictions', 'unproven'];

/** Reads what the address says after the question mark. */
export function parseOverviewAddress(query: Readonly<Record<string, string>>): OverviewAddress {
  return {
    list: lists.find((one) => one === query.list) ?? null,
    since: sincePlaceOf(query.since) ? (query.since ?? null) : null,
    country: query.country || null,
    after: query.after || null,
  };
}

/** The address of a list, or of the first page itself. */
export function hrefOfOverview({ list, since, country, after }: Partial<OverviewAddress>): string {
  const said = Object.entries({ list, since, country, after }).flatMap(([name, value]) =>
    value ? [[name, value] as const] : [],
  );
  return hrefOf({ view: 'overview', query: Object.fromEntries(said) });
}
