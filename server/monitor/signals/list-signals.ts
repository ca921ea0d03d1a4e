import type { Viewer } from '../../domain/viewer.ts';
import { badUserInput, notFound } from '../../lib/api-errors.ts';
import { WEEKS_A_MONTH } from '../detectors/false-alarms.ts';
import { monitorPolicy } from '../monitor.policy.ts';
import { asMonitor, type MonitorConnection } from '../monitor-connection.ts';
import type { MonitorParts } from '../monitor-parts.ts';
import type { Step } from '../series/periods.ts';
import type { Watched } from './detection.sql.ts';
import { insertReview, readSignal, readSignals, readWatch, type SignalRow } from './signal.sql.ts';
import { requireReviewable, stateOf } from './signal-states.ts';
import { uncontrolledDetectors } from './watchers.ts';

export const SIGNALS = { usual: 50, most: 100 };

type Page = { country: string; controlled: boolean; first: number | null; offset: number };

/** Signals, whether more follow, and whether whoever asks reads the incidents behind them now. */
export type SignalPage = { signals: SignalRow[]; hasNextPage: boolean; reads: boolean };

/**
 * A page of a country's signals, of detectors with a p-value or of the others, for those who follow them. Those of a hidden
 * group are there for whoever reads its incidents now.
 */
export async function listSignals(
  { database }: Pick<MonitorParts, 'database'>,
  viewer: Viewer,
  { country, controlled, first, offset }: Page,
): Promise<SignalPage> {
  const size = first ?? SIGNALS.usual;
  if (size < 0 || size > SIGNALS.most) throw badUserInput(`A page holds 0 to ${SIGNALS.most} signals.`);
  if (offset < 0 || offset > 1_000_000) throw badUserInput('Skip 0 to 1,000,000 signals.');
  return asMonitor(database, viewer, async (connection) => {
    const reads = await readsBehind(connection, viewer, country);
    const asked = {
      countryCode: country,
      hiddenToo: reads,
      detectors: uncontrolledDetectors,
      isOfThese: !controlled,
    };
    const rows = await readSignals(connection, asked, size + 1, offset);
    return { signals: rows.slice(0, size), hasNextPage: rows.length > size, reads };
  });
}

/**
 * Whether somebody reads the incidents behind a country's signals now, and so those of hidden groups too. Throws FORBIDDEN
 * where they follow no signals there.
 */
async function readsBehind(
  connection: MonitorConnection,
  viewer: Viewer,
  countryCode: string,
): Promise<boolean> {
  if (await monitorPolicy.readsIncidents(connection, viewer, countryCode)) return true;
  monitorPolicy.requireIn(viewer, 'readSignals', countryCode);
  return false;
}

/**
 * Says that somebody looked at what a signal rests on: at the observation that they saw, which must be the latest. For whoever
 * reads the incidents behind it. Throws NOT_FOUND where it isn't there for them.
 */
export async function reviewSignal(
  { database, log }: Pick<MonitorParts, 'database' | 'log'>,
  viewer: Viewer,
  id: string,
  observation: number,
): Promise<SignalRow> {
  monitorPolicy.requireSomewhere(viewer, 'readIncidents', 'openIncidents');
  return asMonitor(database, viewer, async (connection) => {
    const signal = await readSignal(connection, id);
    if (!signal || !(await monitorPolicy.readsIncidents(connection, viewer, signal.countryCode))) {
      throw notFound('No signal that you may review has this id.');
    }
    const { countryCode, reviewed } = signal;
    const [{ number, stands }] = signal.observations;
    requireReviewable(stateOf({ stands, reviewed }), number, observation);
    if (await insertReview(connection, id, number, countryCode)) {
      await log.append(connection, { countryCode, kind: 'SIGNAL_REVIEWED', subjectId: id });
    }
    return { ...signal, reviewed: true };
  });
}

export type Watch = {
  ranAt: Date | null;
  detectors: (Watched & { expectedFalseAlarms: number })[];
  expectedFalseAlarms: number;
};

const periodsAMonth: Readonly<Record<Step, number>> = { WEEK: WEEKS_A_MONTH, MONTH: 1 };

/** What detection watches in a country, and how many alarms are to be expected of it by chance. */
export async function readMonitorWatch(
  { database }: Pick<MonitorParts, 'database'>,
  viewer: Viewer,
  country: string,
): Promise<Watch> {
  const runs = await asMonitor(database, viewer, async (connection) =>
    readWatch(connection, country, await readsBehind(connection, viewer, country)),
  );
  const detectors = addUp(runs.flatMap(({ watched }) => watched)).map((one) => ({
    ...one,
    expectedFalseAlarms: one.falseAlarms * periodsAMonth[one.step],
  }));
  return {
    ranAt: runs.map(({ ranAt }) => ranAt).sort((one, other) => Number(other) - Number(one))[0] ?? null,
    detectors,
    expectedFalseAlarms: detectors.reduce((sum, one) => sum + one.expectedFalseAlarms, 0),
  };
}

/** One for each detector and step, of what was watched in several runs. */
function addUp(watched: readonly Watched[]): Watched[] {
  const sums = new Map<string, Watched>();
  for (const one of watched) {
    const key = `${one.detector}/${one.step}`;
    const sum = sums.get(key);
    if (!sum) sums.set(key, { ...one });
    else {
      sum.falseAlarms += one.falseAlarms;
      sum.series += one.series;
      sum.tooFew += one.tooFew;
      sum.notComputable += one.notComputable;
    }
  }
  return [...sums.values()];
}
