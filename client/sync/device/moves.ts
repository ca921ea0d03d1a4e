import type { KeptLine, Move } from '../device-state.ts';
import { fields, isSame, keyOf, type Patch } from '../model.ts';
import { type Entry, emptyOutbox, type Line, lineOf, type Outbox, withLine } from '../outbox.ts';
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
      return withLine(alone, withHad(line, move.line));
    case 'edit':
      return editedBeside(alone, line, move);
    case 'settle':
      return settled(alone, key);
    case 'choose':
      return chosen(alone, move.choice);
    case 'discard':
      return withLine(alone, withoutGivenUp(line, move.seen));
    case 'withdraw':
      return withLine(alone, withdrawn(line, move.mutationId));
    case 'mark': {
      const [entry] = line.entries.filter(({ mutationId }) => mutationId === move.mutationId);
      return entry ? withLine(alone, withSent(line, entry, move.state)) : alone;
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
  const entries = [...line.entries, ...had.entries.filter((entry) => !known.has(entry.mutationId))];
  const both = {
    ...line,
    entries,
    refusal: line.refusal ?? had.refusal,
    receipt: line.receipt ?? had.receipt,
  };
  if (!line.conflict || !had.conflict) return { ...both, conflict: line.conflict ?? had.conflict };
  const mine = { ...line.conflict.mine, ...had.conflict.mine };
  return { ...both, conflict: { ...line.conflict, mine } };
}

/** Whoever decides about a conflict or a refusal must have seen it: what was written beside it stays beside it. */
function editedBeside(alone: Outbox, line: Line, { edit, on, apart }: EditMove): Outbox {
  const conflict = on.conflict && sawMine(line, edit) ? null : line.conflict;
  const refusal = on.refusal ? null : line.refusal;
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
    conflict: isSameValue(line.conflict?.mine, seen.conflict?.mine) ? null : line.conflict,
    refusal: isSameValue(line.refusal?.patch, seen.refusal?.patch) ? null : line.refusal,
  };
}

function isSameValue(one: Patch | undefined, other: Patch | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What was sent comes before what was not, and no edit joins it any more, whatever another tab put there meanwhile. */
function withSent(line: Line, sent: Entry, state: 'sending' | 'again'): Line {
  const others = line.entries.filter((entry) => entry !== sent);
  const before = others.findIndex(isUnsent);
  const index = line.entries[0] === sent ? 0 : before < 0 ? others.length : before;
  const entry: Entry = { ...sent, state: index === 0 ? state : 'again' };
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
