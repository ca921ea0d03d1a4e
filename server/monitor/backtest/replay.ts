import { seriesDetectors } from '../detectors/series-detectors.ts';
import { spread } from '../detectors/spread.ts';
import { countsKnownIn, type EventSeries, type SeriesSet } from './event-series.ts';

/** A year in weeks: what every detector learns from before it is watched. */
export const YEAR = 52;

/** What a detector said in the weeks that are judged: of which series it gave an alarm in which week. */
export type Alarms = {
  detector: string;
  /** Series-weeks in which it could tell. */
  told: number;
  /** By the name of the series, its weeks in order. */
  weeks: Map<string, number[]>;
};

/** R’s reading of C3 is there for agreement with R; the product’s is the paper’s. */
const notReplayed = new Set(['earsC3']);

/** The detectors of the product that look at counts. */
export const replayed: readonly string[] = [
  ...[...seriesDetectors.keys()].filter((name) => !notReplayed.has(name)),
  spread.detector,
];

/**
 * Runs each detector at the end of each week from the second year on, up to `until`, on what was known then. It looks at the
 * week that ends and at those of the month before of which something new was known: what is told late is looked at
 * when it is told.
 */
export function replay(set: Pick<SeriesSet, 'series'>, until: number, from = YEAR): Alarms[] {
  const said = new Map(
    replayed.map((detector) => [detector, { detector, told: 0, weeks: new Map<string, number[]>() }]),
  );
  const note = (detector: string, name: string, week: number, alarm: boolean) => {
    const one = said.get(detector);
    if (!one) return;
    one.told++;
    if (alarm) one.weeks.set(name, [...(one.weeks.get(name) ?? []), week]);
  };
  for (let week = from; week <= until; week++) {
    const known = set.series.map((series) => ({ series, observed: countsKnownIn(series, week) }));
    for (const { series, observed } of known) {
      const looked = weeksToLookAt(series, week).map((one) => observed.slice(0, one + 1));
      for (const detector of seriesDetectors.values()) {
        if (!replayed.includes(detector.detector)) continue;
        const outcomes = looked.map((counts) => lastOutcome(detector, counts));
        const alarm = outcomes.includes('ALARM');
        if (alarm || outcomes.includes('QUIET')) note(detector.detector, series.name, week, alarm);
      }
    }
    for (const { names, fresh } of newRegions(known)) {
      for (const name of names) note(spread.detector, name, week, fresh.has(name));
    }
  }
  return [...said.values()];
}

function weeksToLookAt({ events }: EventSeries, week: number): number[] {
  const told = events.filter((event) => event.receivedIn === week && event.week > week - 5);
  return [...new Set([week, ...told.map((event) => event.week)])];
}

type Detector = NonNullable<ReturnType<(typeof seriesDetectors)['get']>>;

/** The first period that each would look at by itself. The older Farrington goes on with fewer years if it is asked to. */
const firstPeriods: ReadonlyMap<string, number> = new Map(
  [...seriesDetectors].map(([name, detector]) => [
    name,
    detector.detect({ observed: [], frequency: YEAR }).rangeFrom,
  ]),
);

/** What it says of the last week; null where it can't tell, and so for one that needs more years. */
function lastOutcome(detector: Detector, observed: number[]): 'ALARM' | 'QUIET' | null {
  const last = observed.length - 1;
  const first = firstPeriods.get(detector.detector) ?? 0;
  if (last < first) return null;
  // CUSUM adds up what came before, so it runs from where it begins; the others ask about the last week alone.
  const from = detector.detector === 'cusum' ? first : last;
  const outcome = detector.detect({ observed, frequency: YEAR }, {}, from).findings.at(-1)?.outcome;
  return outcome === 'ALARM' || outcome === 'QUIET' ? outcome : null;
}

type Known = { series: EventSeries; observed: number[] }[];

/** By kind: the series of all its places, and those that the spread’s alarm names. */
function newRegions(known: Known): { names: string[]; fresh: Set<string> }[] {
  return [...new Set(known.map(({ series }) => series.kind))].flatMap((kind) => {
    const regions = known
      .filter(({ series }) => series.kind === kind)
      .map(({ series, observed }) => ({ region: series.name, observed }));
    const last = (regions[0]?.observed.length ?? 0) - 1;
    const finding = spread.detect(regions, {}, last).findings.at(-1);
    if (finding?.outcome !== 'ALARM' && finding?.outcome !== 'QUIET') return [];
    const fresh = new Set(finding.outcome === 'ALARM' ? finding.seen.regions : []);
    return [{ names: regions.map(({ region }) => region), fresh }];
  });
}
