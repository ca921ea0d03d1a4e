import type { RecordResponsesMutation } from '../operations/operations.generated.ts';
import { keyOf, type Patch, type ResponseAddress, type Values } from './model.ts';
import { tooMany } from './texts.ts';

// What a person wrote and the server has not yet answered. Everything here is pure.
//
// An entry is in one of these states:
//
// - `open`: the person is still at it.
// - `ready`: the person has paused.
// - `sending`: a request carries it.
// - `again`: that request brought no answer. The server may have it, so it goes again unchanged, with the same id.
//
// Later edits join the last entry only while it was never sent. Of one response only the first entry is ever sent;
// the next one follows after the answer. A conflict holds the whole line until the person chooses. A text that is
// longer than the server takes holds its entry back until it is shorter.

/** Why a status was set, and of a return to whom: a person’s id, or nobody for all who write the answer. */
export interface Why {
  readonly note: string | null;
  readonly returnTo?: string | null | undefined;
}

/**
 * What is sent along with a change: values that it was decided on, the id of what is written for several countries at once, and whose
 * file it was taken from.
 */
export type Along = Patch & { readonly together?: string; readonly fromFileOf?: string };

export interface Entry extends Why {
  readonly mutationId: string;
  readonly address: ResponseAddress;
  readonly patch: Patch;
  /** What the author saw in these fields before changing them. */
  readonly seen: Patch;
  /** What the change was decided on and leaves as it is: sent along, so that it clashes if somebody changed it since. */
  readonly relied?: Along;
  /** The revision that the author saw. */
  readonly base: number;
  /** By the device's clock, which may be wrong: only to be shown. */
  readonly writtenAt: string;
  /** Rises with every entry on the device, by which the oldest goes first. */
  readonly order: number;
  /** The tab in which it was written; what another tab wrote was not necessarily seen here. */
  readonly tab: string | undefined;
  readonly state: 'open' | 'ready' | 'sending' | 'again';
}

/** Entries that go together. */
export interface Send {
  readonly do: 'send';
  readonly request: number;
  readonly entries: readonly Entry[];
}

export type Outcome = RecordResponsesMutation['recordResponses'][number];
export type ConflictOutcome = Extract<Outcome, { __typename: 'ResponseConflict' }>;
export type FieldConflict = ConflictOutcome['fields'][number];

export interface Conflict extends Why {
  /** Of the event that keeps it: undefined where an older version of the page kept it on the device. */
  readonly id?: string;
  readonly fields: readonly FieldConflict[];
  /** Everything of mine that waits for the choice, the fields that don't clash too. */
  readonly mine: Patch;
  /** What mine was decided on, and whose file it comes from. */
  readonly relied?: Along;
  readonly writtenAt: string;
}

export interface Refusal extends Why {
  readonly code: string;
  readonly message: string;
  readonly patch: Patch;
  readonly seen: Patch;
  /** The revision that the author had seen. */
  readonly base: number;
  readonly relied?: Along;
  /** One that says something else in one of its fields, and that its author has still to see. */
  readonly earlier?: Refusal | null | undefined;
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
  /** The highest order that any entry has had. */
  readonly written: number;
  /** Faults since the last answer. */
  readonly attempt: number;
  /** A request was rejected as a whole: find the entry at fault by sending each alone. */
  readonly oneByOne: boolean;
}

export const emptyOutbox: Outbox = {
  lines: {},
  sending: 0,
  requests: 0,
  written: 0,
  attempt: 0,
  oneByOne: false,
};

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

/** The responses that hold something which the server has not taken. */
export function unsentLines(outbox: Outbox): readonly Line[] {
  return Object.values(outbox.lines).filter(
    (line) => line.entries.length > 0 || line.conflict || line.refusal,
  );
}

/** How many they are. */
export function unsentCount(outbox: Outbox): number {
  return unsentLines(outbox).length;
}

export const noWhy: Why = { note: null, returnTo: null };

/** It goes with its status. So a later status without a note takes it away, and any other change leaves it. */
export function whyAfter(before: Why, later: Why & { patch: Patch }): Why {
  return whyOf(later.note !== null ? later : 'status' in later.patch ? noWhy : before);
}

/** That alone, of something that has it among others. */
export function whyOf({ note, returnTo }: Why): Why {
  return { note, returnTo };
}

/** The text of the entry is longer than the server takes: sent, it would only come back. */
export function isHeldBack({ patch, note }: Entry): boolean {
  return tooMany('narrative', patch.narrative) > 0 || tooMany('note', note) > 0;
}

/** The line of a response; an empty one where nothing of it waits. */
export function lineOf(outbox: Outbox, address: ResponseAddress): Line {
  return (
    outbox.lines[keyOf(address)] ?? { address, entries: [], conflict: null, refusal: null, receipt: null }
  );
}

/** The outbox with this line in place of the response’s former one. */
export function withLine(outbox: Outbox, line: Line): Outbox {
  return { ...outbox, lines: { ...outbox.lines, [keyOf(line.address)]: line } };
}

/** Gives another state to these entries, each the first of its line. */
export function markHeads(outbox: Outbox, heads: readonly Entry[], state: Entry['state']): Outbox {
  return heads.reduce((result, head) => {
    const line = lineOf(result, head.address);
    return withLine(result, { ...line, entries: [{ ...head, state }, ...line.entries.slice(1)] });
  }, outbox);
}
