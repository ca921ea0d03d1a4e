import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../database/database.ts';
import type { Background } from '../../lib/background.ts';
import { type DefaultDetector, defaultDetectors } from '../detectors/default-detectors.ts';
import { indicatorsOf, readRiskFramework } from '../framework/risk-framework.ts';
import type { MonitorEventKind } from '../log/monitor-event.ts';
import type { MonitorLog } from '../log/monitor-log.ts';
import { asWork } from '../monitor-connection.ts';
import { claimNightly, readDue } from './detection.sql.ts';
import { type DetectionParts, Outdated, type RunKind, runDetection } from './run-detection.ts';
import { makeWatchers } from './watchers.ts';

/** How often a replica looks whether a nightly run is due: the first look after midnight in UTC begins it. */
const LOOK_MS = 60 * 60 * 1_000;

/** After so much work at a stretch it lets others come for so long. */
const SLICE_MS = 2;
const PAUSE_MS = 6;
/** After a country's nightly run, which has time until the morning, it rests for so many times as long, and lets the database rest. */
const REST = 1.5;
const LONGEST_REST_MS = 60_000;

/** After a run that a busy country left outdated each time. */
const BUSY_MS = 250;

/** What may change a count, a group that is hidden, or who told of something. */
/** What may change a count, a group that is hidden, who told of something, a level or a date. */
const bearing: ReadonlySet<MonitorEventKind> = new Set<MonitorEventKind>([
  'GROUP_CHANGED',
  'REPORT_TAKEN_UP',
  'REPORT_WITHDRAWN',
  'REPORT_DELETED',
  'REPORT_ATTACHED',
  'INCIDENT_CODED',
  'INCIDENT_CHANGED',
  'INCIDENTS_MERGED',
  'MERGE_UNDONE',
  'EVENTS_IMPORTED',
  'IMPORT_REMOVED',
  'INDICATOR_ASSESSED',
  'SENSITIVE_DATE_CHANGED',
]);

/**
 * Looks for signals: in each country once a day, by whichever replica comes first, and in a country at once where something
 * changed. Runs follow each other in one process; what changes during one is looked at in the next.
 */
export class Detection {
  readonly #arrived = new Set<string>();
  readonly #parts: DetectionParts;
  #timer: NodeJS.Timeout | undefined;
  #running = false;
  #looking = false;
  readonly #stopping = new AbortController();

  /** `now`: the clock that says which day it is. `detectors`: those that run by themselves. */
  constructor(
    private readonly database: Database,
    monitorLog: MonitorLog,
    private readonly background: Background,
    private readonly now: () => Date = () => new Date(),
    detectors: readonly DefaultDetector[] = defaultDetectors,
  ) {
    this.#parts = {
      database,
      log: monitorLog,
      watchers: makeWatchers(detectors),
      indicators: indicatorsOf(readRiskFramework()),
      breathe: breathing(),
    };
    monitorLog.onAppend(({ kind, countryCode }) => {
      if (bearing.has(kind)) this.arrived(countryCode);
    });
  }

  /** Looks at once whether nightly runs are due, and every hour, and keeps nobody waiting. */
  start(): void {
    this.#look();
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
    this.#timer.unref();
  }

  /** Begins no further run; the one in progress ends in the background. */
  stop(): void {
    this.#stopping.abort();
    clearInterval(this.#timer);
  }

  /** Something changed in a country, or is about to when its transaction commits: the run waits for that. */
  arrived(countryCode: string): void {
    this.#arrived.add(countryCode);
    if (!this.#running) this.background.run('look for signals where something changed', this.#runArrived());
  }

  /** The nightly runs that are due and that no other replica has begun. */
  async runNightly(): Promise<void> {
    const day = this.#today();
    for (const country of await asWork(this.database, 'DETECTION', (connection) =>
      readDue(connection, day),
    )) {
      if (this.#stopping.signal.aborted) return;
      const claimed = await asWork(this.database, 'DETECTION', (connection) =>
        claimNightly(connection, country, day),
      );
      if (!claimed) continue;
      const begun = performance.now();
      // Where the country was too busy it is still due: the next look comes back to it.
      await this.#run(country, 'NIGHTLY');
      await this.#rest(REST * (performance.now() - begun));
    }
  }

  async #runArrived(): Promise<void> {
    this.#running = true;
    const failures: unknown[] = [];
    for (const country of this.#arrived) {
      if (this.#stopping.signal.aborted) break;
      this.#arrived.delete(country);
      // One country's failure keeps no other waiting.
      const isOver = await this.#run(country, 'ARRIVAL').catch((error: unknown) => {
        failures.push(error);
        return true;
      });
      if (isOver) continue;
      this.#arrived.add(country);
      await this.#rest(BUSY_MS);
    }
    this.#running = false;
    if (failures.length > 0) throw failures[0];
  }

  /** False where so much happened in the country that no run could end; others come first then. */
  async #run(country: string, kind: RunKind): Promise<boolean> {
    try {
      await runDetection(this.#parts, country, kind, this.#today());
      return true;
    } catch (error) {
      if (error instanceof Outdated) return false;
      throw error;
    }
  }

  /** For so many milliseconds, or until the stop. */
  async #rest(ms: number): Promise<void> {
    const { signal } = this.#stopping;
    try {
      await sleep(Math.min(ms, LONGEST_REST_MS), undefined, { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  #look(): void {
    if (!this.#looking) this.background.run('look for signals nightly', this.#lookOnce());
  }

  async #lookOnce(): Promise<void> {
    this.#looking = true;
    try {
      await this.runNightly();
    } finally {
      this.#looking = false;
    }
  }

  #today(): string {
    return this.now().toISOString().slice(0, 10);
  }
}

/** Waits a moment whenever there was work for as long as a slice, so that the process answers others meanwhile. */
function breathing(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < SLICE_MS) return;
    await sleep(PAUSE_MS);
    since = performance.now();
  };
}
