import { expect, test } from 'vitest';
import { SensitiveDateKind } from '../../../schema/types/assessment-terms.ts';
import {
  type DateToHeed,
  datesToLookBefore,
  factorsBefore,
  isDue,
  lookAgainOn,
  nextDay,
} from '../../../server/monitor/framework/review.ts';
import { indicatorsOf, readRiskFramework } from '../../../server/monitor/framework/risk-framework.ts';

test('the framework has 14 factors and 84 indicators, each once and with words', () => {
  const framework = readRiskFramework();
  expect(framework.riskFactors.map(({ code }) => code)).toEqual(
    Array.from({ length: 14 }, (_, index) => `RF${index + 1}`),
  );
  const indicators = indicatorsOf(framework);
  expect(new Set(indicators.map(({ code }) => code)).size).toBe(84);
  expect(indicators.every(({ code, factor }) => code.startsWith(`${factor}.`))).toBe(true);
  for (const { title, question, indicators: below } of framework.riskFactors) {
    for (const text of [title, question, ...below.flatMap((one) => [one.title, one.description])]) {
      expect(text.trim()).not.toBe('');
    }
  }
});

test('an indicator is due half a year after it was looked at, and at once where nobody ever looked', () => {
  expect(lookAgainOn('2026-01-01')).toBe('2026-07-03');
  expect(isDue('2026-01-01', '2026-07-02')).toBe(false);
  expect(isDue('2026-01-01', '2026-07-03')).toBe(true);
  expect(isDue(null, '2026-01-01')).toBe(true);
  // Over a leap day, and over the year's end.
  expect(lookAgainOn('2027-12-31')).toBe('2028-07-01');
});

test('a date of each year comes again, on 28 February where there is no 29th, and one that came once is over', () => {
  const once = { day: '2026-06-15', yearly: false };
  expect(nextDay(once, '2026-06-15')).toBe('2026-06-15');
  expect(nextDay(once, '2026-06-16')).toBeNull();
  const yearly = { day: '2001-06-15', yearly: true };
  expect(nextDay(yearly, '2026-06-15')).toBe('2026-06-15');
  expect(nextDay(yearly, '2026-06-16')).toBe('2027-06-15');
  const leap = { day: '2024-02-29', yearly: true };
  expect(nextDay(leap, '2026-03-01')).toBe('2027-02-28');
  expect(nextDay(leap, '2027-03-01')).toBe('2028-02-29');
  expect(nextDay({ day: '2030-01-01', yearly: true }, '2026-01-01')).toBe('2030-01-01');
});

test('an indicator is to be looked at once in the 30 days before a date that has to do with its factor', () => {
  const date = (given: Partial<DateToHeed> = {}): DateToHeed => ({
    id: 'vote',
    kind: 'ELECTION',
    day: '2026-12-31',
    yearly: false,
    ...given,
  });
  const before = (factor: string, looked: string | null, today: string, given: Partial<DateToHeed> = {}) =>
    datesToLookBefore(factor, looked, [date(given)], today).map(({ id }) => id);
  // The window is open from 1 December to the day itself.
  expect(before('RF8', null, '2026-11-30')).toEqual([]);
  expect(before('RF8', null, '2026-12-01')).toEqual(['vote']);
  expect(before('RF8', null, '2026-12-31')).toEqual(['vote']);
  expect(before('RF8', null, '2027-01-01')).toEqual([]);
  // A look before the window is one too few, a look in it is enough.
  expect(before('RF8', '2026-11-30', '2026-12-10')).toEqual(['vote']);
  expect(before('RF8', '2026-12-01', '2026-12-10')).toEqual([]);
  expect(before('RF2', null, '2026-12-10')).toEqual([]);
  expect(before('RF2', null, '2026-12-10', { kind: 'ANNIVERSARY', day: '1990-12-31', yearly: true })).toEqual(
    ['vote'],
  );
});

test('each kind of date has factors of the framework that are looked at before it, triggers among them', () => {
  const known = readRiskFramework().riskFactors.map(({ code }) => code);
  for (const kind of Object.keys(SensitiveDateKind) as SensitiveDateKind[]) {
    expect(factorsBefore[kind]).toContain('RF8');
    expect(factorsBefore[kind].filter((factor) => !known.includes(factor))).toEqual([]);
  }
});
