import { Wording } from '../../schema/types/wording.ts';
import type { Translations } from './checklist-translation.ts';
import { askedLanguage } from './in-language.ts';

/** How every field `wording` is described. */
export const wordingArg = {
  description:
    'In which words the texts of that language are: whether there are any, and from which English they were made.',
};

/** The texts in a language; the English ones where nobody translated them. */
export function textsIn<Texts>(
  one: Texts & { translations: Translations<Texts> },
  language: string | null,
): Texts {
  return one.translations[askedLanguage(language)] ?? one;
}

/** How the texts stand in a language. `english`: the hash of what they are in English now. */
export function wordingIn(
  { translations }: { translations: Translations<object> },
  language: string | null,
  english: string,
): Wording {
  const asked = askedLanguage(language);
  if (asked === 'en') return Wording.ORIGINAL;
  const translation = translations[asked];
  if (!translation) return Wording.UNTRANSLATED;
  return translation.madeFrom === english ? Wording.TRANSLATED : Wording.STALE;
}
