import { createHash } from 'node:crypto';
import type { MarkStreamArgs, ProgressStreamArgs } from '../../schema/types/cycle-args.ts';
import type { EventStreamArgs } from '../../schema/types/event-args.ts';
import type { Marks } from '../../schema/types/marks.ts';
import type { MonitorChange } from '../../schema/types/monitor-change.ts';
import type { UnreadNotices, UnreadNoticesArgs } from '../../schema/types/notice.ts';
import type { Reader } from '../access/visibility.ts';
import { readCycles } from '../catalogue/catalogue.sql.ts';
import { findCycle } from '../catalogue/find-cycle.ts';
import type { Database } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { cursorInvalid, notFound } from '../lib/api-errors.ts';
import type { PersonWatch } from '../lib/person-watch.ts';
import { formatCursor } from '../log/cursor.ts';
import { type EventFilter, toEventFilter } from '../log/event-filter.ts';
import type { LogTail } from '../log/log-tail.ts';
import { readHead } from '../log/read-events.sql.ts';
import { readStamps } from '../marks/mark.sql.ts';
import { readMarks } from '../marks/read-marks.ts';
import type { MonitorWatch } from '../monitor/watch/monitor-watch.ts';
import { follows, heardOf, movedCountries, requireFollower } from '../monitor/watch/moved-countries.ts';
import type { Pulses } from '../monitor/watch/pulse.sql.ts';
import { readUnread } from '../notices/notice-list.sql.ts';

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
/** What stands outside the log, and is nobody else's. `After` says how far one has read. */
export type OwnFeed<After = unknown, Message extends object = object> = AsyncIterable<never> & {
  topic: 'OWN';
  after: After;
  /** What is new, null where that is nothing, and how far one has read then. */
  read: (after: After) => Promise<{ message: Message | null; after: After }>;
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
    private readonly watches: { marks: PersonWatch; notices: PersonWatch; monitor: MonitorWatch },
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

  async marks(
    { cycle: cycleCode, after = null }: MarkStreamArgs,
    personId: string,
  ): Promise<OwnFeed<number | null, Marks>> {
    findCycle(await readCycles(this.database), cycleCode);
    return {
      ...readByFanOut,
      topic: 'OWN',
      after,
      read: async (from) => {
        const message = await readMarks(this.database, { personId, cycleCode }, from);
        return { message, after: message?.revision ?? from };
      },
      watch: (onChange) => this.watches.marks.watch(personId, onChange),
    };
  }

  /** How many notices of theirs somebody has not seen, whenever one came, was seen or was settled. */
  async unreadNotices(
    { after = null }: UnreadNoticesArgs,
    { personId, closedToMonitor }: Viewer,
  ): Promise<OwnFeed<string | null, UnreadNotices>> {
    const whose = { personId, alertsToo: closedToMonitor !== true };
    return {
      ...readByFanOut,
      topic: 'OWN',
      after,
      read: async (before) => {
        const now = await readUnread(this.database, whose);
        return { message: now.stamp === before ? null : now, after: now.stamp };
      },
      watch: (onChange) => this.watches.notices.watch(personId, onChange),
    };
  }

  /** Where something happened in the monitor. A change of roles closes it; a coordinator's opening may end under it. */
  async monitorChanges(viewer: Viewer): Promise<OwnFeed<Pulses | null, MonitorChange>> {
    requireFollower(viewer);
    // Where the monitor is closed, it is refused here rather than while it runs.
    await this.watches.monitor.read();
    return {
      ...readByFanOut,
      topic: 'OWN',
      after: null,
      read: async (before) => {
        if (!before) return { message: { countries: [] }, after: await this.watches.monitor.read() };
        const now = this.watches.monitor.latest;
        const countries = movedCountries(viewer, before, now);
        return { message: countries.length > 0 ? { countries } : null, after: now };
      },
      watch: (onChange) => this.watches.monitor.watch(onChange),
    };
  }

  /**
   * A short text that is another one as soon as anything happened that a subscription of this viewer could tell, and at
   * times without. What somebody may not hear of the monitor doesn't change it.
   */
  async standing(viewer: Viewer): Promise<string> {
    const [head, stamps, unread, pulses] = await Promise.all([
      readHead(this.database),
      readStamps(this.database, [viewer.personId]),
      readUnread(this.database, { personId: viewer.personId, alertsToo: viewer.closedToMonitor !== true }),
      follows(viewer) ? this.watches.monitor.read() : null,
    ]);
    const heard = pulses && heardOf(viewer, pulses);
    const text = JSON.stringify([formatCursor(head), stamps.get(viewer.personId), unread, heard]);
    return createHash('sha256').update(text).digest('base64url').slice(0, 16);
  }

  /** Everything that was committed before the call is up to there. */
  async committed(): Promise<number> {
    const known = await this.tail.catchUp();
    return known ? this.tail.position : (await readHead(this.database)).position;
  }

  /** Whether this log gave the cursor. */
  async knows(cursor: string): Promise<boolean> {
    return (await this.tail.resolve(cursor)) !== null;
  }

  /** Without a cursor from the log's end as it stands now, which this process's tail may not have reached yet. */
  async #start(after: string | null | undefined): Promise<number> {
    const place = after == null ? await readHead(this.database) : await this.tail.resolve(after);
    if (!place) throw cursorInvalid();
    return place.position;
  }
}
