import { readFileSync } from 'node:fs';

/** In place of a letter that no font here has: PDF/UA allows none that is not drawn. */
export const MISSING_LETTER = '\u25A1';

/** Over Arabic letters. Set, they have readers of PDF say the letter twice, and people read without them. */
const VOWEL_MARKS = /[\u064B-\u0652]/g;

/** Makes a text one that can be set: letters that no font has become `MISSING_LETTER`. */
export type Printable = (text: string) => string;

/** Reads which letters the fonts have, as `scripts/copy-fonts.mjs` found them: first and last of each run of them. */
export function readPrintable(file: string): Printable {
  const ranges = JSON.parse(readFileSync(file, 'utf8')) as [number, number][];
  const drawn = (letter: string) => within(ranges, letter.codePointAt(0) ?? 0) && !/\p{Cc}/u.test(letter);
  return (text) => {
    // Composed, a letter with its mark is often one that a font has, and apart the mark may be another font's.
    const composed = text.normalize('NFC').replace(VOWEL_MARKS, '');
    return Array.from(composed, (letter) => (drawn(letter) ? letter : substitute(letter))).join('');
  };
}

/** White space of any kind and what nobody sees need no box. */
function substitute(letter: string): string {
  if (/\p{Zs}/u.test(letter)) return ' ';
  return /\p{Cf}|\p{Cc}/u.test(letter) ? '' : MISSING_LETTER;
}

function within(ranges: readonly [number, number][], letter: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first = 0, last = 0] = ranges[middle] ?? [];
    if (letter < first) high = middle - 1;
    else if (letter > last) low = middle + 1;
    else return true;
  }
  return false;
}
