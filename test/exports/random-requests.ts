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
const statuses = ['NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'ACCEPTED'] as const;
const kinds = ['RESPONSE_RECORDED', 'RESPONSE_CONFLICTED', 'MEMBERSHIP_GRANTED', 'CYCLE_OPENED'] as const;

const answers = fc.record({
  table: fc.constant('ANSWERS'),
  comments: fc.boolean(),
  filter: fc.record({
    ...places,
    sections: orNull(fc.subarray(['A', 'T'])),
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
    sections: fc.constant(null),
    areas: fc.constant(null),
    items: orNull(fc.subarray(items)),
    kinds: orNull(fc.subarray(['GAIN', 'LOSS', 'UNCHANGED', 'NOT_COMPARABLE'])),
    reasons: fc.constant(null),
  }),
});
const events = fc.record({
  table: fc.constant('EVENTS'),
  filter: fc.record({
    ...places,
    items: orNull(fc.subarray(items)),
    kinds: orNull(fc.subarray([...kinds])),
    returns: fc.boolean(),
    persons: fc.constant(null),
    since: fc.constant(null),
    until: fc.constant(null),
  }),
});

/** So many requests, always the same. */
export function randomRequests(seed: number, count: number): Omit<ExportRequest, 'format' | 'language'>[] {
  const all = fc.oneof({ arbitrary: answers, weight: 4 }, matrix, pairs, { arbitrary: events, weight: 2 });
  return fc.sample(all, { seed, numRuns: count }) as Omit<ExportRequest, 'format' | 'language'>[];
}
