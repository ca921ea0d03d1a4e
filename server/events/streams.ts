import type { ProgressStreamArgs } from '../../schema/types/cycle-args.ts';
import type { EventStreamArgs } from '../../schema/types/event-args.ts';
import { readCycles } from '../catalogue/catalogue.sql.ts';
import { findCycle } from '../catalogue/find-cycle.ts';
import type { Database } from '../database/database.ts';
import { cursorInvalid, notFound } from '../graphql/errors.ts';
import type { Reader } from '../identity/visibility.ts';
import { type EventFilter, toEventFilter } from './event-filter.ts';
import { type CellsChanged, followEvents, followProgress } from './follow.ts';
import type { LogEvent } from './log-event.ts';
import type { LogTail } from './log-tail.ts';
import { readHead } from './read-events.sql.ts';

/**
 * What a subscription follows, after which position, and for whom. Whoever iterates it reads the log alone; the transports
 * hand it to `FanOut`, where those who follow the same share the work.
 */
export type EventFeed = AsyncIterable<LogEvent> & {
  topic: 'EVENTS';
  after: number;
  filter: EventFilter | null;
  reader: Reader;
};
export type ProgressFeed = AsyncIterable<CellsChanged> & {
  topic: 'PROGRESS';
  after: number;
  cycleCode: string;
};
export type Feed = EventFeed | ProgressFeed;

/** Where subscriptions begin: the same for every transport. */
export class Streams {
  constructor(
    private readonly database: Database,
    private readonly tail: LogTail,
  ) {}

  /** For one reader, in the roles that they have now: whoever changes those closes what they have open. */
  async events({ after, filter: asked }: EventStreamArgs, reader: Reader): Promise<EventFeed> {
    const { tail } = this;
    const filter = toEventFilter(asked);
    const start = await this.#start(after);
    return {
      topic: 'EVENTS',
      after: start,
      filter,
      reader,
      [Symbol.asyncIterator]: () => followEvents(tail, start, filter, reader),
    };
  }

  /** Of the cycle that is open at this moment where none is named, and of that one from then on. */
  async progress({ cycle, after }: ProgressStreamArgs): Promise<ProgressFeed> {
    const { tail } = this;
    const followed = findCycle(await readCycles(this.database), cycle);
    if (!followed) throw notFound('No cycle is open: name the one to follow.');
    const { code: cycleCode } = followed;
    const start = await this.#start(after);
    return {
      topic: 'PROGRESS',
      after: start,
      cycleCode,
      [Symbol.asyncIterator]: () => followProgress(tail, start, cycleCode),
    };
  }

  /** Without a cursor from the log's end as it stands now, which this process's tail may not have reached yet. */
  async #start(after: string | null | undefined): Promise<number> {
    const place = after == null ? await readHead(this.database) : await this.tail.resolve(after);
    if (!place) throw cursorInvalid();
    return place.position;
  }
}
