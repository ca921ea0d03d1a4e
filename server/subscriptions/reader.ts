/** Where the messages of one subscription go. */
export interface Sink<Message> {
  /** Whether so much waits to be sent that nothing should be added. */
  readonly behind: boolean;
  /** Sends without waiting, together with everybody else's. */
  send(message: Message): void;
  /** Sends them, several in one go where they are short, and resolves when they are on their way. */
  write(messages: readonly Message[]): Promise<void>;
}

/** Readers that get the same of the log, and what one of them gets who is not level with the others. */
export interface Track<Message> {
  readonly readers: Set<Reader<Message>>;
  /** Moves a reader on by some of the events up to a position, writing what they get of it. */
  advance(reader: Reader<Message>, upTo: number): Promise<void>;
  /** A reader left for good. */
  leave(): void;
}

/** How much is shared, for whoever watches the process: what was made, and how often it was sent. */
export type Tally = { readers: number; made: number; sent: number };

/** The log as far as it has been told to those who are level. */
export interface Front {
  readonly tally: Tally;
  readonly position: number;
  readonly ended: boolean;
  /** Resolves when the position is reached, or at the end. */
  reached(position: number): Promise<void>;
}

/**
 * One subscription on its way through the log. It is alone while it is behind the front, reads at its own pace and keeps
 * nothing but its position; level with the front it waits among the readers of its track, and whatever comes is sent to all
 * of them at once. One that is too slow for that is alone again.
 *
 * States: alone → level → alone … → left. It becomes level in the same instant in which it finds that it stands at the front,
 * and the front moves before anything is sent, so nothing comes twice and nothing is missed.
 *
 * To the libraries of the transports it is a generator that never gives anything itself.
 */
export class Reader<Message> implements AsyncGenerator<never, undefined> {
  #level = false;
  #left = false;
  #end: () => void = nothing;
  #fail: (error: unknown) => void = nothing;

  constructor(
    private readonly front: Front,
    private readonly track: Track<Message>,
    private readonly sink: Sink<Message>,
    /** Everything up to here was handled. */
    public position: number,
    /** Whose events about themselves it gets; null where there are none on its track. */
    readonly personId: string | null,
  ) {
    front.tally.readers += 1;
  }

  get left(): boolean {
    return this.#left;
  }

  /** Resolves when it is left or the log ends. Fails where the log can't be read, or what it says can't be made into a message. */
  next(): Promise<IteratorReturnResult<undefined>> {
    return new Promise((end, fail) => {
      this.#end = () => end({ done: true, value: undefined });
      this.#fail = fail;
      void this.#readAlone();
    });
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

  /** A message for all who are level, of whom it may have ceased to be one. `before`: the position that it comes after. */
  take(message: Message, before: number): void {
    if (!this.#level) return;
    if (this.sink.behind) {
      this.fallBehind(before);
      return;
    }
    this.front.tally.sent += 1;
    this.sink.send(message);
  }

  /** Messages for this one alone; resolves when there may be more. */
  write(messages: readonly Message[]): Promise<void> {
    this.front.tally.sent += messages.length;
    return this.sink.write(messages);
  }

  /** Goes on alone after a position. */
  fallBehind(position: number): void {
    if (!this.#level) return;
    this.position = position;
    this.#part();
    void this.#readAlone();
  }

  /** Until it is level. Then nothing of it runs or waits, which is most of what an idle reader would cost. */
  async #readAlone(): Promise<void> {
    const { front, track } = this;
    try {
      while (!this.#left && !front.ended) {
        if (this.position === front.position) {
          this.#level = true;
          track.readers.add(this);
          return;
        }
        if (this.position < front.position) await track.advance(this, front.position);
        else await front.reached(this.position);
      }
      this.#leave();
      // It may have been left before anybody waited for its end.
      this.#end();
    } catch (error) {
      this.#fail(new FollowingFailed(error));
      this.#leave();
    }
  }

  #part(): void {
    this.#level = false;
    this.track.readers.delete(this);
  }

  #leave(): void {
    if (this.#left) return;
    this.#left = true;
    this.front.tally.readers -= 1;
    this.#part();
    this.track.leave();
    this.#end();
  }
}

/** A fault of ours, and nothing that a reader should see: libraries hand `extensions` on as those of a GraphQL error. */
class FollowingFailed extends Error {
  readonly extensions = { code: 'INTERNAL_SERVER_ERROR' };

  constructor(cause: unknown) {
    super('a subscription can’t go on', { cause });
  }
}

function nothing(): void {}
