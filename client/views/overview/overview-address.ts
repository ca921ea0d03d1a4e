import { type Area, areaOf } from '../../elements/area.ts';
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
  /** Of contradictions and of what was accepted without evidence: only on items of this area. */
  readonly area: Area | null;
  readonly after: string | null;
}

const lists: readonly List[] = [...ways, ...partyKinds, 'contradictions', 'unproven'];

/** Reads what the address says after the question mark. */
export function parseOverviewAddress(query: Readonly<Record<string, string>>): OverviewAddress {
  return {
    list: lists.find((one) => one === query.list) ?? null,
    since: sincePlaceOf(query.since) ? (query.since ?? null) : null,
    country: query.country || null,
    area: areaOf(query.area),
    after: query.after || null,
  };
}

/** The address of a list, or of the first page itself. */
export function hrefOfOverview(address: Partial<OverviewAddress>): string {
  return hrefOf({ view: 'overview', query: overviewQuery(address) });
}

/** The same as it stands after the question mark. */
export function overviewQuery({
  list,
  since,
  country,
  area,
  after,
}: Partial<OverviewAddress>): Readonly<Record<string, string>> {
  const said = Object.entries({ list, since, country, area, after }).flatMap(([name, value]) =>
    value ? [[name, String(value)] as const] : [],
  );
  return Object.fromEntries(said);
}
