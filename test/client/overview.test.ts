import { expect, test } from 'vitest';
import type { Progress } from '../../client/sync/model.ts';
import { withCells } from '../../client/sync/topics/matrix.ts';
import { parseDecisionFilter, waitedDays } from '../../client/views/decisions/decision-filter.ts';
import { gapOf, movedPlaces, partiesOf } from '../../client/views/overview/places.ts';
import { distanceOf, planFor, planned, standingOf } from '../../client/views/overview/plan.ts';

const cycle = { opensOn: '2026-06-01', closesOn: '2026-11-30' };

function cell(
  countryCode: string,
  agencyCode: string | null,
  counts: readonly [
    notStarted: number,
    inProgress: number,
    submitted: number,
    returned: number,
    accepted: number,
  ],
  updatedAt: string | null = null,
): Progress {
  const [notStarted, inProgress, submitted, returned, accepted] = counts;
  const total = counts.reduce((sum, count) => sum + count, 0);
  return {
    countryCode,
    agencyCode,
    notStarted,
    inProgress,
    submitted,
    returned,
    accepted,
    carried: 0,
    total,
    updatedAt,
  };
}

test('the plan is a straight line from the first day to the last, and no day lies outside of it', () => {
  expect(planned(cycle, '2026-05-31')).toBe(0);
  expect(planned(cycle, '2026-06-01')).toBe(1 / 183);
  expect(planned(cycle, '2026-08-31')).toBeCloseTo(92 / 183);
  expect(planned(cycle, '2026-11-30')).toBe(1);
  expect(planned(cycle, '2027-01-15')).toBe(1);
  expect(planned({ opensOn: 'soon', closesOn: '2026-11-30' }, '2026-08-31')).toBe(0);
});

test('a country that has until later is behind its own plan alone', () => {
  const later = [
    { countryCode: 'KEN', closesOn: '2027-05-31' },
    { countryCode: 'PER', closesOn: '2026-10-31' },
  ];
  const plan = planFor(cycle, later, '2026-11-30');
  expect(plan('KEN')).toBeCloseTo(183 / 365);
  // A day before the cycle's last one says nothing.
  expect(plan('PER')).toBe(1);
  expect(plan('NPL')).toBe(1);
  const cells = [cell('KEN', 'WHO', [10, 0, 10, 0, 0]), cell('NPL', 'WHO', [0, 1, 5, 1, 3])];
  const standing = standingOf(cells, plan);
  expect(standing).toEqual({ due: 30, answered: 18, planned: 20 * (183 / 365) + 10 });
  expect(distanceOf(standing)).toBeCloseTo((18 - standing.planned) / 30);
  expect(distanceOf({ due: 0, answered: 0, planned: 0 })).toBe(0);
});

test('what moved is told by its direction, and parties from the one furthest behind on', () => {
  const before = [
    cell('KEN', 'WHO', [4, 0, 6, 0, 0], '2026-10-01'),
    cell('KEN', null, [9, 0, 1, 0, 0], '2026-10-01'),
    cell('PER', 'WHO', [10, 0, 0, 0, 0]),
  ];
  const now = [
    cell('KEN', 'WHO', [4, 3, 2, 1, 0], '2026-10-05'),
    cell('KEN', null, [5, 0, 5, 0, 0], '2026-10-06'),
    cell('PER', 'WHO', [10, 0, 0, 0, 0], '2026-10-06'),
    cell('PER', null, [2, 0, 0, 0, 8], '2026-10-01'),
  ];
  const cells = withCells(new Map(), now);
  const since = {
    at: '2026-10-02',
    seen: new Map(),
    before: new Map(before.map((one) => [`${one.countryCode}/${one.agencyCode ?? ''}`, one])),
    base: cells,
  };
  const moved = movedPlaces(cells, since);
  const named = (list: typeof moved.back) =>
    list.map(({ now: one }) => `${one.countryCode} ${one.agencyCode}`);
  expect(named(moved.back)).toEqual(['KEN WHO']);
  expect(named(moved.forward)).toEqual(['KEN null']);
  expect(named(moved.changed)).toEqual(['PER WHO']);
  expect(moved.unknown).toBe(0);
  // Until the answer is there nobody knows from where they moved, and nothing is made up.
  expect(movedPlaces(cells, { ...since, before: null })).toMatchObject({ back: [], forward: [], unknown: 3 });

  const plan = () => 0.5;
  const agencies = partiesOf(cells, plan, moved, 'agencies');
  expect(agencies.map(({ code, answered, more }) => [code, answered, more])).toEqual([
    ['WHO', 2, -4],
    ['', 13, 4],
  ]);
  const countries = partiesOf(cells, plan, moved, 'countries');
  expect(countries.map(({ code, due, answered }) => [code, due, answered])).toEqual([
    ['KEN', 20, 7],
    ['PER', 20, 8],
  ]);
  expect(gapOf(agencies, 1)).toEqual({ codes: ['WHO'], share: 1 });
  expect(gapOf(countries, 1)).toEqual({ codes: ['KEN'], share: 0.6 });
  expect(gapOf([], 3)).toEqual({ codes: [], share: 0 });
});

test('an address names the days that decisions have waited, or none', () => {
  expect(waitedDays('2-5')).toEqual({ atLeast: 2, atMost: 5 });
  expect(waitedDays('11-')).toEqual({ atLeast: 11, atMost: null });
  for (const wrong of ['', '5-2', '-3', 'old', '1-2-3']) expect(waitedDays(wrong)).toBeNull();
  expect(parseDecisionFilter({ waited: '5-2' }).waited).toBe('');
});
