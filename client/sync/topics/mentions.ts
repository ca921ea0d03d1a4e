import { MentionsDocument } from '../../operations/later.generated.ts';
import {
  EventStreamDocument,
  type EventStreamSubscription,
  type EventStreamSubscriptionVariables,
  type MentionsQuery,
  type MentionsQueryVariables,
} from '../../operations/operations.generated.ts';
import type { TopicKind } from '../topic.ts';
import { commentKinds } from './comments.ts';

export type MentionPage = MentionsQuery['mentions'];
export type Mention = MentionPage['nodes'][number];

export interface MentionsParams {
  /** Those that wait for one, or those that don’t any more. */
  readonly waiting: boolean;
  /** Where the page begins; null for the latest. */
  readonly after: string | null;
}

/** Comments that name oneself, live: every event about a comment that one reads has them read afresh. */
export const mentionsTopic: TopicKind<
  MentionsParams,
  MentionPage,
  MentionsQuery,
  MentionsQueryVariables,
  EventStreamSubscription,
  EventStreamSubscriptionVariables
> = {
  name: 'mentions',
  read: (params) => ({ document: MentionsDocument, variables: { ...params } }),
  take: (_params, { mentions }) => ({ data: mentions, cursor: mentions.cursor }),
  stream: (_params, _data, cursor) => ({
    document: EventStreamDocument,
    variables: { after: cursor, filter: { kinds: commentKinds } },
  }),
  apply: (_params, data, { events: event }) => ({ data, cursor: event.cursor, outdated: true }),
};
