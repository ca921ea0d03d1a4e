import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binomialTail } from '../../../server/monitor/detectors/distributions.ts';
import { reportingEffort } from '../../../server/monitor/detectors/reporting-effort.ts';

/** Four weeks beside the year before them. */
const effort = (baseline: Record<string, number>, period: Record<string, number>) =>
  reportingEffort({
    period: new Map(Object.entries(period)),
    baseline: new Map(Object.entries(baseline)),
    periods: 4,
    baselinePeriods: 52,
  });

test('steady sources that all tell of more look like more violence', () => {
  const said = effort({ A: 26, B: 26, C: 13 }, { A: 8, B: 6, C: 4 });
  expect(said).toMatchObject({
    verdict: 'MORE_VIOLENCE',
    now: 18,
    expected: 5,
    risen: { source: 'A', now: 8, expected: 2, isNew: false },
    others: { sources: 2, now: 10, expected: 3 },
    needed: 7,
    // P(X ≥ 10) of 49 trials at 1/14, added up term by term below.
    p: expect.closeTo(addedUp(10, 49, 1 / 14), 12),
    sentence:
      'It looks like more violence: beside the source that rose most (8, expected 2), 2 others told of 10, expected 3; p = 0.0021425.',
  });
});

test('one new source beside steady ones that tell of no more looks like more reporting', () => {
  const said = effort({ A: 52, B: 26 }, { A: 4, B: 2, N: 20 });
  expect(said).toMatchObject({
    verdict: 'MORE_REPORTING',
    risen: { source: 'N', now: 20, expected: 0, isNew: true },
    others: { sources: 2, now: 6, expected: 6 },
    needed: 12,
    sentence:
      'It looks like more reporting: beside the new source that rose most (20, expected 0), 2 others told of 6, expected 6; with a rise like that of the whole the chance of 12 or more, which stand out, is 0.99922.',
  });
});

test('one old source that works harder looks like more reporting too', () => {
  expect(effort({ A: 52, B: 52 }, { A: 20, B: 4 })).toMatchObject({
    verdict: 'MORE_REPORTING',
    risen: { source: 'A', isNew: false },
  });
});

test('nothing is told where nothing rose, where nobody else reports, and where others tell of too little', () => {
  expect(effort({ A: 52 }, { A: 4 })).toMatchObject({ verdict: 'CANNOT_TELL', risen: null });
  expect(effort({ A: 52 }, { A: 40 })).toMatchObject({ verdict: 'CANNOT_TELL', p: null, needed: null });
  expect(effort({}, { A: 3, B: 4 })).toMatchObject({ verdict: 'CANNOT_TELL', p: null });
  const few = effort({ A: 52, B: 1 }, { A: 12, B: 0 });
  expect(few).toMatchObject({ verdict: 'CANNOT_TELL', others: { sources: 1, now: 0 } });
  expect(few.sentence).toContain('the chance of 2 or more, which stand out, is 0.');
});

test('no source named like a property of every object is taken for one that was there', () => {
  expect(effort({ A: 52 }, { A: 4, constructor: 9 })).toMatchObject({
    verdict: 'MORE_REPORTING',
    risen: { source: 'constructor', isNew: true },
  });
});

test('the tail is what its terms add up to', () => {
  fc.assert(
    fc.property(
      fc.nat(60),
      fc.nat(60),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      (count, more, f) => {
        const exact = addedUp(count, count + more, f);
        expect(Math.abs(binomialTail(count, count + more, f) - exact)).toBeLessThan(1e-10);
      },
    ),
  );
  expect(binomialTail(3, 2, 0.5)).toBe(0);
});

function addedUp(count: number, trials: number, probability: number): number {
  let sum = 0;
  for (let k = count; k <= trials; k++) {
    let term = 1;
    for (let i = 1; i <= k; i++) term *= ((trials - k + i) / i) * probability;
    sum += term * (1 - probability) ** (trials - k);
  }
  return sum;
}
