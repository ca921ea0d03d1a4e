import { constants, createReadStream, mkdirSync } from 'node:fs';
import { open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { StartupError } from '../../lib/startup-error.ts';
import type { ByteRange, ByteStore } from './byte-store.ts';

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
    try {
      return (await stat(this.#path(key))).size;
    } catch (error) {
      if (isMissing(error)) return 0;
      throw error;
    }
  }

  async append(key: string, offset: number, source: Readable): Promise<number> {
    // Made where it isn't there, and never emptied where it is.
    const file = await open(this.#path(key), constants.O_CREAT | constants.O_WRONLY, 0o600);
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

  gather(key: string): Promise<Buffer> {
    return readFile(this.#path(key));
  }

  async settle(key: string): Promise<void> {
    for (const path of [this.#path(key), this.folder]) {
      const handle = await open(path, 'r');
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
  }

  async read(key: string, range: ByteRange): Promise<Readable> {
    return createReadStream(this.#path(key), range);
  }

  async remove(key: string): Promise<void> {
    await rm(this.#path(key), { force: true });
  }

  #path(key: string): string {
    return join(this.folder, key);
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
