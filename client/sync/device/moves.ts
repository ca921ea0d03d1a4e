import type { KeptLine, Move } from '../device-state.ts';
import { keyOf, type Patch } from '../model.ts';
import { type Entry, emptyOutbox, type Line, lineOf, type Outbox, withLine } from '../outbox.ts';
import { answered, rejected } from '../outbox-answers.ts';
import { chosen, discarded, edited, settled } from '../outbox-edits.ts';

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
  const [head] = line.entries;
  switch (move.is) {
    case 'had':
      return withLine(alone, withHad(line, move.line));
    case 'edit': {
      if (!line.conflict || move.onConflict) return edited(alone, move.edit);
      // Whoever chooses must have seen both: what was written beside the conflict waits behind it.
      const beside = edited(withLine(alone, { ...line, conflict: null }), move.edit);
      return withLine(beside, { ...lineOf(beside, line.address), conflict: line.conflict });
    }
    case 'settle':
      return settled(alone, key);
    case 'choose':
      return chosen(alone, move.choice);
    case 'discard':
      return discarded(alone, key);
    case 'withdraw':
      return withLine(alone, withdrawn(line, move.mutationId));
    case 'mark':
      return head?.mutationId === move.mutationId
        ? withHead(alone, line, { ...head, state: move.state })
        : alone;
    case 'answered':
      return head?.mutationId === move.outcome.mutationId
        ? answered(withHead(alone, line, { ...head, state: 'sending' }), [move.outcome], move.at)
        : alone;
    case 'rejected':
      return head?.mutationId === move.mutationId
        ? rejected(withHead(alone, line, { ...head, state: 'sending' }), move.message)
        : alone;
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

function withHead(outbox: Outbox, line: Line, head: Entry): Outbox {
  return withLine(outbox, { ...line, entries: [head, ...line.entries.slice(1)] });
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
  if (!same || !plain || before.tab !== later.tab || first.onConflict || second.onConflict) return null;
  return {
    is: 'edit',
    onConflict: false,
    edit: { ...later, seen: { ...later.seen, ...before.seen }, base: Math.min(before.base, later.base) },
  };
}

function named(values: Patch, fields: Patch): Patch {
  return Object.fromEntries(Object.entries(values).filter(([field]) => field in fields)) as Patch;
}

function isUnsent(entry: Entry): boolean {
  return entry.state === 'open' || entry.state === 'ready';
}
