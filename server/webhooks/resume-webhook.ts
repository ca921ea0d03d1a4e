import type { Database } from '../database/database.ts';
import { callJobs } from '../jobs/job.sql.ts';
import { badUserInput, cursorInvalid } from '../lib/api-errors.ts';
import type { LogTail } from '../log/log-tail.ts';
import { enterState } from './webhook.sql.ts';
import { DELIVER } from './webhook-parts.ts';

/** So far back a webhook can be told again: of some weeks. Who has nothing yet reads the log itself. */
const FARTHEST_BACK = 50_000;

/** Lets a webhook go on, where it was left or behind a cursor. Throws CURSOR_INVALID and BAD_USER_INPUT. */
export async function resumeWebhook(
  database: Database,
  tail: LogTail,
  id: string,
  after: string | null,
  now: Date,
): Promise<void> {
  const place = after === null ? null : await tail.resolve(after);
  if (after !== null && place === null) throw cursorInvalid();
  if (place !== null && tail.position - place.position > FARTHEST_BACK) {
    throw badUserInput(
      `A webhook is told again of ${FARTHEST_BACK} events of the log at most: read the log from this cursor instead.`,
    );
  }
  await database.transaction('READ COMMITTED', async (connection) => {
    await enterState(connection, id, 'ACTIVE', place?.position ?? null);
    await callJobs(connection, DELIVER, [id], now);
  });
}
