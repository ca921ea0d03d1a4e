import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../database/database.ts';
import { isSerializationFailure, isUniqueViolation } from '../database/database-errors.ts';
import { formatCursor, logPlace } from '../events/cursor.ts';
import { contentDigest, newSalt } from '../events/event-content.ts';
import { visibilityOfChange } from '../events/event-visibility.ts';
import type { Viewer } from '../identity/viewer.ts';
import { cellProgress } from '../progress/cell.ts';
import type { Change, ChangeResult } from './change.ts';
import { checkInput, inputDigest } from './check-input.ts';
import { judgeInput, type RecordableContext } from './judge-input.ts';
import { type MergeResult, merge } from './merge.ts';
import { type RecordContext, type RecordTarget, readContexts } from './read-for-recording.sql.ts';
import { RecentStandings } from './recent-standings.ts';
import { recordChanges } from './record.sql.ts';
import type { RecordInput } from './record-input.ts';
import type { RecordOutcome, Refusal, ResponseState } from './record-outcome.ts';
import { replayOutcomes } from './replay-outcomes.ts';

/** An input and who sent it. */
export type Entry = { author: Viewer; input: RecordInput };

/** Takes what became of an entry, by its index in the call. */
export type Settle = (index: number, outcome: RecordOutcome) => void;

/** An entry in the middle of being recorded: its index in the call, and what its input's bytes come to. */
type Pending = Entry & { index: number; digest: Buffer };

/** A change that may be written, with what it was decided on. */
type Decision = Pending & { context: RecordableContext; result: Exclude<MergeResult, { kind: 'INVALID' }> };

/** How often a lost race is read again. Every loss is somebody else's success, so that this many is a fault elsewhere. */
const MOST_ATTEMPTS = 100;

/**
 * Records inputs in order, each with its own outcome: a refusal or conflict never stops the rest (rules 1–10). Entries of
 * distinct responses go in one statement; those of the same response follow each other, since the later one is merged
 * into what the earlier one left. Throws only where the database fails; nothing of the statement at hand is then applied.
 */
export async function recordResponses(
  database: Database,
  entries: readonly Entry[],
): Promise<RecordOutcome[]> {
  const outcomes: RecordOutcome[] = new Array(entries.length);
  const standings = new RecentStandings();
  for (let start = 0; start < entries.length; ) {
    const round = takeRound(entries, start);
    await recordRound(database, standings, round, (index, outcome) => {
      outcomes[start + index] = outcome;
    });
    start += round.length;
  }
  return outcomes;
}

/** As many entries from the start as one statement can take: up to the first that meets one before it. */
function takeRound(entries: readonly Entry[], start: number): Entry[] {
  const seen = new Set<string>();
  const round: Entry[] = [];
  for (const entry of entries.slice(start)) {
    const keys = meetingKeys(entry);
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
export function meetingKeys({ author, input }: Entry): string[] {
  return [
    JSON.stringify([input.country, input.item, input.agency ?? null]),
    `${author.personId} ${input.mutationId.toLowerCase()}`,
  ];
}

/**
 * Brings entries that don't meet each other to their outcomes, reading again those whose response moved in the meantime.
 * What becomes of an entry is told as soon as it is known: where the database fails later, it stays true.
 */
export async function recordRound(
  database: Database,
  standings: RecentStandings,
  entries: readonly Entry[],
  settle: Settle,
): Promise<void> {
  let open = entries
    .map((entry, index): Pending => ({ ...entry, index, digest: inputDigest(entry.input) }))
    .filter((entry) => {
      const wrong = checkInput(entry.input);
      if (wrong) settle(entry.index, refused(entry, { code: 'INVALID', message: wrong }));
      return !wrong;
    });
  for (let lostRaces = 0; open.length > 0; ) {
    const { decisions, replays } = await decide(database, standings, open, settle);
    const first = Math.min(...decisions.map(({ index }) => index));
    await replay(
      database,
      replays.filter(({ index }) => index < first),
      settle,
    );
    // What is told again says how the cell stands now: with all that comes before it in the call, and nothing after it.
    const later = replays.filter(({ index }) => index > first);
    const end = Math.min(...later.map(({ index }) => index));
    const due = decisions.filter(({ index }) => index < end);
    const lost = await write(database, due, standings, settle);
    open = [...lost, ...later, ...decisions.filter(({ index }) => index > end)].sort(byIndex);
    if (lost.length > 0) {
      if (++lostRaces === MOST_ATTEMPTS)
        throw new Error(`a response kept moving through ${MOST_ATTEMPTS} attempts`);
      await sleep(Math.random() * Math.min(lostRaces, 10));
    }
  }
}

const byIndex = (left: Pending, right: Pending) => left.index - right.index;

/**
 * A decision without reading, where the author saw what is remembered. Only one to record: what is refused, unchanged or in
 * conflict may be something that was recorded before and has to be told again, which reading finds out.
 */
function decideFromMemory(entry: Pending, standings: RecentStandings): Decision | null {
  const standing = standings.find(entry.input);
  const decision = standing && decideOne(entry, standing);
  return decision && 'result' in decision && decision.result.kind === 'RECORDED' ? decision : null;
}

/**
 * Gives the entries that end here their outcome, and returns the others: with a decision, or to be told again. What is not
 * remembered is read, all of it at once.
 */
async function decide(
  database: Database,
  standings: RecentStandings,
  entries: Pending[],
  settle: Settle,
): Promise<{ decisions: Decision[]; replays: Pending[] }> {
  const decisions: Decision[] = [];
  const replays: Pending[] = [];
  const unknown: Pending[] = [];
  for (const entry of entries) {
    const decision = decideFromMemory(entry, standings);
    if (decision) decisions.push(decision);
    else unknown.push(entry);
  }
  if (unknown.length === 0) return { decisions, replays };
  const contexts = new Map(
    (await readContexts(database, unknown.map(target))).map((context) => [context.ordinal, context]),
  );
  for (const entry of unknown) {
    const context = contexts.get(entry.index);
    if (!context) throw new Error('an input was read without a result');
    if (context.receipt_digest) {
      if (context.receipt_digest.equals(entry.digest)) replays.push(entry);
      else settle(entry.index, refused(entry, reusedMutationId));
      continue;
    }
    const decision = decideOne(entry, context);
    if ('code' in decision) settle(entry.index, refused(entry, decision));
    else decisions.push(decision);
  }
  return { decisions, replays };
}

/** Tells again what became of entries the first time. */
async function replay(database: Database, entries: Pending[], settle: Settle): Promise<void> {
  if (entries.length === 0) return;
  const targets = entries.map((entry) => ({ ...entry, target: target(entry) }));
  for (const [index, outcome] of await replayOutcomes(database, targets)) settle(index, outcome);
}

function decideOne(entry: Pending, context: RecordContext): Refusal | Decision {
  const judged = judgeInput(entry.author, entry.input, context);
  if ('code' in judged) return judged;
  const since = (judged.since ?? []).map((change) => ({ ...change, at: new Date(change.at) }));
  const result = merge(entry.input, judged, since);
  return result.kind === 'INVALID'
    ? { code: 'INVALID', message: result.message }
    : { ...entry, context: judged, result };
}

/** Writes what was decided, gives the winners their outcome, and returns those that must be read again. */
async function write(
  database: Database,
  decisions: Decision[],
  standings: RecentStandings,
  settle: Settle,
): Promise<Pending[]> {
  if (decisions.length === 0) return [];
  // Until it is known how they stand now: whatever goes wrong here, they are read again.
  for (const { input } of decisions) standings.forget(input);
  let results: ChangeResult[];
  try {
    results = await recordChanges(database, decisions.map(change));
  } catch (error) {
    // The same mutationId arrived elsewhere at the same moment, or PostgreSQL chose this statement to end a deadlock.
    if (isUniqueViolation(error, 'pk_receipt') || isSerializationFailure(error)) return decisions;
    throw error;
  }
  const written = new Map(results.map((result) => [result.ordinal, result]));
  return decisions.filter((decision) => {
    const result = written.get(decision.index);
    if (result) {
      standings.remember(decision.input, standingAfter(decision, result));
      settle(decision.index, outcome(decision, result));
    }
    return !result;
  });
}

function target({ author, input, index }: Pending): RecordTarget {
  return {
    ordinal: index,
    person_id: author.personId,
    mutation_id: input.mutationId,
    cycle: input.cycle == null ? null : safeCode(input.cycle),
    country: safeCode(input.country),
    item: safeCode(input.item),
    agency: input.agency == null ? null : safeCode(input.agency),
    base_revision: input.baseRevision,
  };
}

/** Codes are short and plain. Anything else exists nowhere, and some of it (a NUL) the database wouldn't even read. */
function safeCode(code: string): string {
  return /^[\w.-]{1,40}$/.test(code) ? code : '';
}

function change({ author, input, index, digest, context, result }: Decision): Change {
  const now = { status: context.status, rating: context.rating, narrative: context.narrative };
  const { status, rating, narrative } = result.kind === 'RECORDED' ? result.next : now;
  const changes = result.kind === 'UNCHANGED' ? [] : result.changes;
  const note = input.note || null;
  const salt = newSalt();
  return {
    ordinal: index,
    outcome: result.kind,
    cell_id: context.cell_id,
    item_code: input.item,
    seen_revision: context.revision,
    status_before: context.status,
    status,
    rating,
    narrative,
    base_revision: input.baseRevision,
    changes,
    note,
    visibility: result.kind === 'RECORDED' ? visibilityOfChange(context.status, status) : 'DRAFT',
    written_at: input.writtenAt ?? null,
    person_id: author.personId,
    mutation_id: input.mutationId,
    merged: result.kind !== 'CONFLICTED' && result.merged,
    input_digest: digest.toString('hex'),
    salt: salt.toString('hex'),
    content_digest: contentDigest({ changes, note }, salt).toString('hex'),
  };
}

function standingAfter({ author, context, result }: Decision, written: ChangeResult): RecordableContext {
  const seen = { ...context, since: null };
  if (result.kind !== 'RECORDED') return seen;
  const updatedBy = { id: author.personId, name: author.name };
  return {
    ...seen,
    ...result.next,
    revision: context.revision + 1,
    updated_at: written.at,
    updated_by: updatedBy,
  };
}

function outcome({ author, input, context, result }: Decision, written: ChangeResult): RecordOutcome {
  const place = { countryCode: input.country, agencyCode: input.agency ?? null };
  const standing: ResponseState = {
    ...place,
    cycleCode: context.cycle_code,
    itemCode: input.item,
    ...(result.kind === 'RECORDED'
      ? {
          ...result.next,
          revision: context.revision + 1,
          updatedAt: written.at,
          updatedBy: { id: author.personId, name: author.name },
        }
      : seenState(context)),
  };
  if (result.kind === 'CONFLICTED') {
    return {
      kind: 'CONFLICTED',
      mutationId: input.mutationId,
      position: written.position,
      response: standing,
      clashes: result.clashes,
      replayed: false,
    };
  }
  return {
    kind: 'RECORDED',
    mutationId: input.mutationId,
    response: standing,
    progress: cellProgress(place, written.counts, written.cell_updated_at),
    cursor: formatCursor(logPlace(written.position, written.hash)),
    merged: result.merged,
    replayed: false,
  };
}

/** A response that somebody answered before: only such a one can be unchanged or in conflict. */
function seenState(context: RecordableContext) {
  const { status, rating, narrative, revision, updated_at: updatedAt, updated_by: updatedBy } = context;
  if (!updatedAt || !updatedBy) throw new Error('a response at a revision above 0 has no author');
  return { status, rating, narrative, revision, updatedAt, updatedBy };
}

const reusedMutationId: Refusal = {
  code: 'INVALID',
  message: 'This mutationId was used before for another input: make a new one for every change.',
};

function refused({ input }: Pending, refusal: Refusal): RecordOutcome {
  return { kind: 'REFUSED', mutationId: input.mutationId, ...refusal };
}
