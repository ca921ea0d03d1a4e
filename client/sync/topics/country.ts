import {
  type AnswerAction,
  CountryChecklistDocument,
  type CountryChecklistQuery,
  type CountryChecklistQueryVariables,
  EventStreamDocument,
  type EventStreamSubscription,
  type EventStreamSubscriptionVariables,
} from '../../operations/operations.generated.ts';
import { keyOfRecorded, type LogEvent, type Person, type Progress, type RecordedResponse } from '../model.ts';
import { outdates, responseAfter } from '../response-after.ts';
import type { Context, TopicKind } from '../topic.ts';

export type Section = CountryChecklistQuery['countryChecklist']['checklist']['sections'][number];
export type Item = Section['items'][number];

/** Who else changed a response while the page was open, and when that was heard. */
export interface Mark {
  readonly heardAt: string;
  readonly by: Person | null;
}

/** The local copy of one country. */
export interface CountryData {
  readonly cycle: CountryChecklistQuery['countryChecklist']['cycle'];
  readonly checklistVersion: number;
  readonly sections: readonly Section[];
  /** Codes of the agencies that report here. */
  readonly agencies: readonly string[];
  /** What one may do with an answer, by `agency/status`; the country team's agency is the empty text. */
  readonly can: Readonly<Record<string, readonly AnswerAction[]>>;
  readonly responses: Readonly<Record<string, RecordedResponse>>;
  /** By agency code; the country team's under the empty text. */
  readonly progress: Readonly<Record<string, Progress>>;
  /** The newest events, oldest first. */
  readonly latest: readonly LogEvent[];
  /** The ids of the events that came since the page looks. */
  readonly arrived: ReadonlySet<string>;
  readonly marks: Readonly<Record<string, Mark>>;
}

export interface CountryParams {
  readonly country: string;
  readonly cycle: string;
}

const keptEvents = 40;

/** One country's checklist with its answers, live. */
export const countryTopic: TopicKind<
  CountryParams,
  CountryData,
  CountryChecklistQuery,
  CountryChecklistQueryVariables,
  EventStreamSubscription,
  EventStreamSubscriptionVariables
> = {
  name: 'country',
  read: ({ country, cycle }) => ({
    document: CountryChecklistDocument,
    variables: { country, cycle, filter: filterOf({ country, cycle }) },
  }),
  take: (_params, { countryChecklist: read, events }, context, before) => ({
    data: {
      cycle: read.cycle,
      checklistVersion: read.checklist.version,
      sections: read.checklist.sections,
      agencies: read.agencies.map((agency) => agency.code),
      can: canOf(read.viewerCan),
      responses: Object.fromEntries(read.responses.map((response) => [keyOfRecorded(response), response])),
      progress: Object.fromEntries(read.progress.map((progress) => [progress.agencyCode ?? '', progress])),
      latest: events.edges.map((edge) => edge.node),
      arrived: arrivedAfter(events.edges, before),
      marks: marksAfter(read.responses, context, before),
    },
    cursor: read.cursor,
  }),
  stream: (params, _data, cursor) => ({
    document: EventStreamDocument,
    variables: { after: cursor, filter: filterOf(params) },
  }),
  apply: ({ country }, data, { events: event }, { viewerId, now }) => {
    const byOther = event.actor?.id !== viewerId;
    const heard = [{ at: event.at, country, byOther }];
    const arrived = new Set([...data.arrived, event.id].slice(-keptEvents));
    const noted = { ...data, arrived, latest: withEvent(data.latest, event) };
    if (outdates(event)) return { data: noted, cursor: event.cursor, heard, outdated: true };
    if (event.kind === 'CYCLE_CLOSED' || event.kind === 'CYCLE_OPENED') {
      const state = event.kind === 'CYCLE_CLOSED' ? 'CLOSED' : 'OPEN';
      return { data: { ...noted, cycle: { ...data.cycle, state } }, cursor: event.cursor, heard };
    }
    if (event.kind !== 'RESPONSE_RECORDED') return { data: noted, cursor: event.cursor, heard };
    const changed = withProgress(withRecorded(noted, event), event.progress);
    const mark = { heardAt: now, by: event.actor };
    const marks = byOther ? { ...data.marks, [keyOfRecorded(event)]: mark } : data.marks;
    return { data: { ...changed, marks }, cursor: event.cursor, heard };
  },
  receive: ({ country, cycle }, data, response, progress) => {
    if (response.countryCode !== country || response.cycleCode !== cycle) return data;
    return withProgress(withResponse(data, response), progress);
  },
};

/** What one may do, by `agency/status`. */
export function canOf(told: CountryChecklistQuery['countryChecklist']['viewerCan']): CountryData['can'] {
  return Object.fromEntries(told.map((one) => [`${one.agencyCode ?? ''}/${one.status}`, one.viewerCan]));
}

/** What others changed is news after a read as well, where the stream had no place to go on from. */
function marksAfter(
  read: readonly RecordedResponse[],
  { viewerId, now }: Context,
  before?: CountryData,
): CountryData['marks'] {
  if (!before) return {};
  const news = read.filter(
    (response) =>
      response.updatedBy.id !== viewerId &&
      response.revision > (before.responses[keyOfRecorded(response)]?.revision ?? 0),
  );
  const marks = news.map((response) => [keyOfRecorded(response), { heardAt: now, by: response.updatedBy }]);
  return { ...before.marks, ...Object.fromEntries(marks) };
}

function arrivedAfter(
  read: CountryChecklistQuery['events']['edges'],
  before?: CountryData,
): CountryData['arrived'] {
  if (!before) return new Set();
  const known = new Set(before.latest.map(({ id }) => id));
  return new Set([...before.arrived, ...read.map(({ node }) => node.id).filter((id) => !known.has(id))]);
}

/** What of the log concerns a country. */
export function filterOf({ country, cycle }: CountryParams) {
  return { countries: [country], cycle };
}

function withEvent(latest: readonly LogEvent[], event: LogEvent): readonly LogEvent[] {
  return latest.some((known) => known.id === event.id) ? latest : [...latest, event].slice(-keptEvents);
}

/** A later state with a lower revision is old news: the answer to one's own change may be here before its event. */
function withResponse(data: CountryData, response: RecordedResponse): CountryData {
  const key = keyOfRecorded(response);
  const known = data.responses[key];
  if (known && known.revision >= response.revision) return data;
  return { ...data, responses: { ...data.responses, [key]: response } };
}

function withRecorded(data: CountryData, event: LogEvent): CountryData {
  const response = responseAfter(event, data.responses[keyOfRecorded(event)]);
  return response ? withResponse(data, response) : data;
}

function withProgress(data: CountryData, progress: Progress | null): CountryData {
  if (!progress) return data;
  const known = data.progress[progress.agencyCode ?? ''];
  if (known?.updatedAt && progress.updatedAt && known.updatedAt > progress.updatedAt) return data;
  return { ...data, progress: { ...data.progress, [progress.agencyCode ?? '']: progress } };
}
