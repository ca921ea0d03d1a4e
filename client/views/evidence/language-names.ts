/** Languages that documents are often in, those of the United Nations first. */
export const languageTags = [
  'ar',
  'zh',
  'en',
  'fr',
  'ru',
  'es',
  'am',
  'az',
  'bn',
  'de',
  'fa',
  'hi',
  'hy',
  'id',
  'it',
  'ka',
  'kk',
  'km',
  'ky',
  'lo',
  'mk',
  'mn',
  'ms',
  'my',
  'ne',
  'ps',
  'pt',
  'ro',
  'si',
  'so',
  'sq',
  'sr',
  'sw',
  'ta',
  'tg',
  'th',
  'tr',
  'uk',
  'ur',
  'uz',
  'vi',
] as const;

/** A language by its name in the reader's; by its tag where the browser knows none. */
export function languageName(tag: string, reader: string): string {
  try {
    return new Intl.DisplayNames([reader], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
