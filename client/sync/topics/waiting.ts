import type { Document } from '../../operations/document.ts';
import { WaitingByAgeDocument, WaitingDocument } from '../../operations/later.generated.ts';
import {
  EventStreamDocument,
  type EventStreamSubscription,
  type EventStreamSubscriptionVariables,
  type WaitingByAgeQueryVariables,
  type WaitingQuery,
  type WaitingQueryVariables,
} from '../../operations/operations.generated.ts';
import { keyOfRecorded, type RecordedResponse } from '../model.ts';
import { outdates, responseAfter } from '../response-after.ts';
import type { TopicKind } from '../topic.ts';

export type AskedItem = WaitingQuery['checklist']['sections'][number]['items'][number];

/** A page of the answers that wait for a decision. Those that were decided since stay, in their place. */
export interface WaitingData {
  /** The keys of the page's answers, longest waiting first. */
  readonly order: readonly string[];
  readonly responses: Readonly<Record<string, RecordedResponse>>;
  /** The keys of those that are this person's to decide on. */
  readonly mine: ReadonlySet<string>;
  readonly items: Readonly<Record<string, AskedItem>>;
  /** How many wait now, on all pages. */
  readonly total: number;
  /** Where the next page begins; null on the last one. */
  readonly next: string | null;
  /** How many were submitted since the page was read, and are not on it. */
  readonly arrived: number;
}

/** The agency or country team, as in a filter of events. */
export interface WaitingParams {
  readonly cycle: string;
  readonly countries: readonly string[] | null;
  readonly agencies: readonly string[] | null;
  readonly countryTeam: boolean;
  /** Only answers to items of this area of the Call to Action. */
  readonly area: number | null;
  readonly after: string | null;
  /** Only those that have waited for so many working days; null is however long. */
  readonly waited: { readonly atLeast: number; readonly atMost: number | null } | null;
}

/** It asks for the same under the same names. */
const byAge: Document<WaitingQuery, WaitingByAgeQueryVariables> = WaitingByAgeDocument;

/** What waits for a decision, live. */
export const waitingTopic: TopicKind<
  WaitingParams,
  WaitingData,
  WaitingQuery,
  WaitingQueryVariables | WaitingByAgeQueryVariables,
  EventStreamSubscription,
  EventStreamSubscriptionVariables
> = {
  name: 'waiting',
  read: ({ waited, ...params }) =>
    waited
      ? { document: byAge, variables: { ...params, ...waited } }
      : { document: WaitingDocument, variables: params },
  take: (_params, { responses: { nodes, totalCount, hasNextPage, endCursor, cursor }, checklist }) => ({
    data: {
      order: nodes.map(keyOfRecorded),
      responses: Object.fromEntries(
        nodes.map(({ viewerCan: _can, ...response }) => [keyOfRecorded(response), response]),
      ),
      mine: new Set(
        nodes
          .filter(({ viewerCan }) => viewerCan.includes('ACCEPT'))
          .map((response) => keyOfRecorded(response)),
      ),
      items: Object.fromEntries(
        checklist.sections.flatMap((section) => section.items).map((item) => [item.code, item]),
      ),
      total: totalCount,
      next: hasNextPage ? endCursor : null,
      arrived: 0,
    },
    cursor,
  }),
  stream: ({ cycle, countries, agencies, countryTeam }, _data, cursor) => ({
    document: EventStreamDocument,
    variables: {
      after: cursor,
      filter: { cycle, countries, agencies, countryTeam, kinds: ['RESPONSE_RECORDED', 'CONTENT_ERASED'] },
    },
  }),
  apply: ({ waited, area }, data, { events: event }, { viewerId }) => {
    const status = event.changes.find((change) => change.field === 'status');
    const key = keyOfRecorded(event);
    const known = data.responses[key];
    const response = known && responseAfter(event, known);
    const asked =
      area === null || data.items[event.itemCode ?? '']?.callToActionAreas.includes(area) === true;
    // What was submitted just now has waited for no day.
    const came = asked && status?.to === 'SUBMITTED' && (waited === null || waited.atLeast === 0);
    // How long one of another page has waited, its event doesn't say.
    const left = asked && status?.from === 'SUBMITTED' && (waited === null || known !== undefined);
    const untold = asked && status?.from === 'SUBMITTED' && !left;
    const counted = {
      ...data,
      total: data.total + (came ? 1 : 0) - (left ? 1 : 0),
      arrived: data.arrived + (came && !known ? 1 : 0),
    };
    return {
      data: response ? withResponse(counted, response) : counted,
      cursor: event.cursor,
      heard: [{ at: event.at, country: event.countryCode ?? '', byOther: event.actor?.id !== viewerId }],
      outdated: outdates(event) || untold,
    };
  },
  receive: (_params, data, response) =>
    data.responses[keyOfRecorded(response)] ? withResponse(data, response) : data,
};

/** A later state with a lower revision is old news: the answer to one's own decision may be here before its event. */
function withResponse(data: WaitingData, response: RecordedResponse): WaitingData {
  const key = keyOfRecorded(response);
  const known = data.responses[key];
  if (known && known.revision >= response.revision) return data;
  return { ...data, responses: { ...data.responses, [key]: response } };
}
