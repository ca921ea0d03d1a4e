import type { LogPlaceInput } from '../../schema/types/log-place-input.ts';
import type { Queryable, Statement } from '../database/database.ts';
import { badUserInput, cursorInvalid, notFound } from '../lib/api-errors.ts';
import { type LogPosition, logPosition, logStart } from '../log/cursor.ts';
import { firstPositionSince } from '../log/event-moment.sql.ts';
import type { LogTail } from '../log/log-tail.ts';
import { readPosition } from '../log/read-events.sql.ts';

const snapshotPlace: Statement = {
  name: 'snapshot-place',
  text: 'select position, hash from snapshot where cycle_code = $1 and name = $2',
};

/** The place in the log that is named, of a cycle. Throws BAD_USER_INPUT, CURSOR_INVALID or NOT_FOUND. */
export async function findPlace(
  connection: Queryable,
  tail: LogTail,
  cycleCode: string,
  { cursor, moment, snapshot }: LogPlaceInput,
): Promise<LogPosition> {
  if ([cursor, moment, snapshot].filter((part) => part != null).length !== 1) {
    throw badUserInput('Name a place in the log by exactly one of cursor, moment and snapshot.');
  }
  if (cursor != null) {
    const place = await tail.resolve(cursor);
    if (!place) throw cursorInvalid();
    return place;
  }
  if (moment != null) {
    // Moments have whole milliseconds.
    const after = await firstPositionSince(connection, new Date(moment.getTime() + 1));
    return (await readPosition(connection, Number(after) - 1)) ?? logStart;
  }
  const [taken] = await connection.query<{ position: number; hash: Buffer }>(snapshotPlace, [
    cycleCode,
    snapshot,
  ]);
  if (!taken) throw notFound('There is no such snapshot: `snapshots` lists those that there are.');
  return logPosition(Number(taken.position), taken.hash);
}
