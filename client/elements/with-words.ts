import type { FunctionComponent } from 'preact';
import { loadWords } from '../messages/load-words.ts';
import type { WordPart } from '../messages/word-parts.ts';
import type { LoadedView } from './lazy.tsx';

/** A view in a file of its own, with the words that it needs: both are asked for at the same time. */
export function withWords<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
  ...parts: Exclude<WordPart, 'first'>[]
): () => Promise<LoadedView<Props>> {
  return async () => {
    const [view, words] = await Promise.all([load(), loadWords(...parts)]);
    return { view, words };
  };
}
