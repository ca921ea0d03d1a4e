import type { Words } from '../../messages/words.ts';
import type { Marks } from '../../sync/marks.ts';
import type { Cells } from '../../sync/topics/matrix.ts';
import type { Group } from './arrange.ts';
import { lookOf, type Measure } from './cell-look.ts';
import { nameOfCell } from './cell-name.ts';
import { placeAfter } from './grid-keys.ts';
import {
  type Column,
  createRowMaker,
  type GridCell,
  type GridRow,
  groupHead,
  headOf,
  partOf,
} from './grid-row.ts';
import { createIdleWork } from './idle-work.ts';
import { isMoved } from './moved.ts';

/** Everything that the grid shows. Parts that stay the same object are not looked at again. */
export interface GridContent {
  readonly groups: readonly Group[];
  /** Every cell's own counts, and those that the filter leaves of them: the same object without one. */
  readonly whole: Cells;
  readonly counted: Cells;
  readonly measure: Measure;
  readonly marks: Marks;
}

/** A cell as it is spoken of outside of the grid; the country team's agency is the empty text. */
export interface CellPlace {
  readonly country: string;
  readonly agency: string;
}

interface Outside {
  readonly words: Words;
  readonly columns: readonly Column[];
  /** Where the name of the cell that one is at is shown. */
  readonly line: HTMLElement;
  readonly onAt: (place: CellPlace) => void;
  readonly onOpen: (place: CellPlace, apart: boolean) => void;
}

/**
 * The matrix as a table that owns its cells and paints only what changed: 4,137 cells under a hundred changes a second
 * are too many for a view that is compared as a whole.
 *
 * Rows are first left undrawn where nobody looks (`content-visibility` in the style), which makes the first paint several
 * times faster, but keeps them from screen readers. So they are revealed, and cells are given their names, in idle time.
 */
export class GridTable {
  readonly #box: HTMLElement;
  readonly #table = document.createElement('table');
  readonly #outside: Outside;
  readonly #makeRow: ReturnType<typeof createRowMaker>;
  readonly #rows = new Map<string, GridRow>();
  readonly #cellOf = new WeakMap<Element, GridCell>();
  readonly #unnamed = new Set<GridCell>();
  readonly #idle = createIdleWork(() => this.#doPiece());
  #order: readonly GridRow[] = [];
  #content: GridContent | null = null;
  #at: GridCell | null = null;

  constructor(box: HTMLElement, outside: Outside) {
    this.#box = box;
    this.#outside = outside;
    this.#makeRow = createRowMaker(outside.columns.length);
    const { t } = outside.words;
    this.#table.className = 'matrix';
    this.#table.setAttribute('role', 'grid');
    this.#table.setAttribute('aria-label', t('matrix.title'));
    this.#table.style.setProperty('--columns', String(outside.columns.length));
    this.#table.append(partOf('thead', [headOf(t('matrix.country'), outside.columns)]));
    this.#table.addEventListener('keydown', (event) => this.#onKey(event));
    this.#table.addEventListener('focusin', (event) => this.#onFocus(event.target));
    this.#table.addEventListener('pointerover', (event) => this.#onPointer(event.target));
    this.#table.addEventListener('click', (event) => {
      const cell = this.#find(event.target);
      if (cell) outside.onOpen(this.#placeOf(cell), event.ctrlKey || event.metaKey);
    });
    box.append(this.#table);
  }

  /** Paints what changed since the last time. */
  update(content: GridContent): void {
    const before = this.#content;
    this.#content = content;
    if (before?.groups !== content.groups) this.#arrange(content.groups);
    const all = before?.measure !== content.measure;
    for (const row of this.#order) this.#paintRow(row, content, all);
    this.#idle.wake();
    if (this.#at) this.#showLine(this.#at);
  }

  /** Moves to a cell; false where the grid has none there. */
  goTo({ country, agency }: CellPlace, focus: boolean): boolean {
    const row = this.#rows.get(country);
    const column = this.#outside.columns.findIndex((one) => one.agency === agency);
    const cell = row && row.index >= 0 ? row.cells[column] : undefined;
    if (!cell) return false;
    this.#stand(cell);
    if (focus) cell.element.focus();
    else cell.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    return true;
  }

  /** Moves to the next cell that moved, from where one is on and around the end; false where none did. */
  goToNextMoved(): boolean {
    const cells = this.#order.flatMap((row) => row.cells);
    const start = this.#at ? cells.indexOf(this.#at) + 1 : 0;
    const next = [...cells.slice(start), ...cells.slice(0, start)].find((cell) => cell.moved);
    next?.element.focus();
    return next !== undefined;
  }

  close(): void {
    this.#idle.stop();
    this.#table.remove();
  }

  #arrange(groups: readonly Group[]): void {
    const { words, columns } = this.#outside;
    const focused = this.#at !== null && document.activeElement === this.#at.element;
    for (const row of this.#order) row.index = -1;
    const parts = groups.map(({ region, countries }) => {
      const rows = countries.map((country) => this.#rowOf(country));
      const label = region && words.t('matrix.region', { region, count: countries.length });
      const heads = label ? [groupHead(label, columns.length + 1)] : [];
      return { rows, part: partOf('tbody', [...heads, ...rows.map((row) => row.element)]) };
    });
    this.#order = parts.flatMap(({ rows }) => rows);
    for (const [index, row] of this.#order.entries()) row.index = index;
    for (const body of [...this.#table.tBodies]) body.remove();
    this.#table.append(...parts.map(({ part }) => part));
    if (!this.#at || this.#at.row.index < 0) {
      const first = this.#order[0]?.cells[0];
      if (first) this.#stand(first);
    } else if (focused) this.#at.element.focus({ preventScroll: true });
  }

  #rowOf(country: GridRow['country']): GridRow {
    const known = this.#rows.get(country.code);
    if (known) return known;
    const row = this.#makeRow(country);
    for (const cell of row.cells) this.#cellOf.set(cell.element, cell);
    this.#rows.set(country.code, row);
    return row;
  }

  #paintRow(row: GridRow, { whole, counted, measure, marks }: GridContent, all: boolean): void {
    const wholeRow = whole.get(row.country.code);
    const countedRow = counted.get(row.country.code);
    for (const cell of row.cells) {
      const agency = this.#outside.columns[cell.column]?.agency ?? '';
      const own = wholeRow?.get(agency);
      const counts = countedRow?.get(agency);
      const moved = own !== undefined && isMoved(own, marks);
      const same = cell.whole === own && cell.counts === counts && cell.moved === moved;
      if (same && !all && cell.look !== null) continue;
      cell.whole = own;
      cell.counts = counts;
      cell.moved = moved;
      cell.due = measure.rating ? (own?.total ?? 0) : (counts?.total ?? 0);
      this.#paint(cell, measure);
    }
  }

  #paint(cell: GridCell, measure: Measure): void {
    const look = lookOf(cell.counts, cell.due, measure);
    const { number, t } = this.#outside.words;
    const { element, text } = cell;
    cell.look = look;
    const shown = look.count === null ? t('matrix.noneDue') : number(look.count);
    if (text.data !== shown) text.data = shown;
    const kind = look.count === null ? 'none' : `d${look.depth}`;
    const classes = `cell ${kind}${cell.moved ? ' moved' : ''}`;
    if (element.className !== classes) element.className = classes;
    element.style.setProperty('--accepted', `${look.accepted}%`);
    this.#unnamed.add(cell);
  }

  /** One piece of what can wait. */
  #doPiece(): boolean {
    for (const cell of this.#unnamed) {
      this.#name(cell);
      return true;
    }
    const hidden = this.#order.find((row) => !row.revealed);
    if (!hidden) return false;
    hidden.revealed = true;
    hidden.element.classList.add('revealed');
    return true;
  }

  #name(cell: GridCell): string {
    const { words, columns } = this.#outside;
    if (!this.#content || !cell.look) return '';
    if (!this.#unnamed.delete(cell)) return cell.element.getAttribute('aria-label') ?? '';
    const { look, due, moved } = cell;
    const counts =
      cell.counts && cell.whole ? { ...cell.counts, updatedAt: cell.whole.updatedAt } : undefined;
    const agency = columns[cell.column]?.label ?? '';
    const name = nameOfCell(
      { country: cell.row.country.name, agency, look, counts, due, moved },
      this.#content.measure,
      words,
    );
    cell.element.setAttribute('aria-label', name);
    if (cell.element.title) cell.element.title = name;
    return name;
  }

  #onKey(event: KeyboardEvent): void {
    const cell = this.#find(event.target);
    if (!cell || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#outside.onOpen(this.#placeOf(cell), event.ctrlKey || event.metaKey);
      return;
    }
    const size = {
      rows: this.#order.length,
      columns: this.#outside.columns.length,
      page: event.key.startsWith('Page') ? this.#rowsOnPage(cell.row) : 1,
    };
    const rightToLeft = getComputedStyle(this.#table).direction === 'rtl';
    const place = placeAfter(event, { row: cell.row.index, column: cell.column }, size, rightToLeft);
    if (!place) return;
    event.preventDefault();
    this.#order[place.row]?.cells[place.column]?.element.focus();
  }

  /** How many rows are seen at once, without the head and one that stays in view. */
  #rowsOnPage(row: GridRow): number {
    const head = this.#table.tHead?.offsetHeight ?? 0;
    return Math.max(1, Math.floor((this.#box.clientHeight - head) / row.element.offsetHeight) - 1);
  }

  #onFocus(target: EventTarget | null): void {
    const cell = this.#find(target);
    if (!cell) return;
    this.#stand(cell);
    this.#outside.onAt(this.#placeOf(cell));
  }

  /** For those who point: a cell says its name where the pointer rests. */
  #onPointer(target: EventTarget | null): void {
    const cell = this.#find(target);
    if (cell) cell.element.title = this.#name(cell);
  }

  /** The one cell at which the Tab key enters the grid. */
  #stand(cell: GridCell): void {
    if (this.#at && this.#at !== cell) this.#at.element.tabIndex = -1;
    this.#at = cell;
    cell.element.tabIndex = 0;
    this.#showLine(cell);
  }

  #showLine(cell: GridCell): void {
    const name = this.#name(cell);
    if (this.#outside.line.textContent !== name) this.#outside.line.textContent = name;
  }

  #find(target: EventTarget | null): GridCell | undefined {
    const element = target instanceof Element ? target.closest('td') : null;
    return element ? this.#cellOf.get(element) : undefined;
  }

  #placeOf(cell: GridCell): CellPlace {
    return {
      country: cell.row.country.code,
      agency: this.#outside.columns[cell.column]?.agency ?? '',
    };
  }
}
