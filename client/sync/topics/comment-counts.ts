import {
  type CommentCountsQuery,
  type CommentCountsQueryVariables,
  EventStreamDocument,
  type EventStreamSubscription,
  type EventStreamSubscriptionVariables,
} from '../../operations/operations.generated.ts';
import { CommentCountsDocument } from '../../operations/soon.generated.ts';
import type { TopicKind } from '../topic.ts';

/** How many comments there are, and how many threads that are not settled. */
export type Count = Pick<CommentCountsQuery['commentCounts']['places'][number], 'comments' | 'unresolved'>;

/** By `agency/item`; the country team's agency and a whole cell's item are the empty text. */
export type Counts = Readonly<Record<string, Count>>;

export interface CountsParams {
  /** Null: of the cycle itself. */
  readonly country: string | null;
  readonly cycle: string;
}

/** What stands beside every answer of a country, or beside a cycle: one read and one stream for all that a page shows. */
export const commentCountsTopic: TopicKind<
  CountsParams,
  Counts,
  CommentCountsQuery,
  CommentCountsQueryVariables,
  EventStreamSubscription,
  EventStreamSubscriptionVariables
> = {
  name: 'comment-counts',
  read: (params) => ({ document: CommentCountsDocument, variables: params }),
  take: (_params, { commentCounts: { places, cursor } }) => ({
    data: Object.fromEntries(places.map((one) => [`${one.agencyCode ?? ''}/${one.itemCode ?? ''}`, one])),
    cursor,
  }),
  stream: ({ country, cycle }, _data, cursor) => ({
    document: EventStreamDocument,
    variables: {
      after: cursor,
      filter:
        country === null
          ? { cycle, kinds: commentKinds }
          : { cycle, countries: [country], kinds: [...commentKinds, 'RESPONSE_RECORDED'], handedOver: true },
    },
  }),
  // An answer that goes back to a draft, or comes before the network, takes and brings counts of open comments.
  apply: ({ country }, data, { events: event }) => ({
    data,
    cursor: event.cursor,
    outdated: event.countryCode === country,
  }),
};

const commentKinds = ['COMMENT_ADDED', 'COMMENT_RESOLVED', 'COMMENT_REOPENED', 'COMMENT_ERASED'] as const;
