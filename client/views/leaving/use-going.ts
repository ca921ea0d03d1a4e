import { useEffect, useReducer } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { handedOver } from '../../sync/handed-over.ts';
import type { Edit } from '../../sync/outbox-edits.ts';

/** Hands changes to the outbox in their turn. Gives the function that begins, and the answers of which something still waits. */
export function useGoing(): { go: (edits: readonly Edit[]) => void; ahead: ReadonlySet<string> } {
  const waiting = handedOver(useApp().sync);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => waiting.subscribe(() => redraw(undefined)), [waiting]);
  return { go: (edits) => waiting.add(edits), ahead: waiting.ahead() };
}
