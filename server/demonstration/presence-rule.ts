import type { CatalogueData, CyclePresence, Presence } from '../catalogue/catalogue-data.ts';
import { choose } from './choice.ts';

/**
 * Who reports where in the demonstration: made up, by a fixed rule from the codes, and true of no agency. Each is present
 * in nearly four countries of five, in one way or another, and absent from the rest.
 */
export function demonstrationPresence(agencyCode: string, countryCode: string): Presence {
  const lot = choose(100, 'presence', agencyCode, countryCode);
  if (lot < 22) return 'NONE';
  if (lot < 60) return 'RESIDENT';
  return lot < 80 ? 'PROJECT_STAFF' : 'NON_RESIDENT';
}

/** The rule for all agencies that answer and all countries. */
export function demonstrationPresenceOfAll(
  data: Pick<CatalogueData, 'agencies' | 'countries'>,
): CyclePresence {
  const answering = data.agencies.filter(({ answersChecklist }) => answersChecklist);
  return {
    elsewhere: 'NONE',
    byAgency: new Map(
      answering.map(({ code: agency }) => [
        agency,
        {
          elsewhere: 'NONE',
          byCountry: new Map(data.countries.map(({ code }) => [code, demonstrationPresence(agency, code)])),
        },
      ]),
    ),
  };
}
