import type { Database } from '../../database/database.ts';
import { isConnectionTrouble } from '../../database/database-errors.ts';
import type { Background } from '../../lib/background.ts';
import { changeMode } from '../../lib/change-mode.ts';
import { timeoutOr } from '../../lib/timeout-or.ts';
import { type Known, nothingKnown, type RecordContext, RecordContextCache } from './record-context.sql.ts';
import type { Entry, Pending, RecordInput } from './record-input.ts';
import type { RecordOutcome, Resolve } from './record-outcome.ts';
import { readAhead, recordRound } from './record-round.ts';
import { replay } from './replay-outcomes.ts';

/** How entries get into the database. */
export type WriteBackend = {
  /** Reads for entries that will be written next what they are to be decided on. */
  read(entries: readonly Entry[]): Promise<Known>;
  /**
   * Writes entries that don't meet each other, and says of each what became of it as soon as that is known. Returns those
   * that were recorded before.
   */
  write(entries: readonly Entry[], resolve: Resolve, known?: Known): Promise<readonly Pending[]>;
  /** Tells again what became of entries the first time. */
  replay(entries: readonly Pending[], resolve: Resolve): Promise<void>;
  /** Whether a statement takes long enough for reading ahead to pay: true after a while, false where it ended before. */
  isSlow(written: Promise<void>): Promise<boolean>;
};

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
  /** Entries that were recorded before, to be told again when all the others are written. */
  replays: Pending[];
  waitingSince: number;
  done: (outcomes: RecordOutcome[]) => void;
  fail: (reason: unknown) => void;
};

/** Entries of one call in one statement: those from `start` on, as many as there are. */
type Part = { call: Call; start: number; entries: Entry[] };

/** What goes in one statement. */
type Batch = {
  parts: Part[];
  /** Keys of its entries and of what is written before it; nothing that meets one of them fits. */
  taken: Set<string>;
  /** What more it takes. */
  room: { entries: number; bytes: number };
  known: Map<RecordInput, RecordContext>;
};

/**
 * Every so many milliseconds, what waits is read while the statement before it is still being committed. Where commits are
 * quick it is better to wait for everybody who comes meanwhile: fewer and larger statements cost less.
 */
const LONG_MS = 2;

/**
 * - IDLE: nothing is being written, and nothing waits.
 * - WRITING: a statement is on its way. What arrives waits for the next one.
 *
 * The first call leads from IDLE to WRITING. The end of the last statement, with nothing waiting, leads back.
 */
type BatcherMode = 'IDLE' | 'WRITING';

/**
 * Lets changes that arrive while a statement is being committed go together in the next one. Commits queue at the log's
 * head, so that waiting here costs nobody anything: the statement of all is done when the statement of the second would be.
 *
 * - Where nothing is being written, a call goes at once.
 * - While a statement takes long, what the next one will be decided on is read; whether it is still so, the statement finds out.
 * - Within a call, an entry never overtakes an earlier one, and one that meets another in the statement waits for the next.
 * - People take turns, one entry each: whoever brings an outbox of a hundred holds nobody up.
 * - Where the statement of several calls fails, each call's part is tried by itself, so that nobody gets another's error.
 */
export class WriteBatcher {
  /** Calls that wait, by person, in the order in which the next statement asks them. */
  readonly #waiting = new Map<string, Call[]>();
  #mode: BatcherMode = 'IDLE';

  constructor(
    private readonly backend: WriteBackend,
    private readonly background: Background,
    private readonly observe: ObserveStatement = () => {},
    private readonly largest: typeof largestStatement = largestStatement,
  ) {}

  /** Records entries of one person in their order, each with its own outcome. Throws where the database fails. */
  record(entries: readonly Entry[]): Promise<RecordOutcome[]> {
    const person = entries[0]?.author.personId;
    if (person === undefined) return Promise.resolve([]);
    return new Promise((done, fail) => {
      this.#wait({
        person,
        entries,
        next: 0,
        outcomes: [],
        replays: [],
        waitingSince: performance.now(),
        done,
        fail,
      });
      this.#beginToWrite();
    });
  }

  #beginToWrite(): void {
    if (this.#mode === 'IDLE') this.background.run('write changes', this.#writeWaiting());
  }

  #wait(call: Call): void {
    const calls = this.#waiting.get(call.person);
    if (calls) calls.push(call);
    else this.#waiting.set(call.person, [call]);
  }

  async #writeWaiting(): Promise<void> {
    this.#mode = changeMode(this.#mode, ['IDLE'], 'WRITING');
    let batch = this.#empty();
    let next = batch;
    try {
      while (next.parts.length > 0 || this.#waiting.size > 0) {
        batch = next;
        if (batch.parts.length === 0) this.#fillBatch(batch);
        const written = this.#writeBatch(batch);
        next = this.#empty(batch.parts.flatMap(({ entries }) => entries.flatMap(conflictKeys)));
        await this.#readAhead(next, written);
        await written;
      }
    } catch (error) {
      this.#failAll([...batch.parts, ...next.parts], error);
      throw error;
    } finally {
      this.#mode = changeMode(this.#mode, ['WRITING'], 'IDLE');
    }
  }

  /** After a fault of ours: whoever waits hears of it and sends again, and the next call finds everything as at first. */
  #failAll(parts: readonly Part[], error: unknown): void {
    const calls = [...parts.map(({ call }) => call), ...[...this.#waiting.values()].flat()];
    this.#waiting.clear();
    for (const call of calls) call.fail(error);
  }

  #empty(taken: Iterable<string> = []): Batch {
    return { parts: [], taken: new Set(taken), room: { ...this.largest }, known: new Map() };
  }

  /** Fills the next statement and reads for it; leaves it empty where the one at hand was quick, or nothing waits. */
  async #readAhead(batch: Batch, written: Promise<void>): Promise<void> {
    while (await this.backend.isSlow(written)) {
      const entries = this.#fillBatch(batch).flatMap((part) => part.entries);
      if (entries.length === 0) continue;
      // What can't be read now is read in its turn, and whoever waits for it hears what is wrong.
      const known = await this.backend.read(entries).catch(() => nothingKnown);
      for (const [input, context] of known) batch.known.set(input, context);
    }
  }

  /** Takes from each call that waits what fits, in turns, and the calls out of those that wait; returns what it took. */
  #fillBatch({ parts, taken, room }: Batch): Part[] {
    const found = new Map<Call, Part>();
    for (let more = true; more && room.entries > 0 && room.bytes > 0; ) {
      more = false;
      for (const [person, calls] of [...this.#waiting]) {
        const call = calls.find(({ entries, next }) => next < entries.length);
        const entry = call?.entries[call.next];
        if (!call || !entry || room.entries <= 0 || room.bytes <= 0) continue;
        const keys = conflictKeys(entry);
        if (keys.some((key) => taken.has(key))) continue;
        for (const key of keys) taken.add(key);
        const part = found.get(call) ?? { call, start: call.next, entries: [] };
        part.entries.push(entry);
        found.set(call, part);
        call.next++;
        room.entries--;
        room.bytes -= bytesOf(entry);
        more = true;
        // Whoever had a turn comes last in the next statement, where this one had no room for all.
        this.#waiting.delete(person);
        this.#waiting.set(person, calls);
      }
    }
    for (const call of found.keys()) {
      const left = (this.#waiting.get(call.person) ?? []).filter((one) => one !== call);
      if (left.length > 0) this.#waiting.set(call.person, left);
      else this.#waiting.delete(call.person);
    }
    parts.push(...found.values());
    return [...found.values()];
  }

  async #writeBatch({ parts, known }: Batch): Promise<void> {
    const now = performance.now();
    const places = parts.flatMap(placesOf);
    try {
      this.observe(
        places.length,
        parts.map(({ call }) => now - call.waitingSince),
      );
      await this.#write(places, known);
      for (const { call } of parts) this.#goOn(call);
    } catch (error) {
      if (parts.length === 1) for (const { call } of parts) call.fail(error);
      // Not waited for: what holds one of them up would hold up everybody's next change.
      else for (const part of parts) this.background.run('write a call apart', this.#writeAlone(part));
    }
  }

  /** What is left of a part whose statement failed, in a statement of its own. Its error is its own. */
  async #writeAlone(part: Part): Promise<void> {
    const { call } = part;
    const left = placesOf(part).filter(({ index }) => call.outcomes[index] === undefined);
    try {
      if (left.length > 0) await this.#write(left);
      this.#goOn(call);
      this.#beginToWrite();
    } catch (error) {
      call.fail(error);
    }
  }

  async #write(places: readonly Place[], known?: Known): Promise<void> {
    const replays = await this.backend.write(
      places.map(({ entry }) => entry),
      (index, outcome) => {
        const place = places[index];
        if (place) place.call.outcomes[place.index] = outcome;
      },
      known,
    );
    for (const replay of replays) {
      const place = places[replay.index];
      place?.call.replays.push({ ...replay, index: place.index });
    }
  }

  #goOn(call: Call): void {
    if (call.next === call.entries.length) {
      // The next statement first: while it is on its way there is time to tell of this one.
      setImmediate(() => this.background.run('tell what became of changes', this.#end(call)));
      return;
    }
    call.waitingSince = performance.now();
    this.#wait(call);
  }

  async #end(call: Call): Promise<void> {
    const { replays, outcomes, done, fail } = call;
    try {
      if (replays.length > 0) {
        await this.backend.replay(replays, (index, outcome) => {
          outcomes[index] = outcome;
        });
      }
      done(outcomes);
    } catch (error) {
      fail(error);
    }
  }
}

/** An entry, and where in its call it stands. */
type Place = { call: Call; index: number; entry: Entry };

function placesOf({ call, start, entries }: Part): Place[] {
  return entries.map((entry, offset) => ({ call, index: start + offset, entry }));
}

/** A batcher before a database; `contextCache` remembers how the answers stand that went through it. */
export function batchWrites(
  database: Database,
  background: Background,
  observe?: ObserveStatement,
  longMs: number = LONG_MS,
  contextCache: RecordContextCache = new RecordContextCache(),
): WriteBatcher {
  const backend: WriteBackend = {
    read: (entries) => readAhead(database, contextCache, entries),
    write: async (entries, resolve, known) => {
      try {
        return await recordRound(database, contextCache, entries, resolve, known);
      } catch (error) {
        // Whoever answers next may be a standby that had not got everything.
        if (isConnectionTrouble(error)) contextCache.forgetAll();
        throw error;
      }
    },
    replay: (entries, resolve) => replay(database, entries, resolve),
    isSlow: async (written) =>
      !(await timeoutOr(longMs, (ended) => {
        background.run('notice the end of a statement', written.then(ended));
      })),
  };
  return new WriteBatcher(backend, background, observe);
}

/**
 * What an entry shares with those that can't go in the same statement: its response and its mutationId. Without the
 * cycle: named or left out, it may be the same one.
 */
export function conflictKeys({ author, input }: Entry): string[] {
  return [
    JSON.stringify([input.country, input.item, input.agency ?? null]),
    `${author.personId} ${input.mutationId.toLowerCase()}`,
  ];
}

/** What people wrote is all of an entry that can be long. */
function bytesOf({ input }: Entry): number {
  return Buffer.byteLength(input.narrative ?? '') + Buffer.byteLength(input.note ?? '');
}
