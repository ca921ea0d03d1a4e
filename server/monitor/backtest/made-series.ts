import { drawPoisson } from '../detectors/false-alarms.ts';
import { randomNumbers } from '../detectors/random-numbers.ts';
import { type ReportingVerdict, reportingEffort } from '../detectors/reporting-effort.ts';
import type { EventSeries } from './event-series.ts';
import { type Alarms, replay, YEAR } from './replay.ts';

/*
 * A made series, in which it is known what happened. Two incidents a week for six years, each told by one of three sources
 * after no to eight weeks. Then violence grows for six weeks to its peak, which all three tell of. More than a year later
 * nothing grows but reporting: a fourth source begins, which tells of what nobody told before.
 */

export const MADE = { weeks: 402, onset: 312, peak: 318, calm: 322, newSource: 384 };
const USUAL = 2;
const AT_PEAK = 10;
const BY_NEW_SOURCE = 5;
const SEED = 9;

/** Chances that a report comes in the same week, or so many weeks later. */
const DELAYS = [0.35, 0.25, 0.15, 0.1, 0.05, 0.04, 0.03, 0.02, 0.01];

/** The same series each time. */
export function madeSeries(): EventSeries {
  const random = randomNumbers(SEED);
  const events: EventSeries['events'] = [];
  const tell = (week: number, source: string) =>
    events.push({ week, receivedIn: week + drawDelay(random), source, best: 1 });
  for (let week = 0; week < MADE.weeks; week++) {
    const incidents = drawPoisson(rateIn(week), random);
    for (let one = 0; one < incidents; one++) tell(week, ['A', 'B', 'C'][Math.floor(random() * 3)] ?? 'A');
    if (week < MADE.newSource) continue;
    const others = drawPoisson(BY_NEW_SOURCE, random);
    for (let one = 0; one < others; one++) tell(week, 'N');
  }
  return { name: 'made', place: 'made', kind: 'made', events };
}

function rateIn(week: number): number {
  if (week < MADE.onset || week >= MADE.calm) return USUAL;
  return Math.min(AT_PEAK, USUAL + ((AT_PEAK - USUAL) * (week - MADE.onset + 1)) / (MADE.peak - MADE.onset));
}

function drawDelay(random: () => number): number {
  const aim = random();
  let sum = 0;
  const found = DELAYS.findIndex((chance) => {
    sum += chance;
    return sum >= aim;
  });
  return found < 0 ? DELAYS.length - 1 : found;
}

/** When a detector gave its first alarm after each rise began, in weeks; null where none came. */
export type Reading = {
  detector: string;
  /** Replayed as if all had been known at once, and as it was known. */
  byEventDate: number | null;
  byReceivedDate: number | null;
  /** Weeks from the alarm by received date to the peak. */
  lead: number | null;
  /** After the new source began. */
  ofNewSource: number | null;
};

/** Replays the made series, once by event date and once by received date. */
export function readMadeSeries(): Reading[] {
  const series = madeSeries();
  const atOnce = { ...series, events: series.events.map((event) => ({ ...event, receivedIn: event.week })) };
  const byEvent = replay({ series: [atOnce] }, MADE.weeks - 1, MADE.onset);
  return replay({ series: [series] }, MADE.weeks - 1, MADE.onset).map((alarms) => {
    const same = byEvent.find(({ detector }) => detector === alarms.detector);
    const byReceivedDate = firstAlarm(alarms, MADE.onset, MADE.calm);
    return {
      detector: alarms.detector,
      byEventDate: same ? firstAlarm(same, MADE.onset, MADE.calm) : null,
      byReceivedDate,
      lead: byReceivedDate === null ? null : MADE.peak - MADE.onset - byReceivedDate,
      ofNewSource: firstAlarm(alarms, MADE.newSource, MADE.weeks),
    };
  });
}

function firstAlarm({ weeks }: Alarms, from: number, until: number): number | null {
  const first = [...weeks.values()].flat().find((week) => week >= from && week < until);
  return first === undefined ? null : first - from;
}

/** What the made series looked like at the end of each of so many weeks, as it was known then. */
export function verdictsAfter(start: number, weeks: number): ReportingVerdict[] {
  const series = madeSeries();
  return Array.from({ length: weeks }, (_, after) => effortIn(series, start + after).verdict);
}

/** The four weeks up to one beside the year before them, by source. */
function effortIn({ events }: EventSeries, week: number) {
  const start = week - 3;
  const count = (from: number, until: number) => {
    const counts = new Map<string, number>();
    for (const { source, receivedIn, week: happened } of events) {
      if (source === null || receivedIn > week || happened < from || happened >= until) continue;
      counts.set(source, (counts.get(source) ?? 0) + 1);
    }
    return counts;
  };
  return reportingEffort({
    period: count(start, week + 1),
    baseline: count(start - YEAR, start),
    periods: 4,
    baselinePeriods: YEAR,
  });
}
