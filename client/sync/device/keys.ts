import { allOf, type DeviceDatabase, type LockedKeys, type PersonKeys, withDatabase } from './database.ts';
import { hintOf } from './hint.ts';
import { isLocked, newKeys, newLockedKeys, replaceKeys, sharedName, unlocked } from './lock.ts';
import { forgetPerson } from './sealing.ts';

/** What is kept of somebody can't be read, or nothing kept, before they gave their passphrase. */
export class LockedError extends Error {}

/** Whose passphrase is asked for: to open what is here, or to choose one before anything is kept. */
export interface Asked {
  readonly person: string;
  readonly to: 'open' | 'choose';
}

/** Who hears that a passphrase is asked for, or was given. */
type Listener = (news: 'asked' | 'unlocked') => void;

/** The keys of people on this device: found, made, and unlocked for as long as the page is there. One for a page. */
export class DeviceKeys {
  readonly #unlocked = new Map<string, PersonKeys>();
  readonly #listeners = new Set<Listener>();
  readonly #without = new Set<string>();
  #asked: Asked | null = null;

  /** What is asked for at the moment. */
  get asked(): Asked | null {
    return this.#asked;
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The person's keys, where there are any. Throws LockedError where their passphrase was not given yet. */
  async known(database: DeviceDatabase, person: string): Promise<PersonKeys | undefined> {
    const kept = await database.get('keys', person);
    if (!kept || !isLocked(kept)) return kept;
    const held = this.#unlocked.get(person);
    if (held?.made === kept.made) return held;
    return this.#ask({ person, to: 'open' });
  }

  /**
   * The person's keys, made where there are none yet. Two tabs that make them at once end up with the same. Throws
   * LockedError, on a shared device also where no passphrase was chosen yet.
   */
  async of(database: DeviceDatabase, person: string): Promise<PersonKeys> {
    const known = await this.known(database, person);
    if (known) return known;
    if (await isShared(database)) return this.#ask({ person, to: 'choose' });
    const keys = await newKeys();
    const change = database.transaction('keys', 'readwrite', { durability: 'strict' });
    const meanwhile = await change.store.get(person);
    if (!meanwhile) await change.store.put({ person, ...keys });
    await change.done;
    return meanwhile ? this.of(database, person) : keys;
  }

  /** Gives the passphrase that is asked for; false where it is another than the one that was chosen. */
  async give(passphrase: string): Promise<boolean> {
    const asked = this.#asked;
    if (!asked) return true;
    const { person, to } = asked;
    const keys = await withDatabase(async (database) => {
      const kept = await database.get('keys', person);
      // Another tab may have chosen one meanwhile.
      if (kept && isLocked(kept)) return unlocked(kept, passphrase);
      if (to === 'open') return null;
      const chosen = await newLockedKeys(passphrase);
      await replaceKeys(database, person, kept ?? null, chosen);
      return chosen.keys;
    });
    if (!keys) return false;
    this.#unlocked.set(person, keys);
    this.#asked = null;
    this.#tell('unlocked');
    return true;
  }

  /** Goes on without what is kept here. It is asked for again when the page is loaded again. */
  dismiss(): void {
    if (this.#asked) this.#without.add(this.#asked.person);
    this.#asked = null;
    this.#tell('asked');
  }

  #ask(asked: Asked): never {
    const known = asked.person === this.#asked?.person && asked.to === this.#asked.to;
    if (!known && !this.#without.has(asked.person)) {
      this.#asked = asked;
      this.#tell('asked');
    }
    throw new LockedError('The passphrase was not given yet.');
  }

  #tell(news: 'asked' | 'unlocked'): void {
    for (const listener of [...this.#listeners]) listener(news);
  }
}

/** Whether somebody's keys wait for a passphrase on this device, and how many answers of theirs wait to be sent. */
export function lockOn(person: string): Promise<{ readonly locked: boolean; readonly waiting: number }> {
  return withDatabase(async (database) => {
    const kept = await database.get('keys', person);
    const waiting = await database.count('entries', allOf(person));
    return { locked: kept !== undefined && isLocked(kept), waiting };
  });
}

/** Puts what is kept of somebody under a passphrase, and says of the device that several people use it. The page is loaded again then. */
export async function shareDevice(person: string, passphrase: string): Promise<void> {
  const chosen = await newLockedKeys(passphrase);
  await withDatabase(async (database) => {
    await replaceKeys(database, person, plain(await database.get('keys', person)), chosen);
    await database.put('facts', { name: sharedName, value: true });
  });
}

/** Takes the passphrase off again; false where it is another. The page is loaded again then. */
export function unshareDevice(person: string, passphrase: string): Promise<boolean> {
  return withDatabase(async (database) => {
    const kept = await database.get('keys', person);
    const from = kept && isLocked(kept) ? await unlocked(kept, passphrase) : null;
    if (!from) return false;
    const keys = await newKeys();
    await replaceKeys(database, person, from, { kept: keys, keys });
    await database.delete('facts', sharedName);
    return true;
  });
}

/** Deletes what nobody opens any more. */
export async function forgetLocked(person: string): Promise<void> {
  await withDatabase((database) => forgetPerson(database, person, 'all'));
  if (hintOf() === person) hintOf(null);
}

async function isShared(database: DeviceDatabase): Promise<boolean> {
  return (await database.count('facts', sharedName)) > 0;
}

function plain(kept: PersonKeys | LockedKeys | undefined): PersonKeys | null {
  return kept && !isLocked(kept) ? kept : null;
}
