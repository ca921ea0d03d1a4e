import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  countsKnownIn,
  type DatedEvent,
  type SeriesSet,
  seriesOf,
} from '../../../server/monitor/backtest/event-series.ts';
import {
  baselineAlarms,
  beginningsOf,
  escalationsOf,
  judge,
  percentile,
} from '../../../server/monitor/backtest/judge-alarms.ts';
import { printBacktest, printMadeSeries } from '../../../server/monitor/backtest/print-backtest.ts';
import { replay } from '../../../server/monitor/backtest/replay.ts';
import { type Backtest, runBacktest } from '../../../server/monitor/backtest/run-backtest.ts';
import { weekName, weekOf } from '../../../server/monitor/backtest/weeks.ts';
import { backtestOutcomes, defaultDetectors } from '../../../server/monitor/detectors/default-detectors.ts';

const root = new URL('../../../', import.meta.url);
const name = 'ucdp-ged-syria-2016-2017.csv';

describe('the backtest over the real events', () => {
  let backtest: Backtest;
  beforeAll(() => {
    backtest = runBacktest(readFileSync(new URL(`test/fixtures/monitor/${name}`, root), 'utf8'));
  });

  test('prints what docs/monitor.md shows', () => {
    const page = readFileSync(new URL('docs/monitor.md', root), 'utf8');
    const [summary = '', misses = ''] = printBacktest(name, backtest).split('\n\nMisses by name');
    expect(page).toContain(summary);
    expect(page).toContain(printMadeSeries());
    expect(misses).toContain('  Daraa Governorate, one-sided: 2017-W05');
  });

  test('switches on by default those alone that beat both baselines', () => {
    const found = backtest.verdicts.map(({ detector, told, alarms, beats }) => [
      detector,
      told === 0 ? 'NO_RESULT' : alarms === 0 ? 'NO_ALARM' : beats ? 'BEATS_BASELINES' : 'LOSES_TO_BASELINES',
    ]);
    expect([...backtestOutcomes].sort()).toEqual([...found].sort());
    const better = found.filter(([, outcome]) => outcome === 'BEATS_BASELINES').map(([detector]) => detector);
    expect(new Set(defaultDetectors.map(({ detector }) => detector))).toEqual(new Set(better));
  });

  test('loses no event, and says which are in no series', () => {
    const { counted, heldApart } = backtest.set;
    const apart = Object.values(heldApart).reduce((sum, { events }) => sum + events, 0);
    expect(counted + apart).toBe(11_757);
    expect(heldApart.crossing.events).toBe(268);
  });
});

const event = (given: Partial<DatedEvent>): DatedEvent => ({
  ...{ place: 'P', kind: 'K', occurredOn: '2016-01-04', endedOn: given.occurredOn ?? '2016-01-04' },
  ...{ receivedOn: null, source: null, best: 1 },
  ...given,
});

/** One series with so many killed in each week, one event each. */
const made = (best: number[]): Pick<SeriesSet, 'series' | 'weeks'> => ({
  weeks: best.length,
  series: [
    {
      ...{ name: 'P, K', place: 'P', kind: 'K' },
      events: best.map((sum, week) => ({ week, receivedIn: week, source: null, best: sum })),
    },
  ],
});

test('a file with the days on which events were received is replayed by them, and a short one not at all', () => {
  const days = Array.from({ length: 60 * 7 }, (_, day) =>
    new Date(Date.UTC(2016, 0, 4 + day)).toISOString().slice(0, 10),
  );
  const file = (rows: string[]) =>
    [
      'id,type,date_start,date_end,adm1,best,received_on',
      ...rows.map((day) => `${day},1,${day},${day},P,1,${day}`),
    ].join('\n');
  const [heading] = printBacktest('made.csv', runBacktest(file(days))).split('\n');
  expect(heading).toBe('Backtest by received date: made.csv');
  expect(() => runBacktest(file(days.slice(0, 100)))).toThrow('It has less than 57 whole weeks');
  expect(() => runBacktest(file([...days, 'soon']))).toThrow('Row 422 has no date_start');
});

test('weeks are ISO’s, also around New Year', () => {
  const names = ['2015-12-28', '2016-01-03', '2016-01-04', '2017-01-01', '2017-12-31', '2018-01-01'];
  expect(names.map((day) => weekName(weekOf(day)))).toEqual([
    '2015-W53',
    '2015-W53',
    '2016-W01',
    '2016-W52',
    '2017-W52',
    '2018-W01',
  ]);
});

test('an event of two weeks, one without a place and one of half a week are held apart', () => {
  const set = seriesOf([
    event({ occurredOn: '2016-01-01', best: 7 }),
    event({ occurredOn: '2016-01-10', endedOn: '2016-01-11', best: 5 }),
    event({ place: '', best: 3 }),
    event({ occurredOn: '2016-01-04', endedOn: '2016-01-10' }),
    event({ occurredOn: '2016-01-18' }),
    event({ occurredOn: '2016-01-31' }),
  ]);
  expect(set).toMatchObject({
    weeks: 4,
    counted: 3,
    heldApart: {
      crossing: { events: 1, best: 5 },
      noPlace: { events: 1, best: 3 },
      incompleteWeek: { events: 1, best: 7 },
    },
  });
  expect(set.series.map((series) => countsKnownIn(series, 3))).toEqual([[1, 0, 1, 1]]);
});

test('what was received later isn’t known before, and alarms come when it is told', () => {
  const calm = Array.from({ length: 60 }, (_, week) => ({ week, receivedIn: week, source: null, best: 0 }));
  const late = Array.from({ length: 8 }, () => ({ week: 56, receivedIn: 58, source: null, best: 0 }));
  const series = { name: 'P, K', place: 'P', kind: 'K', events: [...calm, ...late] };
  expect(countsKnownIn(series, 57).at(56)).toBe(1);
  expect(countsKnownIn(series, 58).at(56)).toBe(9);
  const alarms = replay({ series: [series] }, 59).find(({ detector }) => detector === 'earsC1');
  expect(alarms?.weeks.get('P, K')).toEqual([58]);
});

test('alarms are held against the escalations of the four weeks after them', () => {
  const best = Array.from({ length: 70 }, (_, week) => week % 10);
  best.splice(58, 3, 20, 0, 30);
  best.splice(65, 1, 40);
  const set = made(best);
  expect(percentile([1, 2, 3, 4], 0.9)).toBeCloseTo(3.7);
  const escalations = escalationsOf(set);
  expect([...escalations]).toEqual([['P, K', [58, 60, 65]]]);
  expect([...beginningsOf(escalations)]).toEqual([['P, K', [58, 65]]]);
  const judged = judge(set, new Map([['P, K', [53, 55, 57, 59]]]), escalations);
  expect(judged).toMatchObject({ alarms: 4, precision: 0.75, recall: 2 / 3, lead: 3 });
  expect([...judged.misses]).toEqual([['P, K', [65]]]);
});

test('a baseline gives as many alarms as it is asked for, where the month before, or that of last year, had most', () => {
  const busy = made(Array.from({ length: 70 }, () => 1));
  const [series] = busy.series;
  series?.events.push(...[7, 59].map((week) => ({ week, receivedIn: week, source: null, best: 0 })));
  expect([...baselineAlarms(busy, 'LAST_MONTH', 4)]).toEqual([['P, K', [59, 60, 61, 62]]]);
  // Last year's week 7 lies in the four weeks after weeks 55 to 58, a year before.
  expect([...baselineAlarms(busy, 'LAST_YEAR', 4)]).toEqual([['P, K', [55, 56, 57, 58]]]);
});
