import type { OperationName } from './operations.ts';
import type { LoadRequest } from './programs/load/protocol.ts';

const cell = 'countryCode agencyCode notStarted inProgress submitted returned accepted total updatedAt';

/** What PostGraphile makes of the views and functions in programs/postgraphile/views.sql. */
const documents: Partial<Record<OperationName, string>> = {
  Checklist: `query Checklist($country: String!, $cycle: String!) {
    head
    answers: answersList(country: $country, cycle: $cycle) {
      countryCode agencyCode itemCode status rating narrative revision updatedAt authorName
    }
    cells: cellsList(cycle: $cycle, country: $country) { ${cell} }
  }`,
  Matrix: `query Matrix($cycle: String!) { head cells: cellsList(cycle: $cycle) { ${cell} } }`,
  Cell: `query Cell($cycle: String!, $country: String!, $agency: String!) {
    head cells: cellsList(cycle: $cycle, country: $country, agency: $agency) { ${cell} }
  }`,
  LastEvents: `query LastEvents($last: Int!) {
    lastEvents: lastEventsList(last: $last) {
      cursor kind at actorName cycleCode countryCode agencyCode itemCode revision changes note counts
    }
  }`,
};

export function postgraphileRequest(
  operation: OperationName,
  { countries, agencies, ...variables }: Record<string, unknown>,
  headers: Record<string, string>,
): LoadRequest {
  const query = documents[operation];
  if (query === undefined) throw new Error(`PostGraphile has no part in ${operation}.`);
  const [country] = Array.isArray(countries) ? countries : [];
  const [agency] = Array.isArray(agencies) ? agencies : [];
  const own = { ...variables, ...(country !== undefined && { country, agency }) };
  return {
    path: '/graphql',
    headers,
    body: JSON.stringify({ operationName: operation, query, variables: own }),
  };
}

interface Answer {
  data: {
    head: string;
    answers?: ({ updatedAt: string; authorName: string } & Record<string, unknown>)[];
    cells?: ({ updatedAt: string | null } & Record<string, unknown>)[];
    lastEvents?: EventRow[];
  };
}

interface EventRow extends Record<string, unknown> {
  at: string;
  actorName: string | null;
  changes: unknown;
  counts: number[] | null;
  countryCode: string | null;
  agencyCode: string | null;
}

/** Its answer as Concord would have given it. The cycle is left out of what it was asked: every call names it. */
export function likeConcord(operation: OperationName, body: unknown): unknown {
  const { data } = body as Answer;
  const { head: cursor } = data;
  const cycle = { code: '2026', state: 'OPEN' };
  const cells = (data.cells ?? []).map((row) => ({ ...row, updatedAt: time(row.updatedAt) }));
  switch (operation) {
    case 'Checklist': {
      const responses = (data.answers ?? []).map(({ authorName, ...row }) => ({
        ...row,
        updatedAt: time(row.updatedAt),
        updatedBy: { name: authorName },
      }));
      return { data: { countryChecklist: { cycle, cursor, responses, progress: cells } } };
    }
    case 'LastEvents':
      return { data: { events: { edges: (data.lastEvents ?? []).map((row) => ({ node: eventOf(row) })) } } };
    default:
      return { data: { progressMatrix: { cycle, cursor, cells } } };
  }
}

function eventOf({ actorName, counts, at, changes, ...row }: EventRow) {
  const [notStarted, inProgress, submitted, returned, accepted] = counts ?? [];
  return {
    ...row,
    at: time(at),
    actor: actorName === null ? null : { name: actorName },
    changes: typeof changes === 'string' ? JSON.parse(changes) : changes,
    progress: counts && {
      countryCode: row.countryCode,
      agencyCode: row.agencyCode,
      notStarted,
      inProgress,
      submitted,
      returned,
      accepted,
      total: counts.reduce((sum, count) => sum + count, 0),
    },
  };
}

function time(text: string | null): string | null {
  return text === null ? null : new Date(text).toISOString();
}
