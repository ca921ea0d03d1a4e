import {
  CountryProgressDocument,
  type CountryProgressQuery,
  type CountryProgressQueryVariables,
  EventStreamDocument,
  type EventStreamSubscription,
  type EventStreamSubscriptionVariables,
} from '../../operations/operations.generated.ts';
import type { Progress } from '../model.ts';
import type { TopicKind } from '../topic.ts';

/** How far one country is, by agency code; the country team's under the empty text. */
export type ProgressData = Readonly<Record<string, Progress>>;

interface ProgressParams {
  readonly country: string;
  readonly cycle: string;
}

/** The counts of one country, live, without its answers. */
export const progressTopic: TopicKind<
  ProgressParams,
  ProgressData,
  CountryProgressQuery,
  CountryProgressQueryVariables,
  EventStreamSubscription,
  EventStreamSubscriptionVariables
> = {
  name: 'progress',
  read: (params) => ({ document: CountryProgressDocument, variables: { ...params } }),
  take: (_params, { countryChecklist: { progress, cursor } }) => ({
    data: Object.fromEntries(progress.map((cell) => [cell.agencyCode ?? '', cell])),
    cursor,
  }),
  stream: ({ country, cycle }, _data, cursor) => ({
    document: EventStreamDocument,
    variables: { after: cursor, filter: { countries: [country], cycle } },
  }),
  apply: ({ country }, data, { events: event }, { viewerId }) => ({
    data: event.progress ? { ...data, [event.progress.agencyCode ?? '']: event.progress } : data,
    cursor: event.cursor,
    heard: [{ at: event.at, country, byOther: event.actor?.id !== viewerId }],
  }),
};
