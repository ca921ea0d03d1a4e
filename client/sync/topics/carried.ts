import {
  type CarriedQuery,
  type CarriedQueryVariables,
  EventStreamDocument,
  type EventStreamSubscription,
  type EventStreamSubscriptionVariables,
} from '../../operations/operations.generated.ts';
import { CarriedDocument } from '../../operations/soon.generated.ts';
import type { TopicKind } from '../topic.ts';

/** What stands beside an answer from the cycle before. */
export type CarriedAnswer = CarriedQuery['countryChecklist']['carried'][number];
/** How the cycle before asked for an item. */
export type Wording = CarriedQuery['former']['checklist']['sections'][number]['items'][number];

/** What stands beside a country's answers, by `agency/item`; the country team's agency is the empty text. */
export interface CarriedData {
  readonly answers: Readonly<Record<string, CarriedAnswer>>;
  /** By the items' codes in the cycle before. */
  readonly wordings: Readonly<Record<string, Wording>>;
  /** Who said it in the cycle before, and when. */
  readonly said: Readonly<Record<string, { readonly at: string; readonly by: string }>>;
}

export interface CarriedParams {
  readonly country: string;
  readonly cycle: string;
  /** The cycle before. */
  readonly former: string;
}

/** What is carried in a country: one read and one stream for all that a page shows. */
export const carriedTopic: TopicKind<
  CarriedParams,
  CarriedData,
  CarriedQuery,
  CarriedQueryVariables,
  EventStreamSubscription,
  EventStreamSubscriptionVariables
> = {
  name: 'carried',
  read: (params) => ({ document: CarriedDocument, variables: params }),
  take: (_params, { countryChecklist: read, former }) => ({
    data: {
      answers: Object.fromEntries(read.carried.map((one) => [placeOf(one.agencyCode, one.itemCode), one])),
      wordings: Object.fromEntries(
        former.checklist.sections.flatMap(({ items }) => items.map((item) => [item.code, item])),
      ),
      said: Object.fromEntries(
        former.responses.map(({ agencyCode, itemCode, updatedAt, updatedBy }) => [
          placeOf(agencyCode, itemCode),
          { at: updatedAt, by: updatedBy.name },
        ]),
      ),
    },
    cursor: read.cursor,
  }),
  // What is carried changes by addenda and erasures, in the cycle before, and not by this year's answers.
  stream: ({ country }, _data, cursor) => ({
    document: EventStreamDocument,
    variables: { after: cursor, filter: { countries: [country], kinds: heardKinds } },
  }),
  apply: (_params, data, { events: { cursor } }) => ({ data, cursor, outdated: true }),
};

const heardKinds = ['ADDENDUM_ADDED', 'CONTENT_ERASED', 'CYCLE_OPENED'] as const;

/** Where an answer stands in a country. */
export function placeOf(agency: string | null, item: string): string {
  return `${agency ?? ''}/${item}`;
}
