import type { AskedItemsQuery } from '../../operations/operations.generated.ts';
import type { Viewer } from '../../sync/model.ts';

export type AskedSection = AskedItemsQuery['checklist']['sections'][number];
export type AskedItem = AskedSection['items'][number];

/** An item with its section. */
export interface Asked {
  readonly section: AskedSection;
  readonly item: AskedItem;
}

/** For whom somebody answers, by their roles. */
export interface Parties {
  /** Agencies, by their codes. */
  readonly agencies: readonly string[];
  readonly countryTeams: boolean;
}

/** For whom somebody answers; coordinators for everybody. */
export function partiesOf({ memberships }: Viewer, everyAgency: readonly string[]): Parties {
  const named = (...roles: readonly string[]) => memberships.filter(({ role }) => roles.includes(role));
  const own = named('FOCAL_POINT', 'CONTRIBUTOR').flatMap(({ agency }) => agency?.code ?? []);
  return {
    agencies: named('COORDINATOR').length > 0 ? everyAgency : [...new Set(own)],
    countryTeams: named('COORDINATOR', 'COUNTRY_LEAD', 'FOCAL_POINT').length > 0,
  };
}

/** The items that they answer, in the order of the checklist. */
export function itemsOf(sections: readonly AskedSection[], parties: Parties): readonly Asked[] {
  return sections
    .flatMap((section) => section.items.map((item) => ({ section, item })))
    .filter(({ item }) =>
      item.answeredBy === 'COUNTRY_TEAM' ? parties.countryTeams : parties.agencies.length > 0,
    );
}
