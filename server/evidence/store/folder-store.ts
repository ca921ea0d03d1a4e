import { constants, createReadStream, mkdirSync } from 'node:fs';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { StartupError } from '../../lib/startup-error.ts';
import type { ByteRange, ByteStore } from './byte-store.ts';

/** What a file is called while it comes, and while it is settled. */
const [COMING, SETTLING] = ['.coming', '.settling'];

/** Files in a folder of this machine, each under its key. They are for nobody else who has an account there. */
export class FolderStore implements ByteStore {
  /** Throws a StartupError where the folder can't be made. */
  constructor(private readonly folder: string) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
    } catch (cause) {
      throw new StartupError(`The folder of files ${folder} can’t be made: correct DATA_DIR or FILES_URL.`, {
        cause,
      });
    }
  }

  async received(key: string): Promise<number> {
    return (await this.#size(key)) ?? (await this.#size(key + COMING)) ?? 0;
  }

  async append(key: string, offset: number, source: AsyncIterable<Buffer>): Promise<number> {
    // Made where it isn't there, and never emptied where it is.
    const file = await open(this.#path(key + COMING), constants.O_CREAT | constants.O_WRONLY, 0o600);
    let position = offset;
    try {
      for await (const chunk of source) {
        for (let rest: Buffer = chunk; rest.length > 0; ) {
          const { bytesWritten } = await file.write(rest, 0, rest.length, position);
          position += bytesWritten;
          rest = rest.subarray(bytesWritten);
        }
      }
    } finally {
      await file.close();
    }
    return position - offset;
  }

  async gather(key: string): Promise<Buffer> {
    const settled = (await this.#size(key)) !== null;
    return readFile(this.#path(settled ? key : key + COMING));
  }

  async settle(key: string, bytes: Buffer): Promise<void> {
    const settling = this.#path(key + SETTLING);
    // Never emptied: whoever settles the same key at the same time writes the same.
    const file = await open(settling, constants.O_CREAT | constants.O_WRONLY, 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    try {
      await rename(settling, this.#path(key));
    } catch (error) {
      // Another process was faster.
      if (!isMissing(error) || (await this.#size(key)) === null) throw error;
    }
    const folder = await open(this.folder, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
    await rm(this.#path(key + COMING), { force: true });
  }

  async read(key: string, range: ByteRange): Promise<Readable> {
    return createReadStream(this.#path(key), range);
  }

  async remove(key: string): Promise<void> {
    for (const name of [key, key + COMING, key + SETTLING]) await rm(this.#path(name), { force: true });
  }

  /** Null where there is none. */
  async #size(name: string): Promise<number | null> {
    try {
      return (await stat(this.#path(name))).size;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  #path(key: string): string {
    return join(this.folder, key);
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
