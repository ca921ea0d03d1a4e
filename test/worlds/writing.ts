import { lineFormat } from '../../client/sync/device/line-format.ts';
import type { DeviceEffect, DeviceInput } from '../../client/sync/device-state.ts';
import type { UnderWay, Window } from './around.ts';
import type { Chance } from './chance.ts';

type Keep = Extract<DeviceEffect, { do: 'keep' }>;

/** One transaction: asked for, then whole on the disk or not at all, then told. A crash comes before, between or after. */
export class Writing implements UnderWay {
  readonly tab: Window;
  readonly #keep: Keep;
  #answer: DeviceInput | null = null;
  readonly #keys: number;

  constructor(tab: Window, keep: Keep) {
    this.tab = tab;
    this.#keep = keep;
    this.#keys = tab.keysOf(keep.person);
  }

  needsTab(): boolean {
    return true;
  }

  /** A tab hears of its writings in the order in which they were over. */
  advance(chance: Chance): boolean {
    const { told } = this.tab;
    if (!this.#answer) {
      this.#answer = this.commit(chance);
      told.push(this.#answer);
      return false;
    }
    const next = told.shift();
    if (next) this.tab.dispatch(next);
    return true;
  }

  /** What comes of it on the disk; also when its tab has just gone. */
  commit(chance: Chance): DeviceInput {
    const { number, person, lines, stamp } = this.#keep;
    const { disk, weather } = this.tab.device;
    if (this.#answer) return this.#answer;
    if (this.tab.databaseGone) return { is: 'keep-failed', number, why: 'failed' };
    if (disk.keys.get(person) !== this.#keys) {
      this.tab.forgetKeys(person);
      return { is: 'device-opened' };
    }
    const records = disk.recordsOf(person);
    const overtaken = lines.filter(({ key, expected }) => (records.get(key)?.stamp ?? null) !== expected);
    const found = overtaken.map(({ key }) => disk.read(person, key));
    if (found.includes(null)) return { is: 'keep-failed', number, why: 'failed' };
    if (found.length > 0) return { is: 'overtaken', number, found: found.filter((one) => one !== null) };
    if (disk.full && lines.some(({ line }) => line)) return { is: 'keep-failed', number, why: 'full' };
    if (weather.failingDisk && chance.is(0.1)) return { is: 'keep-failed', number, why: 'failed' };
    for (const { key, line } of lines) {
      if (line) records.set(key, { stamp, format: lineFormat, line });
      else records.delete(key);
    }
    return { is: 'kept', number };
  }
}

/** One reading of everything that a person has there: what it finds may be old when it is told. */
export class Reading implements UnderWay {
  readonly tab: Window;
  readonly #person: string;
  #answer: DeviceInput | null = null;

  constructor(tab: Window, person: string) {
    this.tab = tab;
    this.#person = person;
  }

  needsTab(): boolean {
    return true;
  }

  advance(): boolean {
    if (this.#answer) {
      this.tab.dispatch(this.#answer);
      return true;
    }
    this.#answer = this.#read();
    return false;
  }

  #read(): DeviceInput {
    const person = this.#person;
    const { disk, tabs, locks } = this.tab.device;
    if (this.tab.databaseGone) return { is: 'device-lost', why: 'unavailable' };
    const known = disk.keys.has(person) ? [...disk.recordsOf(person).keys()] : [];
    const read = known.map((key) => disk.read(person, key));
    const lines = read.filter((line) => line !== null);
    const alone = locks && tabs.length === 1;
    return { is: 'restored', person, lines, unreadable: read.length - lines.length, alone };
  }
}
