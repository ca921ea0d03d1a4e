import { setTimeout as sleep } from 'node:timers/promises';
import { Agent } from 'undici';
import { WebSocket } from 'ws';
import type { AwaitMessages, OpenReaders, Publish, Published } from './protocol.ts';
import type { Sender } from './requests.ts';

/** How many connections are opened at a time, so that none waits in a queue for long. */
const AT_A_TIME = 50;

/** Readers of one contender: they count messages and do nothing else, since 5,000 of them share one processor. */
export class Readers {
  #received: number[] = [];
  #closers: (() => void)[] = [];
  #example = '';
  #wanted = 0;
  #missing = 0;
  #lastAt = 0;
  #openedAt = 0;

  constructor(private readonly sender: Sender) {}

  async open(command: OpenReaders): Promise<void> {
    this.#openedAt = performance.now();
    this.#received = new Array(command.count).fill(0);
    const openOne = command.transport === 'websocket' ? this.#openSocket : this.#openStream;
    for (let start = 0; start < command.count; start += AT_A_TIME) {
      const size = Math.min(AT_A_TIME, command.count - start);
      await Promise.all(
        Array.from({ length: size }, (_, index) => openOne.call(this, command, start + index)),
      );
    }
  }

  async publish(command: Publish): Promise<Published> {
    const from = performance.now();
    this.#expect(command.messages);
    await this.sender.send(command.origin, 1, command.headers, command.request);
    await this.#arrived(command.withinMs);
    return {
      lastMs: this.#missing === 0 ? this.#lastAt - from : null,
      missing: this.#missing,
      example: this.#example,
    };
  }

  /** For readers that catch up: milliseconds from the opening of the first on. */
  async await({ messages, withinMs }: AwaitMessages): Promise<number> {
    const waitedFrom = performance.now();
    while (this.#received.some((count) => count < messages)) {
      if (performance.now() - waitedFrom > withinMs) {
        throw new Error(`Only ${Math.min(...this.#received)} of ${messages} messages came to each.`);
      }
      await sleep(1);
    }
    return performance.now() - this.#openedAt;
  }

  close(): void {
    for (const close of this.#closers) close();
    this.#closers = [];
    this.#received = [];
  }

  #expect(messages: number): void {
    this.#received.fill(0);
    this.#wanted = messages;
    this.#missing = this.#received.length;
  }

  async #arrived(withinMs: number): Promise<void> {
    const until = performance.now() + withinMs;
    while (this.#missing > 0 && performance.now() < until) await sleep(1);
  }

  #count(reader: number, text: () => string): void {
    const received = (this.#received[reader] ?? 0) + 1;
    this.#received[reader] = received;
    if (received !== this.#wanted) return;
    this.#lastAt = performance.now();
    this.#missing -= 1;
    if (reader === 0) this.#example = text();
  }

  #openSocket({ origin, path, headers, operations }: OpenReaders, reader: number): Promise<void> {
    const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}${path}`, 'graphql-transport-ws', {
      headers,
      perMessageDeflate: false,
      skipUTF8Validation: true,
    });
    this.#closers.push(() => socket.terminate());
    return new Promise((done, fail) => {
      socket.once('error', fail);
      socket.once('close', (code, reason) => fail(new Error(`closed with ${code} ${String(reason)}`)));
      socket.once('open', () => socket.send('{"type":"connection_init"}'));
      socket.once('message', () => {
        const payload = operations[reader % operations.length];
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
        socket.on('message', (data) => {
          if (isNext(data as Buffer)) this.#count(reader, () => String(data));
          else if (!isPing(data as Buffer)) fail(new Error(`not an event: ${String(data).slice(0, 300)}`));
          else socket.send('{"type":"pong"}');
        });
        done();
      });
    });
  }

  async #openStream({ origin, path, headers, operations }: OpenReaders, reader: number): Promise<void> {
    const agent = new Agent({ connections: 1, bodyTimeout: 0, headersTimeout: 60_000 });
    this.#closers.push(() => void agent.destroy());
    const { body, statusCode } = await agent.request({
      origin,
      path,
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
      body: JSON.stringify(operations[reader % operations.length]),
    });
    if (statusCode !== 200) throw new Error(`a stream was answered ${statusCode}: ${await body.text()}`);
    body.on('error', () => {});
    body.on('data', (chunk: Buffer) => {
      if (chunk.includes('event: next')) this.#count(reader, () => String(chunk));
    });
  }
}

/** Every server here begins a message with its id or its type, and a `next` is far longer than anything else. */
function isNext(data: Buffer): boolean {
  return data.subarray(0, 60).includes('"next"');
}

function isPing(data: Buffer): boolean {
  return data.subarray(0, 20).includes('"ping"');
}
