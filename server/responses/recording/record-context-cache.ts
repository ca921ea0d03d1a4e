import type { RecordableContext } from './judge-input.ts';
import type { RecordInput } from './record-input.ts';

/** What is kept at most: that many answers, and that many bytes of what they say. */
export const mostRemembered = { answers: 20_000, bytes: 32 * 1024 * 1024 };

/** About what the rest of an entry takes beside its text. */
const ENTRY_BYTES = 500;

/**
 * Where the answers stood that were lately written through this process. What an answer says at a revision never changes,
 * so that whoever saw the latest one can be judged without reading it again: the statement that writes finds out whether
 * it still is the latest, whether an answer is still due and whether the cycle is still open.
 *
 * Answers of a country team are not among them: who may write those depends on who reports and who leads in the country,
 * and that changes without a revision.
 */
export class RecentStandings {
  /** The one that was used last is at the end. */
  readonly #standings = new Map<string, RecordableContext>();
  #bytes = 0;

  constructor(private readonly most: typeof mostRemembered = mostRemembered) {}

  /** What an input can be judged by, where its author saw what is remembered. */
  find(input: RecordInput): RecordableContext | undefined {
    const key = keyOf(input);
    const standing = this.#standings.get(key);
    if (!standing || standing.revision !== input.baseRevision) return undefined;
    if (input.cycle != null && input.cycle !== standing.cycle_code) return undefined;
    this.#standings.delete(key);
    this.#standings.set(key, standing);
    return standing;
  }

  /** Where an answer stands after a change of it. */
  remember(input: RecordInput, standing: RecordableContext): void {
    if (input.agency == null) return;
    this.forget(input);
    this.#standings.set(keyOf(input), standing);
    this.#bytes += bytesOf(standing);
    for (const [key, oldest] of this.#standings) {
      if (this.#standings.size <= this.most.answers && this.#bytes <= this.most.bytes) break;
      this.#standings.delete(key);
      this.#bytes -= bytesOf(oldest);
    }
  }

  /** To be read again: what is remembered was not so any more. */
  forget(input: RecordInput): void {
    const key = keyOf(input);
    const standing = this.#standings.get(key);
    if (!standing) return;
    this.#standings.delete(key);
    this.#bytes -= bytesOf(standing);
  }

  /** All of it: what was written may not have happened, because the server that took it is another one now. */
  forgetAll(): void {
    this.#standings.clear();
    this.#bytes = 0;
  }
}

function keyOf({ country, agency, item }: RecordInput): string {
  return JSON.stringify([country, agency, item]);
}

function bytesOf({ narrative }: RecordableContext): number {
  return ENTRY_BYTES + 2 * (narrative?.length ?? 0);
}
