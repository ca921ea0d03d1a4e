import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

// The page's one database on the device. Whatever a person wrote or read in it is sealed (`sealing.ts`); in clear stand
// whose it is, random names, and which format it has.

/** Something of a person's, encrypted. */
export interface SealedRecord {
  /** The person's id. */
  readonly person: string;
  /** Which record of the person's: a name that only their key can make (`placeOf`). */
  readonly place: string;
  /** The version of the shape that is inside. */
  readonly format: number;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly content: ArrayBuffer;
}

/** What somebody wrote for one response, and another stamp with every writing, by which tabs notice each other's. */
export interface KeptRecord extends SealedRecord {
  readonly stamp: string;
}

/** The keys of one person on this device. Neither can be read out, by this page either. */
export interface PersonKeys {
  /** Another for each pair: what was kept since under other keys is told by it. */
  readonly made: string;
  /** AES-GCM, for what is in a record. */
  readonly sealing: CryptoKey;
  /** HMAC, for the names of records. */
  readonly naming: CryptoKey;
}

/** The same on a shared device: wrapped by a key that only the person's passphrase gives. */
export interface LockedKeys {
  readonly made: string;
  readonly rounds: number;
  readonly salt: Uint8Array<ArrayBuffer>;
  /** Both as AES-KW wraps them. */
  readonly locked: { readonly sealing: ArrayBuffer; readonly naming: ArrayBuffer };
}

interface DeviceSchema extends DBSchema {
  entries: { key: [person: string, place: string]; value: KeptRecord };
  copies: { key: [person: string, place: string]; value: SealedRecord };
  keys: { key: string; value: (PersonKeys | LockedKeys) & { readonly person: string } };
  facts: { key: string; value: { readonly name: string; readonly value: unknown } };
}

export type DeviceDatabase = IDBPDatabase<DeviceSchema>;

/** Rises when a store is added. What is inside of records has a format of its own. */
const databaseVersion = 1;

/**
 * Opens the database. `onGone` is told when it can't be used any more: a newer version of the page needs it, or the
 * browser closed it, as it does when its storage is cleared.
 *
 * Throws where the browser has none, as in some private windows. While an older version of the page still holds it in
 * another tab, the promise stays open; every version gives it up when it is asked to.
 */
export function openDatabase(onGone: (why: 'newer' | 'closed') => void): Promise<DeviceDatabase> {
  return openDB<DeviceSchema>('concord', databaseVersion, {
    upgrade(database) {
      database.createObjectStore('entries', { keyPath: ['person', 'place'] });
      database.createObjectStore('copies', { keyPath: ['person', 'place'] });
      database.createObjectStore('keys', { keyPath: 'person' });
      database.createObjectStore('facts', { keyPath: 'name' });
    },
    blocking(_current, _blocked, event) {
      // What is being written is finished first: closing waits for it.
      (event.target as IDBDatabase).close();
      onGone('newer');
    },
    terminated: () => onGone('closed'),
  });
}

/** Opens it for one piece of work, and closes it. */
export async function withDatabase<Value>(
  work: (database: DeviceDatabase) => Promise<Value>,
): Promise<Value> {
  const database = await openDatabase(() => {});
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/** All records of one person, in a store that has them by person and place. */
export function allOf(person: string): IDBKeyRange {
  return IDBKeyRange.bound([person], [person, []]);
}
