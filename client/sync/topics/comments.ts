import { CommentsDocument } from '../../operations/later.generated.ts';
import {
  type CommentFieldsFragment,
  type CommentsQuery,
  type CommentsQueryVariables,
  EventStreamDocument,
  type EventStreamSubscription,
  type EventStreamSubscriptionVariables,
} from '../../operations/operations.generated.ts';
import type { TopicKind } from '../topic.ts';

export type Comment = CommentFieldsFragment;
export type Page = CommentsQuery['comments'];
export type Thread = Page['threads'][number];

/** An answer, with no item a whole cell, or with no country a cycle. */
export interface CommentAddress {
  readonly cycle: string;
  readonly country: string | null;
  readonly agency: string | null;
  readonly item: string | null;
}

/** What is said about an answer, a cell or a cycle, live: every event that bears on it has it read afresh. */
export const commentsTopic: TopicKind<
  CommentAddress,
  Page,
  CommentsQuery,
  CommentsQueryVariables,
  EventStreamSubscription,
  EventStreamSubscriptionVariables
> = {
  name: 'comments',
  read: (address) => ({ document: CommentsDocument, variables: { ...address } }),
  take: (_address, { comments }) => ({ data: comments, cursor: comments.cursor }),
  stream: ({ cycle, country, agency, item }, _data, cursor) => ({
    document: EventStreamDocument,
    variables: {
      after: cursor,
      filter: {
        cycle,
        ...(country === null
          ? {}
          : {
              countries: [country],
              agencies: agency === null ? [] : [agency],
              countryTeam: agency === null,
            }),
        ...(item === null ? {} : { items: [item] }),
        // Whether one may write in the open follows from the answer.
        kinds: item === null ? commentKinds : [...commentKinds, 'RESPONSE_RECORDED'],
      },
    },
  }),
  apply: (address, data, { events: event }) => ({
    data,
    cursor: event.cursor,
    outdated: event.itemCode === address.item && event.countryCode === address.country,
  }),
};

/** What happens to comments. */
export const commentKinds = [
  'COMMENT_ADDED',
  'COMMENT_EDITED',
  'COMMENT_RESOLVED',
  'COMMENT_REOPENED',
  'COMMENT_ERASED',
] as const;
