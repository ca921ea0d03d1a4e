import { randomUUID } from 'node:crypto';
import type { Database } from '../../database/database.ts';
import { isUniqueViolation } from '../../database/database-errors.ts';
import { MONITOR_CHAIN_START } from '../log/monitor-event.ts';
import { lockMonitorHead } from '../log/monitor-log.sql.ts';
import type { MonitorLog } from '../log/monitor-log.ts';
import { asWork, type MonitorConnection } from '../monitor-connection.ts';
import { buildSeries, type CountedEvent, fingerprintOf, hashEvents, keyOf } from '../series/build-series.ts';
import { periodOf, type Step } from '../series/periods.ts';
import { readCountedEvents } from '../series/series.sql.ts';
import {
  type DetectionState,
  insertObserved,
  insertRun,
  readDetection,
  readFamilies,
  readKnownSignals,
  type Watched,
  writeDetection,
  writeFamilies,
} from './detection.sql.ts';
import { type FrameworkState, readFrameworkState } from './framework-state.sql.ts';
import { type Indicators, judgeFramework } from './judge-framework.ts';
import { type Judgement, judgeSeries, latestPeriods } from './judge-series.ts';
import { isOfSeries, type KnownSignal, type Observed, observe, type SeriesSignal } from './observe.ts';
import type { Watcher } from './watchers.ts';
import { type Family, type FamilyName, weigh } from './weigh.ts';

/** What a run works with. `breathe` is awaited after each series, so that others get their turn. */
export type DetectionParts = {
  database: Database;
  log: MonitorLog;
  watchers: readonly Watcher[];
  /** Those of the framework, which countries are assessed by. */
  indicators: Indicators;
  breathe(): Promise<void>;
};

export type RunKind = 'NIGHTLY' | 'ARRIVAL';

/** Somebody changed something between the reading and the writing of a run. */
export class Outdated extends Error {
  override readonly name = 'Outdated';
}

const MOST_ATTEMPTS = 5;
const OBSERVATION_KEY = 'pk_monitor_signal_observation';

/**
 * Looks for signals in a country as it stands on a day, `YYYY-MM-DD`. A nightly run judges every series. A run on arrival
 * judges those that changed since they were last judged, beside the p-values of the last nightly run; the first one of a
 * country judges all. Each looks at assessments and dates as well.
 *
 * It reads in one transaction, works outside of any, and writes in another that does nothing where the country's log moved
 * meanwhile: then it begins again, and throws Outdated where that happens each time. Gives how many observations it wrote.
 */
export async function runDetection(
  parts: DetectionParts,
  countryCode: string,
  kind: RunKind,
  today: string,
): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runOnce(parts, countryCode, kind, today);
    } catch (error) {
      // Another run that wrote the same observation first has moved the log, too, which this one came too early to see.
      const isOutdated = error instanceof Outdated || isUniqueViolation(error, OBSERVATION_KEY);
      if (!isOutdated) throw error;
      if (attempt === MOST_ATTEMPTS)
        throw new Outdated('the country’s log moves on and on', { cause: error });
    }
  }
}

type Read = {
  position: number;
  events: CountedEvent[];
  state: DetectionState;
  families: Family[];
  known: KnownSignal[];
  framework: FrameworkState;
};

async function runOnce(
  { database, log, watchers, indicators, breathe }: DetectionParts,
  countryCode: string,
  kind: RunKind,
  today: string,
): Promise<number> {
  const read = await asWork(database, 'DETECTION', (connection) => readCountry(connection, countryCode));
  const last = { WEEK: periodOf('WEEK', today), MONTH: periodOf('MONTH', today) };
  // What lost its last incident is judged too where it has a signal, which may then stand no longer.
  const signals = read.known.filter(isOfSeries);
  const series = buildSeries(read.events, last, signals);
  await breathe();
  const hashes = hashEvents(read.events);
  const counted = new Map([...series].map(([key, one]) => [key, fingerprintOf(one, hashes)]));
  const isFull = kind === 'NIGHTLY' || read.state.nightlyOn === null;
  const chosen = [...series].filter(([key]) => isFull || counted.get(key) !== read.state.counted[key]);
  const ofFramework = read.known.filter((one) => !isOfSeries(one));
  const assessed = judgeFramework(read.framework, indicators, ofFramework, today);
  if (chosen.length === 0 && assessed.length === 0 && !isFull) return 0;

  await breathe();
  const known = groupKnown(signals);
  const judgements: Judgement[] = [];
  for (const [key, one] of chosen) {
    judgements.push(...judgeSeries(one, watchers, last[one.step], known.get(key) ?? []));
    await breathe();
  }
  const isWhole = ({ step, period }: FamilyName) =>
    isFull && latestPeriods(step, last[step]).includes(period);
  const { weighed, families } = weigh(judgements, read.families, isWhole);
  await breathe();
  const observed = [...observe(weighed, signals), ...assessed];
  await asWork(database, 'DETECTION', async (connection) => {
    const runIds = await writeRuns(connection, countryCode, { isFull, judgements, observed, last });
    const written = observed.map(({ id, hidden, ...one }) => ({
      ...one,
      id: id ?? randomUUID(),
      isNew: id === null,
      runId: runIds[hidden ? 'hidden' : 'others'],
    }));
    if (written.length > 0) await insertObserved(connection, countryCode, written);
    await writeFamilies(connection, countryCode, families.filter(isWhole));
    const nightlyOn = isFull ? today : null;
    await writeDetection(connection, countryCode, { nightlyOn, counted: Object.fromEntries(counted) });
    const head = await lockMonitorHead(connection, countryCode, MONITOR_CHAIN_START);
    if (Number(head.position) !== read.position) throw new Outdated('the country’s log moved');
    const [first] = written;
    if (first) await log.append(connection, { countryCode, kind: 'SIGNALS_FOUND', subjectId: first.runId });
  });
  return observed.length;
}

/** The head is held while the rest is read: whoever appended to the log has then committed, and nobody else does. */
async function readCountry(connection: MonitorConnection, countryCode: string): Promise<Read> {
  const { position } = await lockMonitorHead(connection, countryCode, MONITOR_CHAIN_START);
  return {
    position: Number(position),
    events: await readCountedEvents(connection, countryCode),
    state: await readDetection(connection, countryCode),
    families: await readFamilies(connection, countryCode),
    known: await readKnownSignals(connection, countryCode),
    framework: await readFrameworkState(connection, countryCode),
  };
}

function groupKnown(known: readonly SeriesSignal[]): Map<string, SeriesSignal[]> {
  const groups = new Map<string, SeriesSignal[]>();
  for (const one of known) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}

type Ran = {
  isFull: boolean;
  judgements: readonly Judgement[];
  observed: readonly Observed[];
  last: Readonly<Record<Step, number>>;
};

/** Writes the run down, that over hidden groups apart: each where it was over all series, or found something. */
async function writeRuns(
  connection: MonitorConnection,
  countryCode: string,
  { isFull, judgements, observed, last }: Ran,
): Promise<{ hidden: string; others: string }> {
  const ids = { hidden: randomUUID(), others: randomUUID() };
  for (const hidden of [false, true]) {
    const watched = isFull ? summarise(judgements, hidden, last) : [];
    const matters =
      watched.length > 0 || (isFull && !hidden) || observed.some((one) => one.hidden === hidden);
    const id = hidden ? ids.hidden : ids.others;
    const kind = isFull ? 'NIGHTLY' : 'ARRIVAL';
    if (matters) await insertRun(connection, { id, countryCode, hidden, kind, watched });
  }
  return ids;
}

/** How many series each detector watched in the present period, and of how many it could not tell. */
function summarise(
  judgements: readonly Judgement[],
  hidden: boolean,
  last: Readonly<Record<Step, number>>,
): Watched[] {
  const watched = new Map<Watcher, Watched>();
  for (const { series, watcher, period, finding } of judgements) {
    if (series.hidden !== hidden || period !== last[series.step]) continue;
    const { detector, version, step, parameters, controlled } = watcher;
    const about = { detector, version, step, parameters, controlled };
    const one = watched.get(watcher) ?? {
      ...about,
      falseAlarms: 0,
      series: 0,
      tooFew: 0,
      notComputable: 0,
    };
    one.series++;
    if (finding.outcome === 'TOO_FEW') one.tooFew++;
    else if (finding.outcome === 'NOT_COMPUTABLE') one.notComputable++;
    else one.falseAlarms += watcher.falseAlarmRate(series.events.length / (period - series.first + 1));
    watched.set(watcher, one);
  }
  return [...watched.values()];
}
