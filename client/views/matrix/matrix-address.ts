import { statuses } from '../../elements/progress.ts';
import type { Rating, ResponseStatus } from '../../operations/operations.generated.ts';

export const ratings: readonly Rating[] = ['MISSING', 'APPROACHES', 'MEETS', 'EXCEEDS', 'NOT_APPLICABLE'];
export const sorts = ['name', 'share', 'changed'] as const;
export const groupings = ['region', 'none'] as const;

/** Which countries are shown: all, those without a change for long, or those with a cell that moved. */
export type Only = 'quiet' | 'moved';

/** What the matrix shows, as its address says it. What an address says wrongly is as if left out. */
export interface MatrixAddress {
  /** Null: the open one. */
  readonly cycle: string | null;
  readonly group: (typeof groupings)[number];
  readonly sort: (typeof sorts)[number];
  readonly section: string | null;
  readonly status: ResponseStatus | null;
  readonly rating: Rating | null;
  readonly only: Only | null;
  /** A moment that the link shares; null: the one kept in this browser. */
  readonly since: string | null;
  /** The cell that one is at, as `KEN/UNICEF`; the country team is `team`. */
  readonly cell: string | null;
}

/** Reads what the address says after the question mark. */
export function parseMatrixAddress(query: Readonly<Record<string, string>>): MatrixAddress {
  return {
    cycle: query.cycle || null,
    group: oneOf(groupings, query.group) ?? 'region',
    sort: oneOf(sorts, query.sort) ?? 'name',
    section: query.section || null,
    status: oneOf(statuses, query.status),
    rating: oneOf(ratings, query.rating),
    only: oneOf(['quiet', 'moved'], query.only),
    since: query.since && !Number.isNaN(Date.parse(query.since)) ? query.since : null,
    cell: query.cell || null,
  };
}

function oneOf<Value extends string>(values: readonly Value[], given: string | undefined): Value | null {
  return values.find((value) => value === given) ?? null;
}
