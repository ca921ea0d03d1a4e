import type { ServerResponse } from 'node:http';
import { pipeline, type Writable } from 'node:stream';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import type { Sink } from '../subscriptions/reader.ts';
import type { SharedMessage } from '../subscriptions/shared-message.ts';
import { BROTLI_QUALITY, type Encoding } from './compress-answer.ts';
import { inPieces } from './in-pieces.ts';

/** What may wait before a stream that is told together with others goes on at its own pace: as on a socket. */
const ENOUGH_WAITS = 64 * 1024;

/** No proxy may keep, change or hold back what is sent; the last is for nginx. */
const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

/** One answer that goes on: server-sent events to the client that opened it. */
export class StreamSink implements Sink<SharedMessage> {
  #begin: () => void = () => {};
  #begun = false;
  readonly #out: Writable;
  readonly #beginning = new Promise<void>((begin) => {
    this.#begin = begin;
  });

  /** Compressed only where it ends soon: whoever compresses holds back. */
  constructor(
    private readonly response: ServerResponse,
    private readonly encoding: Encoding | null = null,
  ) {
    this.#out = encoding === null ? response : compressing(encoding, response);
  }

  /** Nothing is sent before this. */
  begin(headers: Record<string, string>): void {
    const encoded = this.encoding && { 'content-encoding': this.encoding };
    this.response.writeHead(200, { ...headers, ...streamHeaders, ...encoded });
    this.#begun = true;
    this.#begin();
  }

  get behind(): boolean {
    return !this.#begun || this.#out.writableLength > ENOUGH_WAITS;
  }

  send(message: SharedMessage): void {
    this.push(message.forStream());
  }

  write(messages: readonly SharedMessage[]): Promise<void> {
    return this.pushAndWait(messages.map((message) => message.forStream()));
  }

  /** Sends without waiting. */
  push(event: Buffer): void {
    if (this.#out.writable) this.#out.write(event);
  }

  /** Sends, and resolves when it was written. */
  async pushAndWait(events: readonly Buffer[]): Promise<void> {
    await this.#beginning;
    for (const piece of inPieces(events)) await this.writeText(piece);
  }

  /** What the protocol's library says, and comments that keep the connection alive. */
  writeText(text: string | Buffer): Promise<void> {
    const out = this.#out;
    if (!out.writable) return Promise.resolve();
    // Where it failed the connection is closing, and with it the stream.
    return new Promise((done) => out.write(text, () => done()));
  }

  /** A last word, after which the client has no reason to come back. */
  refuse(result: string): void {
    if (this.#out.writable) this.#out.write(`event: next\ndata: ${result}\n\nevent: complete\ndata:\n\n`);
  }

  /** Without a word, so that the client comes back, unless something was said that ends it. */
  end(): void {
    this.#begin();
    this.#out.end();
  }
}

function compressing(encoding: Encoding, response: ServerResponse): Writable {
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } };
  const out = encoding === 'br' ? createBrotliCompress(brotli) : createGzip();
  // Where it fails the connection is gone, and with it whoever would want to know.
  pipeline(out, response, () => {});
  return out;
}

/** One operation of a stream that has several. */
export class StreamedOperation implements Sink<SharedMessage> {
  constructor(
    private readonly open: StreamSink,
    private readonly id: string,
  ) {}

  get behind(): boolean {
    return this.open.behind;
  }

  send(message: SharedMessage): void {
    this.open.push(message.forStreamed(this.id));
  }

  write(messages: readonly SharedMessage[]): Promise<void> {
    return this.open.pushAndWait(messages.map((message) => message.forStreamed(this.id)));
  }
}
