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

/** An answer, or with no item a whole cell. */
export interface CommentAddress {
  readonly cycle: string;
  readonly country: string;
  readonly agency: string | null;
  readonly item: string | null;
}

/** What is said about an answer or a cell, live: every event that bears on it has it read afresh. */
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
        countries: [country],
        agencies: agency === null ? [] : [agency],
        countryTeam: agency === null,
        ...(item === null ? {} : { items: [item] }),
        kinds: [
          'COMMENT_ADDED',
          'COMMENT_EDITED',
          'COMMENT_RESOLVED',
          'COMMENT_REOPENED',
          'COMMENT_ERASED',
          // Whether one may write in the open follows from the answer.
          'RESPONSE_RECORDED',
        ],
      },
    },
  }),
  apply: (address, data, { events: event }) => ({
    data,
    cursor: event.cursor,
    outdated: event.itemCode === address.item,
  }),
};
