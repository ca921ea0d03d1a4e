import { FollowingFailed, type Sink } from './reader.ts';
import type { Render } from './render.ts';
import type { OwnFeed } from './streams.ts';

/**
 * One subscription to what stands outside the log and is nobody else's. It reads what is new whenever there may be something,
 * and keeps nothing but how far it has sent. A slow reader gets all it missed at once.
 *
 * To the libraries of the transports it is a generator that never gives anything itself.
 */
export class OwnReader<Message> implements AsyncGenerator<never, undefined> {
  #left = false;
  #woken = false;
  #wake: () => void = () => {};

  constructor(
    private readonly feed: OwnFeed,
    private readonly render: Render<Message>,
    private readonly sink: Sink<Message>,
  ) {}

  /** Resolves when it is left. Fails where it can't be read or made into a message. */
  async next(): Promise<IteratorReturnResult<undefined>> {
    if (!this.#left) await this.#follow();
    return { done: true, value: undefined };
  }

  /** In place of `next`: resolves when what is new by now was sent, and leaves. Fails as `next` does. False where it was left before. */
  async upTo(): Promise<boolean> {
    try {
      if (this.#left) return false;
      await this.#sendNews(this.feed.after);
      return !this.#left;
    } catch (error) {
      throw new FollowingFailed(error);
    } finally {
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

  async #follow(): Promise<void> {
    const stop = this.feed.watch(() => {
      this.#woken = true;
      this.#wake();
    });
    try {
      let { after } = this.feed;
      while (!this.#left) {
        this.#woken = false;
        after = await this.#sendNews(after);
        await this.#wakened();
      }
    } catch (error) {
      throw new FollowingFailed(error);
    } finally {
      stop();
    }
  }

  /** Sends what is new, and says how far that is. */
  async #sendNews(from: unknown): Promise<unknown> {
    const { message, after } = await this.feed.read(from);
    if (message && !this.#left) await this.sink.write([await this.render(message)]);
    return after;
  }

  async #wakened(): Promise<void> {
    if (this.#woken || this.#left) return;
    await new Promise<void>((wake) => {
      this.#wake = wake;
    });
  }

  #leave(): void {
    this.#left = true;
    this.#wake();
  }
}
