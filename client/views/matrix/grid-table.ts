import type { Words } from '../../messages/words.ts';
import type { Group } from './arrange.ts';
import type { GridContent } from './grid-content.ts';
import { placeAfter } from './grid-keys.ts';
import { GridPainter } from './grid-painter.ts';
import {
  type Column,
  createRowMaker,
  type GridCell,
  type GridRow,
  groupHead,
  headOf,
  partOf,
} from './grid-row.ts';
import { createIdleWork, type Left } from './idle-work.ts';

/** Rows that change in one idle turn: laying out more takes longer than a key may wait. */
const drawnAtOnce = 3;
/** The least height of a row, to know how many may be in sight before anything is laid out. */
const leastRowHeight = 27;
/** Heads of groups that may stand above a row. */
const headsAbove = 6;

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
 * Rows in sight are drawn at once; the others in idle time, a few at a time, at first and with every change: so a change
 * costs what is seen of it. Hidden rows (see the style) make the first paint several times faster, but screen readers
 * don't find them, so none stays hidden.
 */
export class GridTable {
  readonly #box: HTMLElement;
  readonly #table = document.createElement('table');
  readonly #outside: Outside;
  readonly #makeRow: ReturnType<typeof createRowMaker>;
  readonly #rows = new Map<string, GridRow>();
  readonly #cellOf = new WeakMap<Element, GridCell>();
  readonly #painter: GridPainter;
  readonly #idle = createIdleWork(() => this.#doPiece());
  #order: readonly GridRow[] = [];
  /** The first row that may be in sight, and the one that idle time came to last. */
  #top = 0;
  #drawnLast = -1;
  #content: GridContent | null = null;
  #at: GridCell | null = null;

  constructor(box: HTMLElement, outside: Outside) {
    this.#box = box;
    this.#outside = outside;
    this.#makeRow = createRowMaker(outside.columns.length);
    this.#painter = new GridPainter(outside.words, outside.columns);
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
    box.addEventListener('scroll', this.#onScroll, { passive: true });
    addEventListener('beforeprint', this.#onPrint);
    box.append(this.#table);
  }

  /** Paints what changed since the last time. */
  update(content: GridContent): void {
    const before = this.#content;
    this.#content = content;
    if (before?.groups !== content.groups) this.#arrange(content.groups);
    for (const row of this.#inSight()) this.#draw(row);
    this.#painter.nameFew();
    this.#idle.wake();
    if (this.#at) this.#showLine(this.#at);
  }

  /** Moves to a cell; false where the grid has none there. */
  goTo({ country, agency }: CellPlace, focus: boolean): boolean {
    const row = this.#rows.get(country);
    const column = this.#outside.columns.findIndex((one) => one.agency === agency);
    const cell = row && row.index >= 0 ? row.cells[column] : undefined;
    if (!cell) return false;
    if (focus) {
      this.#focus(cell);
      return true;
    }
    this.#draw(cell.row);
    this.#stand(cell);
    cell.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    return true;
  }

  /** Moves to the next cell that moved, from where one is on and around the end; false where none did. */
  goToNextMoved(): boolean {
    const cells = this.#order.flatMap((row) => row.cells);
    const start = this.#at ? cells.indexOf(this.#at) + 1 : 0;
    const next = [...cells.slice(start), ...cells.slice(0, start)].find(
      (cell) => this.#content !== null && this.#painter.hasMoved(cell, this.#content),
    );
    if (next) this.#focus(next);
    return next !== undefined;
  }

  close(): void {
    this.#idle.stop();
    this.#box.removeEventListener('scroll', this.#onScroll);
    removeEventListener('beforeprint', this.#onPrint);
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
    } else if (focused) this.#focus(this.#at);
  }

  #rowOf(country: GridRow['country']): GridRow {
    const known = this.#rows.get(country.code);
    if (known) return known;
    const row = this.#makeRow(country);
    for (const cell of row.cells) this.#cellOf.set(cell.element, cell);
    this.#rows.set(country.code, row);
    return row;
  }

  /** Brings a row up to date; false where it was. */
  #draw(row: GridRow): boolean {
    if (!this.#content) return false;
    const hidden = row.drawn === null;
    const painted = this.#painter.paintRow(row, this.#content);
    if (!hidden) return painted;
    row.element.classList.add('revealed');
    row.element.removeAttribute('aria-busy');
    return true;
  }

  #inSight(): readonly GridRow[] {
    return this.#order.slice(this.#top, this.#top + Math.ceil(innerHeight / leastRowHeight));
  }

  readonly #onScroll = () => {
    const height = this.#order[0]?.element.offsetHeight || leastRowHeight;
    this.#top = Math.max(0, Math.floor(this.#box.scrollTop / height) - headsAbove);
    for (const row of this.#inSight()) this.#draw(row);
    this.#idle.wake();
  };

  readonly #onPrint = () => {
    for (const row of this.#order) this.#draw(row);
  };

  #focus(cell: GridCell): void {
    // What is hidden takes no focus.
    this.#draw(cell.row);
    cell.element.focus();
  }

  /** One piece of what can wait: the name of a cell, then some rows out of sight. */
  #doPiece(): Left {
    if (this.#painter.nameNext()) return 'more';
    let drawn = 0;
    for (let looked = 0; looked < this.#order.length && drawn < drawnAtOnce; looked += 1) {
      this.#drawnLast = (this.#drawnLast + 1) % this.#order.length;
      const row = this.#order[this.#drawnLast];
      if (row && this.#draw(row)) drawn += 1;
    }
    return drawn > 0 ? 'pause' : 'nothing';
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
    const to = this.#order[place.row]?.cells[place.column];
    if (to) this.#focus(to);
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
    if (cell) cell.element.title = this.#painter.name(cell);
  }

  /** The one cell at which the Tab key enters the grid. */
  #stand(cell: GridCell): void {
    if (this.#at && this.#at !== cell) this.#at.element.tabIndex = -1;
    this.#at = cell;
    cell.element.tabIndex = 0;
    this.#showLine(cell);
  }

  #showLine(cell: GridCell): void {
    const name = this.#painter.name(cell);
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
