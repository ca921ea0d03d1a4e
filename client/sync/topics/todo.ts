import { TodoDocument } from '../../operations/later.generated.ts';
import {
  EventStreamDocument,
  type EventStreamSubscription,
  type EventStreamSubscriptionVariables,
  type TodoQuery,
  type TodoQueryVariables,
} from '../../operations/operations.generated.ts';
import type { TopicKind } from '../topic.ts';

export type TodoPage = NonNullable<TodoQuery['viewer']>['todo'];
export type TodoEntry = TodoPage['nodes'][number];

/** Whose page of it, and where its owner answers: only there something comes to wait or ceases to. */
export interface TodoParams {
  readonly cycle: string;
  /** Null: in all countries. */
  readonly countries: readonly string[] | null;
  readonly agencies: readonly string[];
  /** Where the page begins; null for the first. */
  readonly after: string | null;
}

/** What waits for oneself, live: every event that bears on it has it read afresh. */
export const todoTopic: TopicKind<
  TodoParams,
  TodoPage,
  TodoQuery,
  TodoQueryVariables,
  EventStreamSubscription,
  EventStreamSubscriptionVariables
> = {
  name: 'todo',
  read: ({ after }) => ({ document: TodoDocument, variables: { after } }),
  take: (_params, { viewer }) =>
    viewer ? { data: viewer.todo, cursor: viewer.todo.cursor } : { data: nothing, cursor: null },
  stream: ({ cycle, countries, agencies }, _data, cursor) => ({
    document: EventStreamDocument,
    variables: { after: cursor, filter: { cycle, countries, agencies, countryTeam: true, kinds } },
  }),
  apply: ({ agencies }, data, { events: event }) => ({
    data,
    cursor: event.cursor,
    outdated: bearsOn(event, agencies),
  }),
};

const nothing: TodoPage = { nodes: [], hasNextPage: false, endCursor: null, cursor: '' };

const kinds = [
  'RESPONSE_RECORDED',
  'RESPONSE_ENDORSED',
  'SECOND_PERSON_SET',
  'COMMENT_ADDED',
  'COMMENT_EDITED',
  'COMMENT_RESOLVED',
  'COMMENT_REOPENED',
  'COMMENT_ERASED',
  'COMMENT_HANDED_OVER',
  'RESPONSE_ASSIGNED',
] as const;

/** A text alone makes nothing wait and takes nothing up, but for a second person of one’s own agency. */
function bearsOn(
  { kind, changes, agencyCode }: EventStreamSubscription['events'],
  agencies: readonly string[],
): boolean {
  if (kind !== 'RESPONSE_RECORDED' || changes.some(({ field }) => field === 'status')) return true;
  return agencyCode !== null && agencies.includes(agencyCode);
}
