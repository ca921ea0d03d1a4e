import type { Queryable } from '../../database/database.ts';
import type { HeededResult } from './change.ts';
import { checkInput, inputDigest } from './check-input.ts';
import { readContexts } from './record-context.sql.ts';
import type { Entry, Pending } from './record-input.ts';
import type { RecordOutcome } from './record-outcome.ts';
import { decideOne } from './record-round.ts';
import type { Refusal } from './refusal.ts';
import { replay } from './replay-outcomes.ts';

/** What would become of an entry. `REPLAYED`: it was recorded before, with this outcome. */
export type TriedOutcome =
  | { kind: 'REFUSED'; refusal: Refusal }
  | { kind: 'REPLAYED'; outcome: RecordOutcome }
  | HeededResult;

/**
 * Says what `recordResponses` would do with entries of distinct responses, and writes nothing. It decides by what stands at
 * this moment: what is recorded later meets what stands then.
 */
export async function tryResponses(
  connection: Queryable,
  entries: readonly Entry[],
): Promise<TriedOutcome[]> {
  const contexts = await readContexts(connection, entries);
  const tried: TriedOutcome[] = [];
  const replays: Pending[] = [];
  for (const [index, entry] of entries.entries()) {
    const pending: Pending = { ...entry, index, digest: inputDigest(entry.input) };
    const context = contexts.get(entry.input);
    if (!context) throw new Error('an input was read without a result');
    const wrong = checkInput(entry.input);
    if (wrong) tried[index] = { kind: 'REFUSED', refusal: { code: 'INVALID', message: wrong } };
    else if (context.receipt_digest?.equals(pending.digest)) replays.push(pending);
    else {
      const decided = decideOne(pending, context);
      tried[index] = 'code' in decided ? { kind: 'REFUSED', refusal: decided } : decided.result;
    }
  }
  await replay(connection, replays, (index, outcome) => {
    tried[index] = { kind: 'REPLAYED', outcome };
  });
  return tried;
}
