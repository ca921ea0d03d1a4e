import type { Message } from './message.ts';
import type { WordPart } from './word-parts.ts';

/** Some of the page's words, by their keys. */
export type Messages = Readonly<Record<string, Message>>;

/** What stands in the HTML already, in the page's language. */
export function firstWords(): Messages {
  return JSON.parse(document.getElementById('first-words')?.textContent ?? '{}');
}

/**
 * Loads parts of the words in the page's language. The server named both in the HTML: the language, and the one hash of all
 * words; so the files keep their names in the script that stays the same when a word changes.
 */
export async function loadWords(...parts: Exclude<WordPart, 'first'>[]): Promise<Messages> {
  const { lang, dataset } = document.documentElement;
  const files: { default: Messages }[] = await Promise.all(
    parts.map((part) => import(/* @vite-ignore */ `/assets/words/${dataset.words}/${lang}/${part}.js`)),
  );
  return Object.assign({}, ...files.map((file) => file.default));
}
