import type { Heartbeat } from '../../elements/use-heartbeats.ts';
import { hrefOf } from '../../routing/routes.ts';
import type { Country, Progress } from '../../sync/model.ts';
import type { CellLook } from './cell-look.ts';
import type { GridContent } from './grid-content.ts';
import { TotalCell } from './grid-total.ts';
import type { Movement } from './moved.ts';

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
  moved: Movement | null;
  /** The device on which something waited when it was last heard of. */
  heard: Heartbeat['last'] | null;
  look: CellLook | null;
  accepted: number;
}

export interface GridRow {
  readonly country: Country;
  readonly element: HTMLTableRowElement;
  /** Its head, which opens the country. */
  readonly name: HTMLAnchorElement;
  readonly total: TotalCell;
  readonly cells: readonly GridCell[];
  /** Its place among the rows that are shown. */
  index: number;
  /** What it was last drawn from; null while it is hidden, and not in the accessibility tree. */
  drawn: GridContent | null;
}

/** Makes rows of one width. Copying a row is several times faster than making its cells one by one. */
export function createRowMaker(columns: number, cycle: string | null): (country: Country) => GridRow {
  const template = document.createElement('tr');
  template.setAttribute('role', 'row');
  // Until it is revealed: people who hear the page are told that there is more to come.
  template.setAttribute('aria-busy', 'true');
  const head = document.createElement('th');
  head.setAttribute('role', 'rowheader');
  head.className = 'name';
  head.scope = 'row';
  const link = document.createElement('a');
  link.className = 'stop';
  link.tabIndex = -1;
  head.append(link);
  template.append(head, new TotalCell('a').element);
  for (let column = 0; column < columns; column += 1) {
    const cell = document.createElement('td');
    cell.setAttribute('role', 'gridcell');
    cell.tabIndex = -1;
    cell.append('·');
    template.append(cell);
  }
  return (country) => {
    const element = template.cloneNode(true) as HTMLTableRowElement;
    const [head, sum, ...elements] = element.cells;
    const name = head?.firstElementChild as HTMLAnchorElement;
    const href = hrefOf({ view: 'country', country: country.code, ...(cycle ? { cycle } : {}) });
    name.textContent = country.name;
    name.title = country.name;
    name.href = href;
    const total = new TotalCell(sum as HTMLTableCellElement);
    total.leadTo(href);
    const row: GridRow = { country, element, name, total, cells: [], index: -1, drawn: null };
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
        moved: null,
        heard: null,
        look: null,
        accepted: 0,
      };
    });
    return Object.assign(row, { cells });
  };
}

/** A part of the table with its rows. */
export function partOf(kind: 'thead' | 'tbody' | 'tfoot', rows: readonly HTMLTableRowElement[]): HTMLElement {
  const part = document.createElement(kind);
  part.setAttribute('role', 'rowgroup');
  part.append(...rows);
  return part;
}
