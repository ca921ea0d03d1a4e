import { ReturnedDocument } from '../../operations/later.generated.ts';
import {
  type EventFilter,
  EventStreamDocument,
  type EventStreamSubscription,
  type EventStreamSubscriptionVariables,
  type ReturnedQuery,
  type ReturnedQueryVariables,
} from '../../operations/operations.generated.ts';
import { keyOfRecorded, type LogEvent } from '../model.ts';
import { outdates } from '../response-after.ts';
import type { TopicKind } from '../topic.ts';
import type { StandingsParams } from './standings.ts';

/** The event that returned each answer which stands returned, by the answer's key, the latest last. */
export type Returned = ReadonlyMap<string, LogEvent>;

/** Why answers came back, in however many countries: one read and one stream. */
export const returnedTopic: TopicKind<
  StandingsParams,
  Returned,
  ReturnedQuery,
  ReturnedQueryVariables,
  EventStreamSubscription,
  EventStreamSubscriptionVariables
> = {
  name: 'returned',
  read: (params) => ({
    document: ReturnedDocument,
    variables: { ...params, filter: { ...filterOf(params), kinds: ['RESPONSE_RECORDED'], returns: true } },
  }),
  take: (_params, { responses, events }) => {
    // An answer that was handed in again keeps its old return in the log.
    const standing = new Set(responses.nodes.map(keyOfRecorded));
    const found = events.edges
      .map(({ node }) => [keyOfRecorded(node), node] as const)
      .filter(([key]) => standing.has(key));
    return { data: new Map(found), cursor: responses.cursor };
  },
  stream: (params, _data, cursor) => ({
    document: EventStreamDocument,
    variables: { after: cursor, filter: filterOf(params) },
  }),
  apply: (_params, data, { events: event }, { viewerId }) => ({
    data: withStatusOf(data, event),
    cursor: event.cursor,
    heard: [{ at: event.at, country: event.countryCode ?? '', byOther: event.actor?.id !== viewerId }],
    outdated: outdates(event),
  }),
};

/** Every change of an answer, since any may end a return; words that are erased go from here as well. */
function filterOf(params: StandingsParams): EventFilter {
  return { ...params, countryTeam: true, kinds: ['RESPONSE_RECORDED', 'CONTENT_ERASED'] };
}

function withStatusOf(data: Returned, event: LogEvent): Returned {
  const status = event.changes.find(({ field }) => field === 'status');
  if (event.kind !== 'RESPONSE_RECORDED' || !status) return data;
  const next = new Map(data);
  const key = keyOfRecorded(event);
  next.delete(key);
  return status.to === 'RETURNED' ? next.set(key, event) : next;
}
