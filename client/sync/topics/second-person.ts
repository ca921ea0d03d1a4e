import {
  EventStreamDocument,
  type EventStreamSubscription,
  type EventStreamSubscriptionVariables,
  type SecondPersonQuery,
  type SecondPersonQueryVariables,
} from '../../operations/operations.generated.ts';
import { SecondPersonDocument } from '../../operations/soon.generated.ts';
import type { TopicKind } from '../topic.ts';

/** Which agencies of a country have what somebody wrote submitted by somebody else, live: one read and one stream for all. */
export const secondPersonTopic: TopicKind<
  { readonly country: string },
  SecondPersonQuery['secondPerson'],
  SecondPersonQuery,
  SecondPersonQueryVariables,
  EventStreamSubscription,
  EventStreamSubscriptionVariables
> = {
  name: 'second-person',
  read: ({ country }) => ({ document: SecondPersonDocument, variables: { country } }),
  take: (_params, { secondPerson }) => ({ data: secondPerson, cursor: secondPerson.cursor }),
  stream: ({ country }, _data, cursor) => ({
    document: EventStreamDocument,
    variables: {
      after: cursor,
      // Another cycle may begin or end it.
      filter: { countries: [country], kinds: ['SECOND_PERSON_SET', 'CYCLE_OPENED', 'CYCLE_CLOSED'] },
    },
  }),
  apply: (_params, data, { events: event }) => ({ data, cursor: event.cursor, outdated: true }),
};
