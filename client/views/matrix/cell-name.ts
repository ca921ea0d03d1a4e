import type { Heartbeat } from '../../elements/use-heartbeats.ts';
import type { Words } from '../../messages/words.ts';
import type { Progress } from '../../sync/model.ts';
import { type CellLook, countedIn, type Measure } from './cell-look.ts';
import type { Movement } from './moved.ts';
import { type Part, shareOf } from './totals.ts';

/** A cell with everything that its name says. */
export interface NamedCell {
  readonly country: string;
  readonly agency: string;
  readonly look: CellLook;
  /** The counts that the look was made from. */
  readonly counts: Progress | undefined;
  readonly due: number;
  readonly moved: Movement | null;
  /** The device on which something waited when it was last heard of. */
  readonly heard: Heartbeat['last'] | null;
}

/** What a cell is called: everything that it shows, in words. */
export function nameOfCell(cell: NamedCell, measure: Measure, words: Words): string {
  const name = countedName(cell, measure, words);
  const { heard } = cell;
  if (!heard) return name;
  const { t, moment } = words;
  const more = t('heard.cell', { count: heard.waiting, time: moment(heard.heardAt) });
  return t('join.comma', { what: name, more });
}

function countedName(
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
    moved: moved ?? 'no',
  };
  if (rating) return t('matrix.cell.rated', values);
  return t(status ? 'matrix.cell.status' : 'matrix.cell.answered', values);
}

/** What a total is called: of what and of whom, and everything that it shows. */
export function nameOfTotal(
  { place, who }: { place: string; who: string },
  part: Part,
  measure: Measure,
  { t, number, percent }: Words,
): string {
  const share = shareOf(part, measure);
  if (share === null) return t('matrix.cell.none', { country: place, agency: who });
  const values = {
    place,
    who,
    count: number(countedIn(part.counts, measure)),
    total: number(part.due),
    share: percent(share),
    accepted: number(part.counts.accepted),
    status: measure.status ?? 'none',
    rating: measure.rating ?? 'none',
  };
  if (measure.rating) return t('matrix.sum.rated', values);
  return t(measure.status ? 'matrix.sum.status' : 'matrix.sum.answered', values);
}
