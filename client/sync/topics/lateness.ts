import {
  EventStreamDocument,
  type EventStreamSubscription,
  type EventStreamSubscriptionVariables,
  type LatenessQuery,
  type LatenessQueryVariables,
} from '../../operations/operations.generated.ts';
import { LatenessDocument } from '../../operations/soon.generated.ts';
import type { TopicKind } from '../topic.ts';

/** The late answers of a country by `agency/item`, with when their device says that they were written in time. */
export type Lateness = Readonly<Record<string, { readonly writtenAt: string | null }>>;

export interface LatenessParams {
  readonly country: string;
  readonly cycle: string;
}

/** Which answers of a country are late: one read and one stream for all that a page shows. */
export const latenessTopic: TopicKind<
  LatenessParams,
  Lateness,
  LatenessQuery,
  LatenessQueryVariables,
  EventStreamSubscription,
  EventStreamSubscriptionVariables
> = {
  name: 'lateness',
  read: (params) => ({ document: LatenessDocument, variables: params }),
  take: (_params, { countryChecklist: { responses, cursor } }) => ({
    data: Object.fromEntries(
      responses
        .filter(({ late }) => late)
        .map(({ agencyCode, itemCode, lateWrittenAt }) => [
          latenessKey(agencyCode, itemCode),
          { writtenAt: lateWrittenAt },
        ]),
    ),
    cursor,
  }),
  stream: ({ country, cycle }, _data, cursor) => ({
    document: EventStreamDocument,
    variables: {
      after: cursor,
      filter: { cycle, countries: [country], kinds: ['RESPONSE_RECORDED', 'CYCLE_CHANGED'] },
    },
  }),
  // A last day that moves makes answers late, or in time.
  apply: (_params, data, { events: event }) => ({
    data,
    cursor: event.cursor,
    outdated:
      event.kind === 'CYCLE_CHANGED' ||
      event.changes.some(({ field, to }) => field === 'status' && (to === 'SUBMITTED' || to === null)),
  }),
};

/** The country team’s agency is the empty text. */
export function latenessKey(agency: string | null, item: string): string {
  return `${agency ?? ''}/${item}`;
}
