import { fields, isSame, type Patch, type RecordedResponse } from './model.ts';
import {
  type Along,
  type ConflictOutcome,
  type Entry,
  lineOf,
  markHeads,
  noWhy,
  type Outbox,
  type Outcome,
  type Receipt,
  type Refusal,
  unsentPatch,
  type Why,
  whyAfter,
  withLine,
} from './outbox.ts';

// What the network does to the outbox: answers come or don't.

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
    // One conflict after the other: told again under the same id, this one is told again.
    if (!outcome || (outcome.__typename === 'ResponseConflict' && line.conflict))
      next = markHeads(next, [head], 'again');
    else if (outcome.__typename === 'ResponseRefused')
      next = refused(next, head, outcome.code, outcome.message);
    else if (outcome.__typename === 'ResponseConflict') next = conflicted(next, head, outcome);
    else next = recorded(next, head, outcome.response, at);
  }
  const waiting = Object.values(next.lines).some((line) => line.entries.some((e) => e.state === 'again'));
  return { ...next, oneByOne: next.oneByOne && waiting };
}

function recorded(outbox: Outbox, entry: Entry, response: RecordedResponse, at: string): Outbox {
  const line = lineOf(outbox, entry.address);
  const [, ...later] = line.entries;
  const receipt: Receipt = { at, revision: response.revision, before: entry.seen, after: entry.patch };
  // One that stands on another between them is moved when that is recorded.
  const entries = later.map((next, index) =>
    later.slice(0, index).some((between) => sharesField(between, next))
      ? next
      : rebased(next, entry, response),
  );
  return withLine(outbox, { ...line, entries, receipt });
}

/**
 * The base of an entry that its author wrote after what was sent is the receipt of that. The exception: the receipt shows that
 * somebody else changed a field of the entry in between, or one that it was decided on. The author has not seen that change, so the
 * entry keeps its old base and lets the server tell. So it does where another tab wrote what was sent, and the author of the next entry
 * had other words before them. It does where it is older than what was sent, and where it was sent before: what goes again goes
 * unchanged.
 */
function rebased(next: Entry, sent: Entry, response: RecordedResponse): Entry {
  const expected: Patch = { ...next.relied, ...next.seen, ...(follows(next, sent) && sent.patch) };
  const asSeen =
    next.state !== 'again' &&
    next.order > sent.order &&
    fields.every(
      (field) =>
        !(field in next.patch || field in (next.relied ?? {})) ||
        isSame(expected[field], response[field]) ||
        // Somebody else set the same: that is no clash on either base.
        (field in next.patch && isSame(next.patch[field], response[field])),
    );
  return asSeen ? { ...next, base: Math.max(next.base, response.revision) } : next;
}

function sharesField(one: Entry, other: Entry): boolean {
  return fields.some((field) => field in one.patch && field in other.patch);
}

function conflicted(outbox: Outbox, entry: Entry, { id, fields: clashes }: ConflictOutcome): Outbox {
  const line = lineOf(outbox, entry.address);
  // What another tab wrote without having seen this waits behind it, and what says something else after that in the same field.
  const entries: Entry[] = [entry];
  const behind: Entry[] = [];
  for (const one of line.entries.slice(1)) {
    const waits = !follows(one, entry) || behind.some((before) => sharesField(before, one));
    (waits ? behind : entries).push(one);
  }
  // What was refused stays refused, with its reason.
  const mine = unsentPatch({ ...line, entries, refusal: null });
  const last = entries.at(-1) ?? entry;
  const why = entries.reduce<Why>(whyAfter, noWhy);
  return withLine(outbox, {
    ...line,
    entries: behind,
    conflict: {
      id,
      fields: clashes,
      mine,
      relied: Object.assign({}, ...entries.map((one) => one.relied)) as Along,
      ...why,
      writtenAt: last.writtenAt,
    },
  });
}

/** Its author had the other before them: it was written after it, in the same tab. */
function follows(next: Entry, entry: Entry): boolean {
  return next.tab === entry.tab && next.order > entry.order;
}

/** A refusal takes the later edits of the same response with it, so that what stands in the form is one whole. */
function refused(outbox: Outbox, entry: Entry, code: string, message: string): Outbox {
  const line = lineOf(outbox, entry.address);
  const [, ...later] = line.entries;
  const next = later[0];
  if (next && follows(next, entry) && next.state !== 'again') {
    const joined = {
      ...next,
      patch: { ...entry.patch, ...next.patch },
      seen: { ...next.seen, ...entry.seen },
      ...whyAfter(entry, next),
      ...(entry.relied || next.relied ? { relied: { ...entry.relied, ...next.relied } } : {}),
    };
    return withLine(outbox, {
      ...line,
      entries: [{ ...joined, base: Math.min(entry.base, next.base) }, ...later.slice(1)],
    });
  }
  // One that is still to be seen stays with it, or comes after it where one text would hide the other.
  const hides = fields.some((field) => field in entry.patch && field in (line.refusal?.patch ?? {}));
  const before = hides ? null : line.refusal;
  const relied = { ...before?.relied, ...entry.relied };
  const refusal: Refusal = {
    code,
    message,
    patch: { ...before?.patch, ...entry.patch },
    seen: { ...entry.seen, ...before?.seen },
    base: Math.min(entry.base, before?.base ?? entry.base),
    ...whyAfter(before ?? noWhy, entry),
    ...(Object.keys(relied).length > 0 ? { relied } : {}),
    earlier: hides ? line.refusal : before?.earlier,
  };
  return withLine(outbox, { ...line, entries: later, refusal });
}
