import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WriteGatherer, type WriteTogether } from '../../server/responses/gather-writes.ts';
import type { RecordOutcome } from '../../server/responses/record-outcome.ts';
import { type Entry, meetingKeys } from '../../server/responses/record-responses.ts';

const largest = { entries: 5, bytes: 60 };

/** A call of the property: whose it is, and of each entry its answer, how long it is, and whether no statement takes it. */
type PlannedCall = { person: number; entries: { item: number; length: number; poisoned: boolean }[] };

const calls: fc.Arbitrary<PlannedCall[]> = fc.array(
  fc.record({
    person: fc.nat(3),
    entries: fc.array(
      fc.record({
        item: fc.nat(6),
        length: fc.nat(40),
        poisoned: fc.nat(12).map((number) => number === 0),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  }),
  { minLength: 1, maxLength: 14 },
);

function entryOf(person: number, item: number, narrative: string, poisoned = false): Entry {
  const personId = `person ${person}`;
  const author = { personId, name: personId, memberships: [] };
  const mutationId = `${poisoned ? 'poison' : 'good'} ${randomUUID()}`;
  const input = { mutationId, country: 'KEN', item: `I-${item}`, agency: 'WHO', baseRevision: 0, narrative };
  return { author, input };
}

function outcomeOf({ input }: Entry): RecordOutcome {
  return { kind: 'REFUSED', mutationId: input.mutationId, code: 'INVALID', message: '' };
}

const isPoisoned = ({ input }: Entry) => input.mutationId.startsWith('poison');
const idsOf = (entries: readonly Entry[]) => entries.map(({ input }) => input.mutationId);

describe('changes that arrive while others are being written', () => {
  test('each get their own outcome once, in their order, whatever becomes of the others', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), calls, async (scheduler, planned) => {
        const written: string[] = [];
        let together = 0;
        const write: WriteTogether = async (entries, settle) => {
          const shared = new Set(entries.map(({ author }) => author.personId)).size > 1;
          if (shared) expect(++together).toBe(1);
          const keys = entries.flatMap(meetingKeys);
          expect(new Set(keys).size).toBe(keys.length);
          expect(entries.length).toBeLessThanOrEqual(largest.entries);
          const bytes = entries.slice(0, -1).map(({ input }) => input.narrative?.length ?? 0);
          expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(largest.bytes);
          // What comes before the fault is settled: the statement that fails is a later one.
          const fault = entries.findIndex(isPoisoned);
          await scheduler.schedule(Promise.resolve(), 'written');
          if (shared) together--;
          for (const [index, entry] of entries.entries()) {
            if (fault >= 0 && index >= Math.floor(fault / 2)) break;
            written.push(entry.input.mutationId);
            settle(index, outcomeOf(entry));
          }
          if (fault >= 0) throw new Error('poisoned');
        };
        const gatherer = new WriteGatherer(write, undefined, largest);
        const sent = planned.map(({ person, entries }) =>
          entries.map(({ item, length, poisoned }) => entryOf(person, item, 'x'.repeat(length), poisoned)),
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
          expect(order).toEqual(idsOf(entries).slice(0, order.length));
        }
        expect(new Set(written).size).toBe(written.length);
      }),
      { numRuns: 300 },
    );
  });

  /** A gatherer whose statements end when the test says so. */
  function heldGatherer(most = largest) {
    const statements: { ids: string[]; end(): void }[] = [];
    const gatherer = new WriteGatherer(
      (entries, settle) =>
        new Promise((done) => {
          statements.push({
            ids: idsOf(entries),
            end() {
              for (const [index, entry] of entries.entries()) settle(index, outcomeOf(entry));
              done();
            },
          });
        }),
      undefined,
      most,
    );
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
