import { type VisibilityScope, visibilityKey } from '../access/visibility.ts';
import { type EventFilter, matchesFilter } from '../log/event-filter.ts';
import type { LogEvent } from '../log/log-event.ts';
import { applyRedaction, type Redaction, redactionFor } from '../log/redact-event.ts';
import type { Pace } from './pace.ts';
import type { Reader, Track } from './reader.ts';
import type { Render } from './render.ts';
import type { SharedCatchUp } from './shared-catch-up.ts';

/**
 * How many events of the log are made into messages at a time for a reader who catches up. Short ones then go out
 * together: to hand a message to the network takes longer than to make it.
 */
export const CATCH_UP_BATCH = 20;

/**
 * All who ask the same of events, in all their roles. Each redaction of an event is made into a message once. Who
 * gets which is decided for each audience, and for events about people for each person.
 */
export class EventGroup<Message> {
  readonly #audiences = new Map<string, Audience<Message>>();

  constructor(
    private readonly shared: SharedCatchUp<Message>,
    /** Tells it from every other. */
    private readonly number: number,
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

  /** Publishes an event to those who are live. */
  async publish(event: LogEvent, pace: Pace): Promise<void> {
    if (!matchesFilter(event, this.filter)) return;
    const { position } = event.place;
    const messages = new Map<Redaction, Message | null>();
    for (const audience of this.#audiences.values()) {
      const together = audience.redactionForAll(event);
      if (together === null) continue;
      for (const reader of audience.readers) {
        // A reader who joined since the event was begun has read it alone.
        if (reader.position >= position) continue;
        const redaction = together === 'EACH' ? audience.redactionFor(event, reader) : together;
        if (redaction === null) continue;
        let message = messages.get(redaction);
        if (message === undefined) {
          message = await this.render(applyRedaction(event, redaction)).catch(() => null);
          messages.set(redaction, message);
        }
        // What can't be made for all is made again for each, who is then told why not.
        if (message === null) reader.demote(position - 1);
        else reader.deliver(message, position - 1);
        if (pace.due) await pace.rest();
      }
    }
  }

  /** What comes next for one reader who is catching up. */
  async advance(reader: Reader<Message>, audience: Audience<Message>, upTo: number): Promise<void> {
    const due = await this.shared.readOn(reader.position, upTo);
    for (let next = 0; next < due.length && !reader.left; next += CATCH_UP_BATCH) {
      await this.#writeTo(reader, audience, due.slice(next, next + CATCH_UP_BATCH));
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
        const redaction = matchesFilter(event, this.filter) ? audience.redactionFor(event, reader) : null;
        if (redaction) {
          const make = () => this.render(applyRedaction(event, redaction));
          messages.push(await this.shared.messageOf(this.number, event, redaction, make));
        }
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

  /** Which redaction all of them get; EACH where it is not the same for all. */
  redactionForAll(event: LogEvent): Redaction | 'EACH' | null {
    if (event.visibility === 'PEOPLE' && !this.scope.administration) return 'EACH';
    return redactionFor(event, { personId: NOBODY, scope: this.scope });
  }

  redactionFor(event: LogEvent, { personId }: Reader<Message>): Redaction | null {
    return redactionFor(event, { personId: personId ?? NOBODY, scope: this.scope });
  }
}

/** No event is about them. */
const NOBODY = '';
