/** Shorter ones say little of what a text is about; in scripts that write no letters one character is a word. */
const SHORTEST = 3;

/** How many of the distinct words of two texts are in both, from 0 to 1; 0 where one has none. */
export function wordsAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0;
  for (const word of one) if (other.has(word)) both++;
  const all = one.size + other.size - both;
  return all === 0 ? 0 : both / all;
}

/** The distinct words of a text, without case and marks. */
export function wordsOf(text: string): Set<string> {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = [...new Intl.Segmenter('und', { granularity: 'word' }).segment(plain)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);
  return new Set(words.filter((word) => word.length >= SHORTEST || /\p{Lo}/u.test(word)));
}
