import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import type { GridContent } from './grid-content.ts';
import type { SortKey } from './grid-heads.ts';
import { type CellPlace, GridTable } from './grid-table.ts';
import type { Column } from './matrix-columns.ts';

interface Props {
  readonly columns: readonly Column[];
  readonly content: GridContent;
  /** Null: the open one. */
  readonly cycle: string | null;
  /** Where the address says that one is when the grid opens. */
  readonly at: CellPlace | null;
  readonly onAt: (place: CellPlace) => void;
  readonly onOpen: (place: CellPlace, apart: boolean) => void;
  readonly onSort: (key: SortKey) => void;
  /** Gets the grid, for what is done to it from outside. */
  readonly hold: (grid: GridTable | null) => void;
}

/** The place of the grid in the view. What is in it belongs to the grid alone. */
export function Grid({ columns, content, cycle, at, onAt, onOpen, onSort, hold }: Props) {
  const { words } = useApp();
  const box = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLParagraphElement>(null);
  const grid = useRef<GridTable | null>(null);
  const latest = useRef({ onAt, onOpen, onSort });
  latest.current = { onAt, onOpen, onSort };

  useLayoutEffect(() => {
    if (!box.current || !line.current) return;
    const made = new GridTable(box.current, {
      words,
      columns,
      cycle,
      line: line.current,
      onAt: (place) => latest.current.onAt(place),
      onOpen: (place, apart) => latest.current.onOpen(place, apart),
      onSort: (key) => latest.current.onSort(key),
    });
    grid.current = made;
    hold(made);
    return () => {
      hold(null);
      made.close();
      grid.current = null;
    };
  }, [words, columns, cycle, hold]);

  useLayoutEffect(() => grid.current?.update(content), [content, columns, words]);

  // With a grid of other columns too: otherwise the person is where they went.
  useEffect(() => {
    const elsewhere = document.activeElement?.matches('input, select, textarea, button, a') ?? false;
    if (at) grid.current?.goTo(at, !elsewhere);
  }, [columns]);

  return (
    <>
      <p class="at small quiet" aria-hidden="true" ref={line} />
      <div class="wrap" ref={box} />
    </>
  );
}
