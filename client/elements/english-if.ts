import type { Wording } from '../operations/operations.generated.ts';

/** What to mark a text of the checklist with: nobody translated it, so that it stands in English on a page in another language. */
export function englishIf(wording: Wording): { lang?: string; dir?: 'ltr' } {
  return wording === 'UNTRANSLATED' ? { lang: 'en', dir: 'ltr' } : {};
}
