import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rung } from '../../client/sync/rung.ts';
import {
  above,
  type Choice,
  chosen,
  climbAfter,
  firstChoice,
  type Happened,
} from '../../client/sync/rungs/choice.ts';

const minute = 60_000;
/** How long a rung that brings nothing takes to be given up, at most. */
const givenUpMs = { socket: 8_000, stream: 8_000, asking: 12_000, hand: 0 };

/** What a network lets through. */
interface Network {
  readonly socket: boolean;
  readonly stream: boolean;
  readonly asking: boolean;
}

const anyNetwork: fc.Arbitrary<Network> = fc.record({
  socket: fc.boolean(),
  stream: fc.boolean(),
  asking: fc.boolean(),
});

/** A page on a network, moved on by the time that things take. */
class Bench {
  choice: Choice;
  network: Network = { socket: true, stream: true, asking: true };
  now = 0;
  tries = 0;
  readonly stood: Rung[] = [];
  #climbAt: number | null = null;

  constructor(forced: Rung | null = null) {
    this.choice = firstChoice('socket', forced);
  }

  get stands(): boolean {
    return this.choice.proved;
  }

  /** Until so much time has passed. */
  run(ms: number): void {
    const end = this.now + ms;
    while (this.now < end) this.#step(end);
  }

  happen(happened: Happened): void {
    const before = climbAfter(this.choice);
    this.choice = chosen(this.choice, happened);
    this.stood.push(this.choice.rung);
    const after = climbAfter(this.choice);
    if (after !== before || happened.is === 'missed')
      this.#climbAt = after === null ? null : this.now + after;
  }

  #step(end: number): void {
    const { rung, proved } = this.choice;
    if (!this.#lets(rung)) {
      this.now += Math.max(1_000, givenUpMs[rung]);
      this.happen({ is: 'failed' });
    } else if (!proved) {
      this.now += 1_000;
      this.happen({ is: 'proved' });
    } else if (this.#climbAt !== null && this.#climbAt < end) {
      this.now = Math.max(this.now, this.#climbAt);
      this.tries += 1;
      const reached = above[rung].find((higher) => this.#lets(higher));
      this.happen(reached ? { is: 'reached', rung: reached } : { is: 'missed' });
    } else {
      this.now = end;
    }
  }

  #lets(rung: Rung): boolean {
    return rung === 'hand' ? this.network.asking : this.network[rung];
  }
}

/** The best that a network lets through. */
function bestOf({ socket, stream, asking }: Network): Rung | null {
  if (socket) return 'socket';
  if (stream) return 'stream';
  return asking ? 'asking' : null;
}

describe('the rung that a page stands on', () => {
  it('is one that works within thirty seconds, on any network that lets questions through', () => {
    fc.assert(
      fc.property(anyNetwork, (network) => {
        const bench = new Bench();
        bench.network = { ...network, asking: true };
        bench.run(30_000);
        expect(bench.stands).toBe(true);
        expect(bench.choice.rung).toBe(bestOf(bench.network));
      }),
    );
  });

  it('is the best one again within the hour, whatever the network did before, and never one of a person’s', () => {
    const history = fc.array(fc.tuple(anyNetwork, fc.integer({ min: 1, max: 90 * minute })), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(history, anyNetwork, (before, last) => {
        const bench = new Bench();
        for (const [network, ms] of before) {
          bench.network = network;
          bench.run(ms);
        }
        bench.network = { ...last, asking: true };
        bench.run(61 * minute);
        expect(bench.stands).toBe(true);
        expect(bench.choice.rung).toBe(bestOf(bench.network));
        expect(bench.stood).not.toContain('hand');
      }),
      { numRuns: 300 },
    );
  });

  it('is the best one again within half a minute, where nothing at all got through meanwhile', () => {
    fc.assert(
      fc.property(fc.integer({ min: minute, max: 300 * minute }), (ms) => {
        const bench = new Bench();
        bench.run(minute);
        bench.network = { socket: false, stream: false, asking: false };
        bench.run(ms);
        expect(bench.stands).toBe(false);
        bench.network = { socket: true, stream: true, asking: true };
        bench.run(30_000);
        expect(bench.choice.rung).toBe('socket');
      }),
    );
  });

  it('costs few tries of higher ones, where they never work', () => {
    const bench = new Bench();
    bench.network = { socket: false, stream: false, asking: true };
    bench.run(60 * minute);
    expect(bench.tries).toBe(2);
    bench.run(23 * 60 * minute);
    expect(bench.tries).toBeLessThanOrEqual(25);
  });

  it('is what a person chose, for as long as they do', () => {
    const anyRung = fc.constantFrom<Rung>('socket', 'stream', 'asking', 'hand');
    const anything = fc.oneof(
      fc.constantFrom<Happened>(
        { is: 'failed' },
        { is: 'proved' },
        { is: 'closed' },
        { is: 'missed' },
        { is: 'online' },
      ),
      anyRung.map((rung): Happened => ({ is: 'reached', rung })),
    );
    fc.assert(
      fc.property(anyRung, fc.array(anything), (forced, happened) => {
        const end = happened.reduce(chosen, firstChoice('stream', forced));
        expect(end.rung).toBe(forced);
        expect(climbAfter(end)).toBeNull();
        expect(chosen(end, { is: 'forced', rung: null }).rung).toBe('socket');
      }),
    );
  });

  it('stays where something that had worked was closed, as when a server restarts', () => {
    const bench = new Bench();
    bench.run(minute);
    bench.happen({ is: 'closed' });
    expect(bench.choice.rung).toBe('socket');
    bench.run(2_000);
    expect(bench.stands).toBe(true);
  });
});
