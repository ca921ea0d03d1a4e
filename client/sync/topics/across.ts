import {
  type AcrossQuery,
  type AcrossQueryVariables,
  type AnswerAction,
  EventStreamDocument,
  type EventStreamSubscription,
  type EventStreamSubscriptionVariables,
} from '../../operations/operations.generated.ts';
import { AcrossDocument } from '../../operations/seldom.generated.ts';
import { isSame, keyOf, keyOfRecorded, type RecordedResponse } from '../model.ts';
import { outdates, responseAfter } from '../response-after.ts';
import type { TopicKind } from '../topic.ts';
import type { CarriedAnswer } from './carried.ts';
import type { Mark } from './country.ts';

/** One item over the countries in which somebody answers it. */
export interface AcrossData {
  readonly cycle: AcrossQuery['answersAcross']['cycle'];
  /** The countries of the page, by code. */
  readonly countries: readonly string[];
  readonly responses: Readonly<Record<string, RecordedResponse>>;
  /** What stands of the cycle before, by country. */
  readonly carried: Readonly<Record<string, CarriedAnswer>>;
  /** Of country teams' answers: the countries with which each is in step. */
  readonly inStep: Readonly<Record<string, readonly string[]>>;
  /** What one may do there, by country and then by `agency/status`; the country team's agency is the empty text. */
  readonly can: Readonly<Record<string, Readonly<Record<string, readonly AnswerAction[]>>>>;
  /** Who else changed an answer while the page was open. */
  readonly marks: Readonly<Record<string, Mark>>;
  /** How many countries there are, on all pages. */
  readonly total: number;
  /** Where the next page begins; null on the last one. */
  readonly next: string | null;
}

export interface AcrossParams {
  readonly cycle: string;
  readonly item: string;
  /** Null for what country teams answer. */
  readonly agency: string | null;
  readonly after: string | null;
}

/** One item over one's countries, live: one read and one stream however many they are. */
export const acrossTopic: TopicKind<
  AcrossParams,
  AcrossData,
  AcrossQuery,
  AcrossQueryVariables,
  EventStreamSubscription,
  EventStreamSubscriptionVariables
> = {
  name: 'across',
  read: (params) => ({ document: AcrossDocument, variables: { ...params } }),
  take: (
    _params,
    { answersAcross: { cycle, nodes, totalCount, hasNextPage, endCursor, cursor } },
    _,
    before,
  ) => ({
    data: {
      cycle,
      countries: nodes.map(({ countryCode }) => countryCode),
      responses: Object.fromEntries(
        nodes.flatMap(({ response }) => (response ? [[keyOfRecorded(response), response]] : [])),
      ),
      carried: Object.fromEntries(
        nodes.flatMap(({ countryCode, carried }) => (carried ? [[countryCode, carried]] : [])),
      ),
      inStep: Object.fromEntries(nodes.map(({ countryCode, inStep }) => [countryCode, inStep])),
      can: Object.fromEntries(
        nodes.map(({ countryCode, viewerCan }) => [
          countryCode,
          Object.fromEntries(
            viewerCan.map((one) => [`${one.agencyCode ?? ''}/${one.status}`, one.viewerCan]),
          ),
        ]),
      ),
      marks: before?.marks ?? {},
      total: totalCount,
      next: hasNextPage ? endCursor : null,
    },
    cursor,
  }),
  // What is carried changes by addenda and erasures in the cycle before, under the codes that its items had there.
  stream: ({ item, agency }, { carried }, cursor) => {
    const before = Object.values(carried).flatMap(({ from }) => from.map(({ itemCode }) => itemCode));
    return {
      document: EventStreamDocument,
      variables: {
        after: cursor,
        filter: {
          items: [...new Set([item, ...before])],
          agencies: agency === null ? [] : [agency],
          countryTeam: agency === null,
          kinds,
        },
      },
    };
  },
  apply: (params, data, { events: event }, { viewerId, now }) => {
    const { cycleCode, countryCode, cursor } = event;
    const byOther = event.actor?.id !== viewerId;
    const heard = countryCode === null ? [] : [{ at: event.at, country: countryCode, byOther }];
    // Which answers are in step after some were written together, the server says.
    const together = event.changes.some(({ field }) => field === 'together');
    if (event.kind !== 'RESPONSE_RECORDED' || outdates(event) || together)
      return { data, cursor, heard, outdated: true };
    const key = keyOfRecorded(event);
    const response = responseAfter(event, data.responses[key]);
    if (!response || !isOf(params, data, event) || cycleCode !== params.cycle) return { data, cursor };
    const changed = withResponse(data, response);
    const marks = byOther ? { ...data.marks, [key]: { heardAt: now, by: event.actor } } : data.marks;
    return { data: { ...changed, marks }, cursor, heard };
  },
  receive: (params, data, response) => (isOf(params, data, response) ? withResponse(data, response) : data),
};

const kinds = [
  'RESPONSE_RECORDED',
  'CONTENT_ERASED',
  'ADDENDUM_ADDED',
  'PRESENCE_CHANGED',
  'CYCLE_OPENED',
  'CYCLE_CLOSED',
] as const;

/** Whether an answer is one of this page. */
function isOf(
  { cycle, item, agency }: AcrossParams,
  { countries }: AcrossData,
  answer: Parameters<typeof keyOfRecorded>[0],
): boolean {
  const { countryCode } = answer;
  return (
    countryCode !== null &&
    countries.includes(countryCode) &&
    keyOfRecorded(answer) === keyOf({ cycle, country: countryCode, agency, item })
  );
}

/** A later state with a lower revision is old news: the answer to one's own change may be here before its event. */
function withResponse(data: AcrossData, response: RecordedResponse): AcrossData {
  const key = keyOfRecorded(response);
  const known = data.responses[key];
  if (known && known.revision >= response.revision) return data;
  const changed = { ...data, responses: { ...data.responses, [key]: response } };
  const same = isSame(known?.rating, response.rating) && isSame(known?.narrative, response.narrative);
  return same ? changed : { ...changed, inStep: withoutStep(data.inStep, response.countryCode) };
}

/** What one country says has changed alone: it is in step with none any more. */
function withoutStep(inStep: AcrossData['inStep'], country: string): AcrossData['inStep'] {
  return Object.fromEntries(
    Object.entries(inStep).map(([one, others]) => [
      one,
      one === country ? [] : others.filter((other) => other !== country),
    ]),
  );
}
