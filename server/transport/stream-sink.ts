import type { ServerResponse } from 'node:http';
import type { Sink } from '../subscriptions/reader.ts';
import type { SharedMessage } from '../subscriptions/shared-message.ts';
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
  readonly #beginning = new Promise<void>((begin) => {
    this.#begin = begin;
  });

  constructor(private readonly response: ServerResponse) {}

  /** Nothing is sent before this. */
  begin(headers: Record<string, string>): void {
    this.response.writeHead(200, { ...headers, ...streamHeaders });
    this.#begun = true;
    this.#begin();
  }

  get behind(): boolean {
    return !this.#begun || this.response.writableLength > ENOUGH_WAITS;
  }

  send(message: SharedMessage): void {
    if (this.response.writable) this.response.write(message.forStream());
  }

  async write(messages: readonly SharedMessage[]): Promise<void> {
    await this.#beginning;
    for (const piece of inPieces(messages.map((message) => message.forStream()))) await this.writeText(piece);
  }

  /** What the protocol's library says, and comments that keep the connection alive. */
  writeText(text: string | Buffer): Promise<void> {
    const { response } = this;
    if (!response.writable) return Promise.resolve();
    // Where it failed the connection is closing, and with it the stream.
    return new Promise((done) => response.write(text, () => done()));
  }

  /** A last word, after which the client has no reason to come back. */
  refuse(result: string): void {
    if (this.response.writable)
      this.response.write(`event: next\ndata: ${result}\n\nevent: complete\ndata:\n\n`);
  }

  /** Without a word, so that the client comes back, unless something was said that ends it. */
  end(): void {
    this.#begin();
    this.response.end();
  }
}
