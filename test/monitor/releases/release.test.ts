import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeRelease } from '../../../server/monitor/releases/make-release.ts';
import type { CountedIncidents, Release, ReleaseTable } from '../../../server/monitor/releases/release.ts';
import { countAll, countriesOf, seeded } from './worlds.ts';

const month = '2026-01';
const days = ['2026-02-05', '2026-03-05', '2026-04-05'];

function tableOf(sizes: readonly number[], periods: Partial<ReleaseTable> = {}): ReleaseTable {
  return { countries: countriesOf(sizes), categories: ['ATTACK'], months: [month], years: [], ...periods };
}

/** Releases that follow each other, of one month: the counts of the countries in each. */
function releasesOf(sizes: readonly number[], ...rounds: readonly (readonly number[])[]): Release[] {
  const table = tableOf(sizes);
  const codes = table.countries.map(({ code }) => code);
  let before: Release | null = null;
  return rounds.map((counts, round) => {
    const incidents = countAll(table, (country) => counts[codes.indexOf(country)] ?? 0);
    before = makeRelease({ table, incidents, madeOn: days[round] ?? '', before });
    return before;
  });
}

/** Each number of a release, in the order of places; null where it is hidden. */
const countsIn = (release: Release | undefined) => release?.numbers.map(({ count }) => count);
const sinceIn = (release: Release | undefined) => release?.numbers.map(({ since }) => since);

test('a count under 5 is hidden, zero too, and its partner with it; the others and all sums are shown', () => {
  const [one] = releasesOf([4], [0, 9, 7, 8]);
  expect(one?.numbers.map(({ place, count }) => [place, count])).toEqual([
    ['World', 24],
    ['Region A', 24],
    ['A1', null],
    ['A2', null],
    ['A3', 7],
    ['A4', 8],
  ]);
});

test('partners that could be shown stay hidden where what is left would be a small sum', () => {
  expect(countsIn(releasesOf([6], [0, 4, 7, 8, 9, 9])[0])).toEqual([37, 37, null, null, 7, 8, null, null]);
  expect(countsIn(releasesOf([4], [0, 0, 7, 8])[0])).toEqual([15, 15, null, null, null, null]);
});

test('a small sum is hidden itself, with its partner and everything in both', () => {
  // Region A has 4, and Region B is its partner; with C, D and E every one of three is 5 or more.
  const [one] = releasesOf([2, 2, 1, 1, 1], [1, 3, 20, 30, 5, 6, 7]);
  expect(countsIn(one)).toEqual([72, null, null, 5, 6, 7, null, null, null, null, 5, 6, 7]);
  expect(countsIn(releasesOf([2], [1, 3])[0])).toEqual([null, null, null, null]);
});

test('a number stands with its date until it moved by 5, and for good where it would be small', () => {
  const made = releasesOf([1, 1], [10, 20], [14, 20], [15, 4]);
  expect(made.map(countsIn)).toEqual([
    [30, 10, 20, 10, 20],
    [30, 10, 20, 10, 20],
    [35, 15, 20, 15, 20],
  ]);
  const [first, , third] = days;
  expect(sinceIn(made[1])).toEqual([first, first, first, first, first]);
  expect(sinceIn(made[2])).toEqual([third, third, first, third, first]);
});

test('a part stands where a sum with it moved by less than 5, and where what is hidden would be seen to', () => {
  // One more in A1 or A2 would follow from 6 more in all and 5 more in A3; so A3 stands, and the sum is new.
  expect(releasesOf([4], [3, 9, 7, 8], [4, 9, 12, 8]).map(countsIn)[1]).toEqual([33, 33, null, null, 7, 8]);
  // Two fewer there, and 5 more in A3: the sum moved by 3, and everything stands.
  expect(releasesOf([4], [3, 9, 7, 8], [3, 7, 12, 8]).map(countsIn)[1]).toEqual([27, 27, null, null, 7, 8]);
  // 5 more in what is hidden and 3 fewer in A3: the sum moved by 2, though what would be shown of it moved by 5.
  expect(releasesOf([4], [3, 9, 7, 8], [8, 9, 4, 8]).map(countsIn)[1]).toEqual([27, 27, null, null, 7, 8]);
  expect(releasesOf([4], [3, 9, 7, 8], [3, 9, 12, 8]).map(countsIn)[1]).toEqual([32, 32, null, null, 12, 8]);
});

test('a part stands where a sum moved by less than 5, even one that says no more than its parts', () => {
  // 5 more in A1 and 2 fewer in B1 are 3 more in the world, though 5 would be shown.
  expect(releasesOf([1, 1], [10, 20], [15, 18]).map(countsIn)[1]).toEqual([30, 10, 20, 10, 20]);
  // B1 fell to 3, which nobody may learn: the world counts it as it stands.
  expect(releasesOf([1, 1], [10, 6], [15, 3]).map(countsIn)[1]).toEqual([21, 15, 6, 15, 6]);
});

test('a sum stands where what is hidden in it became a small sum, whatever its parts still show', () => {
  // 27 would leave 12 beside the numbers shown; but neither can have grown by more than 4, so A1 and A2 were 4 at least.
  expect(releasesOf([4], [3, 17, 7, 8], [0, 4, 11, 12]).map(countsIn)[1]).toEqual([35, 35, null, null, 7, 8]);
});

test('a number that was hidden is shown once it and its partner may be, unless that told of what is hidden', () => {
  expect(releasesOf([2], [3, 9], [8, 9]).map(countsIn)[1]).toEqual([17, 17, 8, 9]);
  // The sum moved by 2, so it stands, and what is below with it.
  expect(releasesOf([2], [3, 9], [5, 9]).map(countsIn)[1]).toEqual([12, 12, null, null]);
});

test('an incident of high or severe sensitivity changes no byte, and every release says that such are left out', () => {
  const table = tableOf([4]);
  const others = countAll(table, () => 6);
  const make = (incidents: CountedIncidents[]) =>
    JSON.stringify(makeRelease({ table, incidents, madeOn: '2026-02-05', before: null }));
  const without = make(others);
  for (const sensitivity of ['HIGH', 'SEVERE'] as const)
    expect(make([...others, { country: 'A1', category: 'ATTACK', month, sensitivity, count: 1000 }])).toBe(
      without,
    );
  expect(JSON.parse(without)).toMatchObject({ leftOut: ['HIGH', 'SEVERE'], threshold: 5 });
  expect(JSON.parse(make([])).leftOut).toEqual(['HIGH', 'SEVERE']);
});

test('a year has its sum once it is over, where all its months are shown; it moves by no small count', () => {
  const months = ['2025-11', '2025-12', '2026-01'];
  const make = (years: string[], counts: number[], before: Release | null, madeOn: string) => {
    const table = tableOf([1, 1], { months, years });
    const incidents = countAll(table, (country, _, one) =>
      country === 'A1' ? 50 : (counts[months.indexOf(one)] ?? 0),
    );
    return makeRelease({ table, incidents, madeOn, before });
  };
  const yearIn = (release: Release) =>
    release.numbers.filter(({ period }) => period === '2025').map(({ count }) => count);
  const first = make([], [10, 20, 7], null, '2026-02-05');
  expect(yearIn(first)).toEqual([]);
  const second = make(['2025'], [10, 20, 7], first, '2026-03-05');
  expect(yearIn(second)).toEqual([130, 100, 30, 100, 30]);
  // 9 more in November and 6 fewer in December would be 3 more in the year.
  const third = make(['2025'], [19, 14, 7], second, '2026-04-05');
  expect(third.numbers).toEqual(second.numbers);
  // 9 more in November and 4 fewer in December are 5 more; December stands, so 9 are shown.
  expect(yearIn(make(['2025'], [19, 16, 7], third, '2026-05-05'))).toEqual([139, 100, 39, 100, 39]);
  // 5 more and 3 fewer are 2 more, though 5 would be shown.
  expect(make(['2025'], [15, 17, 7], third, '2026-05-05').numbers).toEqual(third.numbers);
  expect(yearIn(make(['2025'], [19, 26, 7], third, '2026-05-05'))).toEqual([145, 100, 45, 100, 45]);
  expect(yearIn(make(['2025'], [10, 4, 7], null, '2026-05-05'))).toEqual([114, null, null, null, null]);
});

test('categories never meet: a table of 4 × 4 × 3 is released as each of its categories alone', () => {
  const whole = tableOf([2, 2], {
    categories: ['ARREST', 'ATTACK', 'EVICTION', 'HATE_SPEECH'],
    months: ['2025-11', '2025-12', '2026-01'],
    years: ['2025'],
  });
  const random = seeded(15);
  for (let world = 0; world < 50; world++) {
    const before = new Map<string, Release>();
    for (const madeOn of days) {
      const incidents = countAll(whole, () => random(4) * random(9));
      const make = (key: string, table: ReleaseTable, counted: CountedIncidents[]) => {
        const made = makeRelease({ table, incidents: counted, madeOn, before: before.get(key) ?? null });
        before.set(key, made);
        return made.numbers;
      };
      const alone = whole.categories.flatMap((category) =>
        make(
          category,
          { ...whole, categories: [category] },
          incidents.filter((one) => one.category === category),
        ),
      );
      expect(make('whole', whole, incidents)).toEqual(alone);
    }
  }
});

test('the same input gives the same bytes in whatever order it stands, and made again it changes nothing', () => {
  const table = tableOf([3, 2], { categories: ['ARREST', 'ATTACK'], months: ['2025-12', month] });
  const sizes = fc.array(fc.nat({ max: 40 }), { minLength: 20, maxLength: 20 });
  const order = fc.array(fc.nat(), { minLength: 20, maxLength: 20 });
  fc.assert(
    fc.property(sizes, order, (counts, at) => {
      const incidents = countAll(table, () => 0).map((one, index) => ({ ...one, count: counts[index] ?? 0 }));
      const shuffle = <One>(list: readonly One[]) =>
        list
          .map((one, index) => ({ one, at: at[index] ?? 0 }))
          .sort((left, right) => left.at - right.at)
          .map(({ one }) => one);
      const shuffled: ReleaseTable = {
        countries: shuffle(table.countries),
        categories: shuffle(table.categories),
        months: shuffle(table.months),
        years: [],
      };
      const input = { madeOn: '2026-02-05', before: null };
      const made = makeRelease({ ...input, table, incidents });
      const again = makeRelease({ ...input, table: shuffled, incidents: shuffle(incidents) });
      expect(JSON.stringify(again)).toBe(JSON.stringify(made));
      const next = makeRelease({
        table,
        incidents,
        madeOn: '2026-03-05',
        before: JSON.parse(JSON.stringify(made)),
      });
      expect(next.numbers).toEqual(made.numbers);
    }),
    { numRuns: 100 },
  );
});

test('what can’t be released is refused with what to do', () => {
  const table = tableOf([2]);
  const base = { table, incidents: countAll(table, () => 9), madeOn: '2026-02-05', before: null };
  const before = makeRelease(base);
  const later = { ...base, madeOn: '2026-03-05', before };
  const one = { country: 'A1', category: 'ATTACK', month, sensitivity: 'LOW' as const, count: 1 };
  const small = { ...before, numbers: before.numbers.map((number) => ({ ...number, count: 2 })) };
  small.numbers.splice(2);
  const refused: [() => Release, string][] = [
    [() => makeRelease({ ...base, before }), 'is there already. Make the next one on a later day'],
    [() => makeRelease({ ...later, table: tableOf([3]) }), 'Begin a table of its own'],
    [
      () => makeRelease({ ...later, table: tableOf([2], { months: [] }), incidents: [] }),
      'Keep all its months',
    ],
    [() => makeRelease({ ...base, table: tableOf([2], { years: ['2025'] }) }), 'has no months in the table'],
    [() => makeRelease({ ...base, incidents: [{ ...one, country: 'ZZZ' }] }), 'has no country ZZZ'],
    [() => makeRelease({ ...base, incidents: [{ ...one, count: -1 }] }), '-1 is no count of incidents'],
    [() => makeRelease({ ...base, incidents: [{ ...one, count: 1.5 }] }), '1.5 is no count of incidents'],
    [
      () =>
        makeRelease({
          ...later,
          before: makeRelease({ ...base, table: tableOf([2], { years: ['2026'] }) }),
          table: tableOf([2], { months: [month, '2026-02'], years: ['2026'] }),
        }),
      'had its sum already',
    ],
    [
      () => makeRelease({ ...base, table: { ...table, countries: [{ code: 'World', region: 'Region A' }] } }),
      'Name each place once',
    ],
    [() => makeRelease({ ...later, before: small, incidents: [] }), 'Pass the release as it was made'],
  ];
  for (const [make, sentence] of refused) expect(make).toThrow(sentence);
});
