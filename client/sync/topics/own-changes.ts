import { OwnChangesDocument } from '../../operations/mine.generated.ts';
import {
  EventStreamDocument,
  type EventStreamSubscription,
  type EventStreamSubscriptionVariables,
  type OwnChangesQuery,
  type OwnChangesQueryVariables,
} from '../../operations/operations.generated.ts';
import { keyOfRecorded } from '../model.ts';
import type { TopicKind } from '../topic.ts';

export type OwnChangePage = NonNullable<OwnChangesQuery['viewer']>['changes'];
export type OwnChange = OwnChangePage['nodes'][number];

/** Whose page of it: a change is made, or decided on, only in the countries where its author writes. */
export interface OwnChangesParams {
  readonly cycle: string;
  /** Null: in all countries. */
  readonly countries: readonly string[] | null;
  /** Where the page begins; null for the newest. */
  readonly after: string | null;
  /** Rises each time that what is in no log is to be read again: whether somebody saw a change. */
  readonly round: number;
}

/** One's own changes as the server has them: live but for whether they were seen. */
export const ownChangesTopic: TopicKind<
  OwnChangesParams,
  OwnChangePage,
  OwnChangesQuery,
  OwnChangesQueryVariables,
  EventStreamSubscription,
  EventStreamSubscriptionVariables
> = {
  name: 'own-changes',
  read: ({ cycle, after }) => ({ document: OwnChangesDocument, variables: { cycle, after } }),
  take: (_params, { viewer }) =>
    viewer ? { data: viewer.changes, cursor: viewer.changes.cursor } : { data: nothing, cursor: null },
  stream: ({ cycle, countries }, _data, cursor) => ({
    document: EventStreamDocument,
    variables: { after: cursor, filter: { cycle, countries, kinds: ['RESPONSE_RECORDED'] } },
  }),
  apply: ({ cycle }, data, { events: event }, { viewerId }) => ({
    data,
    cursor: event.cursor,
    outdated: event.actor?.id === viewerId || decides(event, data, cycle),
  }),
};

const nothing: OwnChangePage = { nodes: [], hasNextPage: false, endCursor: null, cursor: '' };

/** A decision on one of the answers of the page. */
function decides(
  event: EventStreamSubscription['events'],
  { nodes }: OwnChangePage,
  cycleCode: string,
): boolean {
  const status = event.changes.find(({ field }) => field === 'status')?.to;
  if (status !== 'ACCEPTED' && status !== 'RETURNED') return false;
  const key = keyOfRecorded(event);
  return nodes.some((own) => own.decision === null && keyOfRecorded({ ...own, cycleCode }) === key);
}
