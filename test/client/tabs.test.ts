import { describe, expect, it } from 'vitest';
import { DeviceWorld } from './device-world.ts';

function twoTabs(): DeviceWorld {
  const world = new DeviceWorld();
  world.open();
  world.open();
  drain(world);
  return world;
}

/** Everything that was asked of the device comes true, and what tabs tell each other arrives. */
function drain(world: DeviceWorld): void {
  for (let round = 0; round < 4; round += 1) {
    for (const [index, { asked, heard }] of world.tabs.entries()) {
      while (asked.length > 0) world.disks(index);
      while (heard.length > 0) world.hear(index);
    }
  }
}

describe('the tabs of one browser', () => {
  it('send at once in the tab that takes over, whatever kept the former one back', () => {
    const world = twoTabs();
    world.type(0, 'LDR-2');
    world.pause(0, 'LDR-2');
    drain(world);
    world.tabs[0]?.bench.finishRequest('lost');
    expect(world.tabs[0]?.bench.state.holding).not.toBeNull();
    world.type(1, 'LDR-4');
    world.pause(1, 'LDR-4');
    // It asks again who sends.
    world.fire(1);
    drain(world);
    expect(world.tabs[1]?.bench.state.holding).not.toBeNull();
    world.crash(0);
    drain(world);
    expect(world.tabs[0]?.bench.request).not.toBeNull();
  });

  it('ask who is signed in where another tab says that somebody else is', () => {
    const { tabs } = twoTabs();
    const effectsOf = (person: string | null) => {
      const before = tabs[0]?.bench.starts ?? 0;
      tabs[0]?.bench.dispatch({ is: 'heard', message: { is: 'signed-in', person } });
      return (tabs[0]?.bench.starts ?? 0) - before;
    };
    expect(effectsOf('somebody else')).toBe(1);
    expect(effectsOf(tabs[0]?.bench.state.author ?? null)).toBe(0);
  });

  it('say only of their own person’s changes that they send them', () => {
    const { tabs } = twoTabs();
    const told = (person: string | null) => {
      tabs[1]?.heard.splice(0);
      tabs[0]?.bench.dispatch({ is: 'heard', message: { is: 'who-sends', person } });
      return tabs[1]?.heard.filter(({ is }) => is === 'sends');
    };
    expect(told('somebody else')).toEqual([]);
    expect(told(tabs[0]?.bench.state.author ?? null)).toHaveLength(1);
  });
});
