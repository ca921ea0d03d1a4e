import type { Queryable } from '../../database/database.ts';
import type { Entry, Pending } from './decided-change.ts';
import { RecordContextCache } from './record-context-cache.ts';
import type { RecordOutcome } from './record-outcome.ts';
import { nothingKnown, recordRound, replay } from './record-round.ts';

/**
 * Records inputs in order, each with its own outcome: a refusal or conflict never stops the rest (rules 1–10). Entries of
 * distinct responses go in one statement; those of the same response follow each other, since the later one is merged
 * into what the earlier one left. Entries that were recorded before are told again at the end, once for all. Throws only where the database fails, or refuses that a time is given (rule 20); nothing
 * of the statement at hand is then applied.
 */
export async function recordResponses(
  database: Queryable,
  entries: readonly Entry[],
  at: Date | null = null,
): Promise<RecordOutcome[]> {
  const outcomes: RecordOutcome[] = new Array(entries.length);
  const contextCache = new RecordContextCache();
  const resolve = (index: number, outcome: RecordOutcome) => {
    outcomes[index] = outcome;
  };
  const replays: Pending[] = [];
  for (let start = 0; start < entries.length; ) {
    const round = takeRound(entries, start);
    const from = start;
    const settleRound = (index: number, outcome: RecordOutcome) => resolve(from + index, outcome);
    const again = await recordRound(database, contextCache, round, settleRound, nothingKnown, at);
    replays.push(...again.map((entry) => ({ ...entry, index: from + entry.index })));
    start += round.length;
  }
  await replay(database, replays, resolve);
  return outcomes;
}

/** As many entries from the start as one statement can take: up to the first that meets one before it. */
function takeRound(entries: readonly Entry[], start: number): Entry[] {
  const seen = new Set<string>();
  const round: Entry[] = [];
  for (const entry of entries.slice(start)) {
    const keys = conflictKeys(entry);
    if (keys.some((key) => seen.has(key))) break;
    round.push(entry);
    for (const key of keys) seen.add(key);
  }
  return round;
}

/**
 * What an entry shares with those that can't go in the same statement: its response and its mutationId. Without the
 * cycle: named or left out, it may be the same one.
 */
export function conflictKeys({ author, input }: Entry): string[] {
  return [
    JSON.stringify([input.country, input.item, input.agency ?? null]),
    `${author.personId} ${input.mutationId.toLowerCase()}`,
  ];
}
