import { loadWords } from '../../messages/load-words.ts';

/**
 * Files that a checklist can be read without. Their loading begins here, in the first file. From a later one the
 * build would ask for the first file's style as well, which is no file but stands in the HTML.
 */
export async function loadSoon() {
  const [parts, words] = await Promise.all([import('./soon-parts.ts'), loadWords('soon')]);
  return { parts, words };
}
