import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import type { GridContent } from './grid-content.ts';
import type { Column } from './grid-row.ts';
import { type CellPlace, GridTable } from './grid-table.ts';

interface Props {
  readonly columns: readonly Column[];
  readonly content: GridContent;
  /** Where the address says that one is when the grid opens. */
  readonly at: CellPlace | null;
  readonly onAt: (place: CellPlace) => void;
  readonly onOpen: (place: CellPlace, apart: boolean) => void;
  /** Gets the grid, for what is done to it from outside. */
  readonly hold: (grid: GridTable | null) => void;
}

/** The place of the grid in the view. What is in it belongs to the grid alone. */
export function Grid({ columns, content, at, onAt, onOpen, hold }: Props) {
  const { words } = useApp();
  const box = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLParagraphElement>(null);
  const grid = useRef<GridTable | null>(null);
  const latest = useRef({ onAt, onOpen });
  latest.current = { onAt, onOpen };

  useLayoutEffect(() => {
    if (!box.current || !line.current) return;
    const made = new GridTable(box.current, {
      words,
      columns,
      line: line.current,
      onAt: (place) => latest.current.onAt(place),
      onOpen: (place, apart) => latest.current.onOpen(place, apart),
    });
    grid.current = made;
    hold(made);
    return () => {
      hold(null);
      made.close();
      grid.current = null;
    };
  }, [words, columns, hold]);

  useLayoutEffect(() => grid.current?.update(content), [content, columns, words]);

  // Once: later the person is where they went.
  useEffect(() => {
    const elsewhere = document.activeElement?.matches('input, select, textarea, button, a') ?? false;
    if (at) grid.current?.goTo(at, !elsewhere);
  }, []);

  return (
    <>
      <p class="at small quiet" aria-hidden="true" ref={line} />
      <div class="wrap" ref={box} />
    </>
  );
}
