import { areaOf } from '../../elements/area.ts';
import { STILL_DUE, statuses } from '../../elements/progress.ts';
import type { Rating } from '../../operations/operations.generated.ts';
import type { CountedStatus } from './cell-look.ts';
import { sincePlaceOf } from './since-place.ts';

export const ratings: readonly Rating[] = ['MISSING', 'APPROACHES', 'MEETS', 'EXCEEDS', 'NOT_APPLICABLE'];
export const sorts = ['name', 'share', 'changed'] as const;
export const groupings = ['region', 'none'] as const;
export const countedStatuses: readonly CountedStatus[] = [STILL_DUE, 'ANSWERED', ...statuses];
/** What the address calls the country team's column, and the column of everybody together. */
export const teamKey = 'team';
export const totalKey = 'total';

/** Which countries are shown: all, those without a change for long, or those with a cell that moved. */
export type Only = 'quiet' | 'moved';

/** What the matrix shows, as its address says it. What an address says wrongly is as if left out. */
export interface MatrixAddress {
  /** Null: the open one. */
  readonly cycle: string | null;
  readonly group: (typeof groupings)[number];
  readonly sort: (typeof sorts)[number];
  /**
   * The column that orders the rows by its numbers, worst first: an agency's code, `team` or `total`. It goes
   * before `sort`.
   */
  readonly by: string | null;
  /** With `by`: best first. */
  readonly best: boolean;
  /** The agencies' columns stand from the one furthest behind on. */
  readonly behind: boolean;
  /** Only this region's rows. */
  readonly region: string | null;
  /** One party's page instead of the matrix: an agency's code, or `team`. */
  readonly agency: string | null;
  readonly section: string | null;
  /** Of the Call to Action, 1 to 7. */
  readonly area: number | null;
  /** An item’s code. */
  readonly item: string | null;
  readonly status: CountedStatus | null;
  readonly rating: Rating | null;
  readonly only: Only | null;
  /** A place in the log that the link shares, as since-place.ts reads it; null: where one last looked. */
  readonly since: string | null;
  /** The cell that one is at, as `KEN/UNICEF`; the country team is `team`. */
  readonly cell: string | null;
}

/** Reads what the address says after the question mark. */
export function parseMatrixAddress(query: Readonly<Record<string, string>>): MatrixAddress {
  const by = query.by || null;
  const status = oneOf(countedStatuses, query.status);
  const rating = oneOf(ratings, query.rating);
  return {
    cycle: query.cycle || null,
    // Ordered by a column, the countries stand in one list, unless regions are asked for too.
    group: oneOf(groupings, query.group) ?? (by ? 'none' : 'region'),
    sort: oneOf(sorts, query.sort) ?? 'name',
    by,
    best: by !== null && query.order === 'best',
    behind: query.columns === 'behind',
    region: query.region || null,
    agency: query.agency || null,
    section: query.section || null,
    area: areaOf(query.area),
    item: query.item || null,
    // What is answered is counted anyway, unless there is a rating.
    status: status === 'ANSWERED' && rating === null ? null : status,
    rating,
    only: oneOf(['quiet', 'moved'], query.only),
    since: sincePlaceOf(query.since) ? (query.since ?? null) : null,
    cell: query.cell || null,
  };
}

function oneOf<Value extends string>(values: readonly Value[], given: string | undefined): Value | null {
  return values.find((value) => value === given) ?? null;
}
