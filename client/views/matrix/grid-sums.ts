import { regionName } from '../../elements/region-name.ts';
import type { Words } from '../../messages/words.ts';
import type { Country } from '../../sync/model.ts';
import type { GridContent } from './grid-content.ts';
import { TotalCell } from './grid-total.ts';
import type { Column } from './matrix-columns.ts';
import { cellPart, sumOf } from './totals.ts';

/** A line of totals: of everything that is shown, or of one region. */
export class SumsLine {
  readonly element = document.createElement('tr');
  /** What the keys stop at, from the head on. */
  readonly stops: readonly HTMLElement[];
  readonly #words: Words;
  readonly #columns: readonly Column[];
  readonly #region: string | null;
  readonly #head: HTMLElement;
  readonly #size = document.createElement('small');
  readonly #everybody: TotalCell;
  readonly #totals: readonly TotalCell[];

  constructor(words: Words, columns: readonly Column[], region: string | null) {
    this.#words = words;
    this.#columns = columns;
    this.#region = region;
    this.element.className = region === null ? 'sums' : 'sums region';
    this.element.setAttribute('role', 'row');
    const head = document.createElement('th');
    head.setAttribute('role', 'rowheader');
    head.className = 'name';
    head.scope = region === null ? 'row' : 'rowgroup';
    this.#head = document.createElement(region === null ? 'span' : 'a');
    this.#head.className = 'stop';
    this.#head.tabIndex = -1;
    head.append(this.#head);
    const label = document.createElement('b');
    label.textContent = region === null ? words.t('matrix.total') : regionName(region, words.language);
    this.#head.append(label, ' ', this.#size);
    // Everything together leads nowhere: it is the page itself.
    this.#everybody = new TotalCell(region === null ? 'span' : 'a');
    this.#totals = columns.map(() => new TotalCell('a'));
    this.element.append(head, this.#everybody.element, ...this.#totals.map((total) => total.element));
    this.stops = [this.#head, this.#everybody.stop, ...this.#totals.map((total) => total.stop)];
  }

  /** Adds up these countries. */
  paint(countries: readonly Country[], content: GridContent): void {
    const { t } = this.#words;
    const { measure } = content;
    const size = t('matrix.countries', { count: countries.length });
    if (this.#size.textContent !== size) this.#size.textContent = size;
    const place =
      this.#region === null
        ? t('matrix.totalOf', { count: countries.length })
        : regionName(this.#region, this.#words.language);
    const parts = this.#columns.map(({ agency }) =>
      sumOf(countries.map(({ code }) => cellPart(content, code, agency))),
    );
    this.#everybody.paint(sumOf(parts), { place, who: t('matrix.everybody') }, measure, this.#words);
    if (this.#region !== null) {
      const href = content.regionHref(this.#region);
      this.#everybody.leadTo(href);
      if (this.#head.getAttribute('href') !== href) this.#head.setAttribute('href', href);
    }
    for (const [index, total] of this.#totals.entries()) {
      const part = parts[index];
      const column = this.#columns[index];
      if (!part || !column) continue;
      total.leadTo(content.agencyHref(column.agency, this.#region));
      total.paint(part, { place, who: column.label }, measure, this.#words);
    }
  }
}
