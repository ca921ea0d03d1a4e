import { useLayoutEffect, useReducer } from 'preact/hooks';
import { useApp, useViewer } from '../../elements/app-context.ts';
import { type Draft, draftsOf } from '../../sync/comment-drafts.ts';
import type { CommentAddress } from '../../sync/topics/comments.ts';

/** Under what the drafts of somebody at a place are kept; what follows says which. */
function beginningOf(person: string, { cycle, country, agency, item }: CommentAddress): string {
  return `${person} ${cycle}/${country ?? ''}/${agency ?? ''}/${item ?? ''} `;
}

function useRedrawn() {
  const { sync } = useApp();
  const drafts = draftsOf(sync);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useLayoutEffect(() => drafts.subscribe(() => redraw(undefined)), [drafts]);
  return drafts;
}

/** Whether something is being written at a place that was not sent. */
export function useUnsent(address: CommentAddress): boolean {
  const person = useViewer().person.id;
  return useRedrawn().has(beginningOf(person, address));
}

/** What is being written there: a new thread, a reply to a thread or a new text for a comment, by `which`. */
export function useDraft(
  address: CommentAddress,
  which: string,
): [Draft | undefined, (draft: Draft | null) => void] {
  const person = useViewer().person.id;
  const drafts = useRedrawn();
  const key = beginningOf(person, address) + which;
  return [drafts.get(key), (draft) => drafts.set(key, draft)];
}
