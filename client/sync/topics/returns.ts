import type {
  EventFilter,
  ReturnFieldsFragment,
  ReturnStreamSubscription,
  ReturnStreamSubscriptionVariables,
  ReturnsQuery,
  ReturnsQueryVariables,
} from '../../operations/operations.generated.ts';
import { ReturnStreamDocument, ReturnsDocument } from '../../operations/soon.generated.ts';
import { keyOfRecorded } from '../model.ts';
import { outdates } from '../response-after.ts';
import type { TopicKind } from '../topic.ts';

export type Return = ReturnFieldsFragment;

/** The latest return of each answer, by its key. */
export type Returns = Readonly<Record<string, Return>>;

const mostRead = 500;

/** Why answers were returned, and what they said then, live: one read and one stream for all that a page shows. */
export const returnsTopic: TopicKind<
  Omit<EventFilter, 'kinds' | 'returns'>,
  Returns,
  ReturnsQuery,
  ReturnsQueryVariables,
  ReturnStreamSubscription,
  ReturnStreamSubscriptionVariables
> = {
  name: 'returns',
  read: (filter) => ({ document: ReturnsDocument, variables: { last: mostRead, filter: ofReturns(filter) } }),
  take: (_filter, { events: { edges, pageInfo } }) => ({
    data: Object.fromEntries(edges.map(({ node }) => node).flatMap(entryOf)),
    cursor: pageInfo.endCursor,
  }),
  stream: (filter, _data, cursor) => ({
    document: ReturnStreamDocument,
    variables: { after: cursor, filter: ofReturns(filter) },
  }),
  apply: (_filter, data, { events: event }, { viewerId }) => ({
    data: { ...data, ...Object.fromEntries(entryOf(event)) },
    cursor: event.cursor,
    heard: [{ at: event.at, country: event.countryCode ?? '', byOther: event.actor?.id !== viewerId }],
    outdated: outdates(event),
  }),
};

/** Words that are erased go from it as well. */
function ofReturns(filter: EventFilter): EventFilter {
  return { ...filter, kinds: ['RESPONSE_RECORDED', 'CONTENT_ERASED'], returns: true };
}

function entryOf(event: Return): [string, Return][] {
  return event.kind === 'RESPONSE_RECORDED' ? [[keyOfRecorded(event), event]] : [];
}
