import type { RecordResponsesMutation } from '../operations/operations.generated.ts';
import {
  fields,
  keyOf,
  type Patch,
  type RecordedResponse,
  type ResponseAddress,
  type Values,
} from './model.ts';

// What a person wrote and the server has not yet answered. Everything here is pure.
//
// An entry is `open` while the person is still at it, `ready` once they paused, `sending` while a request carries it,
// and `again` when that request brought no answer: the server may have it, so it goes again unchanged, same id.
// Later edits join the last entry only while it was never sent. Of one response only the first entry is ever on its
// way; the next one follows after the answer. A conflict holds the whole line until the person chooses.

export interface Entry {
  readonly mutationId: string;
  readonly address: ResponseAddress;
  readonly patch: Patch;
  /** What the author saw in these fields before changing them. */
  readonly seen: Patch;
  /** The revision that the author saw. */
  readonly base: number;
  readonly note: string | null;
  readonly writtenAt: string;
  readonly state: 'open' | 'ready' | 'sending' | 'again';
}

type Outcome = RecordResponsesMutation['recordResponses'][number];
type ConflictOutcome = Extract<Outcome, { __typename: 'ResponseConflict' }>;
export type FieldConflict = ConflictOutcome['fields'][number];

export interface Conflict {
  readonly fields: readonly FieldConflict[];
  /** Everything of mine that waits for the choice, the fields that don't clash too. */
  readonly mine: Patch;
  readonly note: string | null;
  readonly writtenAt: string;
}

export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly patch: Patch;
  readonly seen: Patch;
  readonly note: string | null;
}

export interface Receipt {
  /** When the answer arrived, by the device's clock. */
  readonly at: string;
  readonly revision: number;
  readonly before: Patch;
  readonly after: Patch;
}

/** Everything about one response that is the person's own. */
export interface Line {
  readonly address: ResponseAddress;
  readonly entries: readonly Entry[];
  readonly conflict: Conflict | null;
  readonly refusal: Refusal | null;
  readonly receipt: Receipt | null;
}

export interface Outbox {
  readonly lines: Readonly<Record<string, Line>>;
  /** The number of the request that is on its way, or 0. An answer to an earlier one is late and left aside. */
  readonly sending: number;
  readonly requests: number;
  /** Faults since the last answer. */
  readonly attempt: number;
  /** A request was rejected as a whole: find the entry at fault by sending each alone. */
  readonly oneByOne: boolean;
}

export interface Edit {
  readonly address: ResponseAddress;
  readonly patch: Patch;
  readonly seen: Patch;
  readonly base: number;
  readonly note: string | null;
  /** The id that the edit gets if it becomes an entry of its own. */
  readonly mutationId: string;
  readonly at: string;
}

export const emptyOutbox: Outbox = {
  lines: {},
  sending: 0,
  requests: 0,
  attempt: 0,
  oneByOne: false,
};

const batchSize = 20;

/** Takes in what the person just changed. */
export function edited(outbox: Outbox, edit: Edit): Outbox {
  const line = lineOf(outbox, edit.address);
  if (line.conflict) {
    const conflict = { ...line.conflict, mine: { ...line.conflict.mine, ...edit.patch }, writtenAt: edit.at };
    return withLine(outbox, { ...line, conflict });
  }
  const last = line.entries.at(-1);
  const joins = last !== undefined && isUnsent(last) && !seesNewer(last, edit);
  const patch = { ...line.refusal?.patch, ...edit.patch };
  const seen = { ...line.refusal?.seen, ...edit.seen };
  const entry: Entry = joins
    ? {
        ...last,
        patch: { ...last.patch, ...patch },
        seen: { ...seen, ...last.seen },
        note: edit.note ?? last.note,
        writtenAt: edit.at,
        state: 'open',
      }
    : {
        mutationId: edit.mutationId,
        address: edit.address,
        patch,
        seen,
        base: edit.base,
        note: edit.note ?? line.refusal?.note ?? null,
        writtenAt: edit.at,
        state: 'open',
      };
  const before = joins ? line.entries.slice(0, -1) : line.entries.map(settledEntry);
  return withLine(outbox, { ...line, entries: [...before, entry], refusal: null });
}

/** The person paused: what is open may go. What they set back to as they saw it is no change and goes nowhere. */
export function settled(outbox: Outbox, key: string): Outbox {
  const line = outbox.lines[key];
  if (!line?.entries.some((entry) => entry.state === 'open')) return outbox;
  const entries = line.entries.map((entry) =>
    entry.state === 'open' ? withoutIdle(settledEntry(entry)) : entry,
  );
  return withLine(outbox, {
    ...line,
    entries: entries.filter((entry) => Object.keys(entry.patch).length > 0),
  });
}

/** The entries that may go now, marked as on their way. */
export function taken(outbox: Outbox): { outbox: Outbox; entries: readonly Entry[] } {
  const heads = outbox.sending
    ? []
    : Object.values(outbox.lines).flatMap((line) => {
        const head = line.entries[0];
        return head && !line.conflict && (head.state === 'ready' || head.state === 'again') ? [head] : [];
      });
  const entries = heads.slice(0, outbox.oneByOne ? 1 : batchSize);
  if (entries.length === 0) return { outbox, entries };
  const request = outbox.requests + 1;
  return {
    outbox: { ...markHeads(outbox, entries, 'sending'), sending: request, requests: request },
    entries,
  };
}

/** The request that carried these entries brought no answer: they go again, unchanged. */
export function unanswered(outbox: Outbox): Outbox {
  const sent = Object.values(outbox.lines).flatMap((line) =>
    line.entries.filter((e) => e.state === 'sending'),
  );
  return { ...markHeads(outbox, sent, 'again'), sending: 0, attempt: outbox.attempt + 1 };
}

/** The server rejected the request as a whole and applied nothing. */
export function rejected(outbox: Outbox, message: string): Outbox {
  const sent = Object.values(outbox.lines).flatMap((line) =>
    line.entries.filter((e) => e.state === 'sending'),
  );
  const only = sent.length === 1 ? sent[0] : undefined;
  const freed = { ...markHeads(outbox, sent, 'again'), sending: 0, oneByOne: true };
  return only ? refused(freed, only, 'INVALID', message) : freed;
}

/** The outcomes of the entries that were on their way. */
export function answered(outbox: Outbox, outcomes: readonly Outcome[], at: string): Outbox {
  const byId = new Map(outcomes.map((outcome) => [outcome.mutationId, outcome]));
  let next: Outbox = { ...outbox, sending: 0, attempt: 0 };
  for (const line of Object.values(outbox.lines)) {
    const head = line.entries[0];
    if (head?.state !== 'sending') continue;
    const outcome = byId.get(head.mutationId);
    if (!outcome) next = markHeads(next, [head], 'again');
    else if (outcome.__typename === 'ResponseRefused')
      next = refused(next, head, outcome.code, outcome.message);
    else if (outcome.__typename === 'ResponseConflict') next = conflicted(next, head, outcome.fields);
    else next = recorded(next, head, outcome.response, at);
  }
  const waiting = Object.values(next.lines).some((line) => line.entries.some((e) => e.state === 'again'));
  return { ...next, oneByOne: next.oneByOne && waiting };
}

export interface Resolution {
  readonly key: string;
  readonly keep: 'mine' | 'theirs';
  /** The response as it stood on the page, so that its revision is what the choice was made on. */
  readonly shown: Values;
  readonly revision: number;
  readonly mutationId: string;
  readonly at: string;
}

/** The person chose. Mine goes again on top of what they were shown; with theirs, only the fields that did not clash go. */
export function chosen(outbox: Outbox, choice: Resolution): Outbox {
  const line = outbox.lines[choice.key];
  if (!line?.conflict) return outbox;
  const clashing = new Set(line.conflict.fields.map((clash) => clash.field));
  const kept = fields
    .filter((field) => field in (line.conflict?.mine ?? {}))
    .filter((field) => choice.keep === 'mine' || !clashing.has(field))
    .filter((field) => line.conflict?.mine[field] !== choice.shown[field]);
  const pick = (values: Patch) => Object.fromEntries(kept.map((field) => [field, values[field]])) as Patch;
  const entry: Entry = {
    mutationId: choice.mutationId,
    address: line.address,
    patch: pick(line.conflict.mine),
    seen: pick(choice.shown),
    base: choice.revision,
    note: line.conflict.note,
    writtenAt: choice.at,
    state: 'ready',
  };
  return withLine(outbox, { ...line, conflict: null, entries: kept.length > 0 ? [entry] : [] });
}

/** Takes back what was never sent, or gives up what was refused or clashed. */
export function discarded(outbox: Outbox, key: string): Outbox {
  const line = outbox.lines[key];
  if (!line) return outbox;
  const last = line.entries.at(-1);
  const entries = last && isUnsent(last) ? line.entries.slice(0, -1) : line.entries;
  return withLine(outbox, { ...line, entries, conflict: null, refusal: null });
}

/** The response as the person sees it: the server's state with everything of theirs on top. */
export function shownValues(server: Values | undefined, line: Line | undefined): Values {
  const { status, rating, narrative } = server ?? { status: 'NOT_STARTED', rating: null, narrative: null };
  return { status, rating, narrative, ...unsentPatch(line) };
}

/** Everything of the person's own that the server has not taken. */
export function unsentPatch(line: Line | undefined): Patch {
  if (!line) return {};
  return Object.assign(
    {},
    line.refusal?.patch,
    line.conflict?.mine,
    ...line.entries.map((entry) => entry.patch),
  );
}

/** How many responses hold something that the server has not taken. */
export function unsentCount(outbox: Outbox): number {
  return Object.values(outbox.lines).filter(
    (line) => line.entries.length > 0 || line.conflict || line.refusal,
  ).length;
}

function recorded(outbox: Outbox, entry: Entry, response: RecordedResponse, at: string): Outbox {
  const line = lineOf(outbox, entry.address);
  const [, ...later] = line.entries;
  const receipt: Receipt = { at, revision: response.revision, before: entry.seen, after: entry.patch };
  const entries = later.map((next, index) => (index === 0 ? rebased(next, entry.patch, response) : next));
  return withLine(outbox, { ...line, entries, receipt });
}

/**
 * The next entry goes on top of the receipt before it, unless the receipt shows that somebody else changed a field of
 * it in between: then the author has not seen that change, and the old base lets the server tell.
 */
function rebased(next: Entry, sent: Patch, response: RecordedResponse): Entry {
  const expected: Patch = { ...next.seen, ...sent };
  const asSeen = fields.every((field) => !(field in next.patch) || same(expected[field], response[field]));
  return asSeen ? { ...next, base: Math.max(next.base, response.revision) } : next;
}

function conflicted(outbox: Outbox, entry: Entry, clashes: readonly FieldConflict[]): Outbox {
  const line = lineOf(outbox, entry.address);
  const mine = unsentPatch(line);
  const last = line.entries.at(-1) ?? entry;
  const note = line.entries.findLast((e) => e.note !== null)?.note ?? null;
  return withLine(outbox, {
    ...line,
    entries: [],
    conflict: { fields: clashes, mine, note, writtenAt: last.writtenAt },
  });
}

/** A refusal takes the later edits of the same response with it, so that what stands in the form is one whole. */
function refused(outbox: Outbox, entry: Entry, code: string, message: string): Outbox {
  const line = lineOf(outbox, entry.address);
  const [, ...later] = line.entries;
  const next = later[0];
  if (next) {
    const joined = {
      ...next,
      patch: { ...entry.patch, ...next.patch },
      seen: { ...next.seen, ...entry.seen },
    };
    return withLine(outbox, { ...line, entries: [{ ...joined, base: entry.base }, ...later.slice(1)] });
  }
  const refusal: Refusal = { code, message, patch: entry.patch, seen: entry.seen, note: entry.note };
  return withLine(outbox, { ...line, entries: [], refusal });
}

function withoutIdle(entry: Entry): Entry {
  const kept = fields.filter((field) => field in entry.patch && !same(entry.patch[field], entry.seen[field]));
  const pick = (values: Patch) => Object.fromEntries(kept.map((field) => [field, values[field]])) as Patch;
  return { ...entry, patch: pick(entry.patch), seen: pick(entry.seen) };
}

/** The author has meanwhile seen somebody else's value in this field, so the edit stands on a newer base. */
function seesNewer(last: Entry, edit: Edit): boolean {
  return fields.some((field) => field in edit.patch && !(field in last.patch)) && edit.base > last.base;
}

function settledEntry(entry: Entry): Entry {
  return entry.state === 'open' ? { ...entry, state: 'ready' } : entry;
}

function isUnsent(entry: Entry): boolean {
  return entry.state === 'open' || entry.state === 'ready';
}

function same(a: string | null | undefined, b: string | null | undefined): boolean {
  return (a || null) === (b || null);
}

function lineOf(outbox: Outbox, address: ResponseAddress): Line {
  return (
    outbox.lines[keyOf(address)] ?? { address, entries: [], conflict: null, refusal: null, receipt: null }
  );
}

function withLine(outbox: Outbox, line: Line): Outbox {
  return { ...outbox, lines: { ...outbox.lines, [keyOf(line.address)]: line } };
}

function markHeads(outbox: Outbox, heads: readonly Entry[], state: Entry['state']): Outbox {
  return heads.reduce((result, head) => {
    const line = lineOf(result, head.address);
    return withLine(result, { ...line, entries: [{ ...head, state }, ...line.entries.slice(1)] });
  }, outbox);
}
