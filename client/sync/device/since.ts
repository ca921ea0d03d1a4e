import { CellsSinceDocument, CountrySinceDocument } from '../../operations/copies.generated.ts';
import type { CellsSinceQuery, CountrySinceQuery } from '../../operations/operations.generated.ts';
import type { Progress, Request } from '../model.ts';
import type { Context, Taken } from '../topic.ts';
import { type CountryData, type CountryParams, canOf, countryTopic, filterOf } from '../topics/country.ts';
import { type MatrixData, withCells } from '../topics/matrix.ts';
import { type Standings, type StandingsParams, standingKey } from '../topics/standings.ts';

// How each kind of topic that is kept on the device becomes a text and comes back, and how a copy is brought up to date.

/** One kind of topic that is kept. */
export interface KeptKind {
  /** As JSON can hold it; without what is news only while one looks. */
  readonly pack: (data: unknown) => unknown;
  readonly unpack: (packed: unknown) => unknown;
  readonly since: (params: unknown, cursor: string) => Request;
  readonly take: (params: unknown, data: unknown, result: unknown, context: Context) => Taken<unknown>;
}

/** As many as the server gives at once. With more, or with another set of agencies, the whole is read. */
const reads = new Set(['PRESENCE_CHANGED', 'CYCLE_OPENED']);

const country: KeptKind = {
  pack: (data) => ({ ...(data as CountryData), arrived: [], marks: {} }),
  unpack: (packed) => ({ ...(packed as CountryData), arrived: new Set() }),
  since: (params, after) => ({
    document: CountrySinceDocument,
    variables: { ...(params as CountryParams), after, filter: filterOf(params as CountryParams) },
  }),
  take: (params, data, result, context) => {
    const { countryChecklist: read, events } = result as CountrySinceQuery;
    const { cycle, viewerCan } = read;
    const start: Taken<CountryData> = {
      data: { ...(data as CountryData), cycle, can: canOf(viewerCan) },
      cursor: null,
      outdated: events.pageInfo.hasNextPage || events.edges.some(({ node }) => reads.has(node.kind)),
    };
    return events.edges.reduce<Taken<CountryData>>((before, { node }) => {
      const after = countryTopic.apply(params as CountryParams, before.data, { events: node }, context);
      return { ...after, outdated: before.outdated || after.outdated || false };
    }, start);
  },
};

const cellsSince = (variables: object, after: string): Request => ({
  document: CellsSinceDocument,
  variables: { ...variables, after },
});

const matrix: KeptKind = {
  pack: (data) => {
    const { cells, ...rest } = data as MatrixData;
    return { ...rest, cells: [...cells.values()].flatMap((row) => [...row.values()]) };
  },
  unpack: (packed) => {
    const { cells, ...rest } = packed as Omit<MatrixData, 'cells'> & { cells: Progress[] };
    return { ...rest, cells: withCells(new Map(), cells) };
  },
  since: (params, after) => cellsSince(params as object, after),
  take: (_params, data, result) => {
    const { cycle, cells, cursor } = (result as CellsSinceQuery).progressMatrix;
    const known = data as MatrixData;
    return { data: { ...known, cycle, cells: withCells(known.cells, cells) }, cursor };
  },
};

const standings: KeptKind = {
  pack: (data) => data,
  unpack: (packed) => packed,
  since: (params, after) => cellsSince({ ...(params as StandingsParams), countryTeam: true }, after),
  take: (_params, data, result) => {
    const { cells, cursor } = (result as CellsSinceQuery).progressMatrix;
    const moved = cells.map((cell) => [standingKey(cell.countryCode, cell.agencyCode), cell]);
    return { data: { ...(data as Standings), ...Object.fromEntries(moved) }, cursor };
  },
};

const kinds: Readonly<Record<string, KeptKind>> = { country, matrix, standings };

/** The kind and the parameters of a topic, by its id; null where it is not kept. */
export function keptKind(id: string): { readonly kind: KeptKind; readonly params: unknown } | null {
  const [, name = '', params = ''] = /^(\w+) (.+)$/.exec(id) ?? [];
  const kind = kinds[name];
  return kind ? { kind, params: JSON.parse(params) } : null;
}
