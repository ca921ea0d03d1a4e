import type { Readable } from 'node:stream';

/** Some bytes of a whole, both ends included. */
export type ByteRange = { start: number; end: number };

/**
 * Where files are kept, by random keys. What is being received grows from its beginning and is only ever added to; once it is settled it never
 * changes. `server/evidence/transfer/` decides what is written when, so that both kinds of store behave alike.
 */
export interface ByteStore {
  /** How many bytes of a file have come from its beginning on; 0 where there are none. */
  received(key: string): Promise<number>;
  /**
   * Adds bytes at an offset, which is where it stood. Where the source breaks, what came before is kept; it then throws what the
   * source did. Returns how many bytes it added.
   */
  append(key: string, offset: number, source: Readable): Promise<number>;
  /** All that has come. */
  gather(key: string): Promise<Buffer>;
  /** Keeps a file for good, on the disk rather than on its way there. `bytes` is what `gather` gave. May be called again. */
  settle(key: string, bytes: Buffer): Promise<void>;
  /** Bytes of a file that is settled. */
  read(key: string, range: ByteRange): Promise<Readable>;
  /** Deletes everything of a file, also where there is nothing. */
  remove(key: string): Promise<void>;
}
