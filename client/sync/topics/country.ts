import {
  type AnswerAction,
  CountryChecklistDocument,
  type CountryChecklistQuery,
  type CountryChecklistQueryVariables,
  EventStreamDocument,
  type EventStreamSubscription,
  type EventStreamSubscriptionVariables,
  OwnAnswersDocument,
  type OwnAnswersQuery,
} from '../../operations/operations.generated.ts';
import { keyOfRecorded, type LogEvent, type Person, type Progress, type RecordedResponse } from '../model.ts';
import { ownAgencies } from '../own-agencies.ts';
import { outdates, responseAfter } from '../response-after.ts';
import type { Context, TopicKind } from '../topic.ts';

type AskedSection = OwnAnswersQuery['countryChecklist']['checklist']['sections'][number];
type Criteria = CountryChecklistQuery['countryChecklist']['checklist']['sections'][number]['items'][number];

/** When it is met and what shows it stays empty until the whole of a country is there. */
export type Item = AskedSection['items'][number] & Criteria;
export interface Section extends AskedSection {
  readonly items: readonly Item[];
}

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
  /** Only these agencies' answers are there yet, and the country team's; null: all are. */
  readonly only: readonly string[] | null;
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
  part: {
    // The questions are most of what comes, and the answers of all agencies most of the rest: on a slow line, seconds.
    read: ({ country, cycle }, viewer) => {
      const agencies = ownAgencies(viewer, country);
      const variables = { country, cycle, countries: [country], agencies };
      return agencies.length > 0 ? { document: OwnAnswersDocument, variables } : null;
    },
    take: ({ country }, result, viewer) => {
      const { countryChecklist: read, responses } = result as OwnAnswersQuery;
      // Whoever answers for so many has the whole at once: what is missing would look as if nobody had begun it.
      if (responses.hasNextPage) return undefined;
      return {
        ...whatStands(read),
        sections: withCriteria(read.checklist.sections, []),
        only: ownAgencies(viewer, country),
        responses: byKey(responses.nodes),
        progress: {},
        latest: [],
        arrived: new Set(),
        marks: {},
      };
    },
  },
  read: ({ country, cycle }, before) => ({
    document: CountryChecklistDocument,
    variables: { country, cycle, filter: filterOf({ country, cycle }), questions: !before?.only },
  }),
  take: (_params, { countryChecklist: read, events }, context, before) => {
    const known = before?.only ? undefined : before;
    const asked = read.checklist.sections.every((section) => 'code' in section);
    return {
      data: {
        ...whatStands(read),
        sections: withCriteria(
          asked ? (read.checklist.sections as readonly AskedSection[]) : (before?.sections ?? []),
          read.checklist.sections,
        ),
        only: null,
        responses: byKey(read.responses),
        progress: Object.fromEntries(read.progress.map((progress) => [progress.agencyCode ?? '', progress])),
        latest: events.edges.map((edge) => edge.node),
        arrived: arrivedAfter(events.edges, known),
        marks: marksAfter(read.responses, context, known),
      },
      cursor: read.cursor,
      // Another wording was loaded between the part and the whole.
      outdated: !asked && before?.checklistVersion !== read.checklist.version,
    };
  },
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

function whatStands({
  cycle,
  checklist,
  agencies,
  viewerCan,
}: Pick<CountryChecklistQuery['countryChecklist'], 'cycle' | 'agencies' | 'viewerCan'> & {
  readonly checklist: { readonly version: number };
}) {
  return {
    cycle,
    checklistVersion: checklist.version,
    agencies: agencies.map(({ code }) => code),
    can: canOf(viewerCan),
  };
}

/** The questions, with what is told of their items besides. */
function withCriteria(
  sections: readonly AskedSection[],
  told: CountryChecklistQuery['countryChecklist']['checklist']['sections'],
): readonly Section[] {
  const criteria = new Map(told.flatMap(({ items }) => items.map((item) => [item.code, item] as const)));
  return sections.map((section) => ({
    ...section,
    items: section.items.map((item) => ({
      meetsWhen: '',
      evidence: [],
      ...item,
      ...criteria.get(item.code),
    })),
  }));
}

function byKey(responses: readonly RecordedResponse[]): CountryData['responses'] {
  return Object.fromEntries(responses.map((response) => [keyOfRecorded(response), response]));
}

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
