import { describe, expect, it } from 'vitest';
import { moved } from '../../client/sync/device/moves.ts';
import type { Move } from '../../client/sync/device-state.ts';
import { untouched } from '../../client/sync/model.ts';
import { type Conflict, type Entry, emptyOutbox, type Line } from '../../client/sync/outbox.ts';
import type { Outcomes } from '../../client/sync/state.ts';

const address = { cycle: '2026', country: 'KEN', agency: 'UNICEF', item: 'LDR-2' };
const key = '2026/KEN/UNICEF/LDR-2';
const at = '2026-06-01T12:00:00.000Z';

const empty: Line = { address, entries: [], conflict: null, refusal: null, receipt: null };

function entry(mutationId: string, narrative: string, more: Partial<Entry> = {}): Entry {
  const written = { patch: { narrative }, seen: { narrative: null }, base: 0, note: null, writtenAt: at };
  return { mutationId, address, ...written, order: 1, tab: 'here', state: 'ready', ...more };
}

function conflict(mine: Conflict['mine']): Conflict {
  return { id: 'conflict', fields: [], mine, note: null, writtenAt: at };
}

function choice(seen: Conflict): Move {
  const chosen = { key, keep: 'mine' as const, shown: untouched, revision: 3, mutationId: 'chosen', at };
  return { is: 'choose', choice: chosen, seen };
}

function redone(line: Line, ...moves: readonly Move[]): Line | undefined {
  return moves.reduce((now, move) => moved(emptyOutbox, now, move).lines[key] ?? now, line);
}

describe('what is done again on top of what another tab kept', () => {
  it('decides about a conflict as its author saw it, and asks once more where it says something else now', () => {
    const seen = conflict({ narrative: 'mine' });
    const decided = redone({ ...empty, conflict: seen }, choice(seen));
    expect(decided).toMatchObject({ conflict: null, entries: [{ mutationId: 'chosen', base: 3 }] });
    const more = conflict({ narrative: 'mine', rating: 'MEETS' });
    expect(redone({ ...empty, conflict: more }, choice(seen))).toMatchObject({ conflict: more, entries: [] });
  });

  it('keeps what was chosen where the conflict is there no more', () => {
    const left = redone(
      { ...empty, entries: [entry('b', 'theirs')] },
      choice(conflict({ narrative: 'mine' })),
    );
    expect(left?.entries).toMatchObject([{ mutationId: 'b' }, { mutationId: 'chosen' }]);
  });

  it('says what was sent as it was sent', () => {
    const sent = entry('a', 'text', { base: 2, state: 'sending' });
    const line = { ...empty, entries: [entry('b', 'before'), entry('a', 'other', { order: 7 })] };
    expect(redone(line, { is: 'mark', entry: sent })?.entries).toEqual([
      { ...sent, order: 7, state: 'sending' },
      entry('b', 'before'),
    ]);
  });

  it('leaves one conflict waiting behind another that is still to be chosen about', () => {
    const outcome = {
      ...{ __typename: 'ResponseConflict', mutationId: 'a', id: 'second', response: null },
      fields: [],
    } as unknown as Outcomes[number];
    const line = { ...empty, conflict: conflict({ narrative: 'first' }), entries: [entry('a', 'second')] };
    expect(redone(line, { is: 'answered', outcome, at })).toMatchObject({
      conflict: { mine: { narrative: 'first' } },
      entries: [{ mutationId: 'a', patch: { narrative: 'second' }, state: 'again' }],
    });
  });

  it('takes along only what its author saw refused', () => {
    const refusal = { code: 'INVALID', message: 'No.', patch: { narrative: 'refused' }, seen: {}, base: 0 };
    const known = { ...refusal, note: null };
    const edit = {
      ...{ address, patch: { rating: 'MEETS' as const }, seen: { rating: null }, base: 0, note: null },
      ...{ mutationId: 'c', at, tab: 'here' },
    };
    const on = { conflict: false, refusal: known };
    const taken = redone({ ...empty, refusal: known }, { is: 'edit', edit, on, apart: true });
    expect(taken).toMatchObject({
      refusal: null,
      entries: [{ patch: { rating: 'MEETS', narrative: 'refused' } }],
    });
    const other = { ...known, patch: { narrative: 'another' } };
    const beside = redone({ ...empty, refusal: other }, { is: 'edit', edit, on, apart: true });
    expect(beside).toMatchObject({ refusal: other, entries: [{ patch: { rating: 'MEETS' } }] });
  });
});
