/** The official languages of the United Nations, in which the page can be read. */
export const languages = ['ar', 'en', 'es', 'fr', 'ru', 'zh'] as const;

export type Language = (typeof languages)[number];

export function isLanguage(code: string): code is Language {
  return (languages as readonly string[]).includes(code);
}
