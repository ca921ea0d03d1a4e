import type { RecordableContext } from './authorize-input.ts';
import type { RecordInput } from './record-input.ts';

/** What is kept at most: that many answers, and that many bytes of what they say. */
export const mostRemembered = { answers: 20_000, bytes: 32 * 1024 * 1024 };

/** About what the rest of an entry takes beside its text. */
const ENTRY_BYTES = 500;

/**
 * Remembers responses that were lately written through this process. What a response says at a revision never
 * changes. So an author who saw the latest revision can be judged without reading it again. The statement that
 * writes finds out whether it still is the latest, whether it is still due and whether the cycle is still open.
 *
 * Responses of a country team are not among them. Who may write those depends on who reports and who leads in the
 * country, and that changes without a revision.
 */
export class RecordContextCache {
  /** The one that was used last is at the end. */
  readonly #contexts = new Map<string, RecordableContext>();
  #bytes = 0;

  constructor(private readonly most: typeof mostRemembered = mostRemembered) {}

  /** What an input can be judged by, where its author saw what is remembered. */
  findContext(input: RecordInput): RecordableContext | undefined {
    const key = keyOf(input);
    const context = this.#contexts.get(key);
    if (!context || context.revision !== input.baseRevision) return undefined;
    if (input.cycle != null && input.cycle !== context.cycle_code) return undefined;
    this.#contexts.delete(key);
    this.#contexts.set(key, context);
    return context;
  }

  /** Where an answer stands after a change of it. */
  keepContext(input: RecordInput, context: RecordableContext): void {
    if (input.agency == null) return;
    this.forgetContext(input);
    this.#contexts.set(keyOf(input), context);
    this.#bytes += bytesOf(context);
    for (const [key, oldest] of this.#contexts) {
      if (this.#contexts.size <= this.most.answers && this.#bytes <= this.most.bytes) break;
      this.#contexts.delete(key);
      this.#bytes -= bytesOf(oldest);
    }
  }

  /** To be read again: what is remembered was not so any more. */
  forgetContext(input: RecordInput): void {
    const key = keyOf(input);
    const context = this.#contexts.get(key);
    if (!context) return;
    this.#contexts.delete(key);
    this.#bytes -= bytesOf(context);
  }

  /** All of it: what was written may not have happened, because the server that took it is another one now. */
  forgetAll(): void {
    this.#contexts.clear();
    this.#bytes = 0;
  }
}

function keyOf({ country, agency, item }: RecordInput): string {
  return JSON.stringify([country, agency, item]);
}

function bytesOf({ narrative }: RecordableContext): number {
  return ENTRY_BYTES + 2 * (narrative?.length ?? 0);
}
