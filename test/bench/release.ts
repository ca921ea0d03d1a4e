import { expect, test } from 'vitest';
import { makeRelease } from '../../server/monitor/releases/make-release.ts';
import type { Release, ReleaseTable } from '../../server/monitor/releases/release.ts';
import { countAll, countriesOf, seeded } from '../monitor/releases/worlds.ts';

// Two releases of a table of full size, with a year that is over: made-up counts, most of them small.

const longestMs = 2000;
const table: ReleaseTable = {
  countries: countriesOf([54, 35, 50, 44, 14]),
  categories: Array.from({ length: 12 }, (_, index) => `CATEGORY_${String(index + 1).padStart(2, '0')}`),
  months: Array.from({ length: 12 }, (_, index) => `2025-${String(index + 1).padStart(2, '0')}`),
  years: ['2025'],
};

function make(random: (limit: number) => number, madeOn: string, before: Release | null): Release {
  const often = new Map(table.countries.map(({ code }, index) => [code, [0, 0, 1, 3, 12][index % 5] ?? 0]));
  const known = new Map(
    before?.numbers.map(({ place, category, period, count }) => [`${place} ${category} ${period}`, count]),
  );
  const incidents = countAll(table, (country, category, month) => {
    const count = known.get(`${country} ${category} ${month}`);
    return (count ?? random(3) * random(1 + (often.get(country) ?? 0))) + (random(4) === 0 ? random(9) : 0);
  });
  const cells = `${table.countries.length} × ${table.categories.length} × ${table.months.length}`;
  const start = performance.now();
  const release = makeRelease({ table, incidents, madeOn, before });
  const took = performance.now() - start;
  const shown = release.numbers.filter(({ count }) => count !== null).length;
  const news = release.numbers.filter(({ since }) => since === madeOn).length;
  console.info(
    `${cells} cells: ${Math.round(took)} ms; ${shown} of ${release.numbers.length} numbers shown, ${news} of them new`,
  );
  expect(took).toBeLessThan(longestMs);
  return release;
}

test('a release of full size, and the one after it', () => {
  const random = seeded(2026);
  const first = make(random, '2026-01-05', null);
  make(random, '2026-02-05', first);
});
