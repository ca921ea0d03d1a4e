import type { Language } from '../../domain/languages.ts';
import { arabic } from './ar.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import type { NoticeWords } from './notice-words.ts';
import { russian } from './ru.ts';
import { chinese } from './zh.ts';

/** The words of messages in each language. */
export const noticeWords: Readonly<Record<Language, NoticeWords>> = {
  ar: arabic,
  en: english,
  es: spanish,
  fr: french,
  ru: russian,
  zh: chinese,
};

/** Puts what is named into a sentence. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A day in words, with the digits that its codes have. */
export function dayInWords(language: Language, day: string): string {
  const format = new Intl.DateTimeFormat(`${language}-u-nu-latn`, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(day));
}
