import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DeviceWorld, keyFor, unsentIn } from './device-world.ts';

const items = ['LDR-2', 'LDR-4'];
const item = fc.constantFrom('LDR-2', 'LDR-2', 'LDR-2', 'LDR-4');
const tab = fc.integer({ min: 0, max: 2 });
const fate = fc.constantFrom(
  'answered' as const,
  'answered' as const,
  'lost' as const,
  'answer lost' as const,
  'heard, then answered' as const,
);

const happening = fc.oneof(
  { weight: 7, arbitrary: fc.record({ is: fc.constant('type' as const), tab, item }) },
  { weight: 4, arbitrary: fc.record({ is: fc.constant('pause' as const), tab, item }) },
  { weight: 9, arbitrary: fc.record({ is: fc.constant('disk' as const), tab, fails: fc.boolean() }) },
  { weight: 9, arbitrary: fc.record({ is: fc.constant('disk' as const), tab, fails: fc.constant(false) }) },
  { weight: 5, arbitrary: fc.record({ is: fc.constant('request' as const), tab, fate }) },
  { weight: 5, arbitrary: fc.record({ is: fc.constant('hear' as const), tab, lost: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ is: fc.constant('timers' as const), tab }) },
  { weight: 3, arbitrary: fc.record({ is: fc.constant('stream' as const), tab }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('other' as const), item }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('crash' as const), tab }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('open' as const) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('leave' as const), tab, arrives: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('full' as const), to: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('steal' as const), tab }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('withdraw' as const), tab, item }) },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant('choose' as const),
      tab,
      item,
      keep: fc.constantFrom('mine' as const, 'theirs' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('session' as const),
      tab,
      to: fc.constantFrom('out', 'in', 'in'),
    }),
  },
);
type Happening = typeof happening extends fc.Arbitrary<infer One> ? One : never;

function happen(world: DeviceWorld, one: Happening, count: number): void {
  const there = 'tab' in one ? world.tabs[one.tab % Math.max(1, world.tabs.length)] : undefined;
  switch (one.is) {
    case 'type':
      world.type(one.tab, one.item);
      return;
    case 'pause':
      world.pause(one.tab, one.item);
      return;
    case 'disk':
      world.disks(one.tab, one.fails);
      return;
    case 'request':
      there?.bench.finishRequest(one.fate);
      return;
    case 'hear':
      world.hear(one.tab, one.lost);
      return;
    case 'timers':
      world.fire(one.tab);
      return;
    case 'stream':
      there?.bench.hear(3);
      return;
    case 'other':
      world.server.otherChanges(one.item, { narrative: `other ${count}` });
      return;
    case 'crash':
      world.crash(one.tab);
      return;
    case 'open':
      if (world.tabs.length < 3) world.open();
      return;
    case 'leave':
      world.leave(one.tab, one.arrives);
      return;
    case 'full':
      world.full = one.to;
      return;
    case 'steal':
      // As a tab does that was told by nobody that they send.
      there?.bench.dispatch({ is: 'unheard' });
      return;
    case 'withdraw':
      world.withdraw(one.tab, one.item);
      return;
    case 'choose':
      world.choose(one.tab, one.item, one.keep);
      return;
    case 'session':
      if (one.to === 'in') there?.bench.signIn();
      else there?.bench.signOut();
      return;
  }
}

describe('the outbox on the device', () => {
  it('loses nothing that it kept, sends an id with one content only, and overwrites nothing unseen, whatever crashes and whoever sends', () => {
    fc.assert(
      fc.property(fc.array(happening, { minLength: 10, maxLength: 120 }), (happenings) => {
        const world = new DeviceWorld();
        world.open();
        for (const [index, one] of happenings.entries()) {
          happen(world, one, index);
          expect([...world.words].filter((word) => !world.isSafe(word))).toEqual([]);
          expect(world.server.complaints).toEqual([]);
        }
        world.settle(items);
        for (const { bench } of world.tabs) {
          for (const code of items) expect(unsentIn(bench.state.outbox.lines[keyFor(code)])).toBeNull();
          expect(bench.state.device?.unsaved).toEqual({});
        }
        expect([...world.disk.keys()]).toEqual([]);
        for (const word of world.words) {
          const [code = '', text = ''] = word.split(' ');
          expect(world.server.arrived.has(`${keyFor(code)} narrative ${text}`), word).toBe(true);
        }
        expect(world.server.complaints).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});
