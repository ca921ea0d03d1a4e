import type { CountedIncidents, ReleaseTable } from '../../../server/monitor/releases/release.ts';

/** Countries in regions of these sizes: `[2, 1]` has A1 and A2 in Region A, and B1 in Region B. */
export function countriesOf(sizes: readonly number[]): ReleaseTable['countries'] {
  return sizes.flatMap((size, region) => {
    const letter = String.fromCharCode('A'.charCodeAt(0) + region);
    return Array.from({ length: size }, (_, index) => ({
      code: `${letter}${index + 1}`,
      region: `Region ${letter}`,
    }));
  });
}

/** The same sequence for the same seed: whole numbers from 0 up to, but not with, a limit. */
export function seeded(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** A count for each country, category and month. */
export function countAll(
  table: ReleaseTable,
  count: (country: string, category: string, month: string) => number,
): CountedIncidents[] {
  return table.countries.flatMap(({ code: country }) =>
    table.categories.flatMap((category) =>
      table.months.map((month) => ({
        country,
        category,
        month,
        sensitivity: 'LOW' as const,
        count: count(country, category, month),
      })),
    ),
  );
}
