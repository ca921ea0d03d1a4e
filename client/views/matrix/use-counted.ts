import { useEffect, useRef, useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { CountedCellsDocument } from '../../operations/later.generated.ts';
import type { CountedCellsQuery, Rating } from '../../operations/operations.generated.ts';
import { type Cells, type MatrixData, withCells } from '../../sync/topics/matrix.ts';

/** Which answers are counted: null is all. */
export interface CountedOf {
  readonly section: string | null;
  readonly area: number | null;
  readonly item: string | null;
  readonly rating: Rating | null;
}

/** The cells under a filter, together with the filter that they were counted by. */
interface Counted {
  readonly of: CountedOf;
  readonly cells: Cells;
}

interface Counting extends Counted {
  /** ready: as the address asks. counting: still by the filter before. failed: asked in vain, and asked again. */
  readonly state: 'ready' | 'counting' | 'failed';
}

const againMs = 2_000;
const afterFaultMs = 5_000;

const everything: CountedOf = { section: null, area: null, item: null, rating: null };

/**
 * The counts of the answers that a section, an area, an item and a rating let through. The stream only says which cells moved, so those are
 * counted anew, a few seconds' worth at a time.
 */
export function useCounted(data: MatrixData, { section, area, item, rating }: CountedOf): Counting {
  const { sync } = useApp();
  const [counted, setCounted] = useState<Counted | null>(null);
  const [failed, setFailed] = useState(false);
  const whole = useRef(data.cells);
  whole.current = data.cells;
  const cycle = data.cycle.code;
  const filtered = [section, area, item, rating].some((part) => part !== null);

  useEffect(() => {
    if (!filtered) return;
    const of = { section, area, item, rating };
    let timer: ReturnType<typeof setTimeout>;
    let stopped = false;
    let cells: Cells = new Map();
    let countedFrom: Cells | null = null;
    const count = async () => {
      const now = whole.current;
      const countries = countedFrom && movedRows(countedFrom, now);
      try {
        if (countries?.length !== 0) {
          const variables = { cycle, ...of, countries };
          const result = await sync.read({ document: CountedCellsDocument, variables });
          if (stopped) return;
          cells = withCells(cells, (result as CountedCellsQuery).progressMatrix.cells);
          countedFrom = now;
          setCounted({ of, cells });
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
  }, [sync, cycle, section, area, item, rating, filtered]);

  if (!filtered) return { of: everything, cells: data.cells, state: 'ready' };
  const now = { section, area, item, rating };
  const asked = counted !== null && JSON.stringify(counted.of) === JSON.stringify(now);
  const state = failed ? 'failed' : asked ? 'ready' : 'counting';
  return { ...(counted ?? { of: everything, cells: data.cells }), state };
}

function movedRows(before: Cells, now: Cells): readonly string[] {
  return [...now.keys()].filter((country) => now.get(country) !== before.get(country));
}
