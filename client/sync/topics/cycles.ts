import { CycleOverviewDocument } from '../../operations/later.generated.ts';
import {
  type CycleOverviewQuery,
  type CycleOverviewQueryVariables,
  EventStreamDocument,
  type EventStreamSubscription,
  type EventStreamSubscriptionVariables,
} from '../../operations/operations.generated.ts';
import type { TopicKind } from '../topic.ts';

export type CycleStanding = CycleOverviewQuery['cycleOverview']['cycles'][number];

export interface CyclesData {
  /** The newest first. */
  readonly cycles: readonly CycleStanding[];
  /** The place in the log up to which this is known: what else is read of a cycle is read afresh when it moves. */
  readonly version: string;
}

const moving = [
  'CYCLE_PLANNED',
  'CYCLE_CHANGED',
  'CYCLE_OPENED',
  'CYCLE_CLOSED',
  'PRESENCE_CHANGED',
  'SNAPSHOT_TAKEN',
  'CONTENT_ERASED',
] as const;

/** Every cycle: read afresh with every event that moves one. */
export const cyclesTopic: TopicKind<
  Record<string, never>,
  CyclesData,
  CycleOverviewQuery,
  CycleOverviewQueryVariables,
  EventStreamSubscription,
  EventStreamSubscriptionVariables
> = {
  name: 'cycles',
  read: () => ({ document: CycleOverviewDocument, variables: {} }),
  take: (_params, { cycleOverview: { cycles, cursor } }) => ({ data: { cycles, version: cursor }, cursor }),
  stream: (_params, _data, cursor) => ({
    document: EventStreamDocument,
    variables: { after: cursor, filter: { kinds: moving } },
  }),
  apply: (_params, data, { events: event }, { viewerId }) => ({
    data,
    cursor: event.cursor,
    heard: [{ at: event.at, country: event.countryCode ?? '', byOther: event.actor?.id !== viewerId }],
    outdated: true,
  }),
};
