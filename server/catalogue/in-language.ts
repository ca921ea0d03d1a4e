import { isLanguage, type Language } from '../domain/languages.ts';
import { badUserInput } from '../lib/api-errors.ts';

/** How every argument `language` is described. */
export const languageArg = {
  nullable: true,
  defaultValue: 'en',
  description: '`ar`, `en`, `es`, `fr`, `ru` or `zh`.',
};

/** The language that an argument names, English for null. Throws BAD_USER_INPUT for any but the six. */
export function askedLanguage(language: string | null): Language {
  const code = language ?? 'en';
  if (isLanguage(code)) return code;
  throw badUserInput('Names and texts are in ar, en, es, fr, ru and zh: ask for one of these.');
}
