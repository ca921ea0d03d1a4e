import type { KeptLine, Move } from '../device-state.ts';
import { fields, isSame, keyOf, type Patch } from '../model.ts';
import {
  type Conflict,
  type Entry,
  emptyOutbox,
  type Line,
  lineOf,
  type Outbox,
  type Refusal,
  withLine,
} from '../outbox.ts';
import { answered, rejected } from '../outbox-answers.ts';
import { chosen, discarded, type Edit, edited, settled } from '../outbox-edits.ts';

// What happens to one line, as values: made once in the window, and again on top of what another tab kept meanwhile.

/** A line after a move. `written` is the highest order of any entry; the outbox that comes back knows it too. */
export function moved(outbox: Outbox, line: Line, move: Move): Outbox {
  const alone: Outbox = { ...emptyOutbox, written: outbox.written, lines: { [keyOf(line.address)]: line } };
  const after = moveAlone(alone, line, move);
  const next = after.lines[keyOf(line.address)] ?? line;
  return withLine({ ...outbox, written: Math.max(outbox.written, after.written) }, next);
}

/** What is kept of a line; null where there is nothing left to keep. */
export function keptOf({ address, entries, conflict, refusal }: Line): KeptLine | null {
  return entries.length > 0 || conflict || refusal ? { address, entries, conflict, refusal } : null;
}

/** The moves with one more. Keystrokes become one move; those in `fixed` are being written and stay as they are. */
export function withMove(moves: readonly Move[], move: Move, fixed: number): readonly Move[] {
  const last = moves.at(-1);
  if (moves.length > fixed && last?.is === 'settle' && move.is === 'settle') return moves;
  if (moves.length > fixed && last?.is === 'edit' && move.is === 'edit') {
    const joined = joinedEdit(last, move);
    if (joined) return [...moves.slice(0, -1), joined];
  }
  return [...moves, move];
}

/** The line without one entry that was never sent; what follows it then stands on what its author had before. */
export function withdrawn(line: Line, mutationId: string): Line {
  const index = line.entries.findIndex((entry) => entry.mutationId === mutationId);
  const entry = line.entries[index];
  if (!entry || !isUnsent(entry)) return line;
  const [next, ...later] = line.entries.slice(index + 1);
  const seen = next && { ...next.seen, ...named(entry.seen, next.patch) };
  const after = next ? [{ ...next, seen: seen ?? next.seen }, ...later] : [];
  return { ...line, entries: [...line.entries.slice(0, index), ...after] };
}

function moveAlone(alone: Outbox, line: Line, move: Move): Outbox {
  const key = keyOf(line.address);
  switch (move.is) {
    case 'had':
      return withLine(alone, move.own || !keptOf(line) ? withHad(line, move.line) : line);
    case 'edit':
      return editedBeside(alone, line, move);
    case 'settle':
      return settled(alone, key);
    case 'choose':
      return chosenAsSeen(alone, line, move);
    case 'discard':
      return withLine(alone, withoutGivenUp(line, move.seen));
    case 'withdraw':
      return withLine(alone, withdrawn(line, move.mutationId));
    case 'mark': {
      const known = line.entries.find(({ mutationId }) => mutationId === move.entry.mutationId);
      return known ? withLine(alone, withSent(line, known, move.entry)) : alone;
    }
    case 'answered':
      return moveFirst(alone, line, move.outcome.mutationId, (first) =>
        answered(first, [move.outcome], move.at),
      );
    case 'rejected':
      return moveFirst(alone, line, move.mutationId, (first) => rejected(first, move.message));
  }
}

/** What the device has goes first: it was written before. */
function withHad(line: Line, had: Line): Line {
  const known = new Set(line.entries.map((entry) => entry.mutationId));
  const [conflict, beside] = bothConflicts(line.conflict, had.conflict);
  return {
    ...line,
    entries: [...line.entries, ...had.entries.filter((entry) => !known.has(entry.mutationId))],
    conflict,
    refusal: withLower(beside, withLower(had.refusal, line.refusal)),
    receipt: line.receipt ?? had.receipt,
  };
}

/** Two tabs have put something else into a conflict, and neither saw the other’s: one of them is kept as if it had been refused. */
function bothConflicts(
  one: Conflict | null,
  other: Conflict | null,
): readonly [Conflict | null, Refusal | null] {
  if (!one || !other) return [one ?? other, null];
  const { note, returnTo } = other.note === null ? one : other;
  const mine = { ...other.mine, ...one.mine };
  const differs = fields.some((field) => !isSame(mine[field], { ...mine, ...other.mine }[field]));
  const relied = { ...other.relied, ...one.relied };
  const both = { ...one, mine, relied, ...(one.note === null ? { note, returnTo } : {}) };
  if (!differs && (other.note === null || other.note === both.note)) return [both, null];
  const message = 'Another window of this browser said something else here: save this again, or give it up.';
  const aside = { code: 'INVALID', message, patch: other.mine, seen: {}, base: 0, note: other.note };
  return [both, { ...aside, returnTo: other.returnTo }];
}

/** What was refused later stands above what is still to be seen of before. */
function withLower(upper: Refusal | null, lower: Refusal | null): Refusal | null {
  if (!upper || !lower || isSameValue(upper, lower)) return upper ?? lower;
  return { ...upper, earlier: withLower(upper.earlier ?? null, lower) };
}

/**
 * A choice that is made again counts only about what its author saw: where another tab has put something else into the conflict they
 * are asked once more. Where it is there no more, what they chose goes after what came of it.
 */
function chosenAsSeen(alone: Outbox, line: Line, { choice, seen }: ChooseMove): Outbox {
  if (line.conflict) return isSameValue(line.conflict, seen) ? chosen(alone, choice) : alone;
  const before = new Set(line.entries);
  const after = lineOf(chosen(withLine(alone, { ...line, conflict: seen }), choice), line.address);
  const own = after.entries.filter((entry) => !before.has(entry));
  return withLine({ ...alone, written: alone.written + 1 }, { ...after, entries: [...line.entries, ...own] });
}

/** Whoever decides about a conflict or a refusal must have seen it: what was written beside it stays beside it. */
function editedBeside(alone: Outbox, line: Line, { edit, on, apart }: EditMove): Outbox {
  const inConflict = on.conflict && line.conflict && sawMine(line, edit);
  // What another tab put before the conflict was not before the author of the edit, and hides nothing from them.
  if (inConflict) {
    const decided = lineOf(edited(withLine(alone, { ...line, entries: [] }), edit), line.address);
    return withLine(alone, { ...line, conflict: decided.conflict });
  }
  const { conflict } = line;
  const refusal = line.refusal && isSameValue(line.refusal, on.refusal) ? null : line.refusal;
  const seen: Line = {
    ...line,
    ...(conflict && { conflict: null }),
    ...(refusal && { refusal: null }),
  };
  const after = edited(withLine(alone, seen), { ...edit, apart });
  const beside = lineOf(after, line.address);
  return withLine(after, {
    ...beside,
    conflict: conflict ?? beside.conflict,
    refusal: refusal ?? beside.refusal,
  });
}

/** What waits for a choice in the edited fields is what its author had before them. */
function sawMine({ conflict }: Line, { patch, seen }: Edit): boolean {
  const mine = conflict?.mine ?? {};
  return fields.every((one) => !(one in patch && one in mine) || isSame(mine[one], seen[one]));
}

/** What another tab put there meanwhile was not seen by whoever gave something up, and stays. */
function withoutGivenUp(line: Line, seen: Line): Line {
  const key = keyOf(line.address);
  const after = discarded({ ...emptyOutbox, lines: { [key]: seen } }, key).lines[key] ?? seen;
  const kept = new Set(after.entries.map((entry) => entry.mutationId));
  const gone = new Set(seen.entries.flatMap(({ mutationId }) => (kept.has(mutationId) ? [] : [mutationId])));
  return {
    ...line,
    entries: line.entries.filter((entry) => !(isUnsent(entry) && gone.has(entry.mutationId))),
    conflict: line.conflict && isSameValue(line.conflict, seen.conflict) ? null : line.conflict,
    refusal:
      line.refusal && isSameValue(line.refusal, seen.refusal) ? (line.refusal.earlier ?? null) : line.refusal,
  };
}

/** Both hold the same of their author’s own. */
function isSameValue(one: Conflict | Refusal, other: Conflict | Refusal | null): boolean {
  if (!other) return false;
  const [mine, theirs] = [one, other].map((held) => ('mine' in held ? held.mine : held.patch));
  const same = fields.every((field) => isSame(mine?.[field], theirs?.[field]));
  return (
    same &&
    fields.every((field) => field in (mine ?? {}) === field in (theirs ?? {})) &&
    one.note === other.note
  );
}

/**
 * What was sent comes before what was not, and no edit joins it any more, whatever another tab put there meanwhile. It says what it
 * said when it went.
 */
function withSent(line: Line, known: Entry, sent: Entry): Line {
  const others = line.entries.filter((entry) => entry !== known);
  const before = others.findIndex(isUnsent);
  const index = line.entries[0] === known ? 0 : before < 0 ? others.length : before;
  const entry: Entry = { ...sent, order: known.order, state: index === 0 ? sent.state : 'again' };
  return { ...line, entries: [...others.slice(0, index), entry, ...others.slice(index)] };
}

/** What comes of a request to one entry, as if nothing had come before it. */
function moveFirst(outbox: Outbox, line: Line, id: string, move: (outbox: Outbox) => Outbox): Outbox {
  const entry = line.entries.find(({ mutationId }) => mutationId === id);
  if (!entry) return outbox;
  const others = line.entries.filter((other) => other !== entry);
  const waiting = others.map(
    (other): Entry => (other.state === 'sending' ? { ...other, state: 'again' } : other),
  );
  return move(withLine(outbox, { ...line, entries: [{ ...entry, state: 'sending' }, ...waiting] }));
}

type EditMove = Extract<Move, { is: 'edit' }>;
type ChooseMove = Extract<Move, { is: 'choose' }>;

/** Two edits of the same fields after each other, as one; null where they aren't. */
function joinedEdit(first: EditMove, second: EditMove): EditMove | null {
  const { edit: before } = first;
  const { edit: later } = second;
  const fields = Object.keys(later.patch);
  const same =
    Object.keys(before.patch).length === fields.length && fields.every((one) => one in before.patch);
  const plain = before.note === null && later.note === null && !before.relied && !later.relied;
  const onSomething = [first, second].some(({ on }) => on.conflict || on.refusal);
  if (!same || !plain || before.tab !== later.tab || onSomething || second.apart) return null;
  return {
    ...first,
    edit: { ...later, seen: { ...later.seen, ...before.seen }, base: Math.min(before.base, later.base) },
  };
}

function named(values: Patch, fields: Patch): Patch {
  return Object.fromEntries(Object.entries(values).filter(([field]) => field in fields)) as Patch;
}

function isUnsent(entry: Entry): boolean {
  return entry.state === 'open' || entry.state === 'ready';
}
