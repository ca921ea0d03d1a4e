import { describe, expect, test } from 'vitest';
import { growPlaceTree, type PlaceTree } from '../../../server/monitor/releases/place-tree.ts';
import { type Shown, settleMonth } from '../../../server/monitor/releases/settle-month.ts';
import { settleYear } from '../../../server/monitor/releases/settle-year.ts';
import { BoundSolver } from './bound-solver.ts';
import { countriesOf } from './worlds.ts';

/*
 * Every history there is, for tables small enough: three releases, in each every table whose counts together are at
 * most a given number. What somebody can know who knows the rule too, and all that was ever released, is then simply
 * the list of tables that would have been released alike. Bounds are taken from that list, not from any argument.
 *
 * Categories never meet each other, and months meet in their year's sums alone: see `release.test.ts` for the first.
 * So a table of 4 × 4 × 3 is sixteen times what is tried here for one category, with its months one by one, and
 * together as far as years go.
 */

/** What is counted at each place, for every way to spread up to `most` incidents over the countries. */
function allTables(tree: PlaceTree, countries: number, most: number): number[][] {
  const spread = (places: number, left: number): number[][] =>
    places === 0
      ? [[]]
      : Array.from({ length: left + 1 }, (_, count) =>
          spread(places - 1, left - count).map((rest) => [count, ...rest]),
        ).flat();
  return spread(countries, most).map((counts) => {
    const all = [...tree.places.slice(counts.length).map(() => 0), ...counts];
    for (let place = all.length - 1; place > 0; place--)
      all[tree.above[place] ?? 0] = (all[tree.above[place] ?? 0] ?? 0) + (all[place] ?? 0);
    return all;
  });
}

type State = { story: string; before: Shown; shown: Shown; alike: number[][] };

/** The releases that can follow on those: each with all tables that would have led there. */
function release(tree: PlaceTree, states: readonly State[], tables: readonly number[][]): State[] {
  return states.flatMap(({ story, shown: before }) => {
    const next = new Map<string, State>();
    for (const table of tables) {
      const shown = settleMonth(tree, table, before);
      const key = shown.map((count) => count ?? '-').join(' ');
      const state = next.get(key) ?? { story: `${story} | ${key}`, before, shown, alike: [] };
      state.alike.push(table);
      next.set(key, state);
    }
    return [...next.values()];
  });
}

/** All but the empty one. */
function subsets(places: readonly number[]): number[][] {
  return Array.from({ length: 2 ** places.length - 1 }, (_, index) =>
    places.filter((_, bit) => ((index + 1) >> bit) & 1),
  );
}

const isLeaf = (tree: PlaceTree, place: number) => tree.children[place]?.length === 0;

/** What of a release is known too well: hidden numbers, sums of them that would be small, and small movements. */
function findKnown(tree: PlaceTree, { story, before, shown, alike }: State, most: number): string[] {
  // Above `most` nothing is tried, so what reaches up to it would seem to be bounded by it.
  const least = Math.min(...alike.map((table) => table[0] ?? 0));
  if (least + 4 > most) return [];
  const places = [...tree.places.keys()];
  const hidden = places.filter((place) => shown[place] === null);
  const sums = [...hidden.map((place) => [place]), ...subsets(hidden.filter((place) => isLeaf(tree, place)))];
  const known = sums.flatMap((sum) => {
    const counts = alike.map((table) => sum.reduce((all, place) => all + (table[place] ?? 0), 0));
    const [lowest, highest] = [Math.min(...counts), Math.max(...counts)];
    const isWide = lowest === 0 && highest >= 4;
    return isWide || (sum.length > 1 && lowest >= 5) ? [] : [`${story}: ${sum} is ${lowest} to ${highest}`];
  });
  const stands = places.filter((place) => shown[place] !== null && shown[place] === before[place]);
  const seen = stands.flatMap((place) => {
    if (Math.max(shown[0] ?? 0, before[0] ?? 0) + 5 > most) return [];
    const moves = alike.map((table) => (table[place] ?? 0) - (before[place] ?? 0));
    const [lowest, highest] = [Math.min(...moves), Math.max(...moves)];
    const isOpen =
      lowest <= 0 && highest >= 0 && (lowest <= -4 || highest >= 4 || (lowest === 0 && highest === 0));
    return isOpen ? [] : [`${story}: ${place} moved by ${lowest} to ${highest}`];
  });
  return [...known, ...seen];
}

const moved = (by: number) => by !== 0 && Math.abs(by) < 5;

/** By how much those parts moved together that were shown before. */
function sumOfMoves(parts: readonly number[], before: Shown, shown: Shown): number {
  return parts.reduce((sum, part) => sum + (before[part] == null ? 0 : (shown[part] ?? 0) - before[part]), 0);
}

const abovePlace = (tree: PlaceTree, place: number): number[] => {
  const above = tree.above[place] ?? -1;
  return above < 0 ? [] : [above, ...abovePlace(tree, above)];
};

/** Whether nothing that was shown, nor what was hidden beside it in a sum, became small: else sums count it as before. */
function isWhole(tree: PlaceTree, before: Shown, table: readonly number[]): boolean {
  const sum = (places: readonly number[]) => places.reduce((all, place) => all + (table[place] ?? 0), 0);
  return before.every((count, place) => {
    if (count === null) return true;
    const children = tree.children[place] ?? [];
    const hidden = children.filter((child) => before[child] === null);
    return sum([place]) >= 5 && (hidden.length === 0 || sum(hidden) >= 5);
  });
}

/** What is shown wrongly: too small, gone, not so, moved by a small count, or telling that of what is hidden. */
function findWrong(tree: PlaceTree, { story, before, shown, alike }: State): string[] {
  return [...tree.places.keys()].flatMap((place) => {
    const [now, then] = [shown[place] ?? null, before[place] ?? null];
    if (now === null) return then === null ? [] : [`${story}: ${place} is gone`];
    const children = tree.children[place] ?? [];
    const above = abovePlace(tree, place).filter((sum) => before[sum] !== null);
    const parts = children.map((child) => shown[child] ?? null);
    const isClosed = parts.length > 0 && !parts.includes(null);
    const wrong = [
      now < 5 && 'is small',
      now !== then && !isClosed && alike.some((table) => table[place] !== now) && 'is not so',
      now !== then &&
        alike.some(
          (table) =>
            isWhole(tree, before, table) &&
            above.some((sum) => moved((table[sum] ?? 0) - (before[sum] ?? 0))),
        ) &&
        'changed though a sum with it moved by a small count',
      isClosed && parts.reduce((sum: number, part) => sum + (part ?? 0), 0) !== now && 'does not add up',
      then !== null && moved(now - then) && 'moved by a small count',
      then !== null && moved(now - then - sumOfMoves(children, before, shown)) && 'tells of a small movement',
    ];
    return wrong.flatMap((fault) => (fault ? [`${story}: ${place} ${fault}`] : []));
  });
}

/** The same bounds worked out from the shown numbers by equations, for all sums of hidden countries. */
function findBounded(tree: PlaceTree, shown: Shown): string[] {
  const places = [...tree.places.keys()];
  const leaves = (place: number): number[] =>
    isLeaf(tree, place) ? [place] : (tree.children[place] ?? []).flatMap(leaves);
  const equations = places.flatMap((place) => {
    const count = shown[place] ?? null;
    return count === null ? [] : [{ of: new Set(leaves(place)), is: count }];
  });
  const solver = new BoundSolver(places.length, equations);
  const hidden = places.filter((place) => shown[place] === null);
  const sums = [...hidden.map(leaves), ...subsets(hidden.filter((place) => isLeaf(tree, place)))];
  return sums.flatMap((sum, index) => {
    const { lowest, highest } = solver.boundsOf(sum);
    const isWide = lowest === 0 && highest >= 4;
    return isWide || (index >= hidden.length && lowest >= 5)
      ? []
      : [`${shown}: ${sum} is ${lowest} to ${highest}`];
  });
}

describe.each([
  { regions: [1], most: 24 },
  { regions: [2], most: 17 },
  { regions: [1, 1], most: 17 },
  { regions: [3], most: 15 },
  { regions: [1, 2], most: 15 },
  { regions: [1, 1, 1], most: 15 },
  { regions: [4], most: 15 },
  { regions: [1, 3], most: 12 },
  { regions: [2, 2], most: 12 },
  { regions: [1, 1, 2], most: 12 },
  { regions: [1, 1, 1, 1], most: 15 },
])('countries in regions of $regions, up to $most incidents, in three releases', ({ regions, most }) => {
  test('nothing hidden is known, however much of the rule is', () => {
    const countries = countriesOf(regions);
    const tree = growPlaceTree(countries);
    const tables = allTables(tree, countries.length, most);
    const hidden = tree.places.map(() => null);
    let states: State[] = [{ story: '', before: hidden, shown: hidden, alike: [] }];
    const bounded = new Map<string, Shown>();
    for (const _ of ['first', 'second', 'third']) {
      states = release(tree, states, tables);
      expect(states.flatMap((state) => findWrong(tree, state))).toEqual([]);
      expect(states.flatMap((state) => findKnown(tree, state, most))).toEqual([]);
      for (const { shown } of states) bounded.set(String(shown), shown);
    }
    expect([...bounded.values()].flatMap((shown) => findBounded(tree, shown))).toEqual([]);
  });
});

test.each([
  { first: [3, 17, 7, 8], shown: [35, 35, null, null, 7, 8] },
  { first: [9, 6, 14, 0], shown: [29, 29, 9, 6, null, null] },
])(
  'nothing hidden is known of up to 38 incidents in four countries, after a release of $first',
  ({ first, shown }) => {
    const tree = growPlaceTree(countriesOf([4]));
    const total = first.reduce((sum, count) => sum + count, 0);
    const hidden = tree.places.map(() => null);
    const before = settleMonth(tree, [total, total, ...first], hidden);
    expect(before).toEqual(shown);
    const states = release(
      tree,
      [{ story: '', before: hidden, shown: before, alike: [] }],
      allTables(tree, 4, 38),
    );
    expect(states.flatMap((state) => [...findWrong(tree, state), ...findKnown(tree, state, 38)])).toEqual([]);
  },
);

/** The most that one country can have in a month, where a year is tried. */
const most = 17;

test('a year moves by no small count either: one country, two months, three releases', () => {
  const tree = growPlaceTree(countriesOf([1]));
  const months = Array.from({ length: most + 1 }, (_, count) => [count, count, count]);
  const hidden = tree.places.map(() => null);
  type YearState = { before: Shown[]; hadSum: boolean };
  let states = new Map<string, YearState>([['', { before: [hidden, hidden], hadSum: false }]]);
  let years = 0;
  for (const _ of ['first', 'second', 'third']) {
    const next = new Map<string, YearState>();
    for (const { before, hadSum } of states.values())
      for (const one of months)
        for (const other of months) {
          const settled = settleYear(tree, { hasSum: true, hadSum, counts: [one, other], before });
          const then = before[0]?.[2] == null || before[1]?.[2] == null ? null : before[0][2] + before[1][2];
          const year = settled.year[2] ?? null;
          const parts = settled.months.map((shown) => shown[2] ?? null);
          if (parts.includes(null) !== (year === null)) throw new Error(`${parts} make a year of ${year}`);
          if (year === null) continue;
          years++;
          const moved = hadSum && then !== null ? Math.abs(year - then) : 0;
          const isWhole = one[2] !== undefined && other[2] !== undefined && one[2] >= 5 && other[2] >= 5;
          const counted =
            hadSum && then !== null && isWhole ? Math.abs((one[2] ?? 0) + (other[2] ?? 0) - then) : 0;
          const isChanged = parts.some((part, month) => part !== before[month]?.[2]);
          if (isChanged && counted > 0 && counted < 5) throw new Error(`${then} is ${one} and ${other}`);
          if (moved > 0 && moved < 5) throw new Error(`${then} moved to ${year}`);
          next.set(String(parts), { before: [...settled.months], hadSum: true });
        }
    states = next;
  }
  expect(years).toBeGreaterThan(10_000);
});
