import { apart } from './report-tree.ts';

/** How a language writes figures and moments. Nothing else in a report is written by rules of a place or by a clock. */
export type Formats = {
  language: string;
  number: (value: number) => string;
  /** Of 0 to 1; a dash where the whole is 0. */
  share: (part: number, whole: number) => string;
  /** From ISO 8601, in UTC. */
  day: (iso: string) => string;
  time: (iso: string) => string;
};

/** The formats of a language, with the digits that everybody reads. */
export function formatsOf(language: string): Formats {
  const locale = `${language === 'en' ? 'en-GB' : language}-u-nu-latn`;
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return {
    language,
    number: (value) => plainSpaces(number.format(value)),
    share: (part, whole) => (whole === 0 ? '–' : plainSpaces(percent.format(part / whole))),
    day: (iso) => plainSpaces(day.format(new Date(iso))),
    time: (iso) => apart(`${iso.slice(11, 16)} UTC`),
  };
}

/** Narrow and unbreakable spaces differ from one version of Unicode’s data to the next, and direction marks are not needed. */
function plainSpaces(text: string): string {
  return text.replace(/\p{Zs}/gu, '\u00A0').replace(/\p{Cf}/gu, '');
}
