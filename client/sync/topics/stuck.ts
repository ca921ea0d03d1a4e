import { StuckDocument } from '../../operations/later.generated.ts';
import {
  EventStreamDocument,
  type EventStreamSubscription,
  type EventStreamSubscriptionVariables,
  type StuckQuery,
  type StuckQueryVariables,
} from '../../operations/operations.generated.ts';
import type { TopicKind } from '../topic.ts';

/** What is stuck, as it was read. */
export type StuckData = Omit<StuckQuery['staleness'], 'cursor'>;
export type StuckFlag = StuckData['flags'][number];

/** As the server is asked; `today` in UTC: with the day the list becomes another. */
export type StuckParams = Omit<StuckQueryVariables, 'cycle'> & {
  readonly cycle: string;
  readonly today: string;
};

/** What is stuck, read afresh when something happens that a listed place or a calendar hangs on. */
export const stuckTopic: TopicKind<
  StuckParams,
  StuckData,
  StuckQuery,
  StuckQueryVariables,
  EventStreamSubscription,
  EventStreamSubscriptionVariables
> = {
  name: 'stuck',
  read: ({ today: _today, ...variables }) => ({ document: StuckDocument, variables }),
  take: (_params, { staleness: { cursor, ...data } }) => ({ data, cursor }),
  stream: ({ cycle }, _data, cursor) => ({
    document: EventStreamDocument,
    variables: {
      after: cursor,
      filter: {
        cycle,
        kinds: [
          'RESPONSE_RECORDED',
          'PRESENCE_CHANGED',
          'WORKING_WEEK_SET',
          'PAUSE_DECLARED',
          'PAUSE_CHANGED',
          'CYCLE_CLOSED',
          'CYCLE_OPENED',
        ],
      },
    },
  }),
  apply: (_params, data, { events: event }, { viewerId }) => ({
    data,
    cursor: event.cursor,
    heard: [{ at: event.at, country: event.countryCode ?? '', byOther: event.actor?.id !== viewerId }],
    // A place that something changed in today isn't stuck for long: only one that is listed becomes another.
    outdated:
      event.kind !== 'RESPONSE_RECORDED' ||
      data.flags.some(
        ({ countryCode, agencyCode }) => countryCode === event.countryCode && agencyCode === event.agencyCode,
      ),
  }),
};
