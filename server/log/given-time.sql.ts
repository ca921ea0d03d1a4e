import type { Queryable, Statement } from '../database/database.ts';

/** Whether a demonstration is being made: nobody has worked with this database yet. */
const isBeingMade = `exists (select from setting where name = 'demonstration' and value like 'started %')`;

/** The time of what is written after the head's row: the one given, but never before the head's and never after now. */
export const timeAfterHead = (given: string) =>
  `greatest(at, least(${given}::timestamptz(3), date_trunc('milliseconds', clock_timestamp())))`;

/** A time is given only while a demonstration is being made; otherwise the statement finds no head, and writes nothing. */
export const timeMayBeGiven = (given: string) => `(${given}::timestamptz(3) is null or ${isBeingMade})`;

const askWhetherBeingMade: Statement = {
  name: 'ask-whether-demonstration-is-being-made',
  text: `select ${isBeingMade} as allowed`,
};

/** Says why nothing was written, where that is because a time was given. */
export async function refuseGivenTime(connection: Queryable): Promise<void> {
  const [answer] = await connection.query<{ allowed: boolean }>(askWhetherBeingMade);
  if (answer?.allowed) return;
  throw new Error(
    'An event takes its time from the database, not from its caller, unless a demonstration is being made: leave `at` out.',
  );
}
