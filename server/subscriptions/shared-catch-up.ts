import { LRUCache } from 'lru-cache';
import type { LogEvent } from '../log/log-event.ts';
import type { Redaction } from '../log/redact-event.ts';
import { type FollowedLog, readOn } from './followed-log.ts';
import type { Render } from './render.ts';

/** Pages of the log that are kept for the next who is as far behind. */
const MOST_PAGES = 3;
/** Of the texts in the messages that are kept, and what a message counts as beside them: some 5 MB in all. */
const MOST_CHARACTERS = 1_000_000;
const CHARACTERS_BESIDE = 500;

type Kept<Message> = { characters: number; message: Promise<Message> };

/**
 * What readers who catch up have of each other: pages of the log that no memory holds, and messages that are made of them. Two
 * hundred who come back at once from the same place then cost little more than one. Kept while anybody is behind, and no longer.
 */
export class SharedCatchUp<Message> {
  readonly #pages = new LRUCache<number, Promise<readonly LogEvent[]>>({ max: MOST_PAGES });
  readonly #messages = new LRUCache<string, Kept<Message>>({
    maxSize: MOST_CHARACTERS,
    sizeCalculation: ({ characters }) => characters,
  });
  #behind = 0;

  constructor(private readonly log: FollowedLog) {}

  /** A reader is behind until what is returned is called. */
  enter(): () => void {
    this.#behind += 1;
    return () => {
      this.#behind -= 1;
      if (this.#behind === 0) this.forget();
    };
  }

  /** For what is kept means nothing any more: the log is another one, or something in it was erased. */
  forget(): void {
    this.#pages.clear();
    this.#messages.clear();
  }

  /** Events after a position, up to another, of which it is known that there are some. Reads the next ones ahead. */
  async readOn(after: number, upTo: number): Promise<readonly LogEvent[]> {
    const events = await this.#page(after);
    const last = events.at(-1)?.place.position ?? after;
    // A reader that comes to need it hears of a failure.
    if (last < upTo) this.#page(last).catch(() => {});
    return last <= upTo ? events : events.filter(({ place }) => place.position <= upTo);
  }

  /** What a group is sent of an event, made once for all who come past it. */
  messageOf(
    group: number,
    event: LogEvent,
    redaction: Redaction,
    make: () => ReturnType<Render<Message>>,
  ): Promise<Message> {
    const key = `${group} ${event.place.position} ${redaction}`;
    const known = this.#messages.get(key);
    if (known) return known.message;
    const message = make();
    this.#messages.set(key, { message, characters: charactersOf(event) });
    // What failed is made again for the next, who may have more luck.
    message.catch(() => this.#messages.delete(key));
    return message;
  }

  #page(after: number): Promise<readonly LogEvent[]> {
    const known = this.#pages.get(after);
    if (known) return known;
    const page = readOn(this.log, after);
    this.#pages.set(after, page);
    page.catch(() => this.#pages.delete(after));
    return page;
  }
}

/** Of what people wrote in it, which alone can be long. */
function charactersOf({ changes, note, contentBefore, returned }: LogEvent): number {
  const texts = [note, contentBefore?.narrative, returned?.narrative];
  for (const { from, to } of changes) texts.push(from, to);
  return texts.reduce<number>((sum, text) => sum + (text?.length ?? 0), CHARACTERS_BESIDE);
}
