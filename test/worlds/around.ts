import type { DeviceInput } from '../../client/sync/device-state.ts';
import type { RecordedResponse } from '../../client/sync/model.ts';
import type { Input, State } from '../../client/sync/state.ts';
import type { Chance } from './chance.ts';
import type { Disk } from './disk.ts';
import type { Person, WorldServer } from './server.ts';

// What the parts of a world know of each other.

/** What may go wrong in a world. */
export interface Weather {
  readonly lossyLine: boolean;
  readonly lateLine: boolean;
  readonly doublingLine: boolean;
  /** Some requests are rejected as a whole. */
  readonly rejecting: boolean;
  readonly crashes: boolean;
  readonly tabs: boolean;
  readonly freezing: boolean;
  /** The browser has no Web Locks. */
  readonly lockless: boolean;
  readonly expiry: boolean;
  readonly versions: boolean;
  readonly clock: boolean;
  readonly fullDisk: boolean;
  readonly failingDisk: boolean;
  readonly refusing: boolean;
  readonly secondDevice: boolean;
  /** Somebody fills in a spreadsheet as well, and brings it back, more than once. */
  readonly packs: boolean;
}

export type Trouble = keyof Weather;

/** Something that was begun and is not over: a request, a writing, a lock that was asked for. */
export interface UnderWay {
  /** Whose it is; what happens outside of a tab goes on when that is frozen or gone. */
  readonly tab: Window;
  /** Whether its next step needs the tab to be there and awake. */
  needsTab(): boolean;
  /** Goes one step further; true when it is over. */
  advance(chance: Chance): boolean;
}

/** A tab, as its device, its disk and its line know it. */
export interface Window {
  readonly name: string;
  readonly device: Computer;
  readonly frozen: boolean;
  readonly gone: boolean;
  /** A newer version of the page has the database, or the browser closed it. */
  readonly databaseGone: boolean;
  readonly attached: boolean;
  readonly state: State;
  /** An answer as the page has it from the server. */
  server(item: string): RecordedResponse | undefined;
  /** What others told it, in order. */
  readonly inbox: unknown[];
  /** What came of its writings, in order. */
  readonly told: DeviceInput[];
  dispatch(input: Input | DeviceInput): void;
  keysOf(person: string): number;
  forgetKeys(person: string): void;
}

/** A device, as what is in it knows it. */
export interface Computer {
  readonly disk: Disk;
  readonly tabs: readonly Window[];
  readonly session: Person | null;
  readonly server: WorldServer;
  readonly weather: Weather;
  readonly locks: boolean;
  /** The ids of what pages sent as they went. */
  readonly sentOff: Set<string>;
  /** The disk failed some tab: each then sends for itself, and two of them may send the same words. */
  readonly fellBack: boolean;
  readonly underWay: { begin(one: UnderWay): void };
  now(): string;
  lead(tab: Window, steal: boolean): void;
  crash(tab: Window): void;
}
