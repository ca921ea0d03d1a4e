import { z } from 'zod';
import type { Viewer } from '../../domain/viewer.ts';
import { badUserInput } from '../../lib/api-errors.ts';
import { parseJson } from '../../lib/parse-json.ts';
import { backtestOutcomes, defaultDetectors } from '../detectors/default-detectors.ts';
import type { Finding, Result } from '../detectors/result.ts';
import { seriesDetectors } from '../detectors/series-detectors.ts';
import { type Place, spaceTimeScan } from '../detectors/space-time-scan.ts';
import { spread } from '../detectors/spread.ts';
import { monitorPolicy } from '../monitor.policy.ts';
import { asMonitor } from '../monitor-connection.ts';
import type { MonitorParts } from '../monitor-parts.ts';
import {
  buildSeries,
  type CountedSeries,
  countsOf,
  keyOf,
  regionsOf,
  type SeriesName,
} from './build-series.ts';
import { isOfCategory, lastPeriods, todayInUtc } from './list-series.ts';
import { frequencies, placeInTime, startOf } from './periods.ts';
import { type LocatedEvent, readCountedEvents, readLocatedEvents } from './series.sql.ts';

export const PERIODS = { usual: 52, most: 520 };
/** The scan shuffles all of a series’ incidents a thousand times, and compares all places with all. */
const SCANNED = { periods: 104, regions: 100, incidents: 20_000 };

export type WorkbenchAsked = {
  country: string;
  series: SeriesName;
  detector: string;
  /** JSON; null for the detector’s own defaults. */
  parameters: string | null;
  /** How many of the latest periods it looks at. */
  last: number | null;
};

export type WorkbenchRun = Pick<Result, 'detector' | 'version' | 'parameters'> & {
  source: string;
  findings: (Pick<Finding, 'observed' | 'outcome' | 'upperbound' | 'p'> & {
    periodStart: string;
    sentence: string;
  })[];
  file: string | null;
};

/** What there is to choose from, with each detector's defaults and where it is defined. */
export function listDetectors(viewer: Viewer) {
  monitorPolicy.requireSomewhere(viewer, 'readSignals', 'openIncidents');
  const running = new Set(defaultDetectors.map(({ detector }) => detector));
  return [
    ...seriesDetectors.values(),
    { ...spread, detector: 'spread' },
    { ...spaceTimeScan, detector: 'spaceTimeScan' },
  ].map(({ detector, defaults, source }) => ({
    detector,
    defaults: JSON.stringify(defaults),
    source,
    isOn: running.has(detector),
    backtest: backtestOutcomes.get(detector) ?? null,
  }));
}

/**
 * Runs one detector with parameters of one's own over one series, for whoever reads the country's incidents. Nothing is
 * written. `file` has the series in the form that `npm run --silent detect` takes, and that gives the same.
 */
export async function runOnWorkbench(
  { database }: Pick<MonitorParts, 'database'>,
  viewer: Viewer,
  { country, series: name, detector, parameters, last }: WorkbenchAsked,
  today = todayInUtc(),
): Promise<WorkbenchRun> {
  const length = last ?? PERIODS.usual;
  if (length < 1 || length > PERIODS.most) {
    throw badUserInput(`Look at the latest 1 to ${PERIODS.most} periods.`);
  }
  const given = readParameters(parameters);
  const isScan = detector === 'spaceTimeScan';
  if (!isScan && detector !== 'spread' && !seriesDetectors.has(detector)) {
    throw badUserInput('There is no detector of this name: take one of `monitorDetectors`.');
  }
  if (isScan && name.sourceClass === 'OWN') {
    throw badUserInput('The scan needs coordinates, which the monitor keeps of imported events alone.');
  }
  const present = lastPeriods(today)[name.step];
  const read = await asMonitor(database, viewer, async (connection) => {
    await monitorPolicy.requireReader(connection, viewer, country);
    return isScan
      ? { located: await readLocatedEvents(connection, country) }
      : { events: await readCountedEvents(connection, country) };
  });
  if (read.located) return scan(name, read.located, given, present);
  const series = buildSeries(read.events, lastPeriods(today)).get(keyOf(name));
  if (!series) {
    throw badUserInput('Nothing counts in this series: choose one of `monitorSeries`.');
  }
  return run(series, detector, given, present, length);
}

function run(
  series: CountedSeries,
  detector: string,
  given: unknown,
  present: number,
  length: number,
): WorkbenchRun {
  const observed = countsOf(series, present);
  const rangeFrom = Math.max(0, observed.length - length);
  const frequency = frequencies[series.step];
  const found = seriesDetectors.get(detector);
  if (!found) {
    const result = asked(() => spread.detect(regionsOf(series, present), given, rangeFrom));
    return toRun(series, result, spread.source, (finding) => spread.sentence(finding), null);
  }
  const result = asked(() => found.detect({ observed, frequency }, given, rangeFrom));
  const { parameters } = result;
  const file = {
    series: keyOf(series),
    frequency,
    start: startOf(series.step, series.first),
    observed,
    results: { [detector]: { parameters, rangeFrom } },
  };
  return toRun(series, result, found.source, (finding) => found.sentence(finding), JSON.stringify(file));
}

/** Over regions, each at the middle of its events: the scan looks for neighbours, and is dear. */
function scan(
  name: SeriesName,
  events: readonly LocatedEvent[],
  given: unknown,
  present: number,
): WorkbenchRun {
  const first = present - SCANNED.periods + 1;
  const regions = new Map<string, { latitude: number; longitude: number; observed: number[]; all: number }>();
  let incidents = 0;
  for (const event of events) {
    const period = placeInTime(event, name.step);
    if (event.groupId !== name.groupId || !isOfCategory(event, name.category)) continue;
    if (period === null || period < first || period > present) continue;
    const region = regions.get(event.region) ?? {
      latitude: 0,
      longitude: 0,
      observed: new Array<number>(SCANNED.periods).fill(0),
      all: 0,
    };
    region.all++;
    region.latitude += (event.latitude - region.latitude) / region.all;
    region.longitude += (event.longitude - region.longitude) / region.all;
    region.observed[period - first] = (region.observed[period - first] ?? 0) + 1;
    regions.set(event.region, region);
    incidents++;
  }
  if (regions.size > SCANNED.regions || incidents > SCANNED.incidents) {
    throw badUserInput(
      'This series has more places or incidents than the scan takes: choose a narrower one.',
    );
  }
  const places: Place[] = [...regions].map(([region, { all: _, ...place }]) => ({ name: region, ...place }));
  const result = asked(() => spaceTimeScan.detect(places, given));
  return toRun({ ...name, first }, result, spaceTimeScan.source, spaceTimeScan.sentence, null);
}

function toRun<Seen>(
  { step, first }: Pick<CountedSeries, 'step' | 'first'>,
  { detector, version, parameters, findings }: Result<Seen>,
  source: string,
  sentence: (finding: Finding<Seen>) => string,
  file: string | null,
): WorkbenchRun {
  return {
    detector,
    version,
    parameters,
    source,
    findings: findings.map((finding) => ({
      periodStart: startOf(step, first + finding.period),
      observed: finding.observed,
      outcome: finding.outcome,
      upperbound: finding.upperbound,
      p: finding.p,
      sentence: sentence(finding),
    })),
    file,
  };
}

function readParameters(text: string | null): unknown {
  if (text === null || text.trim() === '') return {};
  try {
    return parseJson(text);
  } catch {
    throw badUserInput('Parameters are written as JSON, for instance {"alpha": 0.01}.');
  }
}

/** Runs it; parameters that aren't its own are refused with the first thing that is wrong with them. */
function asked<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const [issue] = error.issues;
    throw badUserInput(
      `The parameters can’t be used: ${[...(issue?.path ?? []), issue?.message].join(': ')}.`,
    );
  }
}
