import { useRef, useState } from 'preact/hooks';
import { useViewer } from '../../elements/app-context.ts';
import { type Marks, readMarks, writeMarks } from '../../sync/marks.ts';
import type { Progress } from '../../sync/model.ts';
import type { MatrixData } from '../../sync/topics/matrix.ts';
import { newestChange, withSeen } from './moved.ts';

interface Marking {
  readonly marks: Marks;
  readonly choose: (since: string) => void;
  readonly markSeen: (cell: Progress) => void;
  readonly markAllSeen: () => void;
}

/**
 * The moment from which cells count as moved, kept in this browser. A moment in the address, brought by a link,
 * counts instead while it is there. The first time somebody opens a cycle everything counts as seen.
 */
export function useMarks(data: MatrixData, fromAddress: string | null): Marking {
  const person = useViewer().person.id;
  const cycle = data.cycle.code;
  const now = () => newestChange(data.cells) ?? new Date().toISOString();
  const [kept, setKept] = useState(() => readMarks(person, cycle) ?? keep({ since: now(), seen: {} }));
  // A link's own moment is somebody else's: what has been seen since is only known for as long as the page stands.
  const shared = useRef<Marks | null>(null);
  if (fromAddress === null) shared.current = null;
  else if (shared.current?.since !== fromAddress) shared.current = { since: fromAddress, seen: {} };

  function keep(marks: Marks): Marks {
    writeMarks(person, cycle, marks);
    return marks;
  }

  return {
    marks: shared.current ?? kept,
    choose: (since) => setKept(keep({ since, seen: {} })),
    markSeen: (cell) => {
      if (shared.current) shared.current = withSeen(shared.current, cell);
      setKept(keep(withSeen(kept, cell)));
    },
    markAllSeen: () => setKept(keep({ since: now(), seen: {} })),
  };
}
