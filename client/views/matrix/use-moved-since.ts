import { useEffect, useRef, useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { MovedCellsDocument } from '../../operations/later.generated.ts';
import type { LogPlaceInput, MovedCellsQuery } from '../../operations/operations.generated.ts';
import { RequestFault } from '../../sync/http.ts';
import { markKey } from '../../sync/topics/marks.ts';
import type { MatrixData } from '../../sync/topics/matrix.ts';
import type { Since } from './moved.ts';

/** What had moved since a place when it was asked. */
export type MovedSince = Pick<Since, 'at' | 'before' | 'base'> & {
  readonly is: 'known';
  /** Of the place. */
  readonly cursor: string;
};

const afterFaultMs = 5_000;

/**
 * What cells were at a place in the log; null while it is asked, `nowhere` for a place that this log hasn't got. Cells that
 * move later are compared with how they stood when it was asked: they were not among those that had moved.
 */
export function useMovedSince(
  data: MatrixData,
  place: LogPlaceInput | null,
): MovedSince | { readonly is: 'nowhere' } | null {
  const { sync } = useApp();
  const cells = useRef(data.cells);
  cells.current = data.cells;
  const cycle = data.cycle.code;
  const asked = place && JSON.stringify(place);
  const [answer, setAnswer] = useState<{ asked: string; is: MovedSince | { is: 'nowhere' } } | null>(null);

  useEffect(() => {
    if (asked === null) return;
    let timer: ReturnType<typeof setTimeout>;
    let stopped = false;
    const ask = async () => {
      // What stands on the page is at least as old as the answer will be.
      const base = cells.current;
      try {
        const variables = { cycle, since: JSON.parse(asked) };
        const result = await sync.read({ document: MovedCellsDocument, variables });
        if (stopped) return;
        const { since, sinceAt, cells: moved } = (result as MovedCellsQuery).movedCells;
        const before = new Map(moved.map((cell) => [markKey(cell.before), cell.before]));
        setAnswer({ asked, is: { is: 'known', cursor: since, at: sinceAt, before, base } });
      } catch (error) {
        if (stopped) return;
        if (isForGood(error)) setAnswer({ asked, is: { is: 'nowhere' } });
        else timer = setTimeout(ask, afterFaultMs);
      }
    };
    ask();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [sync, cycle, asked]);

  return answer !== null && answer.asked === asked ? answer.is : null;
}

function isForGood(error: unknown): boolean {
  return error instanceof RequestFault && ['not-found', 'cursor', 'rejected'].includes(error.fault.kind);
}
