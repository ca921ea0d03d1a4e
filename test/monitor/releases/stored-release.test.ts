import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeRelease } from '../../../server/monitor/releases/make-release.ts';
import { monthDue, monthsOf, yearsDue } from '../../../server/monitor/releases/release-days.ts';
import { packRelease, unpackRelease } from '../../../server/monitor/releases/stored-release.ts';
import { countAll, countriesOf } from './worlds.ts';

test('a release is due from the fifth on, and covers the months that were over', () => {
  const due = (moment: string) => monthDue(new Date(moment));
  expect(due('2026-12-04T23:59:59Z')).toBe('2026-10');
  expect(due('2026-12-05T00:00:00Z')).toBe('2026-11');
  expect(due('2027-01-04T12:00:00Z')).toBe('2026-11');
  expect(due('2027-01-31T12:00:00Z')).toBe('2026-12');
  expect(due('2028-02-29T12:00:00Z')).toBe('2028-01');
});

test('each month has a release of its year so far and of the year before, which is whole', () => {
  expect(yearsDue('2026-12')).toEqual([2025, 2026]);
  expect(yearsDue('2027-01')).toEqual([2026, 2027]);
  expect(monthsOf(2026, '2027-01')).toMatchObject({ isWhole: true });
  expect(monthsOf(2027, '2027-02')).toEqual({ months: ['2027-01', '2027-02'], isWhole: false });
});

test('what is kept of a release says nothing of what is hidden, and the next release follows from it as from the release', () => {
  const table = {
    countries: countriesOf([3, 3]),
    categories: ['LIFE', 'LIBERTY'],
    months: ['2026-01', '2026-02'],
    years: [],
  };
  const counted = (more: number) =>
    countAll(table, (country, category) => (category === 'LIFE' ? 7 + more : country.length % 2));
  const first = makeRelease({ table, incidents: counted(0), madeOn: '2026-03-05', before: null });
  expect(first.numbers.some(({ count }) => count !== null)).toBe(true);
  expect(first.numbers.some(({ count }) => count === null)).toBe(true);
  const { content, hash } = packRelease(first);
  expect(content).not.toContain('null');
  expect(hash).toEqual(createHash('sha256').update(content).digest());
  const kept = unpackRelease(content);
  expect(kept.numbers).toEqual(first.numbers.filter(({ count }) => count !== null));
  const next = (before: typeof first) =>
    makeRelease({ table, incidents: counted(2), madeOn: '2026-04-05', before });
  expect(packRelease(next(kept))).toEqual(packRelease(next(first)));
  expect(packRelease(kept).content).toBe(content);
});
