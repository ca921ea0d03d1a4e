import { setTimeout as sleep } from 'node:timers/promises';
import { erasesContent } from '../domain/event-content.ts';
import { BackOff } from '../lib/back-off.ts';
import type { Background } from '../lib/background.ts';
import type { EventFilter } from '../log/event-filter.ts';
import type { LogEvent } from '../log/log-event.ts';
import { EventGroup } from './event-group.ts';
import type { FollowedLog } from './followed-log.ts';
import { Pace } from './pace.ts';
import { ProgressGroup } from './progress-group.ts';
import { type Head, Reader, type Sink, type Tally, type Track } from './reader.ts';
import type { Render } from './render.ts';
import { SharedCatchUp } from './shared-catch-up.ts';
import type { Feed } from './streams.ts';
import { topicKeysOfEvent, topicKeysOfFilter } from './topic-keys.ts';

/** What is asked of a feed. Two with the same key get the same message of the same event. */
export type SharedOperation<Message> = { key: string; render: Render<Message> };

/** Events that are told in one go: cells that change in them are one update, and joining waits for none of them. */
const ROUND = 100;

/**
 * Publishes what happens to everybody who follows the log. Readers who ask the same are a group, and their messages
 * are made once for all of them. So an event costs by how many different things are asked, and each reader only its
 * bytes. Nothing of an event is held beyond publishing it, except while readers catch up (`SharedCatchUp`).
 */
export class FanOut<Message> implements Head {
  readonly #events = new Map<string, EventGroup<Message>>();
  readonly #byTopicKey = new Map<string, Set<EventGroup<Message>>>();
  readonly #progress = new Map<string, ProgressGroup<Message>>();
  readonly #stopping = new AbortController();
  #waiting: { position: number; reached: () => void }[] = [];
  #position: number;
  #groupsMade = 0;
  /** Rises when the log turned out to be another one. */
  #era = 0;
  readonly shared: SharedCatchUp<Message>;
  readonly tally: Tally = { readers: 0, made: 0, sent: 0 };

  constructor(
    private readonly log: FollowedLog,
    private readonly onFailure: (error: unknown) => void,
    readonly background: Background,
  ) {
    this.#position = log.position;
    this.shared = new SharedCatchUp(log);
  }

  start(): void {
    this.background.run('tell what happens', this.#follow());
  }

  /**
   * The log is another one. Its present readers have read of the former, and the transports send them away. They
   * are left alone, so that nothing that is still published of the former gets to readers who come now.
   */
  startOver(): void {
    this.#era += 1;
    this.#position = this.log.position;
    this.#events.clear();
    this.#byTopicKey.clear();
    this.#progress.clear();
    this.shared.forget();
    this.#release();
  }

  /** Ends all readers, and tells nothing more; what is being told at this moment ends in the background. */
  stop(): void {
    this.#stopping.abort();
    for (const track of this.#tracks()) {
      for (const reader of track.readers) reader.demote(reader.position);
    }
    this.#release();
  }

  get position(): number {
    return this.#position;
  }

  get ended(): boolean {
    return this.#stopping.signal.aborted || this.log.stopped;
  }

  /** Different things that are asked at this moment. */
  get groups(): number {
    return this.#events.size + this.#progress.size;
  }

  /** A reader of the feed, which begins when it is iterated and must be left with `return`. */
  follow(feed: Feed, operation: SharedOperation<Message>, sink: Sink<Message>): Reader<Message> {
    return new Reader(
      this,
      this.#trackOf(feed, operation),
      sink,
      feed.after,
      feed.topic === 'EVENTS' ? feed.reader.personId : null,
    );
  }

  async reached(position: number): Promise<void> {
    if (this.#position >= position || this.ended) return;
    await new Promise<void>((reached) => this.#waiting.push({ position, reached }));
  }

  async #follow(): Promise<void> {
    const backOff = new BackOff();
    while (!this.ended) {
      const era = this.#era;
      try {
        const events = (await this.log.read(this.#position)).slice(0, ROUND);
        if (era !== this.#era) continue;
        if (events.length > 0) await this.#publish(events);
        else await this.log.advancedBeyond(this.#position, this.#stopping.signal);
        backOff.reset();
      } catch (error) {
        this.onFailure(error);
        await sleep(backOff.next(), undefined, { signal: this.#stopping.signal }).catch(() => {});
      }
    }
  }

  async #publish(events: readonly LogEvent[]): Promise<void> {
    const before = this.#position;
    // From here on a reader becomes live only after reading these itself: the groups publish to those who were live before.
    this.#position = events.at(-1)?.place.position ?? before;
    // Pages of the log and messages may hold what it blanked.
    if (events.some(({ kind }) => erasesContent(kind))) this.shared.forget();
    this.#release();
    const pace = new Pace();
    const era = this.#era;
    for (const event of events) {
      for (const group of this.#interestedIn(event)) {
        await group.publish(event, pace);
        if (era !== this.#era) return;
      }
    }
    for (const group of this.#progress.values()) {
      await group.publish(events, before, pace);
      if (era !== this.#era) return;
    }
  }

  *#interestedIn(event: LogEvent): Iterable<EventGroup<Message>> {
    const topicKeys = topicKeysOfEvent(event);
    if (topicKeys === null) yield* this.#events.values();
    else for (const topicKey of topicKeys) yield* this.#byTopicKey.get(topicKey) ?? [];
  }

  #trackOf(feed: Feed, operation: SharedOperation<Message>): Track<Message> {
    if (feed.topic === 'EVENTS') return this.#eventGroup(feed.filter, operation).enter(feed.reader.scope);
    const key = JSON.stringify([feed.cycleCode, operation.key]);
    let group = this.#progress.get(key);
    if (!group) {
      const onEmpty = () => {
        if (this.#progress.get(key) === group) this.#progress.delete(key);
      };
      group = new ProgressGroup(this.shared, feed.cycleCode, this.#counted(operation.render), onEmpty);
      this.#progress.set(key, group);
    }
    return group.enter();
  }

  #eventGroup(filter: EventFilter | null, { key, render }: SharedOperation<Message>): EventGroup<Message> {
    const known = this.#events.get(key);
    if (known) return known;
    const topicKeys = topicKeysOfFilter(filter);
    this.#groupsMade += 1;
    const group = new EventGroup(this.shared, this.#groupsMade, filter, this.#counted(render), () => {
      if (this.#events.get(key) === group) this.#events.delete(key);
      for (const topicKey of topicKeys) {
        const here = this.#byTopicKey.get(topicKey);
        here?.delete(group);
        if (here?.size === 0) this.#byTopicKey.delete(topicKey);
      }
    });
    this.#events.set(key, group);
    for (const topicKey of topicKeys) {
      const here = this.#byTopicKey.get(topicKey) ?? new Set();
      this.#byTopicKey.set(topicKey, here.add(group));
    }
    return group;
  }

  #counted(render: Render<Message>): Render<Message> {
    return (happened) => {
      this.tally.made += 1;
      return render(happened);
    };
  }

  *#tracks(): Iterable<Track<Message>> {
    for (const group of this.#events.values()) yield* group.audiences;
    yield* this.#progress.values();
  }

  #release(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const one of waiting) {
      if (one.position <= this.#position || this.ended) one.reached();
      else this.#waiting.push(one);
    }
  }
}
