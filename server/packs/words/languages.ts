import { fieldNames } from '../../domain/response-fields.ts';
import { arabic } from './ar.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import type { PackWords } from './pack-words.ts';
import { russian } from './ru.ts';
import { chinese } from './zh.ts';

/** The languages in which a pack is made. */
export const packLanguages: ReadonlyMap<string, PackWords> = new Map([
  ['ar', arabic],
  ['en', english],
  ['es', spanish],
  ['fr', french],
  ['ru', russian],
  ['zh', chinese],
]);

const all = [...packLanguages.values()];

/** What a cell says by a list of the pack, in whatever language and case: the code for it; null where it is none of them. */
export function codeOf(list: 'statuses' | 'ratings', text: string): string | null {
  const said = foldedWord(text);
  for (const words of all) {
    for (const [code, word] of Object.entries(words[list])) {
      if (foldedWord(word) === said || foldedWord(code) === said) return code;
    }
  }
  return null;
}

/** Whether a cell says that what stands there is to go. */
export function saysClear(text: string): boolean {
  return all.some(({ clear }) => foldedWord(clear) === foldedWord(text));
}

/** Whether a cell holds the sentence in place of an answer that it can't hold. */
export function saysWithheld(text: string): boolean {
  return all.some(({ withheld }) => foldedWord(withheld) === foldedWord(text));
}

/** Columns that are looked for in a sheet that came back. */
export const readColumns = ['item', 'question', ...fieldNames] as const;
export type ReadColumn = (typeof readColumns)[number];

/** Which column a heading names; null where it is none that is read. */
export function columnOf(heading: string): ReadColumn | null {
  const said = foldedWord(heading);
  return (
    readColumns.find((column) => all.some(({ columns }) => foldedWord(columns[column]) === said)) ?? null
  );
}

/** White space and case are easily changed without meaning it. */
function foldedWord(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
}
