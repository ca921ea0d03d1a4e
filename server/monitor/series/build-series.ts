import type { SourceClass } from '../../../schema/types/incident-judgement.ts';
import type { CountsBySource } from '../detectors/reporting-effort.ts';
import type { RegionSeries } from '../detectors/spread.ts';
import { crossesWeeks, type EventTime, placeInTime, type Step } from './periods.ts';

/** The category of a series in which each incident counts once, whatever its own are. */
export const ANY = 'ANY';

/** What is counted: one group of a country (null: not recorded), one category, one kind of source, weeks or months. */
export type SeriesName = { groupId: string | null; category: string; sourceClass: SourceClass; step: Step };

/** Something that counts. `sources`: the code of the source of each report of it; `hidden`: its group is. */
export type CountedEvent = EventTime & {
  groupId: string | null;
  hidden: boolean;
  categories: readonly string[];
  sourceClass: SourceClass;
  region: string | null;
  sources: readonly string[];
};

type Placed = { period: number; event: CountedEvent };

/** A series with what it counts. Its periods go from `first` on, which is the same for all series of its kind. */
export type CountedSeries = SeriesName & { hidden: boolean; first: number; events: readonly Placed[] };

/** As far back as a series goes: no detector looks further. */
const YEARS = 10;
export const longestOf: Readonly<Record<Step, number>> = { WEEK: YEARS * 52 + 4, MONTH: YEARS * 12 };

/** One text for each series of a country. */
export function keyOf({ groupId, category, sourceClass, step }: SeriesName): string {
  return `${groupId ?? 'NOT_RECORDED'}/${category}/${sourceClass}/${step}`;
}

/**
 * All series of a country in which anything counts, up to the period `last` of each step, and those in `also`. An event
 * counts once in each of its categories and once in ANY. A series begins where anything of its kind was first recorded in the
 * country: what was before is unknown, and not zero. Series of hidden groups begin by themselves, so that no other tells of
 * them.
 */
export function buildSeries(
  events: readonly CountedEvent[],
  last: Readonly<Record<Step, number>>,
  also: readonly (SeriesName & { hidden: boolean })[] = [],
): Map<string, CountedSeries> {
  const made = new Map<string, SeriesName & { hidden: boolean; events: Placed[] }>();
  const firsts = new Map<string, number>();
  for (const { groupId, category, sourceClass, step, hidden } of also) {
    const name = { groupId, category, sourceClass, step };
    made.set(keyOf(name), { ...name, hidden, events: [] });
  }
  for (const step of ['WEEK', 'MONTH'] as const) {
    const place = rememberPlaces(step);
    for (const event of events) {
      const period = place(event);
      if (period === null || period > last[step] || period <= last[step] - longestOf[step]) continue;
      const { groupId, hidden, sourceClass } = event;
      const kind = kindOf(step, event);
      firsts.set(kind, Math.min(firsts.get(kind) ?? period, period));
      for (const category of new Set([...event.categories, ANY])) {
        const name = { groupId, category, sourceClass, step };
        const key = keyOf(name);
        const one = made.get(key) ?? { ...name, hidden, events: [] };
        one.events.push({ period, event });
        made.set(key, one);
      }
    }
  }
  return new Map(
    [...made].map(([key, one]) => [
      key,
      { ...one, first: firsts.get(kindOf(one.step, one)) ?? last[one.step] },
    ]),
  );
}

/** Many events are of the same days. */
function rememberPlaces(step: Step): (event: EventTime) => number | null {
  const places = new Map<string, number | null>();
  return (event) => {
    const key = `${event.occurredOn}/${event.endedOn}/${event.datePrecision}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    const place = placeInTime(event, step);
    places.set(key, place);
    return place;
  };
}

function kindOf(step: Step, { hidden, sourceClass }: { hidden: boolean; sourceClass: SourceClass }): string {
  return `${step}/${sourceClass}/${hidden}`;
}

/** How many count in each period, from the first one to `last`. */
export function countsOf({ first, events }: Pick<CountedSeries, 'first' | 'events'>, last: number): number[] {
  const counts = new Array<number>(Math.max(0, last - first + 1)).fill(0);
  for (const { period } of events) counts[period - first] = (counts[period - first] ?? 0) + 1;
  return counts;
}

/** The same for each region by itself, by name. What has no region is in none. */
export function regionsOf(series: CountedSeries, last: number): RegionSeries[] {
  return [...groupBy(series.events, ({ event }) => event.region)]
    .flatMap(([region, events]) =>
      region === null ? [] : [{ region, observed: countsOf({ first: series.first, events }, last) }],
    )
    .sort((one, other) => (one.region < other.region ? -1 : 1));
}

/** Incidents of some periods by the source that told of them: one that two told of counts for both. */
export function sourcesOf(
  { events }: Pick<CountedSeries, 'events'>,
  from: number,
  until: number,
): CountsBySource {
  const counts = new Map<string, number>();
  for (const { period, event } of events) {
    if (period < from || period >= until) continue;
    for (const source of new Set(event.sources)) counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  return counts;
}

/** How many of them may lie in the next week too. */
export function crossingOf({ events }: Pick<CountedSeries, 'events'>): number {
  return events.filter(({ event }) => crossesWeeks(event)).length;
}

/** The same text for the same series: whether anything of it changed, whoever told of it, and in which region. */
export function fingerprintOf({ first, hidden, events }: CountedSeries, hashes: EventHashes): string {
  let [one, other] = [0, 0];
  // Sums, so that the order of the events is no part of it.
  for (const { period, event } of events) {
    const hash = hashes.get(event) ?? 0;
    one = (one + mix(hash ^ period)) >>> 0;
    other = (other + mix(mix(hash) + period)) >>> 0;
  }
  return [first, hidden, events.length, one, other].join('/');
}

/** A number for each event, of everything that a fingerprint holds but its period: worked out once for all of its series. */
export type EventHashes = ReadonlyMap<CountedEvent, number>;

export function hashEvents(events: readonly CountedEvent[]): EventHashes {
  return new Map(
    events.map((event) => [event, hashOf([event.region ?? '', ...[...event.sources].sort()].join('\n'))]),
  );
}

/** Fowler, Noll and Vo. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** Spreads a number over 32 bits, so that sums of such numbers are unlikely to be equal. */
function mix(value: number): number {
  const half = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return Math.imul(half ^ (half >>> 13), 0xc2b2ae35) >>> 0;
}

function groupBy<Value, Key>(values: readonly Value[], keyOfValue: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const key = keyOfValue(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
