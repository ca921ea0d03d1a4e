import type { Words } from '../../messages/words.ts';
import { lessIsWorse } from './arrange.ts';
import type { GridContent } from './grid-content.ts';
import { teamKey, totalKey } from './matrix-address.ts';
import type { Column } from './matrix-columns.ts';

/** What the rows can be ordered by: a column's number, or, under null, the name. */
export type SortKey = string | null;

/** A column's head: its name, which leads to the agency's page, and a button that orders the rows by it. */
interface Head {
  readonly key: SortKey;
  readonly label: string;
  readonly cell: HTMLTableCellElement;
  readonly link: HTMLAnchorElement | null;
  readonly button: HTMLButtonElement;
  readonly agency: string | null;
}

/** The heads of all columns. */
export class GridHeads {
  readonly element = document.createElement('tr');
  /** What the keys stop at: names, and the buttons below them. */
  readonly names: readonly HTMLElement[];
  readonly buttons: readonly HTMLElement[];
  readonly #words: Words;
  readonly #heads: readonly Head[];

  constructor(words: Words, columns: readonly Column[], onSort: (key: SortKey) => void) {
    const { t } = words;
    this.#words = words;
    this.element.className = 'heads';
    this.element.setAttribute('role', 'row');
    this.#heads = [
      newHead('corner', null, t('matrix.country'), null),
      newHead('everybody', totalKey, t('matrix.total'), null),
      ...columns.map((column) => newHead('column', column.agency || teamKey, column.label, column)),
    ];
    for (const { key, button } of this.#heads) button.addEventListener('click', () => onSort(key));
    this.element.append(...this.#heads.map(({ cell }) => cell));
    this.names = this.#heads.map(({ link, button }) => link ?? button);
    this.buttons = this.#heads.map(({ button }) => button);
  }

  /** Shows by what the rows are ordered, and leads each name to its page. */
  paint({ order, measure, agencyHref }: GridContent): void {
    const { t } = this.#words;
    for (const { key, label, cell, link, button, agency } of this.#heads) {
      const chosen = order.by === key && (key !== null || order.sort === 'name');
      const rising = key === null || lessIsWorse(measure) !== order.best;
      const sorted = chosen ? (rising ? 'ascending' : 'descending') : 'none';
      cell.setAttribute('aria-sort', sorted);
      cell.classList.toggle('by', chosen);
      button.textContent = sorted === 'none' ? '↕' : rising ? '▲' : '▼';
      const does = key === null ? 'name' : chosen && !order.best ? 'best' : 'worst';
      const name = t('matrix.sortBy', { column: label, does });
      button.setAttribute('aria-label', name);
      button.title = name;
      const href = agency === null ? null : agencyHref(agency, null);
      if (link && href !== null && link.getAttribute('href') !== href) link.setAttribute('href', href);
    }
  }
}

function newHead(className: string, key: SortKey, label: string, column: Column | null): Head {
  const cell = document.createElement('th');
  cell.className = className;
  cell.setAttribute('role', 'columnheader');
  cell.setAttribute('aria-label', label);
  cell.scope = 'col';
  const text = document.createElement('span');
  text.textContent = label;
  const link = column ? document.createElement('a') : null;
  if (link && column) {
    link.className = 'stop';
    link.tabIndex = -1;
    link.title = column.name;
    link.append(text);
  }
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'stop';
  button.tabIndex = -1;
  cell.append(link ?? text, button);
  return { key, label, cell, link, button, agency: column?.agency ?? null };
}
