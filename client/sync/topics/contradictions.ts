import { ContradictionsDocument } from '../../operations/later.generated.ts';
import {
  type ContradictionsQuery,
  type ContradictionsQueryVariables,
  EventStreamDocument,
  type EventStreamSubscription,
  type EventStreamSubscriptionVariables,
} from '../../operations/operations.generated.ts';
import type { TopicKind } from '../topic.ts';

export type Contradiction = ContradictionsQuery['contradictions']['nodes'][number];

/** A page of the contradictions. */
export interface ContradictionsData extends Omit<ContradictionsQuery['contradictions'], 'cursor'> {
  /** The titles of items, by code. */
  readonly titles: Readonly<Record<string, string>>;
}

export interface ContradictionsParams {
  readonly cycle: string;
  /** Null: in all of them. */
  readonly countries: readonly string[] | null;
  /** Of the Call to Action; null: all. */
  readonly area: number | null;
  readonly first: number;
  readonly after: string | null;
}

/** Answers of agencies that can hardly all be right, read afresh when an answer comes to be one of them or ceases to. */
export const contradictionsTopic: TopicKind<
  ContradictionsParams,
  ContradictionsData,
  ContradictionsQuery,
  ContradictionsQueryVariables,
  EventStreamSubscription,
  EventStreamSubscriptionVariables
> = {
  name: 'contradictions',
  read: (variables) => ({ document: ContradictionsDocument, variables }),
  take: (_params, { contradictions: { cursor, ...page }, checklist }) => ({
    data: {
      ...page,
      titles: Object.fromEntries(
        checklist.sections.flatMap(({ items }) => items).map(({ code, title }) => [code, title]),
      ),
    },
    cursor,
  }),
  stream: ({ cycle, countries }, _data, cursor) => ({
    document: EventStreamDocument,
    variables: {
      after: cursor,
      filter: { cycle, countries, kinds: ['RESPONSE_RECORDED', 'CONTENT_ERASED', 'PRESENCE_CHANGED'] },
    },
  }),
  apply: (_params, data, { events: event }, { viewerId }) => ({
    data,
    cursor: event.cursor,
    heard: [{ at: event.at, country: event.countryCode ?? '', byOther: event.actor?.id !== viewerId }],
    outdated: event.kind !== 'RESPONSE_RECORDED' || bearsOn(event),
  }),
};

/** A country team's answer contradicts nobody, and a text nothing; but the page shows the texts of what contradicts. */
function bearsOn({ agencyCode }: EventStreamSubscription['events']): boolean {
  return agencyCode !== null;
}
