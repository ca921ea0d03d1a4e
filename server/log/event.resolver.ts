import { Args, Ctx, Query, Resolver, Root, Subscription } from 'type-graphql';
import { Event } from '../../schema/types/event.ts';
import { EventPageArgs, EventStreamArgs } from '../../schema/types/event-args.ts';
import { EventConnection } from '../../schema/types/event-connection.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import { readerOf } from '../access/visibility.ts';
import type { Database } from '../database/database.ts';
import { toEventFilter } from './event-filter.ts';
import { readPage } from './event-page.ts';
import type { LogEvent } from './log-event.ts';
import type { LogTail } from './log-tail.ts';
import { readEventPage } from './read-event-page.sql.ts';
import { toEvent } from './to-event.ts';

@Resolver()
export class EventResolver {
  constructor(
    private readonly database: Database,
    private readonly tail: LogTail,
  ) {}

  @Query(() => EventConnection, {
    description:
      'The log as far as it is for you to see, always oldest first: `first`/`after` reads on from a cursor, ' +
      '`last`/`before` takes the newest. ' +
      'An empty page has null cursors: keep the one that you have.',
  })
  async events(
    @Args(() => EventPageArgs) args: EventPageArgs,
    @Ctx() context: Context,
  ): Promise<EventConnection> {
    const reader = readerOf(requireViewer(context));
    const filter = toEventFilter(args.filter);
    return readPage(this.tail, args, reader, (range) => readEventPage(this.database, range, filter, reader));
  }

  @Subscription(() => Event, {
    name: 'events',
    topics: 'EVENTS',
    description:
      'Everything after the cursor that is for you to see, in log order, each event once, then live. Without a cursor: from now on. ' +
      'After a lost connection, subscribe again after the last cursor received.',
  })
  eventStream(@Root() event: LogEvent, @Args(() => EventStreamArgs) _args: EventStreamArgs): Event {
    return toEvent(event);
  }
}
