import type { LogEvent } from '../log/log-event.ts';
import type { LogTail } from '../log/log-tail.ts';

/** What fan-out needs of the log. */
export type FollowedLog = Pick<LogTail, 'position' | 'stopped' | 'read' | 'advancedBeyond'>;

/** Events after a position of which it is known that there are more. */
export async function readOn(log: FollowedLog, position: number): Promise<readonly LogEvent[]> {
  const events = await log.read(position);
  // A reader would ask again at once, and nobody else would have a turn ever after.
  if (events.length === 0) throw new Error(`the log has nothing after ${position}, where it had before`);
  return events;
}
