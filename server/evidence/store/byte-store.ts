import type { Readable } from 'node:stream';

/** Some bytes of a whole, both ends included. */
export type ByteRange = { start: number; end: number };

/**
 * Where files are kept, by random keys. What is being received grows from its beginning and is only ever added to. It is settled elsewhere,
 * and never changes then, whatever a request that was late still writes. `server/evidence/transfer/` decides what is written when.
 */
export interface ByteStore {
  /** How many bytes of a file have come from its beginning on; 0 where there are none. */
  received(key: string): Promise<number>;
  /**
   * Adds bytes at an offset, which is where it stood. Where the source breaks, what came before is kept; it then throws what the
   * source did. Returns how many bytes it added.
   */
  append(key: string, offset: number, source: AsyncIterable<Buffer>): Promise<number>;
  /** All that has come. */
  gather(key: string): Promise<Buffer>;
  /** Keeps `bytes`, which were judged, for good: on the disk rather than on its way there. May be called again, and by two at once. */
  settle(key: string, bytes: Buffer): Promise<void>;
  /** Bytes of a file that is settled. */
  read(key: string, range: ByteRange): Promise<Readable>;
  /** Deletes everything of a file, also where there is nothing. */
  remove(key: string): Promise<void>;
}
