import type { Language } from '../../domain/languages.ts';
import { packLanguages, wordFor } from '../../packs/words/languages.ts';
import { arabic } from './ar.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import type { ExportWords } from './export-words.ts';
import { french } from './fr.ts';
import { russian } from './ru.ts';
import { chinese } from './zh.ts';

/** What an export says, by its language. */
export const exportLanguages: Readonly<Record<Language, ExportWords>> = {
  ar: arabic,
  en: english,
  es: spanish,
  fr: french,
  ru: russian,
  zh: chinese,
};

/** A status or a rating in words. */
export function codeInWords(code: string, language: Language): string {
  const words = packLanguages.get(language);
  return words ? wordFor(words, code) : code;
}
