import { expect, test } from 'vitest';
import {
  buildSeries,
  type CountedEvent,
  countsOf,
  crossingOf,
  fingerprintOf,
  hashEvents,
  keyOf,
  sourcesOf,
} from '../../../server/monitor/series/build-series.ts';
import { crossesWeeks, periodOf, placeInTime, startOf } from '../../../server/monitor/series/periods.ts';

const event = (given: Partial<CountedEvent> = {}): CountedEvent => ({
  groupId: 'g',
  hidden: false,
  categories: ['LIFE'],
  sourceClass: 'OWN',
  occurredOn: '2026-03-04',
  endedOn: null,
  datePrecision: 'DAY',
  region: null,
  sources: ['S-1'],
  ...given,
});
const until = (day: string) => ({ WEEK: periodOf('WEEK', day), MONTH: periodOf('MONTH', day) });
const key = (given: Partial<Parameters<typeof keyOf>[0]> = {}) =>
  keyOf({ groupId: 'g', category: 'ANY', sourceClass: 'OWN', step: 'WEEK', ...given });

test('weeks are ISO weeks from Monday, over years’ ends and leap days, and periods follow each other', () => {
  const day = new Date('2015-12-20T00:00:00Z');
  let before = periodOf('WEEK', '2015-12-20');
  for (let step = 0; step < 6000; step++) {
    day.setUTCDate(day.getUTCDate() + 1);
    const text = day.toISOString().slice(0, 10);
    const week = periodOf('WEEK', text);
    expect(week - before).toBe(day.getUTCDay() === 1 ? 1 : 0);
    if (day.getUTCDay() === 1) expect(startOf('WEEK', week)).toBe(text);
    const month = periodOf('MONTH', text);
    expect(startOf('MONTH', month)).toBe(`${text.slice(0, 7)}-01`);
    expect(periodOf('MONTH', startOf('MONTH', month + 1))).toBe(month + 1);
    before = week;
  }
});

test('an event counts where most of its days lie, and in no series that is finer than its date', () => {
  const placed = (given: Partial<CountedEvent>, step: 'WEEK' | 'MONTH' = 'WEEK') => {
    const period = placeInTime(event(given), step);
    return period === null ? null : startOf(step, period);
  };
  expect(placed({ occurredOn: '2026-03-08' })).toBe('2026-03-02');
  // Seven days from Thursday: four in its own week; from Friday three, and four in the next.
  expect(placed({ occurredOn: '2026-03-05', datePrecision: 'WEEK' })).toBe('2026-03-02');
  expect(placed({ occurredOn: '2026-03-06', datePrecision: 'WEEK' })).toBe('2026-03-09');
  expect(placed({ occurredOn: '2026-03-06', datePrecision: 'WEEK' }, 'MONTH')).toBe('2026-03-01');
  expect(placed({ occurredOn: '2026-03-01', datePrecision: 'MONTH' })).toBeNull();
  expect(placed({ occurredOn: '2026-03-31', datePrecision: 'MONTH' }, 'MONTH')).toBe('2026-03-01');
  // Halves: the first.
  expect(placed({ occurredOn: '2026-03-08', endedOn: '2026-03-09' })).toBe('2026-03-02');
  expect(placed({ occurredOn: '2026-03-01', endedOn: '2026-03-09', datePrecision: 'WEEK' })).toBeNull();
  const vague = { occurredOn: '2026-02-20', endedOn: '2026-03-22', datePrecision: 'MONTH' };
  expect(placed(vague)).toBeNull();
  expect(placed(vague, 'MONTH')).toBe('2026-03-01');
  expect(placed({ ...vague, endedOn: '2026-03-23' }, 'MONTH')).toBeNull();
  expect(placed({ datePrecision: 'YEAR' }, 'MONTH')).toBeNull();
  // However near to each other the days are that its source gives of it.
  const year = { occurredOn: '2026-03-01', endedOn: '2026-03-01', datePrecision: 'YEAR' };
  expect(placed(year, 'MONTH')).toBeNull();
  expect(placed({ ...year, endedOn: '2026-03-20' }, 'MONTH')).toBeNull();
  // What others publish has a last day always: where it is the first one, the precision tells how long it may have been.
  const published = { occurredOn: '2026-03-06', endedOn: '2026-03-06', datePrecision: 'WEEK' };
  expect(placed(published)).toBe('2026-03-09');
  expect(crossesWeeks(event(published))).toBe(true);
  expect(placed({ ...published, occurredOn: '2026-02-26', endedOn: '2026-02-26' }, 'MONTH')).toBe(
    '2026-03-01',
  );
  expect(placed({ ...published, endedOn: '2026-03-08' })).toBe('2026-03-02');
  expect(crossesWeeks(event({ ...published, endedOn: '2026-03-08' }))).toBe(false);
});

test('an event counts once in each category and once in any, by group and class, from the first week of its kind on', () => {
  const events = [
    event({ categories: ['LIFE', 'CHILDREN'], sources: ['S-1', 'S-2'] }),
    event({ occurredOn: '2026-02-02', sources: ['S-1', 'S-1'] }),
    event({ groupId: null, occurredOn: '2026-01-21' }),
    event({ sourceClass: 'IMPORTED', sources: ['UCDP'] }),
    event({ datePrecision: 'MONTH' }),
    event({ occurredOn: '2026-03-12' }),
  ];
  const last = until('2026-03-10');
  const series = buildSeries(events, last);
  const counts = (name: Partial<Parameters<typeof keyOf>[0]>) => {
    const one = series.get(key(name));
    return one && [startOf(one.step, one.first), countsOf(one, last[one.step])];
  };
  // The present week is in it though not over; the week of 9 March has what happens on the 12th, too.
  expect(counts({})).toEqual(['2026-01-19', [0, 0, 1, 0, 0, 0, 1, 1]]);
  expect(counts({ category: 'LIFE' })).toEqual(['2026-01-19', [0, 0, 1, 0, 0, 0, 1, 1]]);
  expect(counts({ category: 'CHILDREN' })).toEqual(['2026-01-19', [0, 0, 0, 0, 0, 0, 1, 0]]);
  expect(counts({ groupId: null })).toEqual(['2026-01-19', [1, 0, 0, 0, 0, 0, 0, 0]]);
  expect(counts({ sourceClass: 'IMPORTED' })).toEqual(['2026-03-02', [1, 0]]);
  expect(counts({ step: 'MONTH' })).toEqual(['2026-01-01', [0, 1, 3]]);
  expect(counts({ groupId: 'other' })).toBeUndefined();
  const any = series.get(key());
  expect(any && [...sourcesOf(any, any.first, last.WEEK + 1)]).toEqual([
    ['S-1', 3],
    ['S-2', 1],
  ]);
  expect(any && crossingOf(any)).toBe(0);
});

test('a hidden group’s series begin by themselves, so that none of the others tells of them', () => {
  const seen = [event({ groupId: null })];
  const hidden = event({ groupId: 'h', hidden: true, occurredOn: '2020-01-01' });
  const last = until('2026-03-10');
  const [without, beside] = [buildSeries(seen, last), buildSeries([...seen, hidden], last)];
  const hashes = hashEvents([...seen, hidden]);
  for (const [name, series] of without) {
    expect(beside.get(name)).toEqual(series);
    expect(fingerprintOf(series, hashes)).toBe(fingerprintOf(beside.get(name) ?? series, hashes));
  }
  const own = beside.get(key({ groupId: 'h' }));
  expect(own && startOf('WEEK', own.first)).toBe('2019-12-30');
});

test('the fingerprint is of what counts and who told, in whichever order', () => {
  const last = until('2026-03-10');
  const of = (events: CountedEvent[]) => {
    const series = buildSeries(events, last).get(key());
    return series && fingerprintOf(series, hashEvents(events));
  };
  const [one, other] = [event(), event({ occurredOn: '2026-02-02', sources: ['S-2', 'S-1'] })];
  expect(of([one, other])).toBe(of([{ ...other, sources: ['S-1', 'S-2'] }, one]));
  expect(of([one, other])).not.toBe(of([one, { ...other, sources: ['S-1'] }]));
  expect(of([one, other])).not.toBe(of([one, { ...other, region: 'North' }]));
  expect(of([one, other])).not.toBe(of([one]));
});
