import type { LoadRequest } from './programs/load/protocol.ts';
import type { RecordInput } from './programs/shared/record.ts';

const cell = 'countryCode agencyCode notStarted inProgress submitted returned accepted total';
const event = `cursor kind at actor { name } cycleCode countryCode agencyCode itemCode revision
  changes { field from to } note progress { ${cell} }`;

/** By the names by which the floor knows them. */
const documents = {
  Checklist: `query Checklist($country: String!, $cycle: String!) {
    countryChecklist(country: $country, cycle: $cycle) {
      cycle { code state } cursor
      responses { countryCode agencyCode itemCode status rating narrative revision updatedAt updatedBy { name } }
      progress { ${cell} updatedAt }
    }
  }`,
  Matrix: `query Matrix($cycle: String!) {
    progressMatrix(cycle: $cycle) { cycle { code state } cursor cells { ${cell} updatedAt } }
  }`,
  MatrixMoved: `query MatrixMoved($cycle: String!, $since: Cursor!) {
    progressMatrix(cycle: $cycle) { cycle { code state } cursor cells { ${cell} updatedAt } }
    movedCells(cycle: $cycle, since: { cursor: $since }) { since cells { before { ${cell} updatedAt } } }
  }`,
  Cell: `query Cell($cycle: String!, $countries: [String!], $agencies: [String!]) {
    progressMatrix(cycle: $cycle, countries: $countries, agencies: $agencies) {
      cycle { code state } cursor cells { ${cell} updatedAt }
    }
  }`,
  DaysAnswered: `query DaysAnswered($cycle: String!) {
    daysAnswered(cycle: $cycle) { firstDay cursor parties { agencyCode answered } }
  }`,
  Contradictions: `query Contradictions($cycle: String!) {
    contradictions(cycle: $cycle, first: 20) {
      totalCount nodes { countryCode itemCode steps answers { agencyCode rating revision } }
    }
  }`,
  LastEvents: `query LastEvents($last: Int) { events(last: $last) { edges { node { ${event} } } } }`,
  FilteredEvents: `query FilteredEvents($last: Int, $filter: EventFilter) {
    events(last: $last, filter: $filter) { edges { node { ${event} } } }
  }`,
  EventsAfter: `query EventsAfter($after: Cursor, $first: Int) {
    events(after: $after, first: $first) { edges { node { ${event} } } }
  }`,
  Record: `mutation Record($input: RecordResponseInput!) {
    recordResponse(input: $input) { ...Outcome }
  }
  fragment Outcome on RecordResponseResult {
    __typename
    ... on ResponseRecorded {
      mutationId cursor merged replayed response { revision status } progress { ${cell} updatedAt }
    }
    ... on ResponseRefused { message }
  }`,
  RecordAll: `mutation RecordAll($inputs: [RecordResponseInput!]!) {
    recordResponses(inputs: $inputs) { ...Outcome }
  }
  fragment Outcome on RecordResponseResult {
    __typename
    ... on ResponseRecorded {
      mutationId cursor merged replayed response { revision status } progress { ${cell} updatedAt }
    }
    ... on ResponseRefused { message }
  }`,
};

export type OperationName = keyof typeof documents;

export function requestOf(
  operationName: OperationName,
  variables: Record<string, unknown>,
  headers: Record<string, string> = {},
): LoadRequest {
  const query = documents[operationName];
  return { path: '/graphql', headers, body: JSON.stringify({ operationName, query, variables }) };
}

export function recordRequest(input: RecordInput): LoadRequest {
  return requestOf('Record', { input });
}

export function recordAllRequest(inputs: RecordInput[]): LoadRequest {
  return requestOf('RecordAll', { inputs });
}

/** The subscription that all readers share. */
export const followEvents = `subscription Follow($filter: EventFilter) { events(filter: $filter) { ${event} } }`;

/** The same from a place in the log on, for whoever catches up. */
export const catchUpEvents = `subscription CatchUp($after: Cursor) { events(after: $after) { ${event} } }`;

/** So many subscriptions that differ in what they ask of the same events. */
export function distinctFollows(count: number): string[] {
  const optional = ['note', 'at', 'kind', 'revision', 'agencyCode'];
  return Array.from({ length: count }, (_, number) => {
    const fields = optional.filter((_field, bit) => (number >> bit) % 2 === 1).join(' ');
    return `subscription Follow${number}($filter: EventFilter) {
      events(filter: $filter) { cursor itemCode changes { field from to } progress { ${cell} } ${fields} }
    }`;
  });
}
