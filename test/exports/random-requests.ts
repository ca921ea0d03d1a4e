import fc from 'fast-check';
import type { ExportRequest } from '../../server/exports/export-request.ts';
import { closedCycle, countries, itemOf, openCycle, owners, stories } from '../identity/permission-world.ts';

/** Half of the time no filter at all. */
const orNull = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null, freq: 2 });
const listOf = (codes: readonly string[]) => orNull(fc.subarray([...codes, 'NOWHERE'], { minLength: 1 }));
const agencies = owners.filter((owner) => owner !== null);
const items = [...new Set(owners.flatMap((owner) => stories.map((story) => itemOf({ owner, story }))))];
const cycle = fc.constantFrom(null, openCycle, closedCycle);
const places = { cycle, countries: listOf(countries), agencies: listOf(agencies), countryTeam: fc.boolean() };
/** One that no item serves, too. */
const area = orNull(fc.constantFrom(1, 2, 6));
const statuses = ['NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'ACCEPTED'] as const;
const kinds = ['RESPONSE_RECORDED', 'RESPONSE_CONFLICTED', 'MEMBERSHIP_GRANTED', 'CYCLE_OPENED'] as const;

const answers = fc.record({
  table: fc.constant('ANSWERS'),
  comments: fc.boolean(),
  filter: fc.record({
    ...places,
    sections: orNull(fc.subarray(['A', 'T'])),
    area,
    items: orNull(fc.subarray(items)),
    statuses: orNull(fc.subarray([...statuses])),
    due: fc.boolean(),
    waited: orNull(orNull(fc.constantFrom({ atLeast: 0, atMost: null }, { atLeast: 1, atMost: 3 }))),
  }),
});
const matrix = fc.record({
  table: fc.constant('MATRIX'),
  filter: fc.record({
    ...places,
    section: fc.constantFrom(null, 'A', 'T'),
    area,
    item: orNull(fc.constantFrom(...items, 'NOTHING')),
    rating: orNull(fc.constantFrom('MEETS', 'MISSING')),
  }),
});
const pairs = fc.record({
  table: fc.constant('PAIRS'),
  filter: fc.record({
    earlier: fc.constant({ cycle: closedCycle, snapshot: null }),
    later: fc.constant({ cycle: openCycle, snapshot: null }),
    countries: places.countries,
    agencies: places.agencies,
    countryTeam: places.countryTeam,
    sections: orNull(fc.subarray(['A', 'T'])),
    areas: orNull(fc.subarray([1, 2, 6])),
    items: orNull(fc.subarray(items)),
    kinds: orNull(fc.subarray(['GAIN', 'LOSS', 'UNCHANGED', 'NOT_COMPARABLE'])),
    reasons: orNull(fc.subarray(['NOT_ANSWERED', 'NOT_ANSWERED_EARLIER', 'NOT_RATED', 'NOT_DUE_LATER'])),
  }),
});
const eventsOf = ({ people, moments }: Known) =>
  fc.record({
    table: fc.constant('EVENTS'),
    filter: fc.record({
      ...places,
      items: orNull(fc.subarray(items)),
      kinds: orNull(fc.subarray([...kinds])),
      returns: fc.boolean(),
      persons: orNull(fc.subarray([...people, 'nobody'])),
      since: orNull(fc.constantFrom(...moments)),
      until: orNull(fc.constantFrom(...moments)),
    }),
  });
const peopleOf = ({ names, people }: Known) =>
  fc.record({
    table: fc.constant('PEOPLE'),
    filter: fc.record({
      search: orNull(fc.constantFrom(...names, 'person', 'nobody')),
      agency: orNull(fc.constantFrom(...agencies)),
      country: orNull(fc.constantFrom(...countries)),
      deactivated: fc.boolean(),
      people: orNull(fc.subarray([...people, 'nobody'])),
    }),
  });

/** What of a world a filter can name that differs with each: names and ids of people, and moments of its log. */
export type Known = { names: string[]; people: string[]; moments: string[] };

/** A request as it is sent, without how it is written. */
export type RandomRequest = Omit<ExportRequest, 'format' | 'language'>;

/** So many requests, always the same of the same world. */
export function randomRequests(seed: number, count: number, known: Known): RandomRequest[] {
  const all = fc.oneof(
    { arbitrary: answers, weight: 4 },
    { arbitrary: matrix, weight: 2 },
    pairs,
    { arbitrary: eventsOf(known), weight: 2 },
    peopleOf(known),
  );
  return fc.sample(all, { seed, numRuns: count }) as RandomRequest[];
}
