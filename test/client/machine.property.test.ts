import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Field, fields, keyOf, type Patch, type Values } from '../../client/sync/model.ts';
import { type Line, unsentPatch } from '../../client/sync/outbox.ts';
import { lost, MachineBench } from './machine-bench.ts';
import { ModelServer } from './model-server.ts';

const items = ['LDR-2', 'LDR-4'];
// Mostly one item, mostly its text: what is rare in life must be frequent here.
const item = fc.constantFrom('LDR-2', 'LDR-2', 'LDR-2', 'LDR-4');
const patch: fc.Arbitrary<Patch> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ narrative: fc.constantFrom('a', 'b', 'c', 'd', null) }) },
  {
    weight: 2,
    arbitrary: fc.record({ rating: fc.constantFrom<Values['rating']>('MEETS', 'MISSING', null) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ status: fc.constantFrom<Values['status']>('IN_PROGRESS', 'SUBMITTED') }),
  },
  { weight: 2, arbitrary: fc.constant({ status: 'RETURNED' as const }) },
);
const note = fc.constantFrom('which letter?', 'of what date?');

const happening = fc.oneof(
  { weight: 6, arbitrary: fc.record({ is: fc.constant('edit' as const), item, patch, note }) },
  { weight: 4, arbitrary: fc.record({ is: fc.constant('other' as const), item, patch }) },
  { weight: 4, arbitrary: fc.record({ is: fc.constant('pause' as const), item }) },
  {
    weight: 5,
    arbitrary: fc.record({
      is: fc.constant('request' as const),
      fate: fc.constantFrom(
        'answered' as const,
        'answered' as const,
        'lost' as const,
        'answer lost' as const,
        'heard, then answered' as const,
        'refused' as const,
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant('read' as const),
      fate: fc.constantFrom('answered' as const, 'lost' as const),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ is: fc.constant('hear' as const), count: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('break' as const),
      kind: fc.constantFrom('network' as const, 'cursor' as const),
    }),
  },
  { weight: 4, arbitrary: fc.record({ is: fc.constant('timers' as const) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('stray' as const) }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('leave' as const), arrives: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant('choose' as const),
      item,
      keep: fc.constantFrom('mine' as const, 'theirs' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('session' as const),
      to: fc.constantFrom('out' as const, 'in' as const, 'in' as const, 'in' as const),
    }),
  },
);
type Happening = typeof happening extends fc.Arbitrary<infer One> ? One : never;

const key = (code: string) => keyOf({ cycle: '2026', country: 'KEN', agency: 'UNICEF', item: code });

/** Does what happened, and keeps beside it what the person last typed into each field. */
function happen(bench: MachineBench, typed: Map<string, string>, one: Happening): void {
  switch (one.is) {
    case 'edit':
      // Nobody edits what they don't see.
      if (!bench.copy) return;
      bench.edit(one.item, one.patch, one.patch.status === 'RETURNED' ? one.note : null);
      if ('status' in one.patch) typed.delete(`${key(one.item)} note`);
      if (one.patch.status === 'RETURNED') {
        typed.set(`${key(one.item)} note`, one.note);
        bench.server.arrived.delete(`${key(one.item)} note ${one.note}`);
      }
      for (const field of fields) {
        if (!(field in one.patch)) continue;
        const place = `${key(one.item)} ${field}`;
        typed.set(place, String(one.patch[field]));
        // The same words may have arrived before; what counts is that they arrive again.
        bench.server.arrived.delete(`${place} ${one.patch[field]}`);
        forgetIfSetBack(bench, typed, one.item, field);
      }
      return;
    case 'other':
      bench.server.otherChanges(one.item, one.patch);
      return;
    case 'pause':
      bench.dispatch({ is: 'settle', key: key(one.item) });
      return;
    case 'request':
      bench.finishRequest(one.fate);
      // A refusal joins what was typed since, which may have been the way back.
      for (const code of items) for (const field of fields) forgetIfSetBack(bench, typed, code, field);
      return;
    case 'stray':
      bench.finishStray();
      return;
    case 'leave':
      bench.leave(one.arrives);
      return;
    case 'read':
      bench.finishRead(one.fate);
      return;
    case 'hear':
      bench.hear(one.count);
      return;
    case 'break':
      bench.breakStream({ ...lost, kind: one.kind });
      return;
    case 'timers':
      for (const name of [...bench.timers.keys()]) bench.fire(name);
      return;
    case 'choose': {
      const clashes = bench.state.outbox.lines[key(one.item)]?.conflict?.fields ?? [];
      if (one.keep === 'theirs') for (const { field } of clashes) typed.delete(`${key(one.item)} ${field}`);
      // Returned by both, or by the other alone: the reason that counts is theirs.
      const theirs = one.keep === 'theirs' && clashes.some(({ field }) => field === 'status');
      if (theirs || bench.copy?.responses[key(one.item)]?.status === 'RETURNED') {
        typed.delete(`${key(one.item)} note`);
      }
      bench.choose(key(one.item), one.keep);
      return;
    }
    case 'session':
      if (one.to === 'in') bench.signIn();
      else bench.signOut();
      return;
  }
}

/** Where a field says again what it said before the person began, it is no change of theirs. */
function forgetIfSetBack(bench: MachineBench, typed: Map<string, string>, code: string, field: Field): void {
  const last = bench.state.outbox.lines[key(code)]?.entries.at(-1);
  if (last && field in last.patch && last.patch[field] === last.seen[field]) {
    typed.delete(`${key(code)} ${field}`);
    if (field === 'status') typed.delete(`${key(code)} note`);
  }
}

/** What was typed is on the page as unsent, or has arrived at the server. */
function nothingTypedIsLost(bench: MachineBench, typed: ReadonlyMap<string, string>): void {
  for (const [place, value] of typed) {
    const [line = '', field = ''] = place.split(' ');
    const there = bench.server.arrived.has(`${place} ${value}`);
    if (field === 'note') {
      expect(there || notesOf(bench.state.outbox.lines[line]).includes(value), `${place} = ${value}`).toBe(
        true,
      );
      continue;
    }
    const unsent = unsentPatch(bench.state.outbox.lines[line]);
    const here = field in unsent && String(unsent[field as Field]) === value;
    // Set back to what the server has: the choice then needs no entry.
    const already = String(bench.copy?.responses[line]?.[field as Field] ?? null) === value;
    expect(here || there || already, `${place} = ${value}`).toBe(true);
  }
}

function notesOf(line: Line | undefined): readonly (string | null)[] {
  if (!line) return [];
  const { refusal, conflict, entries } = line;
  return [refusal?.note ?? null, conflict?.note ?? null, ...entries.map((entry) => entry.note)];
}

describe('the machine', () => {
  it('loses nothing typed and no reason of a return, sends one entry of a response at a time, and never goes back in revision', () => {
    fc.assert(
      fc.property(fc.array(happening, { minLength: 5, maxLength: 80 }), (happenings) => {
        const server = new ModelServer();
        const bench = new MachineBench(server);
        const typed = new Map<string, string>();
        const revisions = new Map<string, number>();
        for (const one of happenings) {
          happen(bench, typed, one);
          nothingTypedIsLost(bench, typed);
          expect(server.complaints).toEqual([]);
          const sent = bench.request?.entries.map((entry) => keyOf(entry.address)) ?? [];
          expect(new Set(sent).size).toBe(sent.length);
          for (const code of items) {
            const revision = bench.copy?.responses[key(code)]?.revision ?? 0;
            // A snapshot may be older than an answer that came while it was read; the stream brings the rest.
            if (one.is !== 'read') expect(revision).toBeGreaterThanOrEqual(revisions.get(code) ?? 0);
            revisions.set(code, revision);
          }
        }
        settleEverything(bench);
        expect(bench.state.outbox.lines).toSatisfy((lines: typeof bench.state.outbox.lines) =>
          Object.values(lines).every((line) => line.entries.length === 0 && !line.conflict),
        );
        for (const code of items) {
          const row = server.rows.get(key(code));
          const copy = bench.copy?.responses[key(code)];
          expect(copy?.revision ?? 0).toBe(row?.revision ?? 0);
          if (!row) continue;
          for (const field of fields) expect(copy?.[field]).toBe(row.values[field]);
        }
        expect(server.complaints).toEqual([]);
      }),
      { numRuns: 800 },
    );
  });
});

/** The weather clears: everybody is there again, and the person keeps theirs in every conflict. */
function settleEverything(bench: MachineBench): void {
  bench.signIn();
  for (let round = 0; round < 60; round += 1) {
    for (const name of [...bench.timers.keys()]) bench.fire(name);
    for (const code of items) bench.dispatch({ is: 'settle', key: key(code) });
    bench.finishRead('answered');
    bench.finishRequest('answered');
    bench.hear(1000);
    for (const code of items)
      if (bench.state.outbox.lines[key(code)]?.conflict) bench.choose(key(code), 'mine');
  }
}
