import { AuditDocument, AuditStreamDocument } from '../../operations/later.generated.ts';
import type {
  AuditQuery,
  AuditQueryVariables,
  AuditStreamSubscription,
  AuditStreamSubscriptionVariables,
} from '../../operations/operations.generated.ts';
import type { TopicKind } from '../topic.ts';
import { type EventsData, type EventsParams, eventsTopic } from './events.ts';

/** The same stretch of the log, with whom its events about people concern. */
export const auditTopic: TopicKind<
  EventsParams,
  EventsData,
  AuditQuery,
  AuditQueryVariables,
  AuditStreamSubscription,
  AuditStreamSubscriptionVariables
> = {
  ...eventsTopic,
  name: 'audit',
  read: ({ filter, last }) => ({ document: AuditDocument, variables: { last, filter } }),
  stream: ({ filter }, _data, cursor) => ({
    document: AuditStreamDocument,
    variables: { after: cursor, filter },
  }),
};
