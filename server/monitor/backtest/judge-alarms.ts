import { WEEKS_A_MONTH } from '../detectors/false-alarms.ts';
import { bestByWeek, countsKnownIn, type SeriesSet } from './event-series.ts';
import { type Alarms, YEAR } from './replay.ts';

/** So many weeks after an alarm count as what it warned of. */
export const AHEAD = 4;

/** Weeks by the name of their series. */
export type WeeksByName = ReadonlyMap<string, readonly number[]>;

export type Judged = {
  alarms: number;
  alarmsAMonth: number;
  /** The share of alarms that an escalation follows within four weeks; null without alarms. */
  precision: number | null;
  /** The share of escalations with an alarm in the four weeks before. */
  recall: number | null;
  /** Weeks from the first of those alarms to the escalation: the median, null where none was seen. */
  lead: number | null;
  misses: Map<string, number[]>;
};

/** The weeks in which alarms are judged: a year of learning before, and four weeks to come after. */
export function judgedWeeks({ weeks }: Pick<SeriesSet, 'weeks'>): { from: number; until: number } {
  return { from: YEAR, until: weeks - 1 - AHEAD };
}

/** Weeks whose best estimate is above the 90th percentile of the 52 weeks before. */
export function escalationsOf(set: Pick<SeriesSet, 'series' | 'weeks'>): Map<string, number[]> {
  return new Map(
    set.series.map((series) => {
      const best = bestByWeek(series, set.weeks);
      const weeks = best.flatMap((sum, week) =>
        week >= YEAR && sum > percentile(best.slice(week - YEAR, week), 0.9) ? [week] : [],
      );
      return [series.name, weeks];
    }),
  );
}

/** With linear interpolation between the two nearest, as R’s type 7. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/** Escalations that no other one of their series came before in four weeks: where something begins. */
export function beginningsOf(escalations: WeeksByName): Map<string, number[]> {
  return new Map(
    [...escalations].map(([name, weeks]) => [
      name,
      weeks.filter((week) => !weeks.some((earlier) => earlier < week && earlier >= week - AHEAD)),
    ]),
  );
}

/** Holds alarms against escalations, in the weeks that are judged; escalations are those that could have been seen. */
export function judge(
  set: Pick<SeriesSet, 'series' | 'weeks'>,
  alarms: WeeksByName,
  escalations: WeeksByName,
): Judged {
  const { from, until } = judgedWeeks(set);
  const leads: number[] = [];
  const misses = new Map<string, number[]>();
  let [given, followed, to] = [0, 0, 0];
  for (const { name } of set.series) {
    const warned = (alarms.get(name) ?? []).filter((week) => week >= from && week <= until);
    const came = escalations.get(name) ?? [];
    given += warned.length;
    followed += warned.filter((alarm) => came.some((week) => week > alarm && week <= alarm + AHEAD)).length;
    for (const week of came.filter((one) => one >= from + AHEAD)) {
      to++;
      const first = warned.find((alarm) => alarm < week && alarm >= week - AHEAD);
      if (first !== undefined) leads.push(week - first);
      else misses.set(name, [...(misses.get(name) ?? []), week]);
    }
  }
  return {
    alarms: given,
    alarmsAMonth: (given / (until - from + 1)) * WEEKS_A_MONTH,
    precision: given === 0 ? null : followed / given,
    recall: to === 0 ? null : leads.length / to,
    lead: leads.length === 0 ? null : percentile(leads, 0.5),
    misses,
  };
}

export type Baseline = 'LAST_MONTH' | 'LAST_YEAR';

/**
 * What somebody would do without a detector: expect next month to be like the last one, or like the same month of last year,
 * and look where that is most. Gives as many alarms as asked for, to the series and weeks with the highest count of
 * four weeks; of equal ones to the earlier week, then by name.
 */
export function baselineAlarms(
  set: Pick<SeriesSet, 'series' | 'weeks'>,
  baseline: Baseline,
  wanted: number,
): Map<string, number[]> {
  const { from, until } = judgedWeeks(set);
  const back = baseline === 'LAST_MONTH' ? 3 : YEAR - 1;
  const ranked: { name: string; week: number; count: number }[] = [];
  for (let week = from; week <= until; week++) {
    for (const series of set.series) {
      const known = countsKnownIn(series, week);
      const month = known.slice(week - back, week - back + 4);
      ranked.push({ name: series.name, week, count: month.reduce((sum, one) => sum + one, 0) });
    }
  }
  ranked.sort(
    (left, right) => right.count - left.count || left.week - right.week || (left.name < right.name ? -1 : 1),
  );
  const alarms = new Map<string, number[]>();
  for (const { name, week } of ranked.slice(0, wanted)) {
    alarms.set(
      name,
      [...(alarms.get(name) ?? []), week].sort((left, right) => left - right),
    );
  }
  return alarms;
}

/** The harmonic mean of precision and recall, by which a detector and its baselines are compared; 0 where one is. */
export function f1({ precision, recall }: Pick<Judged, 'precision' | 'recall'>): number {
  return precision && recall ? (2 * precision * recall) / (precision + recall) : 0;
}

/** One detector beside both baselines with as many alarms. `beats`: its F1 is above either’s; null where it gave none. */
export type Verdict = Judged & {
  detector: string;
  told: number;
  beside: Record<Baseline, Pick<Judged, 'precision' | 'recall'>>;
  beats: boolean | null;
};

export function judgeBeside(
  set: Pick<SeriesSet, 'series' | 'weeks'>,
  { detector, told, weeks }: Alarms,
  escalations: WeeksByName,
): Verdict {
  const judged = judge(set, weeks, escalations);
  const besideOf = (baseline: Baseline) => {
    const { precision, recall } = judge(set, baselineAlarms(set, baseline, judged.alarms), escalations);
    return { precision, recall };
  };
  const beside = { LAST_MONTH: besideOf('LAST_MONTH'), LAST_YEAR: besideOf('LAST_YEAR') };
  const beats =
    judged.alarms === 0 ? null : f1(judged) > Math.max(f1(beside.LAST_MONTH), f1(beside.LAST_YEAR));
  return { ...judged, detector, told, beside, beats };
}
