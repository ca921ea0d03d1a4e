import type { DeviceEffect, KeptLine, Stored } from '../device-state.ts';
import { keyOf } from '../model.ts';
import { allOf, type DeviceDatabase, type KeptRecord, type PersonKeys } from './database.ts';
import { lineFormat, lineOfFormat } from './line-format.ts';
import { placeOf, seal, unseal } from './sealing.ts';

/** The keys of the person are gone, or others: what was kept under them is not there any more, and nothing may follow it. */
export class KeysGone extends Error {}

/** A transaction that does not end by itself is ended, and wrote nothing. */
const longestMs = 8_000;

/** All lines of a person that this page can read, and how many it can't. */
export async function readLines(
  database: DeviceDatabase,
  keys: PersonKeys,
  person: string,
): Promise<{ lines: readonly Stored[]; unreadable: number }> {
  const records = await database.getAll('entries', allOf(person));
  const lines = await Promise.all(records.map((record) => lineIn(keys, record)));
  const readable = lines.filter((line) => line !== null);
  return { lines: readable, unreadable: lines.length - readable.length };
}

/**
 * Writes the lines in one transaction, which is over on the disk when this returns. Where another tab wrote one of them
 * meanwhile, nothing is written, and what it wrote comes back.
 *
 * Throws KeysGone, and whatever the database throws, QuotaExceededError where there is no room.
 */
export async function writeLines(
  database: DeviceDatabase,
  keys: PersonKeys,
  { person, lines, stamp }: Extract<DeviceEffect, { do: 'keep' }>,
): Promise<readonly Stored[]> {
  const sealed = await Promise.all(
    lines.map(async ({ key, expected, line }) => {
      const place = await placeOf(keys, key);
      return { key, place, expected, record: line && (await recordOf(keys, { person, place, stamp }, line)) };
    }),
  );
  const change = database.transaction(['entries', 'keys'], 'readwrite', { durability: 'strict' });
  const alarm = setTimeout(() => abort(change), longestMs);
  try {
    const entries = change.objectStore('entries');
    const [known, ...before] = await Promise.all([
      change.objectStore('keys').get(person),
      ...sealed.map(({ place }) => entries.get([person, place])),
    ]);
    const overtaken = sealed.flatMap((one, index) =>
      (before[index]?.stamp ?? null) === one.expected ? [] : [{ key: one.key, record: before[index] }],
    );
    const gone = !known || known.made !== keys.made;
    if (gone || overtaken.length > 0) {
      change.abort();
      await change.done.catch(() => {});
      if (gone) throw new KeysGone('The keys of this person are not those any more.');
      return await Promise.all(overtaken.map(({ key, record }) => foundOf(keys, key, record)));
    }
    const written = sealed.map(({ place, record }) =>
      record ? entries.put(record) : entries.delete([person, place]),
    );
    // Ended at once: a page that is being closed is not there to have it end by itself.
    change.commit();
    await Promise.all([...written, change.done]);
    return [];
  } catch (error) {
    // All of it or nothing: what could be put before the failure is taken back.
    abort(change);
    throw error;
  } finally {
    clearTimeout(alarm);
  }
}

function abort(change: { abort: () => void; done: Promise<void> }): void {
  change.done.catch(() => {});
  try {
    change.abort();
  } catch {
    // It is over already.
  }
}

async function recordOf(
  keys: PersonKeys,
  { person, place, stamp }: Pick<KeptRecord, 'person' | 'place' | 'stamp'>,
  line: KeptLine,
): Promise<KeptRecord> {
  const sealed = await seal(keys, { store: 'entries', person, place }, line);
  return { person, place, stamp, format: lineFormat, ...sealed };
}

async function foundOf(keys: PersonKeys, key: string, record: KeptRecord | undefined): Promise<Stored> {
  if (!record) return { key, stamp: null, line: null };
  const found = await lineIn(keys, record);
  if (!found) throw new Error('A newer version of the page keeps this answer.');
  return found;
}

/** Null where it can't be read here: it stays where it is, for a page that can. */
async function lineIn(keys: PersonKeys, record: KeptRecord): Promise<Stored | null> {
  try {
    const line = lineOfFormat(record.format, await unseal(keys, { ...record, store: 'entries' }, record));
    return line && { key: keyOf(line.address), stamp: record.stamp, line };
  } catch {
    return null;
  }
}
