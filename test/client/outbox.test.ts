import { describe, expect, it } from 'vitest';
import { dropChosen } from '../../client/sync/choices.ts';
import { initialState } from '../../client/sync/initial-state.ts';
import { step } from '../../client/sync/machine.ts';
import { keyOf, type Patch, untouched, type Values, valuesNamedBy } from '../../client/sync/model.ts';
import {
  type Along,
  type Entry,
  emptyOutbox,
  type Outbox,
  shownValues,
  unsentCount,
} from '../../client/sync/outbox.ts';
import { answered, rejected, unanswered } from '../../client/sync/outbox-answers.ts';
import { chosen, discarded, edited, settled } from '../../client/sync/outbox-edits.ts';
import { inputOf, sentOff, taken } from '../../client/sync/outbox-sending.ts';
import type { Sync } from '../../client/sync/runtime.ts';
import type { Input, Outcomes } from '../../client/sync/state.ts';

const address = { cycle: '2026', country: 'KEN', agency: 'UNICEF', item: 'LDR-2' };
const key = keyOf(address);
const at = '2026-06-01T12:00:00.000Z';
const person = { id: 'other', name: 'Focal point, WHO, Kenya' };
/** Of a return. */
const why = { note: 'Which letter?', returnTo: 'ben' };

function edit(
  outbox: Outbox,
  patch: Patch,
  options: Partial<{
    base: number;
    seen: Values;
    id: string;
    item: string;
    note: string;
    returnTo: string;
    tab: string;
    relied: Along;
  }> = {},
) {
  const {
    base = 0,
    seen = untouched,
    id = 'a',
    item = 'LDR-2',
    note = null,
    returnTo,
    tab,
    relied,
  } = options;
  const where = { ...address, item };
  return edited(outbox, {
    address: where,
    patch,
    seen: valuesNamedBy(patch, seen),
    base,
    note,
    returnTo,
    mutationId: id,
    at,
    tab,
    ...(relied && { relied }),
  });
}

function response(values: Partial<Values>, revision: number) {
  const { country: countryCode, cycle: cycleCode, item: itemCode, agency: agencyCode } = address;
  return {
    countryCode,
    cycleCode,
    itemCode,
    agencyCode,
    ...untouched,
    ...values,
    revision,
    updatedAt: at,
    updatedBy: person,
  };
}

function recorded(mutationId: string, values: Partial<Values>, revision: number): Outcomes[number] {
  const progress = {
    countryCode: 'KEN',
    agencyCode: 'UNICEF',
    notStarted: 0,
    inProgress: 0,
    submitted: 0,
    returned: 0,
    carried: 0,
    accepted: 0,
    total: 0,
    updatedAt: at,
  };
  return {
    __typename: 'ResponseRecorded',
    mutationId,
    response: response(values, revision),
    progress,
    cursor: String(revision),
    merged: false,
    replayed: false,
  };
}

function conflicted(mutationId: string, field: string): Outcomes[number] {
  const clash = { field, base: null, theirs: 'theirs', mine: 'mine', theirsBy: person, theirsAt: at };
  return {
    __typename: 'ResponseConflict',
    mutationId,
    id: `conflict ${mutationId}`,
    response: response({ narrative: 'theirs' }, 4),
    fields: [clash],
  };
}

function refusalOf(mutationId: string): Outcomes[number] {
  return { __typename: 'ResponseRefused', mutationId, code: 'NOT_REPORTING', message: 'Not now.' };
}

function send(outbox: Outbox): { outbox: Outbox; entries: readonly Entry[] } {
  return taken(settled(outbox, key));
}

describe('an outbox', () => {
  it('keeps what is typed without a pause as one entry', () => {
    const once = edit(
      edit(emptyOutbox, { narrative: 'a' }),
      { narrative: 'ab', rating: 'MEETS' },
      { id: 'b' },
    );
    expect(taken(once).entries).toEqual([]);
    const { entries } = send(once);
    expect(entries).toMatchObject([
      // Under the latest id: what the device has kept under the former is another content.
      { mutationId: 'b', patch: { narrative: 'ab', rating: 'MEETS' }, base: 0 },
    ]);
  });

  it('sends nothing for what was set back to what it was', () => {
    const back = edit(edit(emptyOutbox, { narrative: 'a' }), { narrative: null });
    expect(send(back).entries).toEqual([]);
    expect(unsentCount(settled(back, key))).toBe(0);
  });

  it('never adds to an entry that is on its way, and sends the next one on the revision of the receipt', () => {
    const first = send(edit(emptyOutbox, { narrative: 'a' })).outbox;
    const second = settled(
      edit(first, { narrative: 'ab' }, { id: 'b', seen: { ...untouched, narrative: 'a' } }),
      key,
    );
    expect(taken(second).entries).toEqual([]);
    const after = answered(second, [recorded('a', { narrative: 'a' }, 7)], at);
    expect(taken(after).entries).toMatchObject([{ mutationId: 'b', patch: { narrative: 'ab' }, base: 7 }]);
  });

  it('moves what stands on a receipt, also where something of other fields goes before it', () => {
    const first = send(edit(emptyOutbox, { status: 'IN_PROGRESS', rating: 'MEETS' })).outbox;
    const second = settled(edit(first, { narrative: 'a' }, { id: 'b' }), key);
    const seen = { ...untouched, status: 'IN_PROGRESS' as const };
    const third = settled(edit(second, { status: 'SUBMITTED' }, { id: 'c', base: 1, seen }), key);
    const now = { status: 'IN_PROGRESS', rating: 'MEETS' } as const;
    const after = taken(answered(third, [recorded('a', now, 1)], at));
    expect(after.entries).toMatchObject([{ mutationId: 'b', base: 1 }]);
    const last = taken(answered(after.outbox, [recorded('b', { ...now, narrative: 'a' }, 2)], at));
    expect(last.entries).toMatchObject([{ mutationId: 'c', base: 2, patch: { status: 'SUBMITTED' } }]);
  });

  it('asks nobody about their own change, where one after it was refused and goes again with the next', () => {
    const first = send(edit(emptyOutbox, { narrative: 'a' })).outbox;
    const seen = { ...untouched, narrative: 'a' };
    const second = settled(edit(first, { narrative: 'ab' }, { id: 'b', seen }), key);
    // The event of the first came before its answer.
    const third = settled(edit(second, { status: 'IN_PROGRESS' }, { id: 'c', base: 1 }), key);
    const sent = taken(answered(third, [recorded('a', { narrative: 'a' }, 2)], at)).outbox;
    const again = taken(answered(sent, [refusalOf('b')], at));
    // On the base of before the first, the server would find that as a change of the text.
    expect(again.entries).toMatchObject([
      { mutationId: 'c', base: 2, patch: { narrative: 'ab', status: 'IN_PROGRESS' } },
    ]);
  });

  it('leaves the old base where somebody changed what the next change was decided on', () => {
    const returned = send(edit(emptyOutbox, { status: 'RETURNED' }, { ...why, base: 3 })).outbox;
    const seen = { ...untouched, status: 'RETURNED' as const };
    const decided = { base: 3, seen, id: 'b', relied: { narrative: 'a', rating: null } };
    const accepted = settled(edit(returned, { status: 'ACCEPTED' }, decided), key);
    const asSeen = answered(accepted, [recorded('a', { status: 'RETURNED', narrative: 'a' }, 4)], at);
    expect(taken(asSeen).entries).toMatchObject([{ mutationId: 'b', base: 4 }]);
    // Sent on the receipt, the text that was read would be written over theirs.
    const changed = answered(accepted, [recorded('a', { status: 'RETURNED', narrative: 'theirs' }, 5)], at);
    expect(taken(changed).entries).toMatchObject([{ mutationId: 'b', base: 3 }]);
  });

  it('leaves the old base where the receipt shows a change that the author has not seen', () => {
    const first = send(edit(emptyOutbox, { narrative: 'a' })).outbox;
    const second = settled(edit(first, { rating: 'MEETS' }, { id: 'b' }), key);
    const after = answered(second, [recorded('a', { narrative: 'a', rating: 'MISSING' }, 2)], at);
    expect(taken(after).entries).toMatchObject([{ mutationId: 'b', base: 0 }]);
  });

  it('sends again unchanged what brought no answer, and keeps later edits apart from it', () => {
    const lost = unanswered(send(edit(emptyOutbox, { narrative: 'a' })).outbox);
    const more = settled(edit(lost, { narrative: 'ab' }, { id: 'b' }), key);
    expect(taken(more).entries).toMatchObject([{ mutationId: 'a', patch: { narrative: 'a' } }]);
    expect(shownValues(undefined, more.lines[key]).narrative).toBe('ab');
  });

  it('holds everything of a response until a conflict is decided, and takes in what is typed meanwhile', () => {
    const sent = send(edit(emptyOutbox, { narrative: 'mine', rating: 'MEETS' })).outbox;
    const typedOn = settled(edit(sent, { narrative: 'mine, longer' }, { id: 'b' }), key);
    const held = edit(
      answered(typedOn, [conflicted('a', 'narrative')], at),
      { narrative: 'both' },
      { id: 'c' },
    );
    expect(taken(held).entries).toEqual([]);
    expect(shownValues(undefined, held.lines[key])).toMatchObject({ narrative: 'both', rating: 'MEETS' });
    const choice = { key, shown: response({ narrative: 'theirs' }, 4), revision: 4, mutationId: 'd', at };
    expect(taken(chosen(held, { ...choice, keep: 'mine' })).entries).toMatchObject([
      { mutationId: 'd', base: 4, patch: { narrative: 'both', rating: 'MEETS' } },
    ]);
    expect(taken(chosen(held, { ...choice, keep: 'theirs' })).entries).toMatchObject([
      { mutationId: 'd', base: 4, patch: { rating: 'MEETS' } },
    ]);
  });

  it('asks about the later words too, past what waits of other fields', () => {
    // Another window's text clashes, beside a status that doesn't stand on it: that is older than the choice.
    const first = send(edit(emptyOutbox, { narrative: 'a' }, { tab: 'x' })).outbox;
    const status = settled(edit(first, { status: 'SUBMITTED' }, { id: 'b', tab: 'y' }), key);
    const clash = answered(status, [conflicted('a', 'narrative')], at);
    const shown = response({ narrative: 'theirs' }, 4);
    const choice = { key, keep: 'mine', shown, revision: 4, mutationId: 'c', at, tab: 'y' } as const;
    const again = taken(chosen(clash, choice)).outbox;
    const seen = { ...untouched, narrative: 'a' };
    const later = settled(edit(again, { narrative: 'ab' }, { id: 'd', base: 4, seen, tab: 'y' }), key);
    const asked = answered(later, [conflicted('c', 'narrative')], at).lines[key];
    expect(asked?.conflict?.mine).toEqual({ narrative: 'ab' });
    expect(asked?.entries).toMatchObject([{ mutationId: 'b' }]);
  });

  it('shows a refusal with what was refused, which the next edit takes along', () => {
    const sent = send(edit(emptyOutbox, { status: 'SUBMITTED', rating: 'NOT_APPLICABLE' })).outbox;
    const refusal = {
      __typename: 'ResponseRefused' as const,
      mutationId: 'a',
      code: 'INVALID' as const,
      message: 'Say why.',
    };
    const refused = answered(sent, [refusal], at);
    expect(refused.lines[key]?.refusal?.message).toBe('Say why.');
    expect(unsentCount(refused)).toBe(1);
    expect(send(edit(refused, { narrative: 'No such work here.' }, { id: 'b' })).entries).toMatchObject([
      {
        mutationId: 'b',
        patch: { status: 'SUBMITTED', rating: 'NOT_APPLICABLE', narrative: 'No such work here.' },
      },
    ]);
    expect(unsentCount(discarded(refused, key))).toBe(0);
  });

  it('keeps the reason of a return, and to whom it goes, when it is refused while a later edit waits', () => {
    const returned = send(edit(emptyOutbox, { status: 'RETURNED' }, why)).outbox;
    const typedOn = settled(edit(returned, { rating: 'MEETS' }, { id: 'b' }), key);
    const refused = answered(typedOn, [refusalOf('a')], at);
    expect(taken(refused).entries).toMatchObject([
      { mutationId: 'b', patch: { status: 'RETURNED', rating: 'MEETS' }, ...why },
    ]);
  });

  it('keeps the reason of a return, and to whom it goes, when it is decided during a conflict', () => {
    const sent = send(edit(emptyOutbox, { narrative: 'mine' })).outbox;
    const clash = answered(sent, [conflicted('a', 'narrative')], at);
    const returned = edit(clash, { status: 'RETURNED' }, { id: 'b', ...why });
    const choice = { key, shown: response({ narrative: 'theirs' }, 4), revision: 4, mutationId: 'd', at };
    for (const keep of ['mine', 'theirs'] as const) {
      expect(taken(chosen(returned, { ...choice, keep })).entries).toMatchObject([
        { patch: { status: 'RETURNED' }, ...why },
      ]);
    }
  });

  it('keeps a reason that was refused when an edit takes it along into an entry that waits', () => {
    const returned = send(edit(emptyOutbox, { status: 'RETURNED' }, { ...why, tab: 'first' })).outbox;
    const typedOn = edit(returned, { narrative: 'a' }, { id: 'b', tab: 'second' });
    const refused = answered(typedOn, [refusalOf('a')], at);
    const { entries } = send(edit(refused, { narrative: 'ab' }, { id: 'c', tab: 'second' }));
    expect(entries).toMatchObject([
      { mutationId: 'c', patch: { status: 'RETURNED', narrative: 'ab' }, ...why },
    ]);
  });

  it('sends a reason also where somebody else has returned the answer meanwhile, to be heard or refused', () => {
    const sent = send(edit(emptyOutbox, { narrative: 'mine' })).outbox;
    const clash = answered(sent, [conflicted('a', 'narrative')], at);
    const decided = edit(clash, { status: 'RETURNED' }, { id: 'b', ...why });
    const shown = response({ narrative: 'theirs', status: 'RETURNED' }, 4);
    const choice = { key, shown, revision: 4, mutationId: 'd', at, keep: 'theirs' as const };
    expect(taken(chosen(decided, choice)).entries).toMatchObject([{ patch: { status: 'RETURNED' }, ...why }]);
    const again = edit(
      edit(emptyOutbox, { status: 'IN_PROGRESS' }, { seen: { ...untouched, status: 'RETURNED' } }),
      { status: 'RETURNED' },
      { id: 'b', seen: { ...untouched, status: 'IN_PROGRESS' }, ...why },
    );
    expect(send(again).entries).toMatchObject([{ patch: { status: 'RETURNED' }, ...why }]);
  });

  it('keeps each of two texts that were refused in one field, one after the other', () => {
    const first = send(edit(emptyOutbox, { narrative: 'one' }, { tab: 'first' })).outbox;
    const both = settled(edit(first, { narrative: 'two' }, { id: 'b', tab: 'second' }), key);
    const sent = taken(answered(both, [refusalOf('a')], at)).outbox;
    const refused = answered(sent, [refusalOf('b')], at);
    expect(refused.lines[key]?.refusal?.patch).toEqual({ narrative: 'two' });
    const left = discarded(refused, key);
    expect(left.lines[key]?.refusal?.patch).toEqual({ narrative: 'one' });
    expect(unsentCount(discarded(left, key))).toBe(0);
    const taking = send(edit(refused, { narrative: 'three' }, { id: 'c', tab: 'second' })).outbox;
    expect(taking.lines[key]).toMatchObject({
      entries: [{ patch: { narrative: 'three' } }],
      refusal: { patch: { narrative: 'one' } },
    });
  });

  it('leaves what was refused out of a conflict, with its reason', () => {
    const returned = send(edit(emptyOutbox, { status: 'RETURNED' }, { ...why, tab: 'first' })).outbox;
    const both = settled(edit(returned, { narrative: 'mine' }, { id: 'b', tab: 'second' }), key);
    const sent = taken(answered(both, [refusalOf('a')], at)).outbox;
    const clash = answered(sent, [conflicted('b', 'narrative')], at);
    expect(clash.lines[key]).toMatchObject({
      conflict: { mine: { narrative: 'mine' } },
      refusal: { patch: { status: 'RETURNED' }, ...why },
    });
    expect(clash.lines[key]?.conflict?.mine).not.toHaveProperty('status');
  });

  it('sends no reason of a return with another status that came after it', () => {
    const returned = edit(emptyOutbox, { status: 'RETURNED' }, why);
    const { entries } = send(edit(returned, { status: 'ACCEPTED' }, { id: 'b' }));
    expect(entries).toMatchObject([{ patch: { status: 'ACCEPTED' }, note: null, returnTo: null }]);
    expect(entries.map(inputOf)[0]).not.toHaveProperty('returnTo');
  });

  it('holds back a text that is longer than the server takes, all of it, until it is shorter', () => {
    const long = 'x'.repeat(26_039);
    const held = settled(edit(emptyOutbox, { narrative: long }), key);
    expect(taken(held).entries).toEqual([]);
    expect(unsentCount(held)).toBe(1);
    expect(shownValues(undefined, held.lines[key]).narrative).toBe(long);
    const shorter = edit(held, { narrative: long.slice(0, 20_000) }, { id: 'b' });
    expect(send(shorter).entries).toMatchObject([{ mutationId: 'b' }]);
  });

  it('sends the oldest first, whatever the clock says, in portions that a page which goes away may leave to the browser', () => {
    const items = Array.from({ length: 9 }, (_, index) => `LDR-${1 + index}`);
    const full = items.reduce(
      (outbox, item, index) =>
        settled(
          edited(outbox, {
            address: { ...address, item },
            patch: { narrative: 'x'.repeat(15_000) },
            seen: { narrative: null },
            base: 0,
            note: null,
            mutationId: item,
            at: `2026-06-01T12:00:0${9 - index}.000Z`,
          }),
          keyOf({ ...address, item }),
        ),
      emptyOutbox,
    );
    const first = taken(full);
    expect(first.entries.map((entry) => entry.mutationId)).toEqual(['LDR-1', 'LDR-2', 'LDR-3']);
    const { portions, outbox } = sentOff(first.outbox);
    expect(portions.map((portion) => portion.map((entry) => entry.mutationId))).toEqual([
      ['LDR-4', 'LDR-5', 'LDR-6'],
      ['LDR-7', 'LDR-8', 'LDR-9'],
    ]);
    // What was sent off may have arrived: it goes again as it is, and what is typed then is another entry.
    const typed = edit(outbox, { narrative: 'y' }, { id: 'z', item: 'LDR-9' });
    const ids = typed.lines[keyOf({ ...address, item: 'LDR-9' })]?.entries.map((entry) => entry.mutationId);
    expect(ids).toEqual(['LDR-9', 'z']);
  });

  it('decides after a conflict on what its author read then, and says from whose file it came', () => {
    const relied = { narrative: 'a', rating: null, fromFileOf: 'ben' };
    const sent = send(edit(emptyOutbox, { status: 'ACCEPTED' }, { base: 3, relied }));
    const clash = answered(sent.outbox, [conflicted('a', 'narrative')], at);
    const shown = response({ status: 'SUBMITTED', narrative: 'theirs' }, 4);
    const choice = { key, keep: 'theirs' as const, shown, revision: 4, mutationId: 'b', at };
    expect(taken(chosen(clash, choice)).entries).toMatchObject([
      {
        base: 4,
        patch: { status: 'ACCEPTED' },
        relied: { narrative: 'theirs', rating: null, fromFileOf: 'ben' },
      },
    ]);
  });

  it('leaves a conflict that was settled elsewhere where something was written after it', () => {
    const first = send(edit(emptyOutbox, { narrative: 'mine' }, { id: 'a', tab: 'x' })).outbox;
    const later = settled(edit(first, { narrative: 'mine, later' }, { id: 'b', tab: 'y' }), key);
    let state = { ...initialState, outbox: answered(later, [conflicted('a', 'narrative')], at) };
    const sync = {
      state: () => state,
      dispatch: (input: Input) => {
        state = step(state, input).state;
      },
    };
    dropChosen(sync as unknown as Sync, new Set(['conflict a']));
    expect(state.outbox.lines[key]?.entries).toMatchObject([{ mutationId: 'b' }]);
    state = { ...initialState, outbox: answered(first, [conflicted('a', 'narrative')], at) };
    dropChosen(sync as unknown as Sync, new Set(['conflict a']));
    expect(state.outbox.lines[key]?.conflict).toBeNull();
  });

  it('finds the entry at fault when a whole request is rejected, without stopping the others', () => {
    const both = settled(
      edit(edit(emptyOutbox, { narrative: 'a' }), { narrative: 'b' }, { id: 'b', item: 'LDR-4' }),
      keyOf({ ...address, item: 'LDR-4' }),
    );
    const first = send(both);
    expect(first.entries).toHaveLength(2);
    const alone = taken(rejected(first.outbox, 'not a status'));
    expect(alone.entries).toHaveLength(1);
    const next = taken(rejected(alone.outbox, 'not a status'));
    expect(next.outbox.lines[key]?.refusal).toMatchObject({ code: 'INVALID', message: 'not a status' });
    expect(next.entries).toMatchObject([{ mutationId: 'b' }]);
  });
});
