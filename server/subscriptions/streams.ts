import type { MarkStreamArgs, ProgressStreamArgs } from '../../schema/types/cycle-args.ts';
import type { EventStreamArgs } from '../../schema/types/event-args.ts';
import type { Marks } from '../../schema/types/marks.ts';
import type { Reader } from '../access/visibility.ts';
import { readCycles } from '../catalogue/catalogue.sql.ts';
import { findCycle } from '../catalogue/find-cycle.ts';
import type { Database } from '../database/database.ts';
import { cursorInvalid, notFound } from '../lib/api-errors.ts';
import { type EventFilter, toEventFilter } from '../log/event-filter.ts';
import type { LogTail } from '../log/log-tail.ts';
import { readHead } from '../log/read-events.sql.ts';
import type { MarkWatch } from '../marks/mark-watch.ts';
import { readMarks } from '../marks/read-marks.ts';

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
/** What follows the log. */
export type Feed = EventFeed | ProgressFeed;
/** One person's own marks, which stand outside the log. */
export type MarkFeed = AsyncIterable<never> & {
  topic: 'MARKS';
  after: number | null;
  /** What was marked after a revision; null where that is nothing. */
  read: (after: number | null) => Promise<Marks | null>;
  watch: (onChange: () => void) => () => void;
};

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
    private readonly markWatch: MarkWatch,
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

  async marks({ cycle: cycleCode, after = null }: MarkStreamArgs, personId: string): Promise<MarkFeed> {
    findCycle(await readCycles(this.database), cycleCode);
    return {
      ...readByFanOut,
      topic: 'MARKS',
      after,
      read: (from) => readMarks(this.database, { personId, cycleCode }, from),
      watch: (onChange) => this.markWatch.watch(personId, onChange),
    };
  }

  /** Without a cursor from the log's end as it stands now, which this process's tail may not have reached yet. */
  async #start(after: string | null | undefined): Promise<number> {
    const place = after == null ? await readHead(this.database) : await this.tail.resolve(after);
    if (!place) throw cursorInvalid();
    return place.position;
  }
}
