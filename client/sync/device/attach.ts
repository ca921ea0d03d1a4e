import type { DeviceEffect, DeviceInput, Trouble } from '../device-state.ts';
import type { Sync } from '../runtime.ts';
import { askToStay } from './ask-to-stay.ts';
import { type DeviceDatabase, openDatabase, type PersonKeys } from './database.ts';
import { KeysGone, readLines, writeLines } from './kept-lines.ts';
import { type DeviceKeys, LockedError } from './keys.ts';
import { forgetPerson } from './sealing.ts';
import { Tabs } from './tabs.ts';
import { withDevice } from './with-device.ts';

/** A database that doesn't open by then is gone on without; it may still come. */
const openMs = 5_000;
/** Before one that the browser closed is opened again. */
const reopenMs = 1_000;

/** Gives the page's machine an outbox on the device, and does what that asks for. */
export function attachDevice(sync: Sync, keys: DeviceKeys): void {
  const device = new DeviceAtWork(sync.dispatch, keys);
  sync.extend(withDevice, (effect) => device.perform(effect));
  sync.dispatch({ is: 'device-attached', tab: crypto.randomUUID() });
  if (!navigator.onLine && sync.state().link.is !== 'live') sync.dispatch({ is: 'offline' });
}

class DeviceAtWork {
  readonly #dispatch: (input: DeviceInput) => void;
  readonly #tabs: Tabs;
  readonly #deviceKeys: DeviceKeys;
  /** At hand without asking, for a page that is being closed. */
  readonly #keys = new Map<string, Promise<PersonKeys>>();
  #database: Promise<DeviceDatabase>;

  constructor(dispatch: (input: DeviceInput) => void, keys: DeviceKeys) {
    this.#dispatch = dispatch;
    this.#deviceKeys = keys;
    keys.subscribe((news) => {
      if (news === 'unlocked') dispatch({ is: 'device-opened' });
    });
    this.#tabs = new Tabs({
      message: (message) => dispatch({ is: 'heard', message }),
      leads: (to) => dispatch({ is: 'leads', to }),
    });
    this.#database = this.#open();
  }

  perform(effect: DeviceEffect): void {
    switch (effect.do) {
      case 'restore':
        this.#restore(effect.person);
        return;
      case 'keep':
        this.#keep(effect);
        return;
      case 'tell':
        this.#tabs.tell(effect.message);
        return;
      case 'lead':
        this.#tabs.lead(effect.steal);
        return;
      case 'forget':
        this.#forget(effect.person, effect.what);
    }
  }

  #open(): Promise<DeviceDatabase> {
    return openDatabase((why) => {
      this.#dispatch({ is: 'device-lost', why: why === 'newer' ? 'newer' : 'failed' });
      if (why === 'closed') setTimeout(() => this.#reopen(), reopenMs);
    });
  }

  #reopen(): void {
    this.#database = this.#open();
    this.#tellWhenOpen();
  }

  /** The page has said that nothing is kept here: it stays so where the database doesn't open after all. */
  #tellWhenOpen(): void {
    this.#database.then(
      () => this.#dispatch({ is: 'device-opened' }),
      () => {},
    );
  }

  async #restore(person: string): Promise<void> {
    const late = setTimeout(() => {
      this.#dispatch({ is: 'device-lost', why: 'failed' });
      this.#tellWhenOpen();
    }, openMs);
    try {
      const database = await this.#database;
      clearTimeout(late);
      const [alone, keys] = await Promise.all([this.#tabs.alone(), this.#deviceKeys.known(database, person)]);
      const found = keys ? await readLines(database, keys, person) : { lines: [], unreadable: 0 };
      this.#dispatch({ is: 'restored', person, alone, ...found });
    } catch (error) {
      clearTimeout(late);
      this.#dispatch({ is: 'device-lost', why: troubleOf(error, 'unavailable') });
    }
  }

  async #keep(effect: Extract<DeviceEffect, { do: 'keep' }>): Promise<void> {
    const { number, person } = effect;
    try {
      const database = await this.#database;
      const found = await writeLines(database, await this.#keysFor(database, person), effect);
      this.#dispatch(found.length > 0 ? { is: 'overtaken', number, found } : { is: 'kept', number });
      // Where it is refused, or can't be asked, what is kept is as safe as it was.
      if (effect.lines.some(({ line }) => line)) askToStay(database).catch(() => {});
    } catch (error) {
      if (error instanceof KeysGone) {
        this.#keys.delete(person);
        this.#dispatch({ is: 'device-opened' });
      } else this.#dispatch({ is: 'keep-failed', number, why: troubleOf(error, 'failed') });
    }
  }

  #keysFor(database: DeviceDatabase, person: string): Promise<PersonKeys> {
    const known = this.#keys.get(person);
    if (known) return known;
    const keys = this.#deviceKeys.of(database, person);
    this.#keys.set(person, keys);
    keys.catch(() => this.#keys.delete(person));
    return keys;
  }

  async #forget(person: string, what: 'unless-kept' | 'all'): Promise<void> {
    this.#keys.delete(person);
    const database = await this.#database.catch(() => null);
    // Without a database nothing of theirs is there.
    if (!database) return;
    // Deleting is never given up while the page is there: a key left behind would keep readable what should be gone.
    forgetPerson(database, person, what).catch(() => setTimeout(() => this.#forget(person, what), reopenMs));
  }
}

function troubleOf(error: unknown, otherwise: Trouble): Trouble {
  if (error instanceof LockedError) return 'locked';
  return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : otherwise;
}
