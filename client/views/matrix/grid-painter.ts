import { waitedOn } from '../../elements/use-heartbeats.ts';
import type { Words } from '../../messages/words.ts';
import { lookOf, type Measure } from './cell-look.ts';
import { nameOfCell } from './cell-name.ts';
import type { GridContent } from './grid-content.ts';
import type { GridCell, GridRow } from './grid-row.ts';
import type { Column } from './matrix-columns.ts';
import { movementOf } from './moved.ts';
import { rowTotal } from './totals.ts';

/** So many changed cells get their names with the change; more get them when the browser is idle. */
const namedAtOnce = 60;

/** Brings cells to look as they should, and gives them names that say it, touching only what changed. */
export class GridPainter {
  readonly #words: Words;
  readonly #columns: readonly Column[];
  readonly #unnamed = new Set<GridCell>();
  #measure: Measure = { status: null, rating: null };

  constructor(words: Words, columns: readonly Column[]) {
    this.#words = words;
    this.#columns = columns;
  }

  /** Brings a row to what there is to be shown; false where it shows it already. */
  paintRow(row: GridRow, content: GridContent): boolean {
    const { drawn: before, country } = row;
    const { whole, counted, measure, since, heard: beats } = content;
    row.drawn = content;
    this.#measure = measure;
    const wholeRow = whole.get(country.code);
    const countedRow = counted.get(country.code);
    const all = before?.measure !== measure;
    const same =
      before?.whole.get(country.code) === wholeRow && before?.counted.get(country.code) === countedRow;
    if (!all && same && before?.since === since && before.heard === beats) return false;
    let painted = false;
    for (const cell of row.cells) {
      const agency = this.#columns[cell.column]?.agency ?? '';
      const own = wholeRow?.get(agency);
      const counts = countedRow?.get(agency);
      const moved = own ? movementOf(own, since) : null;
      const heard = waitedOn(beats.get(`${country.code}/${agency}`));
      const asBefore = cell.counts === counts && cell.moved === moved && cell.heard === heard;
      if (!all && cell.whole === own && asBefore) continue;
      cell.whole = own;
      cell.counts = counts;
      cell.moved = moved;
      cell.heard = heard;
      cell.due = measure.rating ? (own?.total ?? 0) : (counts?.total ?? 0);
      this.#paint(cell);
      painted = true;
    }
    if (painted) {
      const of = { place: country.name, who: this.#words.t('matrix.everybody') };
      row.total.paint(rowTotal(content, country.code), of, measure, this.#words);
    }
    return painted;
  }

  /** Whether a cell moved, also one that was not painted yet. */
  hasMoved({ row, column }: GridCell, { whole, since }: GridContent): boolean {
    const own = whole.get(row.country.code)?.get(this.#columns[column]?.agency ?? '');
    return own !== undefined && movementOf(own, since) !== null;
  }

  /** What the cell is called now. */
  name(cell: GridCell): string {
    if (!cell.look) return '';
    if (!this.#unnamed.delete(cell)) return cell.element.getAttribute('aria-label') ?? '';
    const { look, due, moved, heard } = cell;
    const counts =
      cell.counts && cell.whole ? { ...cell.counts, updatedAt: cell.whole.updatedAt } : undefined;
    const agency = this.#columns[cell.column]?.label ?? '';
    const named = { country: cell.row.country.name, agency, look, counts, due, moved, heard };
    const name = nameOfCell(named, this.#measure, this.#words);
    cell.element.setAttribute('aria-label', name);
    if (cell.element.title) cell.element.title = name;
    return name;
  }

  /** Gives names at once where only few changed. */
  nameFew(): void {
    if (this.#unnamed.size <= namedAtOnce) for (const cell of this.#unnamed) this.name(cell);
  }

  /** Gives one more cell its name; false where all have theirs. */
  nameNext(): boolean {
    for (const cell of this.#unnamed) {
      this.name(cell);
      return true;
    }
    return false;
  }

  #paint(cell: GridCell): void {
    const look = lookOf(cell.counts, cell.due, this.#measure);
    const { number, t } = this.#words;
    const { element, text } = cell;
    cell.look = look;
    const shown = look.count === null ? t('matrix.noneDue') : number(look.count);
    if (text.data !== shown) text.data = shown;
    const kind = look.count === null ? 'none' : `d${look.depth}`;
    const classes = `cell ${kind}${cell.moved ? ` moved ${cell.moved}` : ''}${cell.heard ? ' waits' : ''}`;
    if (element.className !== classes) element.className = classes;
    if (cell.accepted !== look.accepted) element.style.setProperty('--accepted', `${look.accepted}%`);
    cell.accepted = look.accepted;
    // Until it has its new name it is called by its number: a name never says what is no longer so.
    element.removeAttribute('aria-label');
    this.#unnamed.add(cell);
  }
}
