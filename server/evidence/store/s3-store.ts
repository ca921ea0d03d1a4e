import { Readable } from 'node:stream';
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { ByteRange, ByteStore } from './byte-store.ts';
import type { S3Location } from './s3-location.ts';

/** What came is kept piece by piece, so that a process that dies takes this much with it at most, for each file. */
const PIECE_BYTES = 4 * 1024 * 1024;

type Piece = { name: string; offset: number; bytes: number };

/**
 * Files in a bucket of an S3-compatible store. What is being received is pieces, each an object that is there as a whole or not at all, named
 * after where it begins. Settled, it is one object under its key, and the pieces go. The SDK's own checksums go with each.
 */
export class S3Store implements ByteStore {
  readonly #client: S3Client;

  constructor(private readonly location: S3Location) {
    const { endpoint, region } = location;
    this.#client = new S3Client({
      ...(region !== null && { region }),
      // Others than Amazon's have no name for each bucket.
      ...(endpoint !== null && { endpoint, forcePathStyle: true }),
    });
  }

  async received(key: string): Promise<number> {
    const { whole, pieces } = await this.#find(key);
    return whole ?? ends(pieces);
  }

  async append(key: string, offset: number, source: AsyncIterable<Buffer>): Promise<number> {
    let waiting: Buffer[] = [];
    let [size, position] = [0, offset];
    const put = async () => {
      if (size === 0) return;
      await this.#put(pieceName(key, position), Buffer.concat(waiting));
      position += size;
      [waiting, size] = [[], 0];
    };
    try {
      for await (const chunk of source) {
        waiting.push(chunk);
        size += chunk.length;
        if (size >= PIECE_BYTES) await put();
      }
    } finally {
      await put();
    }
    return position - offset;
  }

  async gather(key: string): Promise<Buffer> {
    const { whole, pieces } = await this.#find(key);
    if (whole !== null) return this.#get(this.#name(key));
    const parts: Buffer[] = [];
    for (const { name } of inOrder(pieces)) parts.push(await this.#get(name));
    return Buffer.concat(parts);
  }

  async settle(key: string, bytes: Buffer): Promise<void> {
    await this.#put(key, bytes);
    const { pieces } = await this.#find(key);
    await this.#delete(pieces.map(({ name }) => name));
  }

  async read(key: string, { start, end }: ByteRange): Promise<Readable> {
    const Range = `bytes=${start}-${end}`;
    const { Body } = await this.#client.send(
      new GetObjectCommand({ Bucket: this.location.bucket, Key: this.#name(key), Range }),
    );
    if (!(Body instanceof Readable)) throw new Error('the store gave a file without its bytes');
    return Body;
  }

  async remove(key: string): Promise<void> {
    const { whole, pieces } = await this.#find(key);
    await this.#delete([...pieces.map(({ name }) => name), ...(whole === null ? [] : [this.#name(key)])]);
  }

  /** What there is of a file: its size where it is whole, and its pieces. No other key begins with a key. */
  async #find(key: string): Promise<{ whole: number | null; pieces: Piece[] }> {
    const found: { whole: number | null; pieces: Piece[] } = { whole: null, pieces: [] };
    let token: string | undefined;
    do {
      const page = await this.#client.send(
        new ListObjectsV2Command({
          Bucket: this.location.bucket,
          Prefix: this.#name(key),
          ...(token !== undefined && { ContinuationToken: token }),
        }),
      );
      for (const { Key: name = '', Size: bytes = 0 } of page.Contents ?? []) {
        if (name === this.#name(key)) found.whole = bytes;
        else found.pieces.push({ name, bytes, offset: Number(name.slice(this.#name(key).length + 1)) });
      }
      token = page.NextContinuationToken;
    } while (token !== undefined);
    return found;
  }

  async #put(name: string, bytes: Buffer): Promise<void> {
    await this.#client.send(
      new PutObjectCommand({ Bucket: this.location.bucket, Key: this.#name(name), Body: bytes }),
    );
  }

  async #get(name: string): Promise<Buffer> {
    const { Body } = await this.#client.send(
      new GetObjectCommand({ Bucket: this.location.bucket, Key: name }),
    );
    if (!Body) throw new Error('the store gave a file without its bytes');
    return Buffer.from(await Body.transformToByteArray());
  }

  async #delete(names: readonly string[]): Promise<void> {
    for (let from = 0; from < names.length; from += 1_000) {
      const Objects = names.slice(from, from + 1_000).map((Key) => ({ Key }));
      const { Errors } = await this.#client.send(
        new DeleteObjectsCommand({ Bucket: this.location.bucket, Delete: { Objects, Quiet: true } }),
      );
      if (Errors?.length) throw new Error(`the store kept ${Errors.length} objects that were to go`);
    }
  }

  #name(key: string): string {
    return `${this.location.prefix}${key}`;
  }
}

/** Names that sort as their offsets do. */
function pieceName(key: string, offset: number): string {
  return `${key}/${String(offset).padStart(12, '0')}`;
}

/** Those that follow each other without a gap. What lies beyond one was overtaken by a piece that another process sent. */
function inOrder(pieces: readonly Piece[]): Piece[] {
  const following: Piece[] = [];
  let end = 0;
  for (const piece of [...pieces].sort((left, right) => left.offset - right.offset)) {
    if (piece.offset !== end) continue;
    following.push(piece);
    end += piece.bytes;
  }
  return following;
}

function ends(pieces: readonly Piece[]): number {
  return inOrder(pieces).reduce((sum, { bytes }) => sum + bytes, 0);
}
