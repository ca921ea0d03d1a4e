import { loadWords } from '../../messages/load-words.ts';

/** Few conflict, so this is no part of the checklist's file; it comes after it, before anybody could need it. */
export async function loadConflictPanel() {
  const [file, words] = await Promise.all([import('./conflict-panel.tsx'), loadWords('later')]);
  return { Panel: file.ConflictPanel, words };
}
