import { ProgressMatrixDocument, ProgressStreamDocument } from '../../operations/later.generated.ts';
import type {
  ProgressMatrixQuery,
  ProgressMatrixQueryVariables,
  ProgressStreamSubscription,
  ProgressStreamSubscriptionVariables,
} from '../../operations/operations.generated.ts';
import type { Progress } from '../model.ts';
import type { TopicKind } from '../topic.ts';

/**
 * The cells of the matrix, by country and by agency; the country team's agency is the empty text. A country with
 * unchanged cells stays the same object, so that a change costs one row and not the whole matrix.
 */
export type Cells = ReadonlyMap<string, ReadonlyMap<string, Progress>>;

export interface MatrixData {
  readonly cycle: ProgressMatrixQuery['progressMatrix']['cycle'];
  readonly sections: ProgressMatrixQuery['checklist']['sections'];
  readonly cells: Cells;
}

interface MatrixParams {
  readonly cycle: string;
}

/** The cells with some of them replaced by a later state. */
export function withCells(cells: Cells, moved: readonly Progress[]): Cells {
  const next = new Map(cells);
  for (const cell of moved) {
    const row = next.get(cell.countryCode);
    // The first change of a row copies it, the others write into the copy.
    const copy = row === undefined || row === cells.get(cell.countryCode) ? new Map(row) : row;
    next.set(cell.countryCode, (copy as Map<string, Progress>).set(cell.agencyCode ?? '', cell));
  }
  return next;
}

/** Every country × agency, live. */
export const matrixTopic: TopicKind<
  MatrixParams,
  MatrixData,
  ProgressMatrixQuery,
  ProgressMatrixQueryVariables,
  ProgressStreamSubscription,
  ProgressStreamSubscriptionVariables
> = {
  name: 'matrix',
  read: ({ cycle }) => ({ document: ProgressMatrixDocument, variables: { cycle } }),
  take: (_params, { checklist: { sections }, progressMatrix: { cycle, cells, cursor } }) => ({
    data: { cycle, sections, cells: withCells(new Map(), cells) },
    cursor,
  }),
  stream: ({ cycle }, _data, cursor) => ({
    document: ProgressStreamDocument,
    variables: { cycle, after: cursor },
  }),
  apply: (_params, data, { progress: { cells: moved, cursor } }, { now }) => ({
    data: { ...data, cells: withCells(data.cells, moved) },
    cursor,
    // A cell doesn't say who moved it.
    heard: moved.map((cell) => ({ at: cell.updatedAt ?? now, country: cell.countryCode, byOther: true })),
  }),
};
