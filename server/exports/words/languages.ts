import type { Language } from '../../domain/languages.ts';
import { type FieldName, fieldNames } from '../../domain/response-fields.ts';
import { headingOf as packHeading, packLanguages, wordFor } from '../../packs/words/languages.ts';
import { arabic } from './ar.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { type ColumnName, type ExportWords, type OwnColumn, type Side, sides } from './export-words.ts';
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

/** What a field says by a code, in words. */
export function codeInWords(code: string, language: Language): string {
  const words = packLanguages.get(language);
  return words ? wordFor(words, code) : code;
}

/** The heading of a column. */
export function headingOf(name: ColumnName, language: Language): string {
  const { columns, filter } = exportLanguages[language];
  if (name in columns) return columns[name as OwnColumn];
  for (const side of sides) {
    const field = fieldNames.find((one) => fieldOf(side, one) === name);
    if (field) return `${filter[side]}: ${fieldHeading(field, language)}`;
  }
  return fieldHeading(name as FieldName, language);
}

/** The column of what one of two answers says in a field. */
export function fieldOf<Name extends FieldName>(side: Side, field: Name): `${Side}${Capitalize<Name>}` {
  return `${side}${(field.charAt(0).toUpperCase() + field.slice(1)) as Capitalize<Name>}`;
}

/** The heading of a field. */
export function fieldHeading(field: FieldName, language: Language): string {
  const words = packLanguages.get(language);
  return words ? packHeading(words, field) : field;
}
