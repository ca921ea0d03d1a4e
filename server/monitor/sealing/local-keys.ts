import { randomBytes, randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { isUuid } from '../../lib/is-uuid.ts';
import type { KeyProvider, Retention, SealingKey } from './key-provider.ts';

type Entry = { id: string; secret: string };

/**
 * Keys in a file of this machine, for a demonstration and for one replica. It is read each time: an entry that somebody takes
 * out is gone at once, and what it encrypted with it.
 */
export class LocalKeys implements KeyProvider {
  /** Changes of the file, one after the other. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly file: string) {}

  async find(country: string, retention: Retention): Promise<SealingKey | null> {
    const entry = (await this.#read()).get(nameOf(country, retention));
    return entry ? { id: entry.id, secret: Buffer.from(entry.secret, 'base64') } : null;
  }

  async ensure(country: string, retention: Retention): Promise<SealingKey> {
    const made = this.#last.then(() => this.#ensure(country, retention));
    this.#last = made.catch(() => {});
    return made;
  }

  async #ensure(country: string, retention: Retention): Promise<SealingKey> {
    const known = await this.find(country, retention);
    if (known) return known;
    const entries = await this.#read();
    const key = { id: randomUUID(), secret: randomBytes(32) };
    entries.set(nameOf(country, retention), { id: key.id, secret: key.secret.toString('base64') });
    // Whole or not at all: half a file would be the loss of all texts.
    const draft = `${this.file}.${randomUUID()}`;
    await writeFile(draft, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`, { mode: 0o600 });
    await rename(draft, this.file);
    return key;
  }

  async #read(): Promise<Map<string, Entry>> {
    let text: string;
    try {
      text = await readFile(this.file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
      throw error;
    }
    return new Map(
      Object.entries(JSON.parse(text) as Record<string, unknown>).map(([name, entry]) => [
        name,
        checked(name, entry),
      ]),
    );
  }
}

function nameOf(country: string, retention: Retention): string {
  return `${country}/${retention}`;
}

function checked(name: string, entry: unknown): Entry {
  const { id, secret } = (entry ?? {}) as Partial<Entry>;
  if (typeof id === 'string' && isUuid(id) && typeof secret === 'string') {
    if (Buffer.from(secret, 'base64').length === 32) return { id, secret };
  }
  throw new Error(
    `The file of the monitor’s keys has no key at ${name}: restore the file, or take that entry out.`,
  );
}
