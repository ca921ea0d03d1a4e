import { OpenConflictsDocument } from '../../operations/mine.generated.ts';
import {
  EventStreamDocument,
  type EventStreamSubscription,
  type EventStreamSubscriptionVariables,
  type OpenConflictsQuery,
  type OpenConflictsQueryVariables,
} from '../../operations/operations.generated.ts';
import { keyOfRecorded } from '../model.ts';
import type { TopicKind } from '../topic.ts';

export type OpenConflict = NonNullable<OpenConflictsQuery['viewer']>['conflicts']['nodes'][number] & {
  /** Its author has chosen, as the log says. One that is only no longer listed may be hidden, or the log may be another one. */
  readonly settled?: true;
};

/** One's conflicts about which one has not chosen, from whichever device, live. */
export const conflictsTopic: TopicKind<
  { readonly cycle: string; readonly person: string },
  readonly OpenConflict[],
  OpenConflictsQuery,
  OpenConflictsQueryVariables,
  EventStreamSubscription,
  EventStreamSubscriptionVariables
> = {
  name: 'conflicts',
  read: () => ({ document: OpenConflictsDocument, variables: {} }),
  take: (_params, { viewer }) => ({
    data: viewer?.conflicts.nodes ?? [],
    cursor: viewer?.conflicts.cursor ?? null,
  }),
  stream: ({ cycle, person }, _data, cursor) => ({
    document: EventStreamDocument,
    variables: {
      after: cursor,
      filter: { cycle, persons: [person], kinds: ['RESPONSE_CONFLICTED', 'CONFLICT_SETTLED'] },
    },
  }),
  apply: (_params, data, { events: event }) => ({
    data: event.kind === 'CONFLICT_SETTLED' ? data.map((one) => settledBy(one, event.changes)) : data,
    cursor: event.cursor,
    outdated: true,
  }),
  // What one records oneself is what is chosen about next.
  receive: (_params, data, response) =>
    data.some((one) => keyOfRecorded(one.response) === keyOfRecorded(response))
      ? data.map((one) =>
          keyOfRecorded(one.response) === keyOfRecorded(response) && one.response.revision < response.revision
            ? { ...one, response }
            : one,
        )
      : data,
};

/** The event names the conflict's id. */
function settledBy(one: OpenConflict, changes: EventStreamSubscription['events']['changes']): OpenConflict {
  const settled = changes.some(({ field, to }) => field === 'conflict' && to === one.id);
  return settled ? { ...one, settled } : one;
}
