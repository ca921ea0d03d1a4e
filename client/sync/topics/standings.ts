import {
  EventStreamDocument,
  type EventStreamSubscription,
  type EventStreamSubscriptionVariables,
  StandingsDocument,
  type StandingsQuery,
  type StandingsQueryVariables,
} from '../../operations/operations.generated.ts';
import type { Progress } from '../model.ts';
import type { TopicKind } from '../topic.ts';

/** How far each party of each country is, by `country/agency`; the country team's agency is the empty text. */
export type Standings = Readonly<Record<string, Progress>>;

/** The agency or country team, and its countries; null countries mean everywhere. */
export interface StandingsParams {
  readonly cycle: string;
  readonly countries: readonly string[] | null;
  readonly agencies: readonly string[];
}

/** `country/agency`; the agency of a country team, null, is the empty text. */
export function standingKey(country: string, agency: string | null): string {
  return `${country}/${agency ?? ''}`;
}

/** How far some agencies and the country teams are, live, without their answers: one read and one stream for all countries. */
export const standingsTopic: TopicKind<
  StandingsParams,
  Standings,
  StandingsQuery,
  StandingsQueryVariables,
  EventStreamSubscription,
  EventStreamSubscriptionVariables
> = {
  name: 'standings',
  read: (params) => ({ document: StandingsDocument, variables: { ...params } }),
  take: (_params, { progressMatrix: { cells, cursor } }) => ({
    data: Object.fromEntries(cells.map((cell) => [standingKey(cell.countryCode, cell.agencyCode), cell])),
    cursor,
  }),
  stream: (params, _data, cursor) => ({
    document: EventStreamDocument,
    variables: { after: cursor, filter: { ...params, countryTeam: true } },
  }),
  apply: (_params, data, { events: event }, { viewerId }) => ({
    data: event.progress
      ? { ...data, [standingKey(event.progress.countryCode, event.progress.agencyCode)]: event.progress }
      : data,
    cursor: event.cursor,
    heard: [{ at: event.at, country: event.countryCode ?? '', byOther: event.actor?.id !== viewerId }],
  }),
};
