import { type FieldName, fieldNames } from '../../domain/response-fields.ts';
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

/** Which of these codes a cell names, in whatever language and case, or by the code itself; null where it is none of them. */
export function codeNamed(codes: readonly string[], text: string): string | null {
  const said = foldedWord(text);
  const named = (code: string) => [code, ...all.map((words) => wordFor(words, code))];
  return codes.find((code) => named(code).some((word) => foldedWord(word) === said)) ?? null;
}

/** A code in words; the code itself where there are none. */
export function wordFor({ codes }: PackWords, code: string): string {
  return codes[code] ?? code;
}

/** The heading of a field. */
export function headingOf({ fields }: PackWords, field: FieldName): string {
  return fields[fieldNames.indexOf(field)] ?? field;
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
  const named = (column: ReadColumn, words: PackWords) =>
    column === 'item' || column === 'question' ? words.columns[column] : headingOf(words, column);
  return readColumns.find((column) => all.some((words) => foldedWord(named(column, words)) === said)) ?? null;
}

/** White space and case are easily changed without meaning it. */
function foldedWord(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
}
