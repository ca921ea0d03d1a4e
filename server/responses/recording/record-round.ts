import { setTimeout as sleep } from 'node:timers/promises';
import type { Queryable } from '../../database/database.ts';
import { isSerializationFailure, isUniqueViolation } from '../../database/database-errors.ts';
import type { Appended } from '../../log/log-tail.ts';
import type { ChangeResult } from './change.ts';
import { authorizeInput, checkInput, heedSettings, inputDigest } from './check-input.ts';
import {
  appendedBy,
  changeOf,
  contextAfter,
  type Decision,
  outcomeOf,
  type Written,
} from './decided-change.ts';
import { merge } from './merge.ts';
import { recordChanges } from './record.sql.ts';
import {
  type Known,
  nothingKnown,
  type RecordableContext,
  type RecordContext,
  type RecordContextCache,
  readContexts,
} from './record-context.sql.ts';
import type { Entry, Pending, RecordInput } from './record-input.ts';
import type { RecordOutcome, Resolve } from './record-outcome.ts';
import type { Refusal } from './refusal.ts';

/** Where entries are recorded, and what is told of it. */
export type Recording = {
  database: Queryable;
  contextCache: RecordContextCache;
  /** When all of it happened, which only a demonstration that is being made may say. */
  at: Date | null;
  /** Called when a statement has appended to the log: with what, where that is known. */
  announce: (appended: Appended | null) => void;
};

/** How often a lost race is read again. Every loss is somebody else's success, so that this many is a fault elsewhere. */
const MOST_ATTEMPTS = 100;

/** Reads what entries of a later round will be decided on, where that is not remembered. */
export async function readAhead(
  { database, contextCache }: Recording,
  entries: readonly Entry[],
): Promise<Known> {
  const unknown = entries.filter(({ input }) => !checkInput(input) && !contextCache.findContext(input));
  return readContexts(database, unknown);
}

/**
 * Brings entries that don't meet each other to their outcomes, reading again those with a response that moved in
 * the meantime. `resolve` gets each outcome as soon as it is known: where the database fails later, it stays true.
 * Returns the entries that were recorded before, which `replay` resolves once their call is written.
 *
 * Throws the database's errors, and an error of its own after `MOST_ATTEMPTS` lost races. A refusal or a conflict
 * is an outcome and never thrown.
 */
export async function recordRound(
  recording: Recording,
  entries: readonly Entry[],
  resolve: Resolve,
  readBefore: Known = nothingKnown,
): Promise<Pending[]> {
  const replays: Pending[] = [];
  let known = readBefore;
  let open = entries
    .map((entry, index): Pending => ({ ...entry, index, digest: inputDigest(entry.input) }))
    .filter((entry) => {
      const wrong = checkInput(entry.input);
      if (wrong) resolve(entry.index, refused(entry, { code: 'INVALID', message: wrong }));
      return !wrong;
    });
  for (let lostRaces = 0; open.length > 0; ) {
    const decided = await decide(recording, { entries: open, known }, resolve);
    replays.push(...decided.replays);
    // A race is lost to what was known.
    known = nothingKnown;
    open = await write(recording, decided.decisions, resolve);
    if (open.length > 0) {
      if (++lostRaces === MOST_ATTEMPTS)
        throw new Error(`a response kept moving through ${MOST_ATTEMPTS} attempts`);
      await sleep(Math.random() * Math.min(lostRaces, 10));
    }
  }
  return replays;
}

/**
 * A decision without reading, where the author saw what is remembered. Only one to record: what is refused, unchanged or in
 * conflict may be something that was recorded before and has to be told again, which reading finds out.
 */
function decideFromMemory(entry: Pending, contextCache: RecordContextCache): Decision | null {
  const context = contextCache.findContext(entry.input);
  const decision = context && decideOne(entry, context);
  return decision && 'result' in decision && decision.result.kind === 'RECORDED' ? decision : null;
}

/**
 * Gives the entries that end here their outcome, and returns the others: with a decision, or to be told again. What is not
 * remembered is read, all of it at once.
 */
async function decide(
  { database, contextCache }: Recording,
  { entries, known }: { entries: Pending[]; known: Known },
  resolve: Resolve,
): Promise<{ decisions: Decision[]; replays: Pending[] }> {
  const decisions: Decision[] = [];
  const replays: Pending[] = [];
  const unknown: Pending[] = [];
  for (const entry of entries) {
    const decision = decideFromMemory(entry, contextCache);
    if (decision) decisions.push(decision);
    else unknown.push(entry);
  }
  const unread = unknown.filter(({ input }) => !known.has(input));
  const read = await readContexts(database, unread);
  for (const entry of unknown) {
    const context = known.get(entry.input) ?? read.get(entry.input);
    if (!context) throw new Error('an input was read without a result');
    if (context.receipt_digest) {
      if (context.receipt_digest.equals(entry.digest)) replays.push(entry);
      else resolve(entry.index, refused(entry, reusedMutationId));
      continue;
    }
    const decision = decideOne(entry, context);
    if ('code' in decision) resolve(entry.index, refused(entry, decision));
    else decisions.push(decision);
  }
  return { decisions, replays };
}

/** What becomes of an entry by what was read for it: a refusal, or what may be written. */
export function decideOne(entry: Pending, context: RecordContext): Refusal | Decision {
  const refusal = entry.input.confirms?.refusal;
  if (refusal) return refusal;
  const { input, authorized } = entry.input.confirms
    ? authorizeConfirmation(entry, context)
    : authorize(entry, context);
  if ('code' in authorized) return authorized;
  const since = (authorized.since ?? []).map((change) => ({ ...change, at: new Date(change.at) }));
  const result = merge(input, authorized, since);
  if (result.kind === 'INVALID') return { code: 'INVALID', message: result.message };
  const heeded = heedSettings(entry.author, input, authorized, result);
  return 'code' in heeded ? heeded : { ...entry, input, context: authorized, result: heeded };
}

type Authorized = { input: RecordInput; authorized: Refusal | RecordableContext };

function authorize({ author, input }: Entry, context: RecordContext): Authorized {
  return { input, authorized: authorizeInput(author, input, context) };
}

/**
 * What is confirmed is submitted by whoever may submit, and otherwise left in progress for them; so it is where an agency asks
 * for a second person, because who confirms says it.
 */
function authorizeConfirmation({ author, input }: Entry, context: RecordContext): Authorized {
  const submitted = authorize({ author, input: { ...input, status: 'SUBMITTED' } }, context);
  const forOthers =
    'code' in submitted.authorized
      ? submitted.authorized.code === 'FORBIDDEN'
      : submitted.authorized.second_person;
  return forOthers ? authorize({ author, input: { ...input, status: 'IN_PROGRESS' } }, context) : submitted;
}

/** Writes what was decided, gives the winners their outcome, and returns those that must be read again. */
async function write(
  { database, contextCache, at, announce }: Recording,
  decisions: Decision[],
  resolve: Resolve,
): Promise<Pending[]> {
  if (decisions.length === 0) return [];
  // Until it is known how they stand now: if something goes wrong here, they are read again.
  for (const { input } of decisions) contextCache.forgetContext(input);
  const changes = decisions.map(changeOf);
  let results: ChangeResult[];
  try {
    results = await recordChanges(database, changes, at);
  } catch (error) {
    // The same mutationId arrived elsewhere at the same moment, or PostgreSQL chose this statement to end a deadlock.
    if (isUniqueViolation(error, 'pk_receipt') || isSerializationFailure(error)) return decisions;
    throw error;
  }
  const byOrdinal = new Map(results.map((result) => [result.ordinal, result]));
  const happened: Written[] = [];
  const lost = decisions.filter((decision, index) => {
    const result = byOrdinal.get(decision.index);
    const change = changes[index];
    if (!result || !change) return true;
    const after = contextAfter(decision, result);
    contextCache.keepContext(decision.input, after);
    resolve(decision.index, outcomeOf(decision, result, after));
    if (change.outcome !== 'UNCHANGED') happened.push({ decision, change, result });
    return false;
  });
  if (happened.length > 0) announce(appendedBy(happened));
  return lost;
}

const reusedMutationId: Refusal = {
  code: 'INVALID',
  message: 'This mutationId was used before for another input: make a new one for every change.',
};

function refused({ input }: Pending, refusal: Refusal): RecordOutcome {
  return { kind: 'REFUSED', mutationId: input.mutationId, ...refusal };
}
