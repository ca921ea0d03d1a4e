import {
  type EventFilter,
  EventStreamDocument,
  type EventStreamSubscription,
  type EventStreamSubscriptionVariables,
  EventsDocument,
  type EventsQuery,
  type EventsQueryVariables,
} from '../../operations/operations.generated.ts';
import type { LogEvent } from '../model.ts';
import { outdates } from '../response-after.ts';
import type { TopicKind } from '../topic.ts';

/** A stretch of the log, oldest first, up to now. */
export interface EventsData {
  readonly events: readonly LogEvent[];
  readonly hasOlder: boolean;
  /** How many came since it was read. */
  readonly arrived: number;
}

export interface EventsParams {
  readonly filter: EventFilter;
  readonly last: number;
}

/** A page left open for days must not hold everything that ever came by; what is dropped can be read again. */
const mostKept = 1500;

/** The newest events that a filter lets through, live: a feed, or the history of a response, a cell or a country. */
export const eventsTopic: TopicKind<
  EventsParams,
  EventsData,
  EventsQuery,
  EventsQueryVariables,
  EventStreamSubscription,
  EventStreamSubscriptionVariables
> = {
  name: 'events',
  read: ({ filter, last }) => ({ document: EventsDocument, variables: { last, filter } }),
  take: (_params, { events: { edges, pageInfo } }) => ({
    data: { events: edges.map((edge) => edge.node), hasOlder: pageInfo.hasPreviousPage, arrived: 0 },
    cursor: pageInfo.endCursor,
  }),
  stream: ({ filter }, _data, cursor) => ({
    document: EventStreamDocument,
    variables: { after: cursor, filter },
  }),
  apply: (_params, data, { events: event }, { viewerId }) => {
    const events = [...data.events, event];
    const kept = events.slice(-mostKept);
    return {
      data: {
        events: kept,
        hasOlder: data.hasOlder || kept.length < events.length,
        arrived: Math.min(data.arrived + 1, kept.length),
      },
      cursor: event.cursor,
      heard: [{ at: event.at, country: event.countryCode ?? '', byOther: event.actor?.id !== viewerId }],
      outdated: outdates(event),
    };
  },
};
