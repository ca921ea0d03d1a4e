import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffWords } from '../../client/elements/words-diff.ts';

const text = fc
  .array(fc.constantFrom('the', 'lead', 'was', 'named', '在', 'مارس', ' ', ' ', '\n', '.'), { maxLength: 20 })
  .map((words) => words.join(''));

function sideOf(before: string, after: string, without: 'added' | 'removed') {
  return diffWords(before, after)
    .filter((piece) => piece.is !== without)
    .map((piece) => piece.text)
    .join('');
}

describe('a difference by words', () => {
  it('holds both texts whole', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(sideOf(before, after, 'added')).toBe(before);
        expect(sideOf(before, after, 'removed')).toBe(after);
      }),
    );
  });

  it('shows what changed in one place as one removal and one addition', () => {
    expect(diffWords('It was named in March.', 'It was chosen after May.')).toEqual([
      { is: 'same', text: 'It was ' },
      { is: 'removed', text: 'named in March' },
      { is: 'added', text: 'chosen after May' },
      { is: 'same', text: '.' },
    ]);
  });

  it('of two long texts with nothing in common comes at once', () => {
    const long = (word: string) => Array.from({ length: 3000 }, (_, index) => `${word}${index}`).join(' ');
    expect(diffWords(long('a'), long('b')).length).toBeGreaterThan(0);
  });
});
