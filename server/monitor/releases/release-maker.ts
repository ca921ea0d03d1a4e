import type { Logger } from 'pino';
import type { Database } from '../../database/database.ts';
import { monitorRoleLacks } from '../../database/monitor-role.ts';
import type { Background } from '../../lib/background.ts';
import { makeDueReleases } from './make-due-releases.ts';

/** Long enough that a start isn't held up by a release, which takes this process some tenths of a second. */
const FIRST_LOOK_MS = 30_000;
const LOOK_MS = 60 * 60 * 1_000;

/**
 * Makes the monthly releases: half a minute after a start, which makes up for a day that was missed, and once an hour. The
 * replica that looks first makes them.
 */
export class ReleaseMaker {
  readonly #timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly database: Database,
    private readonly log: Logger,
    private readonly background: Background,
  ) {}

  start(): void {
    const look = () => this.background.run('make the monthly releases', this.make(new Date()));
    this.#timers.push(setTimeout(look, FIRST_LOOK_MS).unref(), setInterval(look, LOOK_MS).unref());
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  /** Makes what is due. Does nothing while the monitor has no role, which the start has said. */
  async make(now: Date): Promise<void> {
    if ((await monitorRoleLacks(this.database)) !== null) return;
    const years = await makeDueReleases(this.database, now);
    if (years.length > 0) this.log.info({ years }, 'monthly releases were made');
  }
}
