import { useEffect, useRef, useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { CountedCellsDocument } from '../../operations/later.generated.ts';
import type { CountedCellsQuery, Rating } from '../../operations/operations.generated.ts';
import { type Cells, type MatrixData, withCells } from '../../sync/topics/matrix.ts';

/** The cells under a filter, together with the filter that they were counted by. */
interface Counted {
  readonly section: string | null;
  readonly rating: Rating | null;
  readonly cells: Cells;
}

interface Counting extends Counted {
  /** ready: as the address asks. counting: still by the filter before. failed: asked in vain, and asked again. */
  readonly state: 'ready' | 'counting' | 'failed';
}

const againMs = 2_000;
const afterFaultMs = 5_000;

/**
 * The counts of the answers that a section and a rating let through. The stream only says which cells moved, so those are
 * counted anew, a few seconds' worth at a time.
 */
export function useCounted(data: MatrixData, section: string | null, rating: Rating | null): Counting {
  const { sync } = useApp();
  const [counted, setCounted] = useState<Counted | null>(null);
  const [failed, setFailed] = useState(false);
  const whole = useRef(data.cells);
  whole.current = data.cells;
  const cycle = data.cycle.code;
  const filtered = section !== null || rating !== null;

  useEffect(() => {
    if (!filtered) return;
    let timer: ReturnType<typeof setTimeout>;
    let stopped = false;
    let cells: Cells = new Map();
    let countedFrom: Cells | null = null;
    const count = async () => {
      const now = whole.current;
      const countries = countedFrom && movedRows(countedFrom, now);
      try {
        if (countries?.length !== 0) {
          const variables = { cycle, section, rating, countries };
          const result = await sync.read({ document: CountedCellsDocument, variables });
          if (stopped) return;
          cells = withCells(cells, (result as CountedCellsQuery).progressMatrix.cells);
          countedFrom = now;
          setCounted({ section, rating, cells });
        }
        setFailed(false);
        timer = setTimeout(count, againMs);
      } catch {
        if (stopped) return;
        setFailed(true);
        timer = setTimeout(count, afterFaultMs);
      }
    };
    count();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [sync, cycle, section, rating, filtered]);

  if (!filtered) return { section, rating, cells: data.cells, state: 'ready' };
  const asked = counted !== null && counted.section === section && counted.rating === rating;
  const state = failed ? 'failed' : asked ? 'ready' : 'counting';
  return { ...(counted ?? { section: null, rating: null, cells: data.cells }), state };
}

function movedRows(before: Cells, now: Cells): readonly string[] {
  return [...now.keys()].filter((country) => now.get(country) !== before.get(country));
}
