import {
  type CountryEvidenceQuery,
  type CountryEvidenceQueryVariables,
  EventStreamDocument,
  type EventStreamSubscription,
  type EventStreamSubscriptionVariables,
} from '../../operations/operations.generated.ts';
import { CountryEvidenceDocument } from '../../operations/soon.generated.ts';
import type { TopicKind } from '../topic.ts';

/** How much evidence stands beside an answer, and how much of it counts. */
export type Shown = CountryEvidenceQuery['countryEvidence']['places'][number];

/** How much evidence stands beside every answer of a country, by `agency/item`; the country team's agency is the empty text. */
export const countryEvidenceTopic: TopicKind<
  { readonly country: string; readonly cycle: string },
  Readonly<Record<string, Shown>>,
  CountryEvidenceQuery,
  CountryEvidenceQueryVariables,
  EventStreamSubscription,
  EventStreamSubscriptionVariables
> = {
  name: 'country-evidence',
  read: (params) => ({ document: CountryEvidenceDocument, variables: params }),
  take: (_params, { countryEvidence: { places, cursor } }) => ({
    data: Object.fromEntries(places.map((one) => [`${one.agencyCode ?? ''}/${one.itemCode}`, one])),
    cursor,
  }),
  stream: ({ country, cycle }, _data, cursor) => ({
    document: EventStreamDocument,
    variables: { after: cursor, filter: evidenceFilter(cycle, country) },
  }),
  apply: (_params, data, { events: event }) => ({ data, cursor: event.cursor, outdated: true }),
};

/**
 * Events that evidence hangs on: a draft takes its evidence from those who don't read it, and an answer that comes before the
 * network brings it.
 */
export function evidenceFilter(cycle: string, country: string) {
  return {
    cycle,
    countries: [country],
    kinds: [
      'EVIDENCE_DECLARED',
      'EVIDENCE_RECEIVED',
      'EVIDENCE_REVISED',
      'EVIDENCE_WITHDRAWN',
      'EVIDENCE_ERASED',
      'RESPONSE_RECORDED',
    ] as const,
    handedOver: true,
  };
}
