import type { Words } from '../../messages/words.ts';
import type { Progress } from '../../sync/model.ts';
import type { CellLook, Measure } from './cell-look.ts';

/** A cell with everything that its name says. */
export interface NamedCell {
  readonly country: string;
  readonly agency: string;
  readonly look: CellLook;
  /** The counts that the look was made from. */
  readonly counts: Progress | undefined;
  readonly due: number;
  readonly moved: boolean;
}

/** What a cell is called: everything that it shows, in words. */
export function nameOfCell(
  { country, agency, look, counts, due, moved }: NamedCell,
  { status, rating }: Measure,
  { t, moment, number }: Words,
): string {
  if (!counts || look.count === null) return t('matrix.cell.none', { country, agency });
  const values = {
    country,
    agency,
    count: number(look.count),
    total: number(due),
    accepted: number(counts.accepted),
    status: status ?? 'none',
    rating: rating ?? 'none',
    changed: counts.updatedAt === null ? 'never' : moment(counts.updatedAt),
    moved: moved ? 'yes' : 'no',
  };
  if (rating) return t('matrix.cell.rated', values);
  return t(status ? 'matrix.cell.status' : 'matrix.cell.answered', values);
}
