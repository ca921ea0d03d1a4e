import type { Database } from '../database/database.ts';
import { RecentStandings } from './recent-standings.ts';
import type { RecordOutcome } from './record-outcome.ts';
import { type Entry, meetingKeys, recordRound, type Settle } from './record-responses.ts';

/** Writes entries that don't meet each other, and says of each what became of it as soon as that is known. */
export type WriteTogether = (entries: readonly Entry[], settle: Settle) => Promise<void>;

/** Told of each statement: how many entries went in it, and how long each of their calls had waited for it. */
export type ObserveStatement = (entries: number, waitedMs: readonly number[]) => void;

/** What one statement takes at most; more than this together gains nothing, and whoever comes next would wait. */
export const largestStatement = { entries: 200, bytes: 1024 * 1024 };

/** Entries that somebody wants recorded in order. Either it waits for its turn, or part of it is being written. */
type Call = {
  person: string;
  entries: readonly Entry[];
  /** Of the first entry that was not taken yet. */
  next: number;
  outcomes: RecordOutcome[];
  waitingSince: number;
  done: (outcomes: RecordOutcome[]) => void;
  fail: (reason: unknown) => void;
};

/** Entries of one call in one statement: those from `start` on, as many as there are. */
type Part = { call: Call; start: number; entries: Entry[] };

/**
 * Lets changes that arrive while a statement is being committed go together in the next one. Commits queue at the log's
 * head, so that waiting here costs nobody anything: the statement of all is done when the statement of the second would be.
 *
 * - Where nothing is being written, a call goes at once.
 * - Within a call, an entry never overtakes an earlier one, and one that meets another in the statement waits for the next.
 * - People take turns, one entry each: whoever brings an outbox of a hundred holds nobody up.
 * - Where the statement of several calls fails, each call's part is tried by itself, so that nobody gets another's error.
 */
export class WriteGatherer {
  /** Calls that wait, by person, in the order in which the next statement asks them. */
  readonly #waiting = new Map<string, Call[]>();
  #writing = false;

  constructor(
    private readonly write: WriteTogether,
    private readonly observe: ObserveStatement = () => {},
    private readonly largest: typeof largestStatement = largestStatement,
  ) {}

  /** Records entries of one person in their order, each with its own outcome. Throws where the database fails. */
  record(entries: readonly Entry[]): Promise<RecordOutcome[]> {
    const person = entries[0]?.author.personId;
    if (person === undefined) return Promise.resolve([]);
    return new Promise((done, fail) => {
      this.#wait({ person, entries, next: 0, outcomes: [], waitingSince: performance.now(), done, fail });
      void this.#writeWaiting();
    });
  }

  #wait(call: Call): void {
    const calls = this.#waiting.get(call.person);
    if (calls) calls.push(call);
    else this.#waiting.set(call.person, [call]);
  }

  async #writeWaiting(): Promise<void> {
    if (this.#writing) return;
    this.#writing = true;
    while (this.#waiting.size > 0) {
      const parts = this.#take();
      const now = performance.now();
      this.observe(
        parts.reduce((sum, { entries }) => sum + entries.length, 0),
        parts.map(({ call }) => now - call.waitingSince),
      );
      await this.#writeParts(parts);
    }
    this.#writing = false;
  }

  /** Takes from each call that waits what fits into one statement, in turns, and the calls out of those that wait. */
  #take(): Part[] {
    const parts = new Map<Call, Part>();
    const taken = new Set<string>();
    const room = { ...this.largest };
    for (let found = true; found && room.entries > 0 && room.bytes > 0; ) {
      found = false;
      for (const [person, calls] of [...this.#waiting]) {
        const call = calls.find(({ entries, next }) => next < entries.length);
        const entry = call?.entries[call.next];
        if (!call || !entry || room.entries <= 0 || room.bytes <= 0) continue;
        const keys = meetingKeys(entry);
        if (keys.some((key) => taken.has(key))) continue;
        for (const key of keys) taken.add(key);
        const part = parts.get(call) ?? { call, start: call.next, entries: [] };
        part.entries.push(entry);
        parts.set(call, part);
        call.next++;
        room.entries--;
        room.bytes -= bytesOf(entry);
        found = true;
        // Whoever had a turn comes last in the next statement, where this one had no room for all.
        this.#waiting.delete(person);
        this.#waiting.set(person, calls);
      }
    }
    for (const call of parts.keys()) {
      const left = (this.#waiting.get(call.person) ?? []).filter((one) => one !== call);
      if (left.length > 0) this.#waiting.set(call.person, left);
      else this.#waiting.delete(call.person);
    }
    return [...parts.values()];
  }

  async #writeParts(parts: readonly Part[]): Promise<void> {
    const places = parts.flatMap(({ call, start, entries }) =>
      entries.map((entry, offset) => ({ call, index: start + offset, entry })),
    );
    try {
      await this.write(
        places.map(({ entry }) => entry),
        (index, outcome) => {
          const place = places[index];
          if (place) place.call.outcomes[place.index] = outcome;
        },
      );
      for (const { call } of parts) this.#goOn(call);
    } catch (error) {
      if (parts.length === 1) for (const { call } of parts) call.fail(error);
      // Not waited for: what holds one of them up would hold up everybody's next change.
      else for (const part of parts) void this.#writeAlone(part);
    }
  }

  /** What is left of a part whose statement failed, in a statement of its own. Its error is its own. */
  async #writeAlone({ call, start, entries }: Part): Promise<void> {
    const left = entries
      .map((entry, offset) => ({ entry, index: start + offset }))
      .filter(({ index }) => call.outcomes[index] === undefined);
    try {
      if (left.length > 0) {
        await this.write(
          left.map(({ entry }) => entry),
          (index, outcome) => {
            const place = left[index];
            if (place) call.outcomes[place.index] = outcome;
          },
        );
      }
      this.#goOn(call);
      void this.#writeWaiting();
    } catch (error) {
      call.fail(error);
    }
  }

  #goOn(call: Call): void {
    if (call.next === call.entries.length) {
      call.done(call.outcomes);
      return;
    }
    call.waitingSince = performance.now();
    this.#wait(call);
  }
}

/** A gatherer before a database, which remembers how the answers stand that went through it. */
export function gatherWrites(database: Database, observe?: ObserveStatement): WriteGatherer {
  const standings = new RecentStandings();
  return new WriteGatherer((entries, settle) => recordRound(database, standings, entries, settle), observe);
}

/** What people wrote is all of an entry that can be long. */
function bytesOf({ input }: Entry): number {
  return Buffer.byteLength(input.narrative ?? '') + Buffer.byteLength(input.note ?? '');
}
