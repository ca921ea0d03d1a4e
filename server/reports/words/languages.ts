import type { Language } from '../../domain/languages.ts';
import { arabic } from './ar.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import type { ReportWords } from './report-words.ts';
import { russian } from './ru.ts';
import { chinese } from './zh.ts';

/** The words of reports, by language. */
export const reportWords: Readonly<Record<Language, ReportWords>> = {
  ar: arabic,
  en: english,
  es: spanish,
  fr: french,
  ru: russian,
  zh: chinese,
};
