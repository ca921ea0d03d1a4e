import type { KeptLine } from '../device-state.ts';
import { keyOf } from '../model.ts';
import { keyOfPassphrase, rounds } from '../passphrase.ts';
import {
  allOf,
  type DeviceDatabase,
  type KeptRecord,
  type LockedKeys,
  type PersonKeys,
  type SealedRecord,
} from './database.ts';
import { placeOf, seal, unseal, type Whereabouts } from './sealing.ts';

// On a device that several people use, a person's keys lie there only wrapped by a key that their passphrase gives. Keys
// that can't be read out can't be wrapped either, so a passphrase comes with new keys, and so does taking it off.

const sealingKind: AesKeyGenParams = { name: 'AES-GCM', length: 256 };
const namingKind: HmacKeyGenParams = { name: 'HMAC', hash: 'SHA-256' };

/** The fact that several people use this device: whoever keeps something here chooses a passphrase first. */
export const sharedName = 'shared';

/** Whether a passphrase opens them. */
export function isLocked(keys: PersonKeys | LockedKeys): keys is LockedKeys {
  return 'locked' in keys;
}

/** New keys that nothing can read out. */
export function newKeys(): Promise<PersonKeys> {
  return makeKeys(false);
}

/** New keys under a passphrase: as they are to be kept, and as they are used. */
export async function newLockedKeys(
  passphrase: string,
): Promise<{ readonly kept: LockedKeys; readonly keys: PersonKeys }> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const lock = await lockOf(passphrase, { salt, rounds });
  const { made, sealing, naming } = await makeKeys(true);
  const wrap = (key: CryptoKey) => crypto.subtle.wrapKey('raw', key, lock, 'AES-KW');
  const locked = { sealing: await wrap(sealing), naming: await wrap(naming) };
  const kept = { made, rounds, salt, locked };
  return { kept, keys: await opened(kept, lock) };
}

/** The keys that this passphrase opens; null where it is another. */
export async function unlocked(kept: LockedKeys, passphrase: string): Promise<PersonKeys | null> {
  const lock = await lockOf(passphrase, kept);
  return opened(kept, lock).catch(() => null);
}

/**
 * Puts other keys in the place of a person's, and seals everything of theirs under them. Where another tab writes
 * meanwhile it begins again. What can't be read stays as it is, and stays unreadable.
 */
export async function replaceKeys(
  database: DeviceDatabase,
  person: string,
  from: PersonKeys | null,
  { kept, keys }: { readonly kept: PersonKeys | LockedKeys; readonly keys: PersonKeys },
): Promise<void> {
  for (;;) {
    const entries = await database.getAll('entries', allOf(person));
    const copies = await database.getAll('copies', allOf(person));
    const reseal = <Kind extends SealedRecord>(
      store: Whereabouts['store'],
      records: readonly Kind[],
      nameIn: (value: unknown) => string,
    ) => Promise.all(records.map((record) => resealed(store, record, from, keys, nameIn)));
    const [newEntries, newCopies] = await Promise.all([
      reseal('entries', entries, (value) => keyOf((value as KeptLine).address)),
      reseal('copies', copies, (value) => (value as { readonly id: string }).id),
    ]);
    const change = database.transaction(['entries', 'copies', 'keys'], 'readwrite', { durability: 'strict' });
    const [entryStore, copyStore] = [change.objectStore('entries'), change.objectStore('copies')];
    const [nowEntries, nowCopies, nowKeys] = await Promise.all([
      entryStore.getAll(allOf(person)),
      copyStore.count(allOf(person)),
      change.objectStore('keys').get(person),
    ]);
    const others = nowKeys?.made !== from?.made;
    if (others || stampsOf(nowEntries) !== stampsOf(entries) || nowCopies !== copies.length) {
      change.abort();
      await change.done.catch(() => {});
      if (others) throw new Error('The keys of this person are others by now.');
      continue;
    }
    await Promise.all([
      entryStore.delete(allOf(person)),
      copyStore.delete(allOf(person)),
      ...newEntries.map((record) => entryStore.put(record)),
      ...newCopies.map((record) => copyStore.put(record)),
      change.objectStore('keys').put({ person, ...kept }),
      change.done,
    ]);
    return;
  }
}

async function resealed<Kind extends SealedRecord>(
  store: Whereabouts['store'],
  record: Kind,
  from: PersonKeys | null,
  to: PersonKeys,
  nameIn: (value: unknown) => string,
): Promise<Kind> {
  const value = from && (await unseal(from, { ...record, store }, record).catch(() => null));
  if (!value) return record;
  const place = await placeOf(to, nameIn(value));
  const { person } = record;
  return { ...record, place, ...(await seal(to, { store, person, place }, value)) };
}

function stampsOf(records: readonly KeptRecord[]): string {
  return records.map(({ place, stamp }) => `${place} ${stamp}`).join();
}

async function makeKeys(extractable: boolean): Promise<PersonKeys> {
  const [sealing, naming] = await Promise.all([
    crypto.subtle.generateKey(sealingKind, extractable, ['encrypt', 'decrypt']),
    crypto.subtle.generateKey(namingKind, extractable, ['sign']),
  ]);
  return { made: crypto.randomUUID(), sealing, naming };
}

async function opened({ made, locked }: LockedKeys, lock: CryptoKey): Promise<PersonKeys> {
  const unwrap = (
    wrapped: ArrayBuffer,
    kind: AesKeyGenParams | HmacKeyGenParams,
    usages: readonly KeyUsage[],
  ) => crypto.subtle.unwrapKey('raw', wrapped, lock, 'AES-KW', kind, false, [...usages]);
  const [sealing, naming] = await Promise.all([
    unwrap(locked.sealing, sealingKind, ['encrypt', 'decrypt']),
    unwrap(locked.naming, namingKind, ['sign']),
  ]);
  return { made, sealing, naming };
}

function lockOf(passphrase: string, made: Pick<LockedKeys, 'salt' | 'rounds'>): Promise<CryptoKey> {
  return keyOfPassphrase(passphrase, made, { name: 'AES-KW', usages: ['wrapKey', 'unwrapKey'] });
}
