import type { UndoProps } from './undoable.ts';
import { usePart } from './use-part.ts';
import { withWords } from './with-words.ts';

const load = withWords(() => import('./undo-done.tsx').then((file) => file.UndoDone), 'undone');

/** The way to take back what was done with many. It comes once something was done. */
export function UndoMany(props: UndoProps) {
  const Part = usePart(load);
  return Part && <Part {...props} />;
}
