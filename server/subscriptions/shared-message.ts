import { textFrameHeader } from './text-frame.ts';

/** Frames that are kept for the next reader who chose the same id; programs that number their operations choose few. */
const MOST_FRAMES = 50;

/** One result, made into text once, and into bytes once for all who are sent the same. */
export class SharedMessage {
  #rest: Buffer | undefined;
  #streamed: Buffer | undefined;
  #restStreamed: Buffer | undefined;
  readonly #frames = new Map<string, Buffer>();

  /** `result`: what GraphQL answers, as JSON. */
  constructor(private readonly result: string) {}

  /** As `next` of graphql-transport-ws for the operation with this id, framed for the wire. */
  forOperation(id: string): Buffer {
    const known = this.#frames.get(id);
    if (known) return known;
    this.#rest ??= Buffer.from(`,"type":"next","payload":${this.result}}`);
    const start = Buffer.from(`{"id":${JSON.stringify(id)}`);
    const frame = Buffer.concat([textFrameHeader(start.length + this.#rest.length), start, this.#rest]);
    if (this.#frames.size < MOST_FRAMES) this.#frames.set(id, frame);
    return frame;
  }

  /** As `next` of graphql-sse. */
  forStream(): Buffer {
    this.#streamed ??= Buffer.from(`event: next\ndata: ${this.result}\n\n`);
    return this.#streamed;
  }

  /** As `next` of graphql-sse for one of the operations of a stream. */
  forStreamed(id: string): Buffer {
    this.#restStreamed ??= Buffer.from(`,"payload":${this.result}}\n\n`);
    return Buffer.concat([Buffer.from(`event: next\ndata: {"id":${JSON.stringify(id)}`), this.#restStreamed]);
  }
}
