import { type VisibilityScope, visibilityKey } from '../access/visibility.ts';
import { type EventFilter, matchesFilter } from '../log/event-filter.ts';
import type { LogEvent } from '../log/log-event.ts';
import { type Edition, editionFor, editionOf } from '../log/view-event.ts';
import { type FollowedLog, readOn } from './followed-log.ts';
import type { Pace } from './pace.ts';
import type { Reader, Track } from './reader.ts';
import type { Render } from './render.ts';

/**
 * As many events of the log are made into messages at a time for somebody who catches up, so that short ones go in one go:
 * to hand a message to the network takes longer than to make it.
 */
export const TOGETHER = 20;

/**
 * All who ask the same of events, whatever their roles. Each edition of an event is made into a message once; who gets
 * which is decided for each audience, and for events about people for each person.
 */
export class EventGroup<Message> {
  readonly #audiences = new Map<string, Audience<Message>>();

  constructor(
    private readonly log: FollowedLog,
    private readonly filter: EventFilter | null,
    private readonly render: Render<Message>,
    private readonly onEmpty: () => void,
  ) {}

  /** Where somebody with this scope reads. */
  enter(scope: VisibilityScope): Track<Message> {
    const key = visibilityKey(scope);
    let audience = this.#audiences.get(key);
    if (!audience) {
      audience = new Audience(this, scope, () => {
        this.#audiences.delete(key);
        if (this.#audiences.size === 0) this.onEmpty();
      });
      this.#audiences.set(key, audience);
    }
    return audience.enter();
  }

  get audiences(): Iterable<Track<Message>> {
    return this.#audiences.values();
  }

  /** Tells those who are level about an event. */
  async tell(event: LogEvent, pace: Pace): Promise<void> {
    if (!matchesFilter(event, this.filter)) return;
    const { position } = event.place;
    const messages = new Map<Edition, Message | null>();
    for (const audience of this.#audiences.values()) {
      const together = audience.editionForAll(event);
      if (together === null) continue;
      for (const reader of audience.readers) {
        // Whoever joined since the event was begun has read it alone.
        if (reader.position >= position) continue;
        const edition = together === 'EACH' ? audience.editionFor(event, reader) : together;
        if (edition === null) continue;
        let message = messages.get(edition);
        if (message === undefined) {
          message = await this.render(editionOf(event, edition)).catch(() => null);
          messages.set(edition, message);
        }
        // What can't be made for all is made again for each, who is then told why not.
        if (message === null) reader.fallBehind(position - 1);
        else reader.take(message, position - 1);
        if (pace.due) await pace.rest();
      }
    }
  }

  /** What comes next for one reader who is alone. */
  async advance(reader: Reader<Message>, audience: Audience<Message>, upTo: number): Promise<void> {
    const due = (await readOn(this.log, reader.position)).filter(({ place }) => place.position <= upTo);
    for (let next = 0; next < due.length && !reader.left; next += TOGETHER) {
      await this.#writeTo(reader, audience, due.slice(next, next + TOGETHER));
    }
  }

  /** Events that follow each other. What comes before one that can't be made into a message is sent all the same. */
  async #writeTo(
    reader: Reader<Message>,
    audience: Audience<Message>,
    events: readonly LogEvent[],
  ): Promise<void> {
    const messages: Message[] = [];
    let position = reader.position;
    try {
      for (const event of events) {
        const edition = matchesFilter(event, this.filter) ? audience.editionFor(event, reader) : null;
        if (edition) messages.push(await this.render(editionOf(event, edition)));
        position = event.place.position;
      }
    } finally {
      if (messages.length > 0 && !reader.left) await reader.write(messages);
      reader.position = position;
    }
  }
}

/** Of a group, those who see the same. */
class Audience<Message> implements Track<Message> {
  readonly readers = new Set<Reader<Message>>();
  #entered = 0;

  constructor(
    private readonly group: EventGroup<Message>,
    private readonly scope: VisibilityScope,
    private readonly onEmpty: () => void,
  ) {}

  enter(): this {
    this.#entered += 1;
    return this;
  }

  leave(): void {
    this.#entered -= 1;
    if (this.#entered === 0) this.onEmpty();
  }

  advance(reader: Reader<Message>, upTo: number): Promise<void> {
    return this.group.advance(reader, this, upTo);
  }

  /** Which edition all of them get; EACH where it is not the same for all. */
  editionForAll(event: LogEvent): Edition | 'EACH' | null {
    if (event.visibility === 'PEOPLE' && !this.scope.administration) return 'EACH';
    return editionFor(event, { personId: NOBODY, scope: this.scope });
  }

  editionFor(event: LogEvent, { personId }: Reader<Message>): Edition | null {
    return editionFor(event, { personId: personId ?? NOBODY, scope: this.scope });
  }
}

/** No event is about them. */
const NOBODY = '';
