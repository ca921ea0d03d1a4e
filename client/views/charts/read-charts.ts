import type { ChartsQuery, RatingsQuery } from '../../operations/operations.generated.ts';
import { ChartsDocument, RatingsDocument } from '../../operations/seldom.generated.ts';
import type { Sync } from '../../sync/runtime.ts';
import type { RatingCounts } from '../standing/ratings.ts';
import type { ChartsAddress } from './charts-address.ts';

interface Asked extends Pick<ChartsAddress, 'by' | 'area'> {
  readonly cycle: string;
  /** The year before; null where there is none. */
  readonly before: string | null;
}

/** A year as it was read, with what was asked for. */
export interface ReadCharts extends ChartsQuery, Pick<ChartsAddress, 'by' | 'area'> {
  readonly before: { readonly cycle: string; readonly ratings: RatingCounts } | null;
}

/** Reads a year, and how the answers of the year before rate. */
export async function readCharts(
  sync: Pick<Sync, 'read'>,
  { cycle, before, by, area }: Asked,
): Promise<ReadCharts> {
  const earlier =
    before === null
      ? null
      : sync.read({ document: RatingsDocument, variables: { cycle: before, area } }).then((read) => ({
          cycle: before,
          ratings: (read as RatingsQuery).progressBy.total.ratings,
        }));
  const [now, then] = await Promise.all([
    sync.read({ document: ChartsDocument, variables: { cycle, by, byDay: by, area } }),
    earlier,
  ]);
  return { ...(now as ChartsQuery), by, area, before: then };
}
