import { expect, test } from 'vitest';
import { cusum } from '../../../server/monitor/detectors/cusum.ts';
import { earsC1, earsC3Paper } from '../../../server/monitor/detectors/ears.ts';
import {
  expectedFalseAlarms,
  simulateFalseAlarmRate,
} from '../../../server/monitor/detectors/false-alarms.ts';
import { benjaminiHochberg, withChanged } from '../../../server/monitor/detectors/false-discovery.ts';

/** The fifteen p-values of Benjamini and Hochberg 1995, section 3.2: at q = 0.05 the first four are rejected. */
const published = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
  0.759, 1,
];

test('of one family what stands out is what the paper’s example has, in whatever order it comes', () => {
  const tests = published.map((p, index) => ({ id: `series ${index}`, p })).reverse();
  const ranked = benjaminiHochberg(tests, 0.05);
  expect(ranked.filter(({ discovery }) => discovery).map(({ p }) => p)).toEqual(published.slice(0, 4));
  expect(ranked[3]).toEqual({
    id: 'series 3',
    p: 0.0095,
    rank: 4,
    family: 15,
    threshold: expect.closeTo(0.0133333, 6),
    discovery: true,
  });
});

test('a p-value above its own threshold stands out with a later one that is below', () => {
  const ranked = benjaminiHochberg([
    { id: 'b', p: 0.06 },
    { id: 'a', p: 0.06 },
    { id: 'c', p: 0.9 },
  ]);
  expect(ranked.map(({ id, rank, discovery }) => [id, rank, discovery])).toEqual([
    ['a', 1, true],
    ['b', 2, true],
    ['c', 3, false],
  ]);
  expect(benjaminiHochberg([])).toEqual([]);
});

test('a run on arrival puts the changed series in the place of their own', () => {
  const nightly = [
    { id: 'a', p: 0.2 },
    { id: 'b', p: 0.3 },
  ];
  expect(
    withChanged(nightly, [
      { id: 'b', p: 0.01 },
      { id: 'c', p: 0.5 },
      { id: 'a', p: null },
    ]),
  ).toEqual([
    { id: 'b', p: 0.01 },
    { id: 'c', p: 0.5 },
  ]);
});

test('expected false alarms add up over series and months, and say whose rate is unknown', () => {
  const { expected, unknown } = expectedFalseAlarms([
    { detector: 'farringtonFlexible', series: 100, falseAlarmRate: 0.01 },
    { detector: 'cusum', series: 100, falseAlarmRate: null },
  ]);
  expect(expected).toBeCloseTo(4.348, 3);
  expect(unknown).toEqual(['cusum']);
});

test('a rate that is in no formula is simulated, the same for the same seed, and near the one that a formula has', () => {
  // Of 10,400 periods some 144 by the formula for normal counts, with a standard error of 12.
  expect(Math.abs(simulateFalseAlarmRate(earsC1, 200) - (earsC1.falseAlarmRate() ?? 0))).toBeLessThan(0.004);
  const rate = simulateFalseAlarmRate(cusum, 4);
  expect(rate).toBeGreaterThan(0.002);
  expect(simulateFalseAlarmRate(cusum, 4)).toBe(rate);
  expect(simulateFalseAlarmRate(cusum, 4, { h: 4.5 })).toBeLessThan(rate);
  expect(simulateFalseAlarmRate(earsC3Paper, 4, {}, 2)).toBeGreaterThan(0);
  expect(simulateFalseAlarmRate(earsC3Paper, 0)).toBe(0);
});
