import {
  type AddendaQuery,
  type AddendaQueryVariables,
  type ClosingQuery,
  type ClosingQueryVariables,
  EventStreamDocument,
  type EventStreamSubscription,
  type EventStreamSubscriptionVariables,
} from '../../operations/operations.generated.ts';
import { AddendaDocument, ClosingDocument } from '../../operations/soon.generated.ts';
import type { TopicKind } from '../topic.ts';
import { placeOf } from './carried.ts';

/** The name of a cycle's last closing, or null where none was recorded; and a place in the log before it was read. */
interface Closing {
  readonly name: string | null;
  readonly after: string | null;
}

/** Which record a closed cycle has. */
export const closingTopic: TopicKind<
  { readonly cycle: string },
  Closing,
  ClosingQuery,
  ClosingQueryVariables,
  EventStreamSubscription,
  EventStreamSubscriptionVariables
> = {
  name: 'closing',
  read: ({ cycle }) => ({ document: ClosingDocument, variables: { cycle, filter: ofClosing(cycle) } }),
  take: (_params, { snapshots, events: { pageInfo } }) => ({
    data: {
      name: snapshots.findLast(({ closing }) => closing)?.name ?? null,
      after: pageInfo.endCursor,
    },
    cursor: pageInfo.endCursor,
  }),
  stream: ({ cycle }, _data, cursor) => ({
    document: EventStreamDocument,
    variables: { after: cursor, filter: ofClosing(cycle) },
  }),
  apply: (_params, data, { events: { cursor } }) => ({ data, cursor, outdated: true }),
};

function ofClosing(cycle: string) {
  return { cycle, kinds: ['CYCLE_CLOSED'] as const };
}

/** An answer as the closing recorded it, with what was added since. */
export type FrozenAnswer = AddendaQuery['snapshotAnswers'][number];

interface AddendaData {
  /** By `agency/item`. */
  readonly answers: Readonly<Record<string, FrozenAnswer>>;
  /** The place in the log up to which the answers are known to be whole. */
  readonly heard: string | null;
}

interface AddendaParams {
  readonly cycle: string;
  readonly country: string;
  /** The closing's name. */
  readonly name: string;
  /** A place in the log before the answers are read: they bring no cursor of their own. */
  readonly after: string | null;
}

/** What was added to a country's answers after a cycle closed. */
export const addendaTopic: TopicKind<
  AddendaParams,
  AddendaData,
  AddendaQuery,
  AddendaQueryVariables,
  EventStreamSubscription,
  EventStreamSubscriptionVariables
> = {
  name: 'addenda',
  read: ({ cycle, name, country }) => ({
    document: AddendaDocument,
    variables: { cycle, name, country },
  }),
  take: ({ after }, { snapshotAnswers }, _context, before) => {
    const heard = before?.heard ?? after;
    const answers = Object.fromEntries(
      snapshotAnswers.map((one) => [placeOf(one.agencyCode, one.itemCode), one]),
    );
    return { data: { answers, heard }, cursor: heard };
  },
  stream: ({ cycle, country }, _data, cursor) => ({
    document: EventStreamDocument,
    variables: {
      after: cursor,
      filter: { cycle, countries: [country], kinds: ['ADDENDUM_ADDED', 'CONTENT_ERASED'] },
    },
  }),
  apply: (_params, data, { events: { cursor } }) => ({
    data: { ...data, heard: cursor },
    cursor,
    outdated: true,
  }),
};
