import { lastDayOf, weekOf } from './weeks.ts';

/** An event of which the backtest knows when it was, and when it was known. */
export type DatedEvent = {
  /** Where it counts: events of one place and kind are a series. */
  place: string;
  kind: string;
  occurredOn: string;
  endedOn: string;
  /** The day on which it was received; null where nobody noted that. */
  receivedOn: string | null;
  /** The code of who told of it; null where nobody noted that. */
  source: string | null;
  /** People killed, by the best estimate. */
  best: number;
};

/** Its events by week, from the first of the whole set (0). `receivedIn` is the week at whose end an event was known. */
export type EventSeries = {
  name: string;
  place: string;
  kind: string;
  events: { week: number; receivedIn: number; source: string | null; best: number }[];
};

export type SeriesSet = {
  /** By name. All begin and end with the same weeks. */
  series: EventSeries[];
  firstWeek: number;
  weeks: number;
  byReceivedDate: boolean;
  counted: number;
  /** In the events that count. */
  killed: number;
  /** What is in no weekly series, and how many were killed in it. */
  heldApart: { crossing: Share; noPlace: Share; incompleteWeek: Share };
};
export type Share = { events: number; best: number };

/**
 * Weekly series by place and kind. An event whose days lie in two weeks is held apart: nobody knows in which of them it was,
 * and to spread it would put parts of a death into weeks. So are events without a place, and those of a week that begins or
 * ends outside of the set.
 */
export function seriesOf(events: readonly DatedEvent[]): SeriesSet {
  const days = events.flatMap(({ occurredOn, endedOn }) => [occurredOn, endedOn]).sort();
  const [first = '1970-01-05', last = '1970-01-05'] = [days[0], days.at(-1)];
  const start = weekOf(first);
  const firstWeek = lastDayOf(start - 1) < first && weekOf(addDays(first, -1)) === start ? start + 1 : start;
  const lastWeek = lastDayOf(weekOf(last)) > last ? weekOf(last) - 1 : weekOf(last);
  const heldApart = { crossing: none(), noPlace: none(), incompleteWeek: none() };
  const byName = new Map<string, EventSeries>();
  let [counted, killed] = [0, 0];
  for (const { place, kind, occurredOn, endedOn, receivedOn, source, best } of events) {
    const week = weekOf(occurredOn);
    const apart =
      week !== weekOf(endedOn)
        ? heldApart.crossing
        : place === ''
          ? heldApart.noPlace
          : week < firstWeek || week > lastWeek
            ? heldApart.incompleteWeek
            : null;
    if (apart) {
      apart.events++;
      apart.best += best;
      continue;
    }
    const name = `${place}, ${kind}`;
    const series = byName.get(name) ?? { name, place, kind, events: [] };
    byName.set(name, series);
    const received = receivedOn === null ? week : weekOf(receivedOn);
    series.events.push({
      week: week - firstWeek,
      receivedIn: Math.max(received, week) - firstWeek,
      source,
      best,
    });
    counted++;
    killed += best;
  }
  return {
    series: [...byName.values()].sort((left, right) => (left.name < right.name ? -1 : 1)),
    firstWeek,
    weeks: Math.max(0, lastWeek - firstWeek + 1),
    byReceivedDate: events.some(({ receivedOn }) => receivedOn !== null),
    counted,
    killed,
    heldApart,
  };
}

/** Counts by week as they were known at the end of a week, that week included. */
export function countsKnownIn({ events }: EventSeries, week: number): number[] {
  const counts = new Array<number>(week + 1).fill(0);
  for (const event of events) {
    if (event.receivedIn <= week && event.week <= week) counts[event.week] = (counts[event.week] ?? 0) + 1;
  }
  return counts;
}

/** Sums of the best estimate by week, as they are known in the end. */
export function bestByWeek({ events }: EventSeries, weeks: number): number[] {
  const sums = new Array<number>(weeks).fill(0);
  for (const { week, best } of events) sums[week] = (sums[week] ?? 0) + best;
  return sums;
}

function none(): Share {
  return { events: 0, best: 0 };
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
