import type { Heartbeats } from '../../elements/use-heartbeats.ts';
import type { Group } from './arrange.ts';
import type { MatrixAddress } from './matrix-address.ts';
import type { Since } from './moved.ts';
import type { Numbers } from './totals.ts';

/** Everything that the grid shows. Parts that stay the same object are not looked at again. */
export interface GridContent extends Numbers {
  readonly groups: readonly Group[];
  readonly since: Since;
  /** When the people of cells were last heard of, for those who may know. */
  readonly heard: Heartbeats;
  readonly order: Pick<MatrixAddress, 'sort' | 'by' | 'best'>;
  /** Where the page of one party is, the empty text being the country team; with a region, there alone. */
  readonly agencyHref: (agency: string, region: string | null) => string;
  /** Where a region's rows stand alone. */
  readonly regionHref: (region: string) => string;
  /** What is shown, for the head of each printed sheet. */
  readonly shown: string;
}
