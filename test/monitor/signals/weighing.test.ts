import { expect, test } from 'vitest';
import type { Finding } from '../../../server/monitor/detectors/result.ts';
import {
  buildSeries,
  type CountedEvent,
  type CountedSeries,
} from '../../../server/monitor/series/build-series.ts';
import { periodOf, startOf } from '../../../server/monitor/series/periods.ts';
import { type Judgement, judgeSeries } from '../../../server/monitor/signals/judge-series.ts';
import { type KnownSignal, observe } from '../../../server/monitor/signals/observe.ts';
import { requireReviewable, stateOf } from '../../../server/monitor/signals/signal-states.ts';
import { makeWatchers, type Watcher } from '../../../server/monitor/signals/watchers.ts';
import { type Family, weigh } from '../../../server/monitor/signals/weigh.ts';

const today = periodOf('WEEK', '2026-03-04');
const last = { WEEK: today, MONTH: periodOf('MONTH', '2026-03-04') };
const whole = () => true;
const part = () => false;

/** Weekly counts up to the present week, each incident told of by one source. */
function seriesOf(counts: readonly number[], groupId = 'g', source = 'S-1'): CountedSeries {
  const events = counts.flatMap((count, index) =>
    Array.from(
      { length: count },
      (): CountedEvent => ({
        groupId,
        hidden: groupId === 'hidden',
        categories: ['LIFE'],
        sourceClass: 'OWN',
        occurredOn: startOf('WEEK', today - counts.length + 1 + index),
        endedOn: null,
        datePrecision: 'DAY',
        region: 'North',
        sources: [source],
      }),
    ),
  );
  const built = [...buildSeries(events, last).values()];
  const series = built.find(({ step, category }) => step === 'WEEK' && category === 'ANY');
  if (!series) throw new Error('nothing counts');
  return series;
}

const watcher = (detector: string): Watcher => {
  const [one] = makeWatchers([{ detector, step: 'WEEK', parameters: {} }]);
  if (!one) throw new Error('no watcher');
  return one;
};
const c2 = watcher('earsC2');

const judged = (groupId: string, p: number | null, outcome: 'ALARM' | 'QUIET' = 'ALARM'): Judgement => {
  const saw = { mean: 0.5, sigma: 0.5, minSigma: 0.5, z: 1, baseline: 7, lag: 2 };
  const seen = { period: 0, observed: 3, upperbound: 1, seen: saw };
  const finding: Finding =
    p === null ? { ...seen, outcome: 'NOT_COMPUTABLE', p, reason: 'NO_VARIATION' } : { ...seen, outcome, p };
  return { series: seriesOf([1], groupId), watcher: c2, period: today, finding };
};

test('judges the latest weeks of a series, and those of its signals, each as if it were the last', () => {
  const series = seriesOf([1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 7, 0, 0, 30]);
  const judgements = judgeSeries(series, [c2, watcher('cusum')], today, [
    { detector: 'earsC2', version: 1, period: today - 6 },
    { detector: 'earsC2', version: 9, period: today - 9 },
  ]);
  const of = (detector: string) => judgements.filter(({ watcher: one }) => one.detector === detector);
  expect(of('earsC2').map(({ period }) => period - today)).toEqual([-6, -3, -2, -1, 0]);
  expect(of('earsC2').map(({ finding }) => finding.outcome)).toEqual([
    'QUIET',
    'ALARM',
    'QUIET',
    'QUIET',
    'ALARM',
  ]);
  expect(of('cusum').every(({ finding }) => finding.outcome === 'NOT_COMPUTABLE')).toBe(true);
});

test('too few to tell and not computable are no quiet, and neither is in a family', () => {
  const few = seriesOf([...Array.from({ length: 300 }, (_, index) => Number(index % 9 === 0)), 1]);
  const farrington = judgeSeries(few, [watcher('farringtonFlexible')], today, []);
  expect(farrington.map(({ finding }) => finding.outcome)).toContain('TOO_FEW');
  const short = judgeSeries(seriesOf([1, 2]), [c2], today, []);
  expect(new Set(short.map(({ finding }) => finding.outcome))).toEqual(new Set(['NOT_COMPUTABLE']));
  const { families, weighed } = weigh([...farrington, ...short], [], whole);
  const tooFew = farrington.filter(({ finding }) => finding.outcome === 'TOO_FEW').length;
  expect(families.flatMap(({ tested }) => tested)).toHaveLength(farrington.length - tooFew);
  expect(weighed.some(({ stands }) => stands)).toBe(false);
});

test('a whole family is weighed by Benjamini and Hochberg, and a hidden group’s apart', () => {
  const all = [judged('a', 0.02), judged('b', 0.04), judged('c', 0.9, 'QUIET'), judged('d', null)];
  const { weighed } = weigh(all, [], whole);
  // 0.02 ≤ 0.1 × 1 / 3, and 0.04 ≤ 0.1 × 2 / 3.
  expect(weighed.map(({ stands, ranked }) => [stands, ranked?.rank, ranked?.family])).toEqual([
    [true, 1, 3],
    [true, 2, 3],
    [false, 3, 3],
    [false, undefined, undefined],
  ]);
  const beside = weigh([...all, ...Array.from({ length: 9 }, () => judged('hidden', 0.9))], [], whole);
  expect(beside.weighed.slice(0, 4)).toEqual(weighed);
  // An alarm that doesn't stand out among many is no signal.
  const many = Array.from({ length: 30 }, (_, index) => judged(`x${index}`, 0.5, 'QUIET'));
  expect(
    weigh([...all, ...many], [], whole)
      .weighed.slice(0, 2)
      .map(({ stands }) => stands),
  ).toEqual([false, false]);
});

test('on arrival the last nightly p-values are weighed with the changed series’ own in their place', () => {
  const nightly = weigh([judged('a', 0.5), judged('b', 0.6), judged('c', 0.7)], [], whole).families;
  const { weighed } = weigh([judged('b', 0.001)], nightly, part);
  expect(weighed[0]?.ranked).toMatchObject({ rank: 1, family: 3, p: 0.001 });
  // In a week without a nightly run yet, those of the week before.
  const older: Family[] = nightly.map((family) => ({ ...family, period: family.period - 1 }));
  expect(weigh([judged('b', 0.001)], [...older, ...later(nightly)], part).weighed[0]?.ranked?.family).toBe(3);
  expect(weigh([judged('b', 0.001)], later(nightly), part).weighed[0]?.ranked?.family).toBe(1);
});
const later = (families: readonly Family[]): Family[] =>
  families.map((family) => ({ ...family, period: family.period + 1 }));

const knownOf = (judgement: Judgement, number = 1): KnownSignal => {
  const [made] = observe(weigh([judgement], [], whole).weighed, []);
  if (!made) throw new Error('it is no signal');
  return { ...made.name, ...made.observation, id: 'signal', number, hidden: made.hidden };
};

test('a finding that stands becomes a signal; one that rests on something else gets an observation, once', () => {
  const before = judged('a', 0.01);
  const [first] = observe(weigh([before], [], whole).weighed, []);
  expect(first).toMatchObject({ id: null, number: 1, observation: { stands: true, rank: 1, q: 0.1 } });
  expect(first?.observation.sentence).toMatch(/^3 is above 1 = /);
  const known = [knownOf(before)];
  expect(observe(weigh([before], [], whole).weighed, known)).toEqual([]);
  // Another rank alone is nothing new.
  expect(observe(weigh([before, judged('b', 0.001)], [], whole).weighed, known)).toMatchObject([
    { id: null },
  ]);
  const [gone, ...none] = observe(weigh([judged('a', 0.6, 'QUIET')], [], whole).weighed, known);
  expect(none).toEqual([]);
  expect(gone).toMatchObject({ id: 'signal', number: 2, observation: { stands: false, outcome: 'QUIET' } });
  const [untold] = observe(weigh([judged('a', null)], [], whole).weighed, known);
  expect(untold?.observation).toMatchObject({ stands: false, outcome: 'NOT_COMPUTABLE', p: null, q: null });
  expect(observe(weigh([judged('b', 0.6, 'QUIET')], [], whole).weighed, known)).toEqual([]);
});

test('says whether a rise looks like more reporting: of one new source, beside others that tell as before', () => {
  const counts = Array.from({ length: 60 }, () => 3);
  const old = seriesOf(counts);
  const more = seriesOf([...counts.slice(1).map(() => 0), 30], 'g', 'S-new');
  const both = { ...old, events: [...old.events, ...more.events] };
  const judgements = judgeSeries(both, [c2], today, []).filter(({ period }) => period === today);
  const [observed] = observe(weigh(judgements, [], whole).weighed, []);
  expect(observed?.observation).toMatchObject({ observed: 33, effort: 'MORE_REPORTING' });
  expect(observed?.observation.effortSentence).not.toContain('S-new');
});

test('a signal is reviewed as it stands, and to be reviewed anew once it rests on something else', () => {
  expect(stateOf({ stands: true, reviewed: false })).toBe('STANDS');
  expect(stateOf({ stands: true, reviewed: true })).toBe('REVIEWED');
  expect(stateOf({ stands: false, reviewed: true })).toBe('NO_LONGER_STANDS');
  expect(() => requireReviewable('STANDS', 2, 2)).not.toThrow();
  expect(() => requireReviewable('STANDS', 2, 1)).toThrow('in the meantime');
  expect(() => requireReviewable('REVIEWED', 2, 2)).toThrow('REVIEWED');
  expect(() => requireReviewable('NO_LONGER_STANDS', 2, 2)).toThrow('NO_LONGER_STANDS');
});
