import type { Queryable } from '../../database/database.ts';
import { Background } from '../../lib/background.ts';
import { nothingKnown, RecordContextCache } from './record-context.sql.ts';
import type { Entry } from './record-input.ts';
import type { RecordOutcome } from './record-outcome.ts';
import { recordRound } from './record-round.ts';
import { replay } from './replay-outcomes.ts';
import { type WriteBackend, WriteBatcher } from './write-batcher.ts';

/**
 * Records inputs in order by themselves, as one call of `WriteBatcher` that meets no other: on the connection of a
 * transaction, or at a time that is given (rule 20). Each has its own outcome: a refusal or conflict never stops the rest
 * (rules 1–10). Throws only where the database fails, or refuses that a time is given; nothing of the statement at hand is
 * then applied.
 */
export function recordResponses(
  connection: Queryable,
  entries: readonly Entry[],
  at: Date | null = null,
): Promise<RecordOutcome[]> {
  const contextCache = new RecordContextCache();
  const backend: WriteBackend = {
    write: (round, resolve, known) => recordRound(connection, contextCache, round, resolve, known, at),
    replay: (repeated, resolve) => replay(connection, repeated, resolve),
    // A connection takes one statement at a time, so nothing is read while it writes.
    read: async () => nothingKnown,
    isSlow: async (written) => {
      await written;
      return false;
    },
  };
  // A fault of the batcher's fails the call as well, which tells of it.
  const background = new Background({ error: () => {} });
  return new WriteBatcher(backend, background).record(entries);
}
