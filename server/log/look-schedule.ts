import { timeoutOr } from '../lib/timeout-or.ts';

/** With every hint lost, a change is still delivered within a second: this long between two looks, and the look itself. */
const POLL_MS = 700;
/**
 * Hints that come closer than this are for one look. The first of them is heeded at once: only who writes on and on is read
 * of in strides, since a look costs as much as recording a change.
 */
const STRIDE_MS = 20;
/** How old the latest look may be for this process to still speak of the log's end: a look that hangs shows by it. */
const CURRENT_MS = 1_000;

type Answer = (known: boolean) => void;

/** A look at the log that has begun: when, after how many hints, and for whom. */
export type Look = { readonly began: number; readonly hints: number; readonly asking: readonly Answer[] };

/** When the tail looks at the log: after a hint, when somebody asks, and after a while without either. */
export class LookSchedule {
  /** Hints so far, and how many of them came before the latest look began that reached the end; likewise when that was. */
  #hints = 0;
  #hintsSeen = 0;
  #lookedAt = Number.NEGATIVE_INFINITY;
  /** Who waits for a look that has not begun yet. */
  #asking: Answer[] = [];
  /** Whether the next look is due now; and what ends the pause before it: a hint, or a reader that asks. */
  #due = false;
  #endPause: (() => void) | null = null;
  #endStride: (() => void) | null = null;
  #closed = false;

  /** A hint that there may be more: it may be lost, doubled or late. */
  hint(): void {
    this.#hints += 1;
    this.#nudge();
  }

  /**
   * Resolves with true when a look that began after the call has reached the log's end, and with false where it failed. One
   * look is for all who asked before it began, so that a thousand who ask at once cost one query.
   */
  ask(): Promise<boolean> {
    if (this.#closed) return Promise.resolve(false);
    return new Promise((answer) => {
      this.#asking.push(answer);
      this.#nudge();
      this.#endStride?.();
    });
  }

  /** Whether a look has been at the log's end lately, and since the last hint. */
  get current(): boolean {
    return this.#hints === this.#hintsSeen && performance.now() - this.#lookedAt < CURRENT_MS;
  }

  begin(): Look {
    const asking = this.#asking;
    this.#asking = [];
    return { began: performance.now(), hints: this.#hints, asking };
  }

  /** The look reached the log's end. */
  succeeded({ began, hints, asking }: Look): void {
    this.#hintsSeen = hints;
    this.#lookedAt = began;
    answerAll(asking, true);
  }

  /** There is more than one look takes: those who asked wait for the next. */
  continues({ asking }: Look): void {
    if (this.#closed) answerAll(asking, false);
    else this.#asking.unshift(...asking);
  }

  failed({ asking }: Look): void {
    answerAll(asking, false);
  }

  /** Until the next look is due: when somebody asks, with the stride of hints, or after a while without any. */
  async pause(): Promise<void> {
    if (!this.#due) {
      await timeoutOr(POLL_MS, (end) => {
        this.#endPause = end;
      });
      this.#endPause = null;
    }
    const early = this.#lookedAt + STRIDE_MS - performance.now();
    if (early > 0 && this.#asking.length === 0 && !this.#closed) {
      await timeoutOr(early, (end) => {
        this.#endStride = end;
      });
      this.#endStride = null;
    }
    this.#due = false;
  }

  /** No look follows: who asked, and who asks from now on, hears that nothing is known. */
  close(): void {
    this.#closed = true;
    this.#nudge();
    answerAll(this.#asking.splice(0), false);
  }

  #nudge(): void {
    this.#due = true;
    this.#endPause?.();
  }
}

function answerAll(asking: readonly Answer[], known: boolean): void {
  for (const answer of asking) answer(known);
}
