import type { Words } from '../../messages/words.ts';
import { lookOf, type Measure } from './cell-look.ts';
import { nameOfTotal } from './cell-name.ts';
import { type Part, shareOf } from './totals.ts';

/** A cell with a total: the number, and what part of what is due that is. It looks as a cell with these counts would. */
export class TotalCell {
  readonly element: HTMLTableCellElement;
  /** What takes the focus: the link to what was added up, or no link where it leads nowhere. */
  readonly stop: HTMLElement;
  readonly #count: Text;
  readonly #share: HTMLElement;
  #accepted = 0;

  /** Makes one that is a link or none, or takes over the copy of one. */
  constructor(from: 'a' | 'span' | HTMLTableCellElement) {
    this.element = typeof from === 'string' ? newCell(from) : from;
    this.stop = this.element.firstElementChild as HTMLElement;
    const [count, share] = this.stop.children;
    this.#count = count?.firstChild as Text;
    this.#share = share as HTMLElement;
  }

  leadTo(href: string): void {
    if (this.stop.getAttribute('href') !== href) this.stop.setAttribute('href', href);
  }

  /** Shows a total, and says it with its country or party. */
  paint(part: Part, of: { place: string; who: string }, measure: Measure, words: Words): void {
    const look = lookOf(part.counts, part.due, measure);
    const share = shareOf(part, measure);
    const count = look.count === null ? words.t('matrix.noneDue') : words.number(look.count);
    const percent = share === null ? '' : words.percent(share);
    const name = nameOfTotal(of, part, measure, words);
    // The cell has the name too: it is what those hear who walk over cells.
    if (this.element.getAttribute('aria-label') === name) return;
    this.element.setAttribute('aria-label', name);
    if (this.stop instanceof HTMLAnchorElement) this.stop.setAttribute('aria-label', name);
    this.stop.title = name;
    this.#count.data = count;
    // Drawn by the style: what is called otherwise than it reads is lost on those who speak to their computer.
    this.#share.dataset.share = percent;
    this.element.className = `cell total ${look.count === null ? 'none' : `d${look.depth}`}`;
    if (this.#accepted !== look.accepted) this.element.style.setProperty('--accepted', `${look.accepted}%`);
    this.#accepted = look.accepted;
  }
}

function newCell(kind: 'a' | 'span'): HTMLTableCellElement {
  const cell = document.createElement('td');
  cell.setAttribute('role', 'gridcell');
  cell.className = 'cell total';
  const stop = document.createElement(kind);
  stop.className = 'all stop';
  stop.tabIndex = -1;
  cell.append(stop);
  const count = document.createElement('b');
  const share = document.createElement('small');
  count.append('·');
  stop.append(count, share);
  return cell;
}
