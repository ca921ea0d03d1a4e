import type { Country, Progress } from '../../sync/model.ts';
import type { CellLook } from './cell-look.ts';
import type { GridContent } from './grid-content.ts';

/** A column of the matrix: an agency, or the country team under the empty text. */
export interface Column {
  readonly agency: string;
  readonly label: string;
  /** In full. */
  readonly name: string;
}

/** A cell with its element, and what was last painted into it. */
export interface GridCell {
  readonly element: HTMLTableCellElement;
  readonly text: Text;
  readonly row: GridRow;
  readonly column: number;
  /** The cell's own counts, and those that the filter left of them. */
  whole: Progress | undefined;
  counts: Progress | undefined;
  due: number;
  moved: boolean;
  look: CellLook | null;
  accepted: number;
}

export interface GridRow {
  readonly country: Country;
  readonly element: HTMLTableRowElement;
  readonly cells: readonly GridCell[];
  /** Its place among the rows that are shown. */
  index: number;
  /** What it was last drawn from; null while it is hidden, and not in the accessibility tree. */
  drawn: GridContent | null;
}

/** Makes rows of one width. Copying a row is several times faster than making its cells one by one. */
export function createRowMaker(columns: number): (country: Country) => GridRow {
  const template = document.createElement('tr');
  template.setAttribute('role', 'row');
  // Until it is revealed: whoever hears the page is told that there is more to come.
  template.setAttribute('aria-busy', 'true');
  const head = document.createElement('th');
  head.setAttribute('role', 'rowheader');
  head.className = 'name';
  head.scope = 'row';
  head.append(document.createElement('span'));
  template.append(head);
  for (let column = 0; column < columns; column += 1) {
    const cell = document.createElement('td');
    cell.setAttribute('role', 'gridcell');
    cell.tabIndex = -1;
    cell.append('·');
    template.append(cell);
  }
  return (country) => {
    const element = template.cloneNode(true) as HTMLTableRowElement;
    const [name, ...elements] = element.cells;
    if (name?.firstElementChild) name.firstElementChild.textContent = country.name;
    if (name) name.title = country.name;
    const row: GridRow = { country, element, cells: [], index: -1, drawn: null };
    const cells = elements.map((cell, column): GridCell => {
      const text = cell.firstChild as Text;
      return {
        element: cell,
        text,
        row,
        column,
        whole: undefined,
        counts: undefined,
        due: 0,
        moved: false,
        look: null,
        accepted: 0,
      };
    });
    return Object.assign(row, { cells });
  };
}

/** The head of the table. */
export function headOf(label: string, columns: readonly Column[]): HTMLTableRowElement {
  const row = document.createElement('tr');
  row.className = 'heads';
  row.setAttribute('role', 'row');
  const corner = headCell('corner', label, null);
  row.append(corner, ...columns.map((column) => headCell('column', column.label, column.name)));
  return row;
}

/** The line above a group's rows. */
export function groupHead(label: string, width: number): HTMLTableRowElement {
  const row = document.createElement('tr');
  row.className = 'region';
  row.setAttribute('role', 'row');
  const head = document.createElement('th');
  head.setAttribute('role', 'rowheader');
  head.scope = 'rowgroup';
  head.colSpan = width;
  const text = document.createElement('span');
  text.textContent = label;
  head.append(text);
  row.append(head);
  return row;
}

/** A part of the table with its rows. */
export function partOf(kind: 'thead' | 'tbody', rows: readonly HTMLTableRowElement[]): HTMLElement {
  const part = document.createElement(kind);
  part.setAttribute('role', 'rowgroup');
  part.append(...rows);
  return part;
}

function headCell(className: string, label: string, name: string | null): HTMLTableCellElement {
  const cell = document.createElement('th');
  cell.className = className;
  cell.setAttribute('role', 'columnheader');
  cell.scope = 'col';
  if (name) cell.title = name;
  const text = document.createElement('span');
  text.textContent = label;
  cell.append(text);
  return cell;
}
