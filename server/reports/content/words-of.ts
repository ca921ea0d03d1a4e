import { apart } from './report-tree.ts';

/** Dates, ranges and numbers with signs in them, which an Arabic word before them would turn round. */
const IN_ORDER = /\d[\d./:–-]*[./:–-][\d./:–-]*\d/g;
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF]/;

/**
 * What somebody wrote, as one paragraph of a report: marks of direction that would turn round what stands behind them are taken away,
 * and dates and ranges keep their order.
 */
export function wordsOf(written: string): string {
  const plain = written
    .replace(/[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return RIGHT_TO_LEFT.test(plain) ? plain.replace(IN_ORDER, apart) : plain;
}

/** The same, cut between letters where it is longer than so many. */
export function excerptOf(written: string, longest: number): string {
  const letters = [...new Intl.Segmenter('und').segment(wordsOf(written.slice(0, longest * 8)))].map(
    ({ segment }) => segment,
  );
  if (letters.length <= longest) return letters.join('');
  return `${letters
    .slice(0, longest)
    .join('')
    .replace(/\u2066([^\u2069]*)$/u, '$1')}…`;
}
