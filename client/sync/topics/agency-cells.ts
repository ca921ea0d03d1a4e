import { AgencyCellsDocument } from '../../operations/later.generated.ts';
import {
  type AgencyCellsQuery,
  type AgencyCellsQueryVariables,
  EventStreamDocument,
  type EventStreamSubscription,
  type EventStreamSubscriptionVariables,
} from '../../operations/operations.generated.ts';
import type { TopicKind } from '../topic.ts';
import { type Cells, withCells } from './matrix.ts';

interface AgencyCellsParams {
  readonly cycle: string;
  readonly agencies: readonly string[];
}

/** Some agencies' part of the matrix with the country teams', live. */
export const agencyCellsTopic: TopicKind<
  AgencyCellsParams,
  Cells,
  AgencyCellsQuery,
  AgencyCellsQueryVariables,
  EventStreamSubscription,
  EventStreamSubscriptionVariables
> = {
  name: 'agency-cells',
  read: (params) => ({ document: AgencyCellsDocument, variables: { ...params } }),
  take: (_params, { progressMatrix: { cells, cursor } }) => ({ data: withCells(new Map(), cells), cursor }),
  stream: ({ cycle, agencies }, _data, cursor) => ({
    document: EventStreamDocument,
    variables: { after: cursor, filter: { cycle, agencies, countryTeam: true } },
  }),
  apply: (_params, data, { events: event }, { viewerId }) => ({
    data: event.progress ? withCells(data, [event.progress]) : data,
    cursor: event.cursor,
    heard: event.countryCode
      ? [{ at: event.at, country: event.countryCode, byOther: event.actor?.id !== viewerId }]
      : [],
  }),
};
