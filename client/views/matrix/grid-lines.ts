import { type GridPosition, placeAfter } from './grid-keys.ts';

/** The places that keys walk over, line by line, from the heads on: links, buttons and cells. */
export class GridLines {
  #lines: readonly (readonly HTMLElement[])[] = [];
  #home: GridPosition = { row: 0, column: 0 };
  #places = new WeakMap<Element, GridPosition>();

  /** Takes the lines as they stand now; `home` is the line of the first country. */
  set(lines: readonly (readonly HTMLElement[])[], home: GridPosition): void {
    this.#lines = lines;
    this.#home = home;
    this.#places = new WeakMap();
    for (const [row, stops] of lines.entries()) {
      for (const [column, stop] of stops.entries()) this.#places.set(stop, { row, column });
    }
  }

  /** Where one of its places is; null for anything else. */
  placeOf(element: Element): GridPosition | null {
    return this.#places.get(element) ?? null;
  }

  /** Where a key leads from a place; null where it leads nowhere. */
  after(event: KeyboardEvent, from: GridPosition, page: number, rightToLeft: boolean): HTMLElement | null {
    const columns = this.#lines[0]?.length ?? 0;
    const size = { rows: this.#lines.length, columns, page, home: this.#home };
    const place = placeAfter(event, from, size, rightToLeft);
    return (place && this.#lines[place.row]?.[place.column]) ?? null;
  }
}
