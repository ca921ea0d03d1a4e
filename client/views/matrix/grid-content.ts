import type { Marks } from '../../sync/marks.ts';
import type { Cells } from '../../sync/topics/matrix.ts';
import type { Group } from './arrange.ts';
import type { Measure } from './cell-look.ts';

/** Everything that the grid shows. Parts that stay the same object are not looked at again. */
export interface GridContent {
  readonly groups: readonly Group[];
  /** Every cell's own counts, and those that the filter leaves of them: the same object without one. */
  readonly whole: Cells;
  readonly counted: Cells;
  readonly measure: Measure;
  readonly marks: Marks;
}
