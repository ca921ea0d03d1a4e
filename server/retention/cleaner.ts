import type { Logger } from 'pino';
import type { Database } from '../database/database.ts';
import { monitorRoleLacks } from '../database/monitor-role.ts';
import type { Background } from '../lib/background.ts';
import { asWork } from '../monitor/monitor-connection.ts';
import { deleteMonitorStep, monitorKinds } from './monitor-retention.sql.ts';
import { deleteStep, type Kind, kinds, ROWS_A_STEP, readLastOldPosition } from './retention.sql.ts';

const EVERY_MS = 60 * 60 * 1_000;

/**
 * Deletes what has been kept long enough (docs/privacy.md), once an hour and on every replica. What one replica has
 * deleted, another no longer finds. A failure is logged, and the next hour tries again.
 */
export class Cleaner {
  #timer: NodeJS.Timeout | undefined;
  #running = false;
  #stopped = false;

  constructor(
    private readonly database: Database,
    private readonly log: Logger,
    private readonly background: Background,
  ) {}

  /** Begins at once, and keeps nobody waiting. */
  start(): void {
    this.#begin();
    this.#timer = setInterval(() => this.#begin(), EVERY_MS);
    this.#timer.unref();
  }

  /** Takes no further step; the one in progress ends in the background. */
  stop(): void {
    this.#stopped = true;
    clearInterval(this.#timer);
  }

  /** Deletes everything that has been kept long enough, step by step. */
  async clean(): Promise<void> {
    const lastOldPosition = await readLastOldPosition(this.database);
    for (const kind of kinds) {
      await this.#deleteAll(kind, () => deleteStep(this.database, kind, lastOldPosition));
    }
    // Without its role the monitor is closed, which the start has said.
    if ((await monitorRoleLacks(this.database)) !== null) return;
    for (const kind of monitorKinds) {
      await this.#deleteAll(null, () =>
        asWork(this.database, 'RETENTION', (connection) => deleteMonitorStep(connection, kind)),
      );
    }
  }

  /** `kind` null: of the monitor, of which the process log says nothing. */
  async #deleteAll(kind: Kind | null, step: () => Promise<number>): Promise<void> {
    let deleted = 0;
    let last = ROWS_A_STEP;
    while (last === ROWS_A_STEP && !this.#stopped) {
      last = await step();
      deleted += last;
    }
    if (deleted > 0 && kind) this.log.info({ kind, deleted }, 'what was kept long enough is deleted');
  }

  /** One at a time: an hour that is not enough is continued, never doubled. */
  #begin(): void {
    if (!this.#running) this.background.run('delete what was kept long enough', this.#cleanOnce());
  }

  async #cleanOnce(): Promise<void> {
    this.#running = true;
    try {
      await this.clean();
    } finally {
      this.#running = false;
    }
  }
}
