import { rolesOf } from '../machine.ts';
import type { Copies, Sync } from '../runtime.ts';
import type { Input, State } from '../state.ts';
import type { CatchUp, Copy } from '../topic.ts';
import { allOf, type DeviceDatabase, openDatabase, type PersonKeys } from './database.ts';
import { DeviceKeys } from './keys.ts';
import { placeOf, seal, unseal } from './sealing.ts';
import { keptKind } from './since.ts';

// Copies of what one looked at, on the device: a page starts from them, and asks only for what happened since. A copy and its
// cursor are one record. It says for which roles it was right: with others it is nothing.

/** Who was signed in, and what names things: by it a page starts that hears nothing of the server. */
export const startId = 'start';

/** What is inside of a record. */
export interface Kept {
  readonly id: string;
  readonly roles: string;
  readonly at: string;
  readonly cursor: string;
  readonly data: unknown;
}

const format = 1;
/** Copies that were not brought up to date for as long are let go. */
const keptMs = 30 * 24 * 60 * 60 * 1000;

/** The database of copies, opened once for a page. */
export class CopyStore {
  readonly #database: Promise<DeviceDatabase>;
  readonly #keys: DeviceKeys;

  constructor(keys: DeviceKeys) {
    this.#keys = keys;
    this.#database = openDatabase(() => {});
    // Where there is none, nothing is found and nothing is kept.
    this.#database.catch(() => {});
  }

  async read(person: string, id: string): Promise<Kept | null> {
    const database = await this.#database;
    const keys = await this.#keys.known(database, person);
    if (!keys) return null;
    const place = await placeOf(keys, id);
    const record = await database.get('copies', [person, place]);
    if (record?.format !== format) return null;
    const kept = (await unseal(keys, { store: 'copies', person, place }, record)) as Kept;
    return isOld(kept) ? null : kept;
  }

  /** Writes nothing where the person's keys are gone meanwhile, or others: what is forgotten stays forgotten. */
  async write(keys: PersonKeys, person: string, kept: Kept): Promise<void> {
    const database = await this.#database;
    const place = await placeOf(keys, kept.id);
    const sealed = await seal(keys, { store: 'copies', person, place }, kept);
    const change = database.transaction(['keys', 'copies'], 'readwrite');
    if ((await change.objectStore('keys').get(person))?.made === keys.made) {
      await change.objectStore('copies').put({ person, place, format, ...sealed });
    }
    await change.done;
  }

  /** Every copy of a person's, the newest first, without those that can't be read any more: they are deleted. */
  async all(keys: PersonKeys, person: string): Promise<Kept[]> {
    const database = await this.#database;
    const records = await database.getAll('copies', allOf(person));
    const read = records.map(async (record) => {
      const { place } = record;
      const kept = unseal(keys, { store: 'copies', person, place }, record) as Promise<Kept>;
      const found = await kept.catch(() => null);
      if (found && !isOld(found) && record.format === format) return found;
      await database.delete('copies', [person, place]);
      return null;
    });
    const found = (await Promise.all(read)).filter((kept) => kept !== null);
    return found.sort((a, b) => (a.at < b.at ? 1 : -1));
  }

  async forget(keys: PersonKeys, person: string, id: string): Promise<void> {
    await (await this.#database).delete('copies', [person, await placeOf(keys, id)]);
  }

  async forgetAll(person: string): Promise<void> {
    await (await this.#database).delete('copies', allOf(person));
  }

  async keysOf(person: string): Promise<PersonKeys> {
    return this.#keys.of(await this.#database, person);
  }
}

function isOld({ at }: Kept): boolean {
  // A clock that was put back makes nothing young.
  return Math.abs(Date.now() - Date.parse(at)) > keptMs;
}

/** How long the server may be silent before the page starts from what the device has. */
const silentMs = 2_500;

/** What the record of `startId` holds. */
type Recalled = Pick<Extract<Input, { is: 'recalled' }>, 'viewer' | 'reference'>;

/** Copies for the page's machine, and the way to start without the server. */
export interface DeviceCopies extends Copies {
  /** The keys that open them, for whatever else the page keeps. */
  readonly keys: DeviceKeys;
  /** Starts the page from the device where the server is not heard of: by who was signed in last. */
  readonly recallWhenSilent: (sync: Sync, person: string) => void;
}

/** What was kept here before. */
export function openCopies(): DeviceCopies {
  const keys = new DeviceKeys();
  const store = new CopyStore(keys);
  return {
    keys,
    async open(id, state: State): Promise<Copy | null> {
      const found = keptKind(id);
      if (!found || state.author === null) return null;
      const kept = await store.read(state.author, id);
      if (!kept || kept.roles !== rolesOf(state)) return null;
      return { data: found.kind.unpack(kept.data), cursor: kept.cursor, at: kept.at };
    },
    async since(id, cursor, read): Promise<CatchUp> {
      const found = keptKind(id);
      if (!found) throw new Error('only what was kept is brought up to date');
      const { kind, params } = found;
      const result = await read(kind.since(params, cursor));
      return (data, context) => kind.take(params, data, result, context);
    },
    recallWhenSilent(sync, person) {
      const recall = async () => {
        stop();
        clearTimeout(timer);
        if (sync.state().session.is !== 'unknown') return;
        const kept = await store.read(person, startId).catch(() => null);
        if (kept) sync.dispatch({ is: 'recalled', ...(kept.data as Recalled), at: kept.at });
      };
      const look = () => {
        const { session } = sync.state();
        if (session.is !== 'unknown' || session.fault) recall();
      };
      keys.subscribe((news) => {
        if (news === 'unlocked') recall();
      });
      const timer = setTimeout(recall, silentMs);
      const stop = sync.subscribe(look);
      look();
    },
  };
}
