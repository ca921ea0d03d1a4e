import type { Background } from '../lib/background.ts';
import { changeMode } from '../lib/change-mode.ts';

/** Where the messages of one subscription go. */
export interface Sink<Message> {
  /** Whether so much waits to be sent that nothing should be added. */
  readonly behind: boolean;
  /** Sends without waiting, together with everybody else's. */
  send(message: Message): void;
  /** Sends them, several in one go where they are short, and resolves when they are on their way. */
  write(messages: readonly Message[]): Promise<void>;
}

/** Readers that get the same of the log, and what one of them gets who is catching up. */
export interface Track<Message> {
  readonly readers: Set<Reader<Message>>;
  /** Moves a reader on by some of the events up to a position, writing what they get of it. */
  advance(reader: Reader<Message>, upTo: number): Promise<void>;
  /** A reader left for good. */
  leave(): void;
}

/** How much is shared, for its operator: what was made, and how often it was sent. */
export type Tally = { readers: number; made: number; sent: number };

/** The log as far as it has been published to those who are live. */
export interface Head {
  readonly tally: Tally;
  readonly position: number;
  readonly ended: boolean;
  readonly background: Background;
  /** What readers who are behind have of each other. */
  readonly shared: { enter(): () => void };
  /** Resolves when the position is reached, or at the end. */
  reached(position: number): Promise<void>;
}

/**
 * - NEW: made, and nobody waits for it yet.
 * - CATCHING_UP: behind the head it reads at its own pace, and keeps nothing but its position.
 * - LIVE: at the head it waits among the readers of its track, and what comes is sent to all of them at once.
 * - LEFT: for good; nothing is sent to it any more.
 *
 * `next` leads from NEW to CATCHING_UP, and reaching the head from there to LIVE. `demote` leads back from LIVE where it is too
 * slow. `upTo` leads from NEW to CATCHING_UP, and from there to LEFT without being LIVE. `return`, the end of the log and a
 * failure lead from each of them to LEFT.
 */
type ReaderMode = 'NEW' | 'CATCHING_UP' | 'LIVE' | 'LEFT';

/**
 * One subscription on its way through the log. It becomes live in the same instant in which it finds itself at the head,
 * and the head moves before anything is sent, so nothing comes twice and nothing is missed.
 *
 * To the libraries of the transports it is a generator that never gives anything itself.
 */
export class Reader<Message> implements AsyncGenerator<never, undefined> {
  #mode: ReaderMode = 'NEW';
  #end: () => void = nothing;
  #fail: (error: unknown) => void = nothing;

  constructor(
    private readonly head: Head,
    private readonly track: Track<Message>,
    private readonly sink: Sink<Message>,
    /** Everything up to here was handled. */
    public position: number,
    /** Whose events about themselves it gets; null where there are none on its track. */
    readonly personId: string | null,
  ) {
    head.tally.readers += 1;
  }

  get left(): boolean {
    return this.#mode === 'LEFT';
  }

  /** Resolves when it is left or the log ends. Fails where the log can't be read, or what it says can't be made into a message. */
  next(): Promise<IteratorReturnResult<undefined>> {
    // It may have been left before anybody waited for its end.
    if (this.left) return Promise.resolve({ done: true, value: undefined });
    return new Promise((end, fail) => {
      this.#enter('CATCHING_UP', 'NEW');
      this.#end = () => end({ done: true, value: undefined });
      this.#fail = fail;
      this.#beginToCatchUp();
    });
  }

  /**
   * In place of `next`: resolves when all up to the position was sent, and leaves. Fails as `next` does. A position that the
   * log has not come to is waited for. False where it was left, or the log ended, before that.
   */
  async upTo(position: number): Promise<boolean> {
    if (this.left) return false;
    const { head, track } = this;
    this.#enter('CATCHING_UP', 'NEW');
    const leave = head.shared.enter();
    try {
      await head.reached(position);
      while (!this.left && !head.ended && this.position < position) await track.advance(this, head.position);
      return this.position >= position;
    } catch (error) {
      throw new FollowingFailed(error);
    } finally {
      leave();
      this.#leave();
    }
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    this.#leave();
    return { done: true, value: undefined };
  }

  /** The libraries take for a generator, and leave, only what has this too. */
  async throw(error: unknown): Promise<never> {
    this.#leave();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** A message for all who are live, of whom it may have ceased to be one. `before`: the position that it comes after. */
  deliver(message: Message, before: number): void {
    if (this.#mode !== 'LIVE') return;
    if (this.sink.behind) {
      this.demote(before);
      return;
    }
    this.head.tally.sent += 1;
    this.sink.send(message);
  }

  /** Messages for this one alone; resolves when there may be more. */
  write(messages: readonly Message[]): Promise<void> {
    this.head.tally.sent += messages.length;
    return this.sink.write(messages);
  }

  /** Catches up from a position on. */
  demote(position: number): void {
    if (this.#mode !== 'LIVE') return;
    this.position = position;
    this.track.readers.delete(this);
    this.#enter('CATCHING_UP', 'LIVE');
    this.#beginToCatchUp();
  }

  #enter(mode: ReaderMode, ...from: ReaderMode[]): void {
    this.#mode = changeMode(this.#mode, from, mode);
  }

  #beginToCatchUp(): void {
    this.head.background.run('catch a reader up', this.#catchUp());
  }

  /** Until it is live. Then nothing of it runs or waits, which is most of what an idle reader would cost. */
  async #catchUp(): Promise<void> {
    const { head, track } = this;
    const leave = head.shared.enter();
    try {
      while (!this.left && !head.ended) {
        if (this.position === head.position) {
          this.#enter('LIVE', 'CATCHING_UP');
          track.readers.add(this);
          return;
        }
        if (this.position < head.position) await track.advance(this, head.position);
        else await head.reached(this.position);
      }
      this.#leave();
    } catch (error) {
      this.#fail(new FollowingFailed(error));
      this.#leave();
    } finally {
      leave();
    }
  }

  #leave(): void {
    if (this.left) return;
    this.#enter('LEFT', 'NEW', 'CATCHING_UP', 'LIVE');
    this.head.tally.readers -= 1;
    this.track.readers.delete(this);
    this.track.leave();
    this.#end();
  }
}

/** A fault of ours, and nothing that a reader should see: libraries hand `extensions` on as those of a GraphQL error. */
export class FollowingFailed extends Error {
  readonly extensions = { code: 'INTERNAL_SERVER_ERROR' };

  constructor(cause: unknown) {
    super('a subscription can’t go on', { cause });
  }
}

function nothing(): void {}
