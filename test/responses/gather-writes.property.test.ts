import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Background } from '../../server/lib/background.ts';
import type { RecordContext } from '../../server/responses/recording/record-context.sql.ts';
import type { Entry, Pending, RecordInput } from '../../server/responses/recording/record-input.ts';
import type { RecordOutcome } from '../../server/responses/recording/record-outcome.ts';
import {
  conflictKeys,
  type WriteBackend,
  WriteBatcher,
} from '../../server/responses/recording/write-batcher.ts';
import { strictBackground } from '../support/background.ts';

const largest = { entries: 5, bytes: 60 };

/**
 * A call of the property: its caller, and its entries. Each entry has its answer, its length, and whether no
 * statement takes it or it was recorded before.
 */
type PlannedCall = {
  person: number;
  entries: { item: number; length: number; poisoned: boolean; repeated: boolean }[];
};

const calls: fc.Arbitrary<PlannedCall[]> = fc.array(
  fc.record({
    person: fc.nat(3),
    entries: fc.array(
      fc.record({
        item: fc.nat(6),
        length: fc.nat(40),
        poisoned: fc.nat(12).map((number) => number === 0),
        repeated: fc.nat(3).map((number) => number === 0),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  }),
  { minLength: 1, maxLength: 14 },
);

function entryOf(person: number, item: number, narrative: string, kind = 'good'): Entry {
  const personId = `person ${person}`;
  const author = { personId, name: personId, memberships: [] };
  const mutationId = `${kind} ${randomUUID()}`;
  const input = { mutationId, country: 'KEN', item: `I-${item}`, agency: 'WHO', baseRevision: 0, narrative };
  return { author, input };
}

function outcomeOf({ input }: Entry): RecordOutcome {
  return { kind: 'REFUSED', mutationId: input.mutationId, code: 'INVALID', message: '' };
}

const isPoisoned = ({ input }: Entry) => input.mutationId.startsWith('poison');
const isRepeated = ({ input }: Entry) => input.mutationId.startsWith('repeated');
const idsOf = (entries: readonly Entry[]) => entries.map(({ input }) => input.mutationId);

describe('changes that arrive while others are being written', () => {
  test('each get their own outcome once, in their order, whatever becomes of the others', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        calls,
        fc.infiniteStream(fc.nat(4)),
        async (scheduler, planned, luck) => {
          const written: string[] = [];
          /** What was read for an entry whose statement has not come yet. */
          const readBefore = new Map<RecordInput, RecordContext>();
          let underWay: string[] = [];
          const tried = new Set<string>();
          /** Keys that were read for while what they meet was being written: it is not known yet what to decide on. */
          const readTooEarly: string[] = [];
          const toldAgain = new Set<number>();
          let together = 0;
          const write: WriteBackend['write'] = async (entries, settle, known) => {
            for (const [input, context] of known ?? []) {
              expect(readBefore.get(input)).toBe(context);
              expect(entries.map((entry) => entry.input)).toContain(input);
              readBefore.delete(input);
            }
            const shared = new Set(entries.map(({ author }) => author.personId)).size > 1;
            if (shared) expect(++together).toBe(1);
            const keys = entries.flatMap(conflictKeys);
            // A try of a single call goes on beside the next statement.
            if (!idsOf(entries).some((id) => tried.has(id))) underWay = keys;
            for (const id of idsOf(entries)) tried.add(id);
            expect(new Set(keys).size).toBe(keys.length);
            expect(entries.length).toBeLessThanOrEqual(largest.entries);
            const bytes = entries.slice(0, -1).map(({ input }) => input.narrative?.length ?? 0);
            expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(largest.bytes);
            // What comes before the fault is settled: the statement that fails is a later one.
            const fault = entries.findIndex(isPoisoned);
            const again: Pending[] = [];
            await scheduler.schedule(Promise.resolve(), 'written');
            if (shared) together--;
            for (const [index, entry] of entries.entries()) {
              if (fault >= 0 && index >= Math.floor(fault / 2)) break;
              if (isRepeated(entry)) {
                again.push({ ...entry, index, digest: Buffer.of() });
                continue;
              }
              written.push(entry.input.mutationId);
              settle(index, outcomeOf(entry));
            }
            if (fault >= 0) throw new Error('poisoned');
            return again;
          };
          const replay: WriteBackend['replay'] = async (entries, settle) => {
            await scheduler.schedule(Promise.resolve(), 'told again');
            // All of the call is written by then, and each call is read for once.
            const calls = entries.map(({ input }) =>
              sent.findIndex((call) => idsOf(call).includes(input.mutationId)),
            );
            expect(new Set(calls).size).toBe(1);
            expect(toldAgain.has(calls[0] ?? -1)).toBe(false);
            toldAgain.add(calls[0] ?? -1);
            expect(written).toEqual(
              expect.arrayContaining(
                idsOf((sent[calls[0] ?? -1] ?? []).filter((entry) => !isRepeated(entry))),
              ),
            );
            for (const entry of entries) settle(entry.index, outcomeOf(entry));
          };
          const read: WriteBackend['read'] = async (entries) => {
            readTooEarly.push(...entries.flatMap(conflictKeys).filter((key) => underWay.includes(key)));
            await scheduler.schedule(Promise.resolve(), 'read');
            if (luck.next().value === 0) throw new Error('could not be read');
            const known = new Map(entries.map(({ input }, ordinal) => [input, { ordinal } as RecordContext]));
            for (const [input, context] of known) readBefore.set(input, context);
            return known;
          };
          const outlasts: WriteBackend['isSlow'] = async (statement) => {
            let ended = false;
            void statement.then(() => {
              ended = true;
            });
            await scheduler.schedule(Promise.resolve(), 'patience');
            return !ended;
          };
          const gatherer = new WriteBatcher(
            { read, write, replay, isSlow: outlasts },
            strictBackground(),
            undefined,
            largest,
          );
          const sent = planned.map(({ person, entries }) =>
            entries.map(({ item, length, poisoned, repeated }) =>
              entryOf(person, item, 'x'.repeat(length), poisoned ? 'poison' : repeated ? 'repeated' : 'good'),
            ),
          );
          const answers = sent.map(async (entries) => {
            await scheduler.schedule(Promise.resolve(), 'sent');
            return gatherer.record(entries);
          });
          const settled = await scheduler.waitFor(Promise.allSettled(answers));
          for (const [index, answer] of settled.entries()) {
            const entries = sent[index] ?? [];
            if (answer.status === 'fulfilled') expect(answer.value).toEqual(entries.map(outcomeOf));
            expect(answer.status).toBe(entries.some(isPoisoned) ? 'rejected' : 'fulfilled');
            const own = new Set(idsOf(entries));
            // Nothing overtook an earlier entry of its call, and nothing went on behind one that failed.
            const order = written.filter((id) => own.has(id));
            const toWrite = idsOf(entries.filter((entry) => !isRepeated(entry)));
            expect(order).toEqual(toWrite.slice(0, order.length));
          }
          expect(new Set(written).size).toBe(written.length);
          // What was read was for a statement.
          expect(readBefore.size).toBe(0);
          expect(readTooEarly).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  /** A gatherer whose statements end when the test says so. */
  function heldGatherer(most = largest, given: Partial<WriteBackend> = {}, background = strictBackground()) {
    const statements: { ids: string[]; end(): void }[] = [];
    const wayIn: WriteBackend = {
      read: async () => new Map(),
      isSlow: async () => false,
      replay: async () => {},
      write: (entries, settle) =>
        new Promise((done) => {
          statements.push({
            ids: idsOf(entries),
            end() {
              for (const [index, entry] of entries.entries()) settle(index, outcomeOf(entry));
              done([]);
            },
          });
        }),
    };
    const gatherer = new WriteBatcher({ ...wayIn, ...given }, background, undefined, most);
    return { gatherer, statements };
  }

  test('go at once where nothing is being written, and all together after what is', async () => {
    const { gatherer, statements } = heldGatherer();
    const entries = [1, 2, 3, 4].map((number) => entryOf(number, number, ''));
    const [first, ...others] = entries.map((entry) => gatherer.record([entry]));
    expect(statements.map(({ ids }) => ids)).toEqual([idsOf(entries.slice(0, 1))]);
    statements[0]?.end();
    await first;
    await expect.poll(() => statements[1]?.ids).toEqual(idsOf(entries.slice(1)));
    statements[1]?.end();
    await Promise.all(others);
    expect(statements).toHaveLength(2);
  });

  test('fail together after a fault of ours, which is logged, and those that come later are written', async () => {
    const fault = new Error('a fault');
    let faulty = true;
    const isSlow = async () => {
      if (faulty) throw fault;
      return false;
    };
    const lines: unknown[] = [];
    const background = new Background({ error: (what: unknown) => lines.push(what) });
    const { gatherer, statements } = heldGatherer(largest, { isSlow }, background);
    const calls = [1, 2].map((number) => gatherer.record([entryOf(number, number, '')]));
    expect(await Promise.allSettled(calls)).toEqual(calls.map(() => ({ status: 'rejected', reason: fault })));
    await expect.poll(() => lines).toEqual([{ err: fault, task: 'write changes' }]);
    faulty = false;
    const later = entryOf(3, 3, '');
    const outcomes = gatherer.record([later]);
    statements.at(-1)?.end();
    expect(await outcomes).toEqual([outcomeOf(later)]);
  });

  test('are read while a statement takes long, all that waits each time, and go in the next one', async () => {
    const reads: string[][] = [];
    let passes: ((long: boolean) => void) | undefined;
    const { gatherer, statements } = heldGatherer(largest, {
      isSlow: (written) =>
        new Promise((done) => {
          passes = done;
          void written.then(() => done(false));
        }),
      async read(entries) {
        reads.push(idsOf(entries));
        return new Map();
      },
    });
    const [first, second, third] = [1, 2, 3].map((number) => entryOf(number, number, ''));
    const meeting = entryOf(4, 1, '');
    const all = [first, second, meeting, third].flatMap((entry) => entry ?? []);
    const [writing, waiting, waitingToo, late] = all.map((entry) => idsOf([entry]));
    const answers = all.slice(0, 3).map((entry) => gatherer.record([entry]));
    passes?.(true);
    await expect.poll(() => reads).toEqual([waiting]);
    answers.push(gatherer.record(all.slice(3)));
    passes?.(true);
    await expect.poll(() => reads).toEqual([waiting, late]);
    for (let next = 0; next < 3; next++) {
      await expect.poll(() => statements.length).toBeGreaterThan(next);
      statements[next]?.end();
    }
    await Promise.all(answers);
    expect(statements.map(({ ids }) => ids)).toEqual([
      writing,
      [...(waiting ?? []), ...(late ?? [])],
      waitingToo,
    ]);
  });

  test('take turns between people, so that nobody waits for somebody else’s whole outbox', async () => {
    const { gatherer, statements } = heldGatherer();
    const blocker = gatherer.record([entryOf(0, 0, '')]);
    const outbox = Array.from({ length: 100 }, (_, index) => entryOf(1, index + 10, ''));
    const long = gatherer.record(outbox);
    const short = [2, 3, 4].map((person) => gatherer.record([entryOf(person, person, '')]));
    statements[0]?.end();
    await blocker;
    await expect.poll(() => statements[1]?.ids.length).toBe(largest.entries);
    statements[1]?.end();
    await Promise.all(short);
    for (let next = 2; next < 22; next++) {
      await expect.poll(() => statements.length).toBeGreaterThan(next);
      statements[next]?.end();
    }
    expect(await long).toEqual(outbox.map(outcomeOf));
  });

  test('that find no room come first in the next statement', async () => {
    const { gatherer, statements } = heldGatherer({ entries: 2, bytes: 1_000 });
    const all = [0, 1, 2, 3, 4].map((person) => [1, 2].map((n) => entryOf(person, person * 10 + n, '')));
    const answers = all.map((entries) => gatherer.record(entries));
    const served: string[][] = [];
    for (let next = 0; next < 5; next++) {
      await expect.poll(() => statements.length).toBeGreaterThan(next);
      served.push(statements[next]?.ids ?? []);
      statements[next]?.end();
    }
    await Promise.all(answers);
    const [zero, one, two, three, four] = all.map(idsOf);
    expect(served).toEqual([
      zero,
      [one?.[0], two?.[0]],
      [three?.[0], four?.[0]],
      [one?.[1], two?.[1]],
      [three?.[1], four?.[1]],
    ]);
  });
});
