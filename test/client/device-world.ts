import { withDevice } from '../../client/sync/device/with-device.ts';
import type { DeviceEffect, KeptLine, Message, Stored } from '../../client/sync/device-state.ts';
import { step } from '../../client/sync/machine.ts';
import { keyOf } from '../../client/sync/model.ts';
import { type Line, shownValues, unsentPatch } from '../../client/sync/outbox.ts';
import type { Machine } from '../../client/sync/state.ts';
import { MachineBench } from './machine-bench.ts';
import { ModelServer } from './model-server.ts';

export const keyFor = (item: string) => keyOf({ cycle: '2026', country: 'KEN', agency: 'UNICEF', item });

interface Tab {
  readonly name: string;
  readonly bench: MachineBench;
  /** What it asked of the device, in order, and what the others told it. */
  readonly asked: (DeviceEffect & { do: 'keep' | 'restore' })[];
  readonly heard: Message[];
}

/** One device with a disk, several tabs of one person, and a server: nothing in it happens by itself. */
export class DeviceWorld {
  readonly server = new ModelServer();
  readonly disk = new Map<string, { stamp: string; line: KeptLine }>();
  readonly tabs: Tab[] = [];
  readonly #waiting: Tab[] = [];
  leader: Tab | null = null;
  full = false;
  /** What the person typed, that nobody who saw it has replaced, given up or withdrawn. */
  readonly words = new Set<string>();
  #count = 0;
  #words = 0;

  open(): void {
    this.#count += 1;
    const tab: Tab = {
      name: `tab${this.#count}`,
      asked: [],
      heard: [],
      bench: undefined as unknown as MachineBench,
    };
    const perform = (effect: DeviceEffect) => this.#perform(tab, effect);
    this.tabs.push(tab);
    const machine = withDevice(step as Machine);
    Object.assign(tab, { bench: new MachineBench(this.server, { machine, perform, name: tab.name }) });
    tab.bench.finishRead('answered');
    this.#give();
  }

  /** The tab is gone, with everything that was only in it. */
  crash(index: number): void {
    const [tab] = this.tabs.splice(index % Math.max(1, this.tabs.length), 1);
    if (!tab) return;
    if (this.leader === tab) this.leader = null;
    for (const word of [...this.words]) if (!this.isSafe(word)) this.words.delete(word);
    this.#give();
  }

  type(index: number, item: string): void {
    const tab = this.#tab(index);
    if (!tab?.bench.copy) return;
    const line = tab.bench.state.outbox.lines[keyFor(item)];
    const shown = shownValues(tab.bench.copy.responses[keyFor(item)], line).narrative;
    if (shown) this.words.delete(`${item} ${shown}`);
    this.#words += 1;
    const word = `w${this.#words}`;
    tab.bench.edit(item, { narrative: word });
    this.words.add(`${item} ${word}`);
  }

  pause(index: number, item: string): void {
    this.#tab(index)?.bench.dispatch({ is: 'settle', key: keyFor(item) });
  }

  leave(index: number, arrives: boolean): void {
    this.#tab(index)?.bench.leave(arrives);
  }

  choose(index: number, item: string, keep: 'mine' | 'theirs'): void {
    const tab = this.#tab(index);
    const conflict = tab?.bench.state.outbox.lines[keyFor(item)]?.conflict;
    if (!tab || !conflict) return;
    if (keep === 'theirs' && conflict.fields.some(({ field }) => field === 'narrative')) {
      this.words.delete(`${item} ${conflict.mine.narrative}`);
    }
    tab.bench.choose(keyFor(item), keep);
  }

  withdraw(index: number, item: string): void {
    const tab = this.#tab(index);
    const entries = tab?.bench.state.outbox.lines[keyFor(item)]?.entries ?? [];
    const entry = entries.find(({ state }) => state === 'ready');
    if (!tab || !entry) return;
    this.words.delete(`${item} ${entry.patch.narrative}`);
    tab.bench.dispatch({ is: 'withdraw', mutationId: entry.mutationId });
  }

  /** The tab's oldest wish of the device comes true, or fails. */
  disks(index: number, fails = false): void {
    const tab = this.#tab(index);
    const wish = tab?.asked.shift();
    if (!tab || !wish) return;
    if (wish.do === 'restore') {
      const lines = [...this.disk].map(([key, { stamp, line }]): Stored => ({ key, stamp, line }));
      const alone = this.tabs.length === 1;
      tab.bench.dispatch({ is: 'restored', person: wish.person, lines, unreadable: 0, alone });
      return;
    }
    const { number, lines, stamp } = wish;
    const found = lines
      .filter(({ key, expected }) => (this.disk.get(key)?.stamp ?? null) !== expected)
      .map(({ key }): Stored => {
        const there = this.disk.get(key);
        return { key, stamp: there?.stamp ?? null, line: there?.line ?? null };
      });
    if (found.length > 0) tab.bench.dispatch({ is: 'overtaken', number, found });
    else if (fails || (this.full && lines.some(({ line }) => line !== null))) {
      tab.bench.dispatch({ is: 'keep-failed', number, why: 'full' });
    } else {
      for (const { key, line } of lines) {
        if (line) this.disk.set(key, { stamp, line });
        else this.disk.delete(key);
      }
      tab.bench.dispatch({ is: 'kept', number });
    }
  }

  /** What others told arrives, or some of it doesn't. */
  hear(index: number, lost = false): void {
    const tab = this.#tab(index);
    const message = tab?.heard.shift();
    if (tab && message && !lost) tab.bench.dispatch({ is: 'heard', message });
  }

  fire(index: number): void {
    const tab = this.#tab(index);
    for (const name of [...(tab?.bench.timers.keys() ?? [])]) tab?.bench.fire(name);
  }

  isSafe(place: string): boolean {
    const [item = '', word = ''] = place.split(' ');
    const key = keyFor(item);
    const holds = (line: KeptLine | Line | undefined) =>
      line?.conflict?.mine.narrative === word ||
      line?.refusal?.patch.narrative === word ||
      line?.entries.some(({ patch }) => patch.narrative === word);
    return (
      this.server.arrived.has(`${key} narrative ${word}`) ||
      Boolean(holds(this.disk.get(key)?.line)) ||
      this.tabs.some(({ bench }) => holds(bench.state.outbox.lines[key]))
    );
  }

  /** Everything clears up, and the person keeps theirs wherever they are asked. */
  settle(items: readonly string[]): void {
    this.full = false;
    if (this.tabs.length === 0) this.open();
    for (let round = 0; round < 40; round += 1) {
      for (const [index, { bench, asked, heard }] of this.tabs.entries()) {
        bench.signIn();
        this.fire(index);
        for (const item of items) this.pause(index, item);
        while (asked.length > 0) this.disks(index);
        bench.finishRead('answered');
        bench.finishRequest('answered');
        bench.hear(1000);
        while (heard.length > 0) this.hear(index);
        while (asked.length > 0) this.disks(index);
        if (index === 0) for (const item of items) this.choose(index, item, 'mine');
      }
    }
  }

  #tab(index: number): Tab | undefined {
    return this.tabs[index % Math.max(1, this.tabs.length)];
  }

  #perform(tab: Tab, effect: DeviceEffect): void {
    switch (effect.do) {
      case 'keep':
      case 'restore':
        tab.asked.push(effect);
        return;
      case 'tell':
        for (const other of this.tabs) if (other !== tab) other.heard.push(effect.message);
        return;
      case 'lead':
        if (!effect.steal) this.#waiting.push(tab);
        else if (this.leader !== tab) {
          const before = this.leader;
          this.leader = tab;
          before?.bench.dispatch({ is: 'leads', to: false });
          if (before) this.#waiting.push(before);
          tab.bench.dispatch({ is: 'leads', to: true });
        }
        return;
      case 'forget':
        this.disk.clear();
    }
  }

  /** The lock goes to whoever waits longest. */
  #give(): void {
    while (!this.leader && this.#waiting.length > 0) {
      const next = this.#waiting.shift();
      if (!next || !this.tabs.includes(next)) continue;
      this.leader = next;
      next.bench.dispatch({ is: 'leads', to: true });
    }
  }
}

/** What nobody has sent yet, of one answer. */
export function unsentIn(line: Line | undefined): string | null {
  return unsentPatch(line).narrative ?? null;
}
