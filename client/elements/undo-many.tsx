import type { UndoProps } from './undoable.ts';
import { usePart } from './use-part.ts';

const load = () => import('./load-undo.ts').then((file) => file.undo);

/** The way to take back what was done with many. It comes once something was done. */
export function UndoMany(props: UndoProps) {
  const Part = usePart(load);
  return Part && <Part {...props} />;
}
