import {
  type CountryPlanQuery,
  type CountryPlanQueryVariables,
  EventStreamDocument,
  type EventStreamSubscription,
  type EventStreamSubscriptionVariables,
} from '../../operations/operations.generated.ts';
import { CountryPlanDocument } from '../../operations/soon.generated.ts';
import type { TopicKind } from '../topic.ts';

/** What is planned beside an answer. */
export type Planned = CountryPlanQuery['countryPlan']['places'][number];

/** By `agency/item`; the country team's agency is the empty text. */
export type PlannedBeside = Readonly<Record<string, Planned>>;

/** What is planned beside every answer of a country: one read and one stream for all that a page shows. */
export const countryPlanTopic: TopicKind<
  { readonly country: string; readonly cycle: string },
  PlannedBeside,
  CountryPlanQuery,
  CountryPlanQueryVariables,
  EventStreamSubscription,
  EventStreamSubscriptionVariables
> = {
  name: 'country-plan',
  read: (params) => ({ document: CountryPlanDocument, variables: params }),
  take: (_params, { countryPlan: { places, cursor } }) => ({
    data: Object.fromEntries(places.map((one) => [`${one.agencyCode ?? ''}/${one.itemCode}`, one])),
    cursor,
  }),
  stream: ({ country }, _data, cursor) => ({
    document: EventStreamDocument,
    variables: { after: cursor, filter: { ...planFilter([country]), handedOver: true } },
  }),
  // What is submitted is assigned to nobody; a draft takes its steps from those who don't read it.
  apply: (_params, data, { events: event }) => ({ data, cursor: event.cursor, outdated: true }),
};

/** Events that a plan hangs on, of every cycle: steps of earlier ones go on. */
export function planFilter(countries: readonly string[] | null) {
  return {
    countries,
    kinds: ['RESPONSE_ASSIGNED', 'STEP_ADDED', 'STEP_CHANGED', 'STEP_ERASED', 'RESPONSE_RECORDED'] as const,
  };
}
