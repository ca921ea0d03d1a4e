import { countIncidents } from './count-incidents.ts';
import { growPlaceTree } from './place-tree.ts';
import {
  type CountedIncidents,
  LEFT_OUT,
  type Release,
  type ReleasedNumber,
  type ReleaseTable,
  THRESHOLD,
} from './release.ts';
import type { Shown } from './settle-month.ts';
import { settleYear } from './settle-year.ts';

/** What a release is made of. */
export type ReleaseInput = {
  table: ReleaseTable;
  incidents: readonly CountedIncidents[];
  /** The day on which it is made. */
  madeOn: string;
  /** The release before, as it was made. It holds all that earlier ones made known: a number never goes. */
  before: Release | null;
};

/**
 * What leaves the monitoring group: the table with the numbers that may be shown. The rule is told, and why it is
 * safe, in docs/releases.md. The same input gives the same bytes, in whatever order the input stands.
 */
export function makeRelease({ table: unsorted, incidents, madeOn, before }: ReleaseInput): Release {
  const table = sortTable(unsorted);
  checkBefore(table, madeOn, before);
  const tree = growPlaceTree(table.countries);
  const countsOf = countIncidents(table, incidents);
  const earlier = new Map(before?.numbers.map((number) => [keyOf(number), number]));
  const years = [...new Set(table.months.map(yearOf))];
  const numbers: ReleasedNumber[] = [];
  for (const category of table.categories) {
    const earlierAt = (place: string, period: string) =>
      earlier.get(keyOf({ place, category, period })) ?? null;
    const show = (period: string, shown: Shown) => {
      for (const [index, place] of tree.places.entries()) {
        const count = shown[index] ?? null;
        const then = earlierAt(place, period);
        const since = count === null ? null : then?.count === count ? then.since : madeOn;
        numbers.push({ place, category, period, count, since });
      }
    };
    for (const year of years) {
      const months = table.months.filter((month) => yearOf(month) === year);
      const settled = settleYear(tree, {
        hasSum: table.years.includes(year),
        hadSum: before?.table.years.includes(year) ?? false,
        counts: months.map((month) => addPlaces(tree.children, tree.places, countsOf(category, month))),
        before: months.map((month) => tree.places.map((place) => earlierAt(place, month)?.count ?? null)),
      });
      for (const [index, month] of months.entries()) show(month, settled.months[index] ?? []);
      if (table.years.includes(year)) show(year, settled.year);
    }
  }
  return { madeOn, threshold: THRESHOLD, leftOut: LEFT_OUT, table, numbers };
}

function keyOf({ place, category, period }: Pick<ReleasedNumber, 'place' | 'category' | 'period'>): string {
  return `${period} ${category} ${place}`;
}

function yearOf(month: string): string {
  return month.slice(0, 4);
}

/** The count of each place: a country’s own, and what those below add up to. */
function addPlaces(
  children: readonly (readonly number[])[],
  places: readonly string[],
  counts: ReadonlyMap<string, number>,
): number[] {
  const all = places.map((place) => counts.get(place) ?? 0);
  for (let place = places.length - 1; place >= 0; place--) {
    const below = children[place] ?? [];
    if (below.length > 0) all[place] = below.reduce((sum, child) => sum + (all[child] ?? 0), 0);
  }
  return all;
}

function sortTable({ countries, categories, months, years }: ReleaseTable): ReleaseTable {
  return {
    countries: countries
      .map(({ code, region }) => ({ code, region }))
      .sort((left, right) => (left.code < right.code ? -1 : 1)),
    categories: [...categories].sort(),
    months: [...months].sort(),
    years: [...years].sort(),
  };
}

/** Places and categories stay what they are, and a year that had its sum gets no further month. */
function checkBefore(table: ReleaseTable, madeOn: string, before: Release | null): void {
  const strange = table.years.find((year) => !table.months.some((month) => yearOf(month) === year));
  if (strange !== undefined)
    throw new Error(
      `The year ${strange} has no months in the table. Name only years whose months are there.`,
    );
  if (before === null) return;
  if (madeOn <= before.madeOn)
    throw new Error(`A release of ${before.madeOn} is there already. Make the next one on a later day.`);
  const then = before.table;
  const isSame =
    JSON.stringify([table.countries, table.categories]) === JSON.stringify([then.countries, then.categories]);
  if (!isSame)
    throw new Error(
      'Countries, regions or categories differ from the release before. Begin a table of its own.',
    );
  const gone = [...then.months, ...then.years].find(
    (period) => !table.months.includes(period) && !table.years.includes(period),
  );
  if (gone !== undefined)
    throw new Error(`${gone} was in the release before. Keep all its months and years.`);
  const late = table.months.find(
    (month) => !then.months.includes(month) && then.years.includes(yearOf(month)),
  );
  if (late !== undefined)
    throw new Error(`The year of ${late} had its sum already. Name a year once its months are all there.`);
}
