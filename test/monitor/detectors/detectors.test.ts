import { describe, expect, test } from 'vitest';
import { calendar } from '../../../server/monitor/detectors/calendar.ts';
import { cusum } from '../../../server/monitor/detectors/cusum.ts';
import { earsC1, earsC2, earsC3, earsC3Paper } from '../../../server/monitor/detectors/ears.ts';
import { farrington } from '../../../server/monitor/detectors/farrington.ts';
import { farringtonFlexible } from '../../../server/monitor/detectors/farrington-flexible.ts';
import { firstEvents } from '../../../server/monitor/detectors/first-events.ts';
import { indicatorRise } from '../../../server/monitor/detectors/indicator-rise.ts';
import type { Finding, Series } from '../../../server/monitor/detectors/result.ts';
import type { SeriesDetector } from '../../../server/monitor/detectors/series-detector.ts';
import { seriesDetectors } from '../../../server/monitor/detectors/series-detectors.ts';
import { type Place, spaceTimeScan } from '../../../server/monitor/detectors/space-time-scan.ts';
import { type RegionSeries, spread } from '../../../server/monitor/detectors/spread.ts';

const weekly = (observed: (number | null)[]): Series => ({ observed, frequency: 52 });
const zeros = (length: number) => new Array<number>(length).fill(0);
/** 0, 1, 2, 0, 1, 2 and so on. */
const even = (length: number) => Array.from({ length }, (_, index) => index % 3);

/** What a detector says of the last period, and its sentence. */
function last<Seen>(
  detector: SeriesDetector<Seen>,
  observed: (number | null)[],
  parameters: object = {},
): Finding<Seen> & { says: string } {
  const { findings } = detector.detect(weekly(observed), parameters, observed.length - 1);
  const [finding] = findings;
  if (finding === undefined) throw new Error('nothing was looked at');
  return { ...finding, says: detector.sentence(finding) };
}

describe('EARS', () => {
  const before = [1, 2, 1, 2, 1, 2, 1];

  test('C1 and C2 say mean, deviation and bound of the periods before, so that the sum can be done by hand', () => {
    expect(last(earsC1, [...before, 6])).toMatchObject({
      outcome: 'ALARM',
      upperbound: expect.closeTo(10 / 7 + 3.090232306 * Math.sqrt(2 / 7), 8),
      says: '6 is above 3.0804 = 1.4286 + 3.0902 × 0.53452: mean and standard deviation (at least 0.5) of the 7 periods before it.',
    });
    expect(last(earsC2, [...before, 9, 9, 3])).toMatchObject({
      outcome: 'QUIET',
      says: '3 is not above 3.0804 = 1.4286 + 3.0902 × 0.53452: mean and standard deviation (at least 0.5) of the 7 periods that end 2 before it.',
    });
  });

  test('the p-value is Student’s, which knows that mean and deviation come from seven periods', () => {
    // P(T6 ≥ 2 / sqrt(8 / 7)) of scipy 1.17.1.
    expect(last(earsC1, [0, 0, 0, 0, 0, 0, 0, 1])).toMatchObject({
      p: expect.closeTo(0.0552759, 6),
      outcome: 'QUIET',
    });
    expect(last(earsC1, [0, 0, 0, 0, 0, 0, 0, 1], { minSigma: 0 })).toMatchObject({
      p: null,
      outcome: 'ALARM',
    });
    expect(earsC1.falseAlarmRate()).toBeCloseTo(0.0138351, 6);
  });

  test('C3 of the paper adds up this period’s excess and the two before, and R’s leaves this one out', () => {
    const counts = [1, 2, 1, 2, 1, 2, 1, 2, 2, 1, 1, 9];
    expect(last(earsC3Paper, counts)).toMatchObject({
      outcome: 'ALARM',
      seen: { earlier: [0, 0] },
      says: expect.stringMatching(
        /^0 \+ 0 \+ 12\.898 = 12\.898 is above 2: .* the last is 9, against 1\.5714 and 0\.53452, /,
      ),
    });
    expect(last(earsC3, counts)).toMatchObject({
      outcome: 'QUIET',
      upperbound: expect.closeTo(9 + 1.959964 * 0.534522, 5),
    });
    const after = [...before, 2, 2, 4, 3, 0];
    expect(last(earsC3Paper, after)).toMatchObject({ outcome: 'ALARM', upperbound: 0, observed: 0 });
    expect(last(earsC3, after)).toMatchObject({ outcome: 'QUIET', upperbound: 0 });
  });

  test('a deviation of 0 makes C3 not computable, and never quiet', () => {
    const flat = [...zeros(11), 4];
    for (const detector of [earsC3Paper, earsC3]) {
      const found = detector.detect(weekly(flat), { minSigma: 0 }, 11);
      expect(found).toMatchObject({ alarm: [null], upperbound: [null] });
      expect(last(detector, flat, { minSigma: 0 })).toMatchObject({
        outcome: 'NOT_COMPUTABLE',
        says: 'Not computable: the counts that it compares with are all equal.',
      });
      expect(last(detector, flat).outcome).not.toBe('NOT_COMPUTABLE');
    }
  });
});

test('CUSUM adds up what lies above the allowance, and alarms where the sum reaches its limit', () => {
  expect(last(cusum, [1, 1, 1, 1, 4], { h: 1.96 })).toMatchObject({
    outcome: 'ALARM',
    upperbound: 4,
    says: '0 + 3 − 1.04, but at least 0, is 1.96 and reaches 1.96: the sum before, and how many standard deviations 4 is above the 1 that are expected, less the allowance.',
  });
  // Its sum goes on after a period that is known, and is unknown after one that isn’t.
  expect(cusum.detect(weekly([1, 1, 4, 4, null, 1]), {}, 2).alarm).toEqual([0, 1, null, null]);
  expect(cusum.detect(weekly([5, 9]), {}, 0).alarm).toEqual([null, null]);
  expect(last(cusum, [...zeros(9), 3])).toMatchObject({ outcome: 'NOT_COMPUTABLE', reason: 'NO_VARIATION' });
  const transformed = cusum.detect(weekly([1, 1, 1, 1, 4]), { trans: 'rossi', h: 1 }, 4);
  const [bound] = transformed.upperbound;
  // The count whose distance is h + k, put back into Rossi’s formula.
  expect(((bound ?? 0) - 3 + 2 * Math.sqrt(bound ?? 0)) / 2).toBeCloseTo(2.04, 10);
});

describe('Farrington', () => {
  const few = [...even(270), 1, 0, 0, 1];
  const many = [...even(270), 3, 2, 5, 9];

  test('fewer than five cases in four periods are too few to tell: bound 0 of the older, none of the improved one', () => {
    const says = 'Too few to tell: 2 in the last 4 periods, where 5 are needed.';
    expect(last(farrington, few)).toMatchObject({ outcome: 'TOO_FEW', upperbound: 0, p: null, says });
    expect(last(farringtonFlexible, few)).toMatchObject({
      outcome: 'TOO_FEW',
      upperbound: null,
      p: null,
      says,
    });
    expect(farrington.detect(weekly(few), {}, 273).alarm).toEqual([0]);
    expect(farringtonFlexible.detect(weekly(few), {}, 273).alarm).toEqual([0]);
  });

  test('bound and p-value go together, in sentences with the numbers behind them', () => {
    const older = last(farrington, many);
    expect(older).toMatchObject({
      outcome: 'ALARM',
      says: '9 is above 3.6033 = (1.0286^p + 1.96 × 0.67931)^(1/p), where p is 0.66667: 1.0286 is expected from the same season of earlier years, 35 of 35 periods.',
    });
    expect(older.p).toBeLessThan(0.025);
    const improved = last(farringtonFlexible, many);
    expect(improved).toMatchObject({
      outcome: 'ALARM',
      upperbound: 4,
      says: '9 is above 4: 1.0192 is expected from 237 periods of 5 years, and of a negative binomial distribution with that mean and 1 times that variance at most 1 % lies above 4.',
    });
    expect(improved.p).toBeLessThan(0.01);
    const quiet = last(farringtonFlexible, [...many.slice(0, -1), 4]);
    expect(quiet).toMatchObject({ outcome: 'QUIET', upperbound: 4 });
    expect(quiet.p).toBeGreaterThan(0.01);
  });

  test('with fewer years than b the older one goes on with what there is, and the improved one has no result', () => {
    const short = [...even(110), 3, 2, 5, 9];
    expect(last(farrington, short)).toMatchObject({ outcome: 'ALARM', seen: { periods: 14, wanted: 35 } });
    expect(last(farringtonFlexible, short)).toMatchObject({
      outcome: 'NOT_COMPUTABLE',
      upperbound: null,
      reason: 'TOO_FEW_PERIODS',
      says: 'Not computable: the series is too short for it.',
    });
    expect(last(farrington, [3, 2, 5, 9])).toMatchObject({
      outcome: 'NOT_COMPUTABLE',
      reason: 'TOO_FEW_PERIODS',
    });
  });

  test('a past outbreak counts less once it is reweighted, so that it does not hide the next', () => {
    const outbreak = many.map((count, index) => (index >= 100 && index < 104 ? 30 : count));
    const plain = last(farringtonFlexible, outbreak, { reweight: false });
    const reweighted = last(farringtonFlexible, outbreak);
    expect(reweighted.upperbound ?? 0).toBeLessThan(plain.upperbound ?? 0);
    expect(
      last(
        farrington,
        outbreak.map((count, index) => (index === 221 ? 30 : count)),
      ),
    ).toMatchObject({
      outcome: 'ALARM',
    });
  });

  test('a trend that is not significant, or leads to what was never seen, is left out', () => {
    const slope = (parameters: object, observed = many) => {
      const found = last(farringtonFlexible, observed, parameters);
      return 'seen' in found ? found.seen.slope : undefined;
    };
    expect(slope({})).toEqual(expect.any(Number));
    expect(slope({ pThresholdTrend: 0.05 })).toBeNull();
    expect(slope({ trend: false })).toBeNull();
    const doubling = Array.from({ length: 274 }, (_, week) => Math.round(2 ** (week / 52)));
    expect(slope({}, doubling)).toBeNull();
    const falling = [...Array.from({ length: 273 }, (_, week) => Math.round(40 * 2 ** (-week / 104))), 40];
    expect(slope({ pThresholdTrend: 0.05 }, falling)).toBeCloseTo(-Math.LN2 / 104, 4);
  });
});

test('first events: the chance that incidents fall into this period rather than the N before, and what N rule out', () => {
  expect(last(firstEvents, [...zeros(52), 1])).toMatchObject({
    outcome: 'ALARM',
    upperbound: 0,
    p: expect.closeTo(1 / 53, 12),
    says: '1 after 52 periods without any: at a constant rate the chance of that is (1 / 53) to the power of 1 = 0.018868. A rate above 0.05761 a period was ruled out before.',
  });
  expect(last(firstEvents, [...zeros(8), 1], { periods: 8 })).toMatchObject({
    outcome: 'QUIET',
    upperbound: 1,
  });
  expect(last(firstEvents, [...zeros(8), 2], { periods: 8 })).toMatchObject({
    outcome: 'ALARM',
    p: expect.closeTo(1 / 81, 12),
  });
  expect(last(firstEvents, [...zeros(51), 2, 7])).toMatchObject({
    outcome: 'QUIET',
    p: 1,
    says: 'No first event: there were 2 in the 52 periods before.',
  });
  expect(last(firstEvents, [...zeros(20), 1])).toMatchObject({ outcome: 'NOT_COMPUTABLE' });
});

test('spread: regions with incidents in the last four periods and none in the 52 before, against what chance would do', () => {
  const region = (name: string, ...periods: number[]): RegionSeries => ({
    region: name,
    observed: Array.from({ length: 56 }, (_, index) => periods.filter((period) => period === index).length),
  });
  const { alarm, findings } = spread.detect([
    region('North', 53),
    region('South', 54),
    region('East', 10, 20),
    region('West'),
  ]);
  expect(alarm).toEqual([1]);
  const [finding] = findings;
  // Two regions with one incident and one with two: 1/14 + 1/14 + 1/196; P(Poisson ≥ 2) of scipy 1.17.1.
  expect(finding).toMatchObject({ observed: 2, upperbound: 1, p: expect.closeTo(0.009923871, 9) });
  expect(finding && spread.sentence(finding)).toBe(
    'Of 3 regions with incidents in 56 periods, 2 (North and South) had all of theirs in the last 4; 0.14796 were to be expected, and 2 is above 1.',
  );
  expect(spread.detect([region('North', 53)])).toMatchObject({ alarm: [0], upperbound: [1] });
  expect(spread.detect([{ region: 'North', observed: [null, ...zeros(55)] }]).alarm).toEqual([null]);
  expect(spread.detect([region('North')], {}, 30).alarm[0]).toBeNull();
});

test('the space-time scan finds places near each other with more than their share, the same way for the same seed', () => {
  const place = (name: string, latitude: number, longitude: number, lately = 0): Place => ({
    name,
    latitude,
    longitude,
    observed: Array.from({ length: 52 }, (_, week) => (week % 6 === 0 ? 1 : 0) + (week >= 48 ? lately : 0)),
  });
  const places = [
    place('North', 10, 10, 2),
    place('Hill', 14, 10),
    place('Ford', 10.1, 10.1, 2),
    place('East', 10, 15),
    place('Coast', 16, 16),
    place('Isle', 9, 18),
  ];
  const result = spaceTimeScan.detect(places);
  const [finding] = result.findings;
  // 34 of 70 incidents are theirs, and all 12 of the last three weeks.
  expect(finding).toMatchObject({
    outcome: 'ALARM',
    period: 51,
    observed: 12,
    seen: { places: ['North', 'Ford'], periods: 3, expected: expect.closeTo((34 * 12) / 70, 10) },
  });
  expect(finding && spaceTimeScan.sentence(finding)).toMatch(
    /^12 incidents in North and Ford in the last 3 periods, where 5\.8286 of 70 were to be expected; (\d+) of 999 shuffles had a cluster as unlikely, so p is \(\1 \+ 1\) \/ \(999 \+ 1\) = /,
  );
  expect(spaceTimeScan.detect(places)).toEqual(result);
  const quiet = places.map((one) => ({ ...one, observed: place('', 0, 0).observed }));
  expect(spaceTimeScan.detect(quiet, { shuffles: 99 })).toMatchObject({ alarm: [0], findings: [{ p: 1 }] });
  const rising = quiet.map((one) => ({
    ...one,
    observed: one.observed.map((count, week) => (count ?? 0) + (week > 49 ? 3 : 0)),
  }));
  expect(spaceTimeScan.detect(rising, { shuffles: 99 }).alarm).toEqual([0]);
  const unknown = [{ ...place('North', 10, 10), observed: [null, ...zeros(51)] }];
  expect(spaceTimeScan.detect(unknown).alarm).toEqual([null]);
});

test('indicators that rose are listed and counted; unknown is neither low nor a rise', () => {
  const { alarm, findings } = indicatorRise.detect([
    { code: 'RF7.6', before: 'EMERGING', now: 'PRESENT' },
    { code: 'RF8.2', before: 'UNKNOWN', now: 'SEVERE' },
    { code: 'RF1.1', before: 'NOT_OBSERVED', now: 'UNKNOWN' },
    { code: 'RF2.1', before: 'SEVERE', now: 'NOT_OBSERVED' },
  ]);
  const [finding] = findings;
  expect(alarm).toEqual([1]);
  expect(finding && indicatorRise.sentence(finding)).toBe(
    '1 indicator rose (RF7.6 from emerging to present); 1 became known (RF8.2 from unknown to severe); 2 could not be compared, being unknown.',
  );
  expect(indicatorRise.detect([{ code: 'RF8.2', before: 'UNKNOWN', now: 'SEVERE' }]).alarm).toEqual([null]);
});

test('the calendar tells of dates ahead while factors are present, and cannot tell while they are unknown', () => {
  const dates = [
    { name: 'The verdict', day: '2026-12-20' },
    { name: 'The census', day: '2026-12-10' },
    { name: 'An election', day: '2027-03-01' },
  ];
  const with_ = (level: 'PRESENT' | 'EMERGING' | 'UNKNOWN') =>
    calendar.detect(dates, [{ factor: 'RF8', code: 'RF8.2', level }], '2026-11-30');
  const { alarm, findings } = with_('PRESENT');
  const [finding] = findings;
  expect(alarm).toEqual([1]);
  expect(finding && calendar.sentence(finding)).toBe(
    'The census on 2026-12-10, in 10 days and The verdict on 2026-12-20, in 20 days; factors present: RF8.',
  );
  expect(with_('EMERGING').alarm).toEqual([0]);
  expect(with_('UNKNOWN').alarm).toEqual([null]);
  expect(calendar.detect(dates, [], '2027-04-01').alarm).toEqual([0]);
});

test.each([...seriesDetectors.values()])(
  '$detector: an unknown count is never taken for zero',
  (detector) => {
    const observed: (number | null)[] = even(300);
    const known = detector.detect(weekly(observed), {}, 298);
    expect(known.findings.map(({ outcome }) => outcome)).not.toContain('NOT_COMPUTABLE');
    observed[299] = null;
    const unknown = detector.detect(weekly(observed), {}, 298);
    expect(unknown.alarm).toEqual([known.alarm[0], null]);
    expect(unknown.findings.at(-1)).toMatchObject({ outcome: 'NOT_COMPUTABLE', reason: 'MISSING_VALUE' });
    expect({ ...unknown, parameters: {} }).toMatchObject({
      detector: detector.detector,
      version: 1,
      rangeFrom: 298,
    });
    expect(() => detector.detect(weekly(observed), { nothing: 1 })).toThrow(/nothing/);
    expect(detector.detect(weekly(even(300)), { ...detector.defaults }, 298)).toEqual(known);
  },
);
