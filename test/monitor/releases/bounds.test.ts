import { expect, test } from 'vitest';
import { makeRelease } from '../../../server/monitor/releases/make-release.ts';
import type { Release, ReleasedNumber, ReleaseTable } from '../../../server/monitor/releases/release.ts';
import { BoundSolver } from './bound-solver.ts';
import { countAll, countriesOf, seeded } from './worlds.ts';

/*
 * Larger tables, five releases each, in which counts come late, grow and fall. For each release, and for each category,
 * two ways to take what was released as equations over countries × months:
 *  - at face value: whatever stands in the release is about one and the same table;
 *  - by date: a number says what was so on the day since which it stands, and nothing of any other day.
 * The solver then gives the narrowest bounds of what is hidden. It shares nothing with the rule.
 */

const countries = countriesOf([6, 3, 2, 1]);
const quarter = ['2026-01', '2026-02', '2026-03'];
const categories = ['ATTACK', 'HATE_SPEECH'];
/** The year is over only in the third release. */
const tables: ReleaseTable[] = [
  { countries, categories, months: quarter.slice(0, 2), years: [] },
  ...[[], ['2026'], ['2026'], ['2026']].map((years) => ({ countries, categories, months: quarter, years })),
];

type World = Map<string, number>;
const cellOf = (country: string, category: string, month: string) => `${month} ${category} ${country}`;

/** Counts that are small mostly, and for some countries large enough. */
function firstWorld(random: (limit: number) => number): World {
  const usual = countries.map(() => [0, 2, 6, 14, 40][random(5)] ?? 0);
  return new Map(
    countries.flatMap(({ code }, index) =>
      categories.flatMap((category) =>
        quarter.map(
          (month) => [cellOf(code, category, month), random(3) * random(1 + (usual[index] ?? 0))] as const,
        ),
      ),
    ),
  );
}

/** Some counts move, by little or by much. */
function nextWorld(world: World, random: (limit: number) => number): World {
  const moves = [0, 0, 0, 0, 1, 2, -1, -3, 5, 8, -6, 13];
  return new Map(
    [...world].map(([cell, count]) => [cell, Math.max(0, count + (moves[random(moves.length)] ?? 0))]),
  );
}

/** Which countries and months a number is about: the cells that it adds up. */
function cellsOf({ place, category, period }: ReleasedNumber): string[] {
  return countries
    .filter(({ code, region }) => [code, region, 'World'].includes(place))
    .flatMap(({ code }) =>
      quarter.filter((month) => month.startsWith(period)).map((month) => cellOf(code, category, month)),
    );
}

/** What is known of one category, as a question to the solver. */
function ask(cells: readonly string[], numbers: readonly ReleasedNumber[]) {
  const equations = numbers.map((number) => ({
    of: new Set(cellsOf(number).map((cell) => cells.indexOf(cell))),
    is: number.count ?? 0,
  }));
  const solver = new BoundSolver(cells.length, equations);
  return (sum: Iterable<string>) => solver.boundsOf([...sum].map((cell) => cells.indexOf(cell)));
}

/** Whether it is no more than what its parts in the same release add up to. */
function isSumOfShown(number: ReleasedNumber, shown: readonly ReleasedNumber[]): boolean {
  const cells = new Set(cellsOf(number));
  const inside = shown.filter((part) => part !== number && cellsOf(part).every((cell) => cells.has(cell)));
  return new Set(inside.flatMap(cellsOf)).size === cells.size;
}

type Sum = { cells: readonly string[]; isHiddenNumber: boolean };

/** Sums that somebody could ask for: what is hidden in each number, and mixtures that are small in truth. */
function sumsOf(numbers: readonly ReleasedNumber[], world: World, random: (limit: number) => number): Sum[] {
  const shown = numbers.filter(({ count }) => count !== null);
  const parts = numbers.map((number) => {
    const cells = new Set(cellsOf(number));
    const inside = shown.filter((part) => part !== number && cellsOf(part).every((cell) => cells.has(cell)));
    const known = new Set(inside.flatMap(cellsOf));
    return { cells: [...cells].filter((cell) => !known.has(cell)), isHiddenNumber: number.count === null };
  });
  const known = new Set(shown.filter((number) => cellsOf(number).length === 1).flatMap(cellsOf));
  const hidden = [...new Set(numbers.flatMap(cellsOf))].filter((cell) => !known.has(cell));
  const mixtures = Array.from({ length: 12 }, () => {
    let left = 4;
    const cells = hidden
      .map((cell) => ({ cell, at: random(1_000_000) }))
      .sort((one, other) => one.at - other.at)
      .filter(({ cell }) => {
        const count = world.get(cell) ?? 0;
        if (count > left) return false;
        left -= count;
        return true;
      })
      .map(({ cell }) => cell);
    return { cells, isHiddenNumber: false };
  });
  return [...parts, ...mixtures].filter(
    ({ cells }) => cells.length > 0 && !cells.every((cell) => known.has(cell)),
  );
}

/** What is left of each month’s sum beside its parts, over what was hidden in the release before; by how much it moved. */
function movesOfRests(now: readonly ReleasedNumber[], then: readonly ReleasedNumber[]): number[] {
  const partsOf = (whole: ReleasedNumber) =>
    (whole.place === 'World'
      ? [...new Set(countries.map(({ region }) => region))]
      : countries.filter(({ region }) => region === whole.place).map(({ code }) => code)
    ).map((place) => ({ ...whole, place }));
  const find = (numbers: readonly ReleasedNumber[], { place, period }: ReleasedNumber) =>
    numbers.find((number) => number.place === place && number.period === period)?.count ?? null;
  return then
    .filter(({ count, period }) => count !== null && period.length > 4)
    .flatMap((whole) => {
      const parts = partsOf(whole).filter((part) => find(then, part) !== null);
      if (parts.length === partsOf(whole).length) return [];
      const restOf = (numbers: readonly ReleasedNumber[]) =>
        parts.reduce((rest, part) => rest - (find(numbers, part) ?? 0), find(numbers, whole) ?? 0);
      return [Math.abs(restOf(now) - restOf(then))];
    });
}

const isWide = ({ lowest, highest }: { lowest: number; highest: number }) => lowest === 0 && highest >= 4;

test('nothing hidden is bounded in five releases of each of 24 made-up worlds', () => {
  const faults: string[] = [];
  let asked = 0;
  let shownInAll = 0;
  for (let seed = 1; seed <= 24; seed++) {
    const random = seeded(seed * 7919);
    let world = firstWorld(random);
    let before: Release | null = null;
    for (const [round, table] of tables.entries()) {
      if (round > 0) world = nextWorld(world, random);
      const incidents = countAll(table, (...cell) => world.get(cellOf(...cell)) ?? 0);
      const madeOn = `2026-0${round + 4}-05`;
      const release: Release = makeRelease({ table, incidents, madeOn, before });
      for (const category of categories) {
        const numbers = release.numbers.filter((number) => number.category === category);
        const shown = numbers.filter(({ count }) => count !== null);
        shownInAll += shown.length;
        const earlier = before?.numbers.filter((number) => number.category === category) ?? [];
        const moves = movesOfRests(numbers, earlier).filter((moved) => moved > 0 && moved < 5);
        for (const moved of moves)
          faults.push(`world ${seed}, ${madeOn}: something hidden moved by ${moved}`);
        const cells = countries.flatMap(({ code }) => quarter.map((month) => cellOf(code, category, month)));
        const atFaceValue = ask(cells, shown);
        const ofThisDate = shown.filter((one) => one.since === madeOn && !isSumOfShown(one, shown));
        const byDate = ask(cells, ofThisDate);
        for (const { cells: sum, isHiddenNumber } of sumsOf(numbers, world, random)) {
          asked++;
          const truth = sum.reduce((all, cell) => all + (world.get(cell) ?? 0), 0);
          const face = atFaceValue(sum);
          // A sum that is no number of the table may be known where it is known to be 5 or more.
          if (!isWide(face) && (isHiddenNumber || face.lowest < 5))
            faults.push(
              `world ${seed}, ${madeOn}: ${sum} is ${face.lowest} to ${face.highest} at face value`,
            );
          const date = byDate(sum);
          if (!isWide(date) && (isHiddenNumber || truth < 5))
            faults.push(`world ${seed}, ${madeOn}: ${sum} is ${date.lowest} to ${date.highest} by date`);
        }
      }
      before = release;
    }
  }
  expect(faults).toEqual([]);
  expect(asked).toBeGreaterThan(10_000);
  expect(shownInAll).toBeGreaterThan(4_000);
});
