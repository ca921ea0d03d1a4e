/** Where one is in the grid, both from 0: heads and totals come first. */
export interface GridPosition {
  readonly row: number;
  readonly column: number;
}

interface Size {
  readonly rows: number;
  readonly columns: number;
  /** How many rows are seen at once. */
  readonly page: number;
  /** The first cell that is neither head nor total: Home leads there, and only the arrows beyond it. */
  readonly home: GridPosition;
}

/** Where a key leads, or null where it leads nowhere. Left and right are meant as one sees them. */
export function placeAfter(
  { key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>,
  { row, column }: GridPosition,
  { rows, columns, page, home }: Size,
  rightToLeft: boolean,
): GridPosition | null {
  const whole = ctrlKey || metaKey;
  const forward = rightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const back = rightToLeft ? 'ArrowRight' : 'ArrowLeft';
  const to = (toRow: number, toColumn: number): GridPosition => ({
    row: Math.min(rows - 1, Math.max(0, toRow)),
    column: Math.min(columns - 1, Math.max(0, toColumn)),
  });
  switch (key) {
    case forward:
      return to(row, whole ? columns : column + 1);
    case back:
      return to(row, whole ? home.column : column - 1);
    case 'ArrowDown':
      return to(whole ? rows : row + 1, column);
    case 'ArrowUp':
      return to(whole ? home.row : row - 1, column);
    case 'PageDown':
      return to(row + page, column);
    case 'PageUp':
      return to(row < home.row ? 0 : Math.max(home.row, row - page), column);
    case 'Home':
      return to(whole ? home.row : row, home.column);
    case 'End':
      return to(whole ? rows : row, columns);
    default:
      return null;
  }
}
