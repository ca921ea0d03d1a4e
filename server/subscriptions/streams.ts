import type { ProgressStreamArgs } from '../../schema/types/cycle-args.ts';
import type { EventStreamArgs } from '../../schema/types/event-args.ts';
import type { Reader } from '../access/visibility.ts';
import { readCycles } from '../catalogue/catalogue.sql.ts';
import { findCycle } from '../catalogue/find-cycle.ts';
import type { Database } from '../database/database.ts';
import { cursorInvalid, notFound } from '../lib/api-errors.ts';
import { type EventFilter, toEventFilter } from '../log/event-filter.ts';
import type { LogTail } from '../log/log-tail.ts';
import { readHead } from '../log/read-events.sql.ts';

/** What a subscription follows, after which position, and for whom. `FanOut` reads it, where equal feeds share the work. */
export type EventFeed = AsyncIterable<never> & {
  topic: 'EVENTS';
  after: number;
  filter: EventFilter | null;
  reader: Reader;
};
export type ProgressFeed = AsyncIterable<never> & {
  topic: 'PROGRESS';
  after: number;
  cycleCode: string;
};
export type Feed = EventFeed | ProgressFeed;

/** GraphQL takes only what can be iterated for the source of a subscription. */
export const readByFanOut: AsyncIterable<never> = {
  [Symbol.asyncIterator]() {
    throw new Error('a feed is read by the fan-out');
  },
};

/** Where subscriptions begin: the same for every transport. */
export class Streams {
  constructor(
    private readonly database: Database,
    private readonly tail: LogTail,
  ) {}

  /** For one reader, in the roles that they have now: a change of roles closes what they have open. */
  async events({ after, filter }: EventStreamArgs, reader: Reader): Promise<EventFeed> {
    return {
      ...readByFanOut,
      topic: 'EVENTS',
      after: await this.#start(after),
      filter: toEventFilter(filter),
      reader,
    };
  }

  /** Of the cycle that is open at this moment where none is named, and of that one from then on. */
  async progress({ cycle, after }: ProgressStreamArgs): Promise<ProgressFeed> {
    const followed = findCycle(await readCycles(this.database), cycle);
    if (!followed) throw notFound('No cycle is open: name the one to follow.');
    return {
      ...readByFanOut,
      topic: 'PROGRESS',
      after: await this.#start(after),
      cycleCode: followed.code,
    };
  }

  /** Without a cursor from the log's end as it stands now, which this process's tail may not have reached yet. */
  async #start(after: string | null | undefined): Promise<number> {
    const place = after == null ? await readHead(this.database) : await this.tail.resolve(after);
    if (!place) throw cursorInvalid();
    return place.position;
  }
}
