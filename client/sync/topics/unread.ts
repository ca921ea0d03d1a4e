import { UnreadNoticesDocument, UnreadStreamDocument } from '../../operations/mine.generated.ts';
import type {
  UnreadNoticesQuery,
  UnreadNoticesQueryVariables,
  UnreadStreamSubscription,
  UnreadStreamSubscriptionVariables,
} from '../../operations/operations.generated.ts';
import type { TopicKind } from '../topic.ts';

interface Unread {
  readonly count: number;
  /** Another one whenever any of them came, was seen or was settled. */
  readonly stamp: string;
}

/** How many of one's notices one has not seen, live. They stand outside the log, and have no cursor. */
export const unreadTopic: TopicKind<
  { readonly person: string },
  Unread,
  UnreadNoticesQuery,
  UnreadNoticesQueryVariables,
  UnreadStreamSubscription,
  UnreadStreamSubscriptionVariables
> = {
  name: 'unread',
  read: () => ({ document: UnreadNoticesDocument, variables: {} }),
  take: (_params, { viewer }) => ({
    data: { count: viewer?.notices.unread ?? 0, stamp: viewer?.notices.stamp ?? '' },
    cursor: null,
  }),
  stream: (_params, { stamp }) => ({ document: UnreadStreamDocument, variables: { after: stamp } }),
  apply: (_params, _data, { unreadNotices }) => ({ data: unreadNotices, cursor: null }),
};
