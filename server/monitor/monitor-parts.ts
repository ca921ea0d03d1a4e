import type { Database } from '../database/database.ts';
import type { MonitorLog } from './log/monitor-log.ts';
import type { KeyProvider } from './sealing/key-provider.ts';

/** What everything of the monitor works with. `keys` null: nobody said where keys are kept. */
export type MonitorParts = { database: Database; keys: KeyProvider | null; log: MonitorLog };
