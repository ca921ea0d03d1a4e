import type { Words } from '../../messages/words.ts';
import type { Group } from './arrange.ts';
import type { GridContent } from './grid-content.ts';
import { GridHeads, type SortKey } from './grid-heads.ts';
import { GridLines } from './grid-lines.ts';
import { GridPainter } from './grid-painter.ts';
import { createRowMaker, type GridCell, type GridRow, partOf } from './grid-row.ts';
import { printedColumns, printedFoot, SheetHead } from './grid-sheet.ts';
import { SumsLine } from './grid-sums.ts';
import { createIdleWork, type Left } from './idle-work.ts';
import type { Column } from './matrix-columns.ts';

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
  /** Null: the open one. */
  readonly cycle: string | null;
  /** Where the name of the cell that one is at is shown. */
  readonly line: HTMLElement;
  readonly onAt: (place: CellPlace) => void;
  readonly onOpen: (place: CellPlace, apart: boolean) => void;
  readonly onSort: (key: SortKey) => void;
}

/**
 * The matrix as a table that owns its cells and paints only what changed. A view that is compared as a whole is too
 * slow for 4,137 cells under a hundred changes a second.
 *
 * Rows in sight are drawn at once. The others are drawn in idle time, a few at a time, at first and with every
 * change. So a change costs what is seen of it. Hidden rows (see the style) make the first paint several times
 * faster, but screen readers don't find them, so none stays hidden.
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
  readonly #heads: GridHeads;
  readonly #sheetHead: SheetHead;
  readonly #sums: SumsLine;
  readonly #lines = new GridLines();
  #order: readonly GridRow[] = [];
  /** The regions that are shown, with their totals. */
  #groups: readonly { readonly sums: SumsLine | null; readonly group: Group }[] = [];
  /** The first row that may be in sight, and the one that idle time came to last. */
  #top = 0;
  #drawnLast = -1;
  #content: GridContent | null = null;
  /** The cell that one was at last, and the one place at which the Tab key enters the grid. */
  #at: GridCell | null = null;
  #standing: HTMLElement | null = null;

  constructor(box: HTMLElement, outside: Outside) {
    this.#box = box;
    this.#outside = outside;
    this.#makeRow = createRowMaker(outside.columns.length, outside.cycle);
    this.#painter = new GridPainter(outside.words, outside.columns);
    this.#heads = new GridHeads(outside.words, outside.columns, outside.onSort);
    this.#sums = new SumsLine(outside.words, outside.columns, null);
    const width = outside.columns.length + 2;
    this.#sheetHead = new SheetHead(outside.words, width);
    const { t } = outside.words;
    this.#table.className = 'matrix';
    this.#table.setAttribute('role', 'grid');
    this.#table.setAttribute('aria-label', t('matrix.title'));
    this.#table.style.setProperty('--columns', String(outside.columns.length));
    const heads = [this.#sheetHead.element, this.#heads.element, this.#sums.element];
    this.#table.append(printedColumns(width), partOf('thead', heads), printedFoot(outside.words, width));
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
    if (before?.order !== content.order || before?.agencyHref !== content.agencyHref)
      this.#heads.paint(content);
    this.#paintSums(content);
    this.#sheetHead.paint(content.shown);
    // Who has just put them in order reads from the first on.
    if (before && before.order !== content.order) this.#box.scrollTop = 0;
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
    this.#stand(cell.element);
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
    const held = document.activeElement;
    for (const row of this.#order) row.index = -1;
    const lines: (readonly HTMLElement[])[] = [this.#heads.names, this.#heads.buttons, this.#sums.stops];
    const firstRow = lines.length + (groups[0]?.region ? 1 : 0);
    this.#order = [];
    const order: GridRow[] = [];
    this.#groups = groups.map((group) => ({
      group,
      sums: group.region === null ? null : new SumsLine(words, columns, group.region),
    }));
    const parts = this.#groups.map(({ group, sums }) => {
      const rows = group.countries.map((country) => this.#rowOf(country));
      if (sums) lines.push(sums.stops);
      for (const row of rows) {
        lines.push([row.name, row.total.stop, ...row.cells.map((cell) => cell.element)]);
        row.index = order.push(row) - 1;
      }
      return partOf('tbody', [...(sums ? [sums.element] : []), ...rows.map((row) => row.element)]);
    });
    this.#order = order;
    this.#lines.set(lines, { row: firstRow, column: 2 });
    for (const body of [...this.#table.tBodies]) body.remove();
    this.#table.tHead?.after(...parts);
    if (!this.#standing || !this.#lines.placeOf(this.#standing)) {
      const first = order[0]?.cells[0];
      this.#at = null;
      if (first) this.#stand(first.element);
    } else if (held === this.#standing && document.activeElement !== held) {
      const cell = this.#cellOf.get(this.#standing);
      if (cell) this.#draw(cell.row);
      this.#standing.focus();
    }
  }

  #paintSums(content: GridContent): void {
    this.#sums.paint(
      this.#order.map((row) => row.country),
      content,
    );
    for (const { sums, group } of this.#groups) sums?.paint(group.countries, content);
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
    if (this.#content) this.#sheetHead.paint(this.#content.shown);
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
    if (event.altKey || !(event.target instanceof Element)) return;
    const cell = this.#find(event.target);
    if (cell && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      this.#outside.onOpen(this.#placeOf(cell), event.ctrlKey || event.metaKey);
      return;
    }
    const from = this.#lines.placeOf(event.target);
    if (!from) return;
    const rightToLeft = getComputedStyle(this.#table).direction === 'rtl';
    const page = event.key.startsWith('Page') ? this.#rowsOnPage() : 1;
    const to = this.#lines.after(event, from, page, rightToLeft);
    if (!to) return;
    event.preventDefault();
    const row = this.#rowAt(to);
    // What is hidden takes no focus.
    if (row) this.#draw(row);
    to.focus();
  }

  #rowAt(stop: HTMLElement): GridRow | undefined {
    const element = stop.closest('tr');
    return this.#order.find((row) => row.element === element);
  }

  /** How many rows are seen at once, without the head and one that stays in view. */
  #rowsOnPage(): number {
    const head = this.#table.tHead?.offsetHeight ?? 0;
    const height = this.#order[0]?.element.offsetHeight || leastRowHeight;
    return Math.max(1, Math.floor((this.#box.clientHeight - head) / height) - 1);
  }

  #onFocus(target: EventTarget | null): void {
    if (!(target instanceof HTMLElement) || !this.#lines.placeOf(target)) return;
    this.#stand(target);
    const cell = this.#cellOf.get(target);
    if (cell) this.#outside.onAt(this.#placeOf(cell));
  }

  /** For those who point: a cell says its name where the pointer rests. */
  #onPointer(target: EventTarget | null): void {
    const cell = this.#find(target);
    if (cell) cell.element.title = this.#painter.name(cell);
  }

  /** From now on the Tab key enters the grid here. */
  #stand(stop: HTMLElement): void {
    if (this.#standing && this.#standing !== stop) this.#standing.tabIndex = -1;
    this.#standing = stop;
    stop.tabIndex = 0;
    const cell = this.#cellOf.get(stop);
    if (!cell) return;
    this.#at = cell;
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
