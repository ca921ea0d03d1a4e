import type { Words } from '../../messages/words.ts';

/** The line above the heads of each printed sheet: what is shown, and when that was. It repeats because it is in the head. */
export class SheetHead {
  readonly element: HTMLTableRowElement;
  readonly #words: Words;
  readonly #cell: HTMLTableCellElement;

  constructor(words: Words, width: number) {
    this.#words = words;
    [this.element, this.#cell] = printedLine('th', width);
  }

  /** The time is the reader's own, and said to the minute: a sheet is kept longer than a page stays open. */
  paint(shown: string): void {
    const { t, day, time } = this.#words;
    const now = new Date().toISOString();
    const text = t('matrix.sheet', { shown, day: day(now), time: time(now) });
    if (this.#cell.textContent !== text) this.#cell.textContent = text;
  }
}

/** The columns, which give a printed table its widths. */
export function printedColumns(width: number): HTMLTableColElement {
  const group = document.createElement('colgroup');
  for (let column = 0; column < width; column += 1) group.append(document.createElement('col'));
  return group;
}

/** The line below each printed sheet. */
export function printedFoot({ t }: Words, width: number): HTMLTableSectionElement {
  const foot = document.createElement('tfoot');
  const [row, cell] = printedLine('td', width);
  cell.textContent = t('export.disclaimer');
  foot.append(row);
  return foot;
}

function printedLine(kind: 'th' | 'td', width: number): [HTMLTableRowElement, HTMLTableCellElement] {
  const row = document.createElement('tr');
  row.className = 'sheet-line';
  const cell = document.createElement(kind);
  cell.colSpan = width;
  row.append(cell);
  return [row, cell];
}
