import type { Trouble, Weather } from './around.ts';
import { Chance } from './chance.ts';
import { Device } from './device.ts';

import { Oracle } from './oracle.ts';
import { Packs } from './packs.ts';
import { focalPoint, items, People, secondPerson } from './people.ts';
import { WorldServer } from './server.ts';
import { keyFor, type Tab } from './tab.ts';
import { AllUnderWay } from './under-way.ts';
import { Writing } from './writing.ts';

/** Everything that may go wrong; in each world about half of it does, so that no fault hides another. */
export const allFaults: readonly Trouble[] = [
  'lossyLine',
  'lateLine',
  'doublingLine',
  'rejecting',
  'crashes',
  'tabs',
  'freezing',
  'lockless',
  'expiry',
  'versions',
  'clock',
  'fullDisk',
  'failingDisk',
  'refusing',
  'secondDevice',
  'packs',
];

/** The rounds of the rest in which somebody opens another window, and from which on no window doubts that another sends. */
const comesBack = 8;
const asksAgain = 15;

const fewestSteps = 40;
const mostSteps = 160;

/** What happens in a world, and nothing else: the same plan is the same world again. */
export interface Plan {
  readonly seed: number;
  readonly faults: readonly Trouble[];
  readonly steps: readonly number[];
}

/** The whole of the world with this seed. */
export function planOf(seed: number): Plan {
  const chance = new Chance(seed, -1);
  const drawn = allFaults.slice(0, -1).filter((fault) => chance.is(rare.includes(fault) ? 0.2 : 0.5));
  const count = fewestSteps + chance.below(mostSteps - fewestSteps);
  // Last, so that the worlds that were known before it are the same with their seeds.
  const faults: readonly Trouble[] = chance.is(0.3) ? [...drawn, 'packs'] : drawn;
  return { seed, faults, steps: Array.from({ length: count }, (_, step) => step) };
}

/** These change a world so much that most are better without. */
const rare: readonly Trouble[] = ['lockless', 'rejecting', 'failingDisk'];

/** Lets a world happen and gives what the oracle found in it. */
export function findingsOf(plan: Plan): Oracle['findings'] {
  const world = new World(plan);
  for (const step of plan.steps) {
    world.happen(new Chance(plan.seed, step));
    if (world.oracle.findings.length > 0) return world.oracle.findings;
  }
  world.rest();
  return world.oracle.findings;
}

class World {
  readonly oracle: Oracle;
  readonly #server = new WorldServer((arrival) => this.oracle.arrived(arrival));
  readonly #underWay = new AllUnderWay();
  readonly #people: People;
  readonly #packs: Packs;
  readonly #devices: Device[];
  readonly #weather: Weather;

  constructor({ seed, faults }: Plan) {
    this.oracle = new Oracle({ plain: !faults.includes('tabs') && !faults.includes('refusing') });
    this.#people = new People(this.oracle, this.#server);
    this.#packs = new Packs(this.oracle, this.#server);
    const chance = new Chance(seed, -2);
    const weather = Object.fromEntries(allFaults.map((fault) => [fault, faults.includes(fault)]));
    this.#weather = weather as unknown as Weather;
    const around = {
      server: this.#server,
      underWay: this.#underWay,
      weather: this.#weather,
      goes: (tab: Tab) => this.#goes(tab),
    };
    this.#devices = [new Device('a', focalPoint, around)];
    if (this.#weather.secondDevice) {
      this.#devices.push(new Device('b', chance.is(0.5) ? focalPoint : secondPerson, around));
    }
    for (const device of this.#devices) {
      if (this.#weather.versions && chance.is(0.5)) this.#people.leftBefore(device, chance);
      device.open();
    }
    this.#goOn(12);
  }

  /** One thing, of all that can happen. */
  happen(chance: Chance): void {
    const weather = this.#weather;
    const device = chance.pick(this.#devices);
    if (!device) return;
    const tab = chance.pick(device.tabs);
    const roll = chance.next();
    if (!tab) device.open();
    else if (roll < 0.45) this.#advance(chance, tab);
    else if (roll < 0.62) this.#act(chance, tab);
    else if (roll < 0.68 && weather.packs && chance.is(0.5)) this.#packs.happen(chance);
    else if (roll < 0.68) this.#people.colleagueWrites(chance);
    else if (roll < 0.74) this.#hear(chance, tab);
    else if (roll < 0.8) this.#fire(chance, tab);
    else if (roll < 0.84) tab.frozen || tab.breakStream(chance.is(0.2) ? 'cursor' : 'network');
    else if (roll < 0.88) this.#close(chance, device, tab);
    else if (roll < 0.91 && weather.tabs && device.tabs.length < 3) device.open();
    else if (roll < 0.93 && weather.freezing) tab.frozen = !tab.frozen;
    else if (roll < 0.96 && weather.expiry) this.#session(chance, device, tab);
    else this.#rare(chance, device, tab);
    this.oracle.look(this.#devices, this.#server);
  }

  /** The weather clears, everybody is there again, and chooses theirs wherever they are asked. */
  rest(): void {
    const calm = Object.fromEntries(allFaults.map((fault) => [fault, false])) as unknown as Weather;
    this.#server.closed = false;
    this.#packs.bringAll();
    for (const device of this.#devices) {
      const { lockless, rejecting } = this.#weather;
      device.weather = { ...calm, lockless, rejecting };
      device.disk.full = false;
      device.session = device.owner;
      for (const tab of device.tabs) tab.crashAfter(Number.POSITIVE_INFINITY);
      if (device.tabs.length === 0) device.open();
    }
    for (let round = 0; round < 25; round += 1) {
      // Somebody comes back to each device, also to what a tab left that ended before it could tell the others.
      if (round === comesBack) for (const device of this.#devices) device.open();
      for (const { tabs } of this.#devices) for (const tab of [...tabs]) this.#recover(tab, round);
      this.#goOn(200);
      this.oracle.look(this.#devices, this.#server);
      if (this.oracle.findings.length > 0) return;
      // Where nothing waits any more the rounds up to the next that brings something new would bring nothing.
      if (!this.#isQuiet()) continue;
      if (round < comesBack) round = comesBack - 1;
      else if (round < asksAgain) round = asksAgain - 1;
      else if (round > asksAgain) break;
    }
    this.oracle.atRest(this.#devices, this.#server);
  }

  /** Nothing is under way, and nothing waits in any window or on any disk but for its author. */
  #isQuiet(): boolean {
    return (
      this.#underWay.ready().length === 0 &&
      this.#devices.every(({ tabs, disk, owner }) => {
        const records = [...disk.recordsOf(owner.id).values()];
        return tabs.every((tab) => tab.isQuiet()) && records.every(({ line }) => line.entries.length === 0);
      })
    );
  }

  #recover(tab: Tab, round: number): void {
    tab.frozen = false;
    if (tab.state.session.is !== 'in') tab.dispatch({ is: 'opened' });
    if (round < 2) tab.dispatch({ is: 'online' });
    for (const item of items) tab.dispatch({ is: 'settle', key: keyFor(item) });
    for (const name of [...tab.timers.keys()]) if (name !== 'ask' || round < asksAgain) tab.fire(name);
    // One window decides and the others hear of it; one that has lost the database decides for itself.
    if (tab === tab.device.tabs.find((one) => !one.databaseGone) || tab.databaseGone)
      for (const item of items) this.#people.choose(tab, item, 'mine');
  }

  /** Everything that is under way goes on, in order. */
  #goOn(most: number): void {
    const chance = new Chance(0, 0);
    for (let done = 0; done < most; done += 1) {
      const next = this.#underWay.first();
      if (next) this.#underWay.advance(next, chance);
      for (const { tabs } of this.#devices) {
        for (const tab of [...tabs]) {
          const message = tab.inbox.shift();
          if (message) tab.dispatch({ is: 'heard', message });
          tab.hear();
        }
      }
      const heard = this.#devices.every(({ tabs }) => tabs.every((tab) => tab.inbox.length === 0));
      if (!next && heard) return;
    }
  }

  #advance(chance: Chance, tab: Tab): void {
    const ready = this.#underWay.ready();
    const own = ready.filter((one) => one.tab === tab);
    const next = chance.pick(own.length > 0 && chance.is(0.5) ? own : ready);
    if (next) this.#underWay.advance(next, chance);
    else this.#hear(chance, tab);
  }

  #act(chance: Chance, tab: Tab): void {
    if (tab.frozen) return;
    const roll = chance.next();
    const item = this.#people.item(chance);
    if (roll < 0.6) this.#people.write(tab, chance);
    else if (roll < 0.84) tab.dispatch({ is: 'settle', key: keyFor(item) });
    else if (roll < 0.94) this.#people.choose(tab, item, chance.is(0.6) ? 'mine' : 'theirs');
    else if (roll < 0.98) this.#people.withdraw(tab, item);
    else this.#people.discard(tab, item);
  }

  #hear(chance: Chance, tab: Tab): void {
    if (tab.frozen) return;
    const message = chance.is(0.5) ? tab.inbox.shift() : undefined;
    if (message) tab.dispatch({ is: 'heard', message });
    else for (let heard = chance.below(4); heard >= 0; heard -= 1) tab.hear();
  }

  #fire(chance: Chance, tab: Tab): void {
    const name = chance.pick([...tab.timers.keys()]);
    if (name && !tab.frozen) tab.fire(name);
  }

  /** Hidden, closed in order, or gone in the midst of whatever it does. */
  #close(chance: Chance, device: Device, tab: Tab): void {
    const roll = chance.next();
    if (roll < 0.3 && !tab.frozen) tab.dispatch({ is: 'leaving' });
    else if (!this.#weather.crashes) return;
    else if (roll < 0.55) {
      if (!tab.frozen) tab.dispatch({ is: 'leaving' });
      device.crash(tab);
    } else if (roll < 0.75) tab.crashAfter(chance.below(3));
    else if (roll < 0.92) device.crash(tab);
    // The power goes.
    else for (const one of [...device.tabs]) device.crash(one);
  }

  /** What its tab had begun to write is on the disk as a whole, or not at all. */
  #goes(tab: Tab): void {
    const chance = new Chance(this.#underWay.of(tab).length, tab.timers.size);
    for (const one of this.#underWay.of(tab)) {
      if (one instanceof Writing && chance.is(0.5)) one.commit(chance);
    }
    this.oracle.goes(tab);
  }

  #session(chance: Chance, device: Device, tab: Tab): void {
    const roll = chance.next();
    if (!device.session || roll < 0.4) {
      device.session = device.owner;
      if (!tab.frozen) tab.dispatch({ is: 'opened' });
    } else if (roll < 0.8) {
      device.session = null;
      if (!tab.frozen && chance.is(0.5)) tab.breakStream('signed-out');
    } else if (!tab.frozen && tab.hasNothingUnsent()) {
      // Who has something left is asked first, and what they give up is theirs to give up.
      device.session = null;
      tab.dispatch({ is: 'signed-out' });
    }
  }

  #rare(chance: Chance, device: Device, tab: Tab): void {
    const roll = chance.next();
    const { versions, clock, fullDisk, refusing, tabs } = this.#weather;
    if (roll < 0.2 && fullDisk) {
      device.disk.full = !device.disk.full;
      device.fellBack = true;
    } else if (roll < 0.4 && clock) device.skew += chance.below(200_000) - 100_000;
    else if (roll < 0.6 && refusing) this.#server.closed = !this.#server.closed;
    else if (roll < 0.75 && versions && tabs) device.openNewer();
    else if (!tab.frozen) tab.dispatch({ is: roll < 0.85 ? 'offline' : 'online' });
  }
}
