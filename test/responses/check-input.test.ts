import { describe, expect, test } from 'vitest';
import { LONGEST_NOTE } from '../../server/domain/check-text.ts';
import { checkInput, inputDigest, LONGEST_NARRATIVE } from '../../server/responses/recording/check-input.ts';
import { inputFor } from '../support/builders.ts';

const place = { country: 'KEN', agency: 'UNICEF', item: 'LDR-2' };
/** One code point, two UTF-16 units. */
const wide = '🌍';

describe('an input’s shape', () => {
  test.each([
    ['no field at all', { narrative: undefined }, 'Nothing to record'],
    ['a note alone', { narrative: undefined, note: 'hello' }, 'Nothing to record'],
    ['a cleared status', { status: null }, 'can’t be cleared'],
    ['a base revision below 0', { baseRevision: -1 }, 'below 0'],
    ['a return without a note', { status: 'RETURNED' as const }, 'needs a note'],
    ['a return with a blank note', { status: 'RETURNED' as const, note: ' \n\t' }, 'needs a note'],
    ['a narrative that is too long', { narrative: 'x'.repeat(LONGEST_NARRATIVE + 1) }, '20000'],
    ['the same of wide characters', { narrative: wide.repeat(LONGEST_NARRATIVE + 1) }, '20000'],
    ['a note that is too long', { narrative: 'x', note: wide.repeat(LONGEST_NOTE + 1) }, '2000'],
    ['half a character', { narrative: 'x\ud83c' }, 'surrogate'],
    ['the other half', { narrative: '\udf0dx' }, 'surrogate'],
    ['halves in the wrong order', { narrative: '\udf0d\ud83c' }, 'surrogate'],
    ['half a character in the note', { narrative: 'x', note: '\ud83c' }, 'surrogate'],
    [
      'a time before the calendar',
      { narrative: 'x', writtenAt: new Date('0000-12-31T23:59:59.999Z') },
      'year',
    ],
    [
      'a time after the year 9999',
      { narrative: 'x', writtenAt: new Date('+010000-01-01T00:00:00.000Z') },
      'year',
    ],
    ['a time that is none', { narrative: 'x', writtenAt: new Date(Number.NaN) }, 'year'],
  ])('is refused with a sentence for %s', (_what, given, says) => {
    expect(checkInput(inputFor(place, given))).toContain(says);
  });

  test('is refused for every control character but tab, line feed and carriage return', () => {
    const controls = [
      ...Array(0x20).keys(),
      0x7f,
      ...Array.from({ length: 0x20 }, (_, index) => 0x80 + index),
    ];
    const kept = controls.filter(
      (code) => !checkInput(inputFor(place, { narrative: `a${String.fromCodePoint(code)}b` })),
    );
    expect(kept).toEqual([0x09, 0x0a, 0x0d]);
    const keptInNote = controls.filter(
      (code) => !checkInput(inputFor(place, { note: String.fromCodePoint(code), narrative: 'x' })),
    );
    expect(keptInNote).toEqual([0x09, 0x0a, 0x0d]);
  });

  test.each([
    ['the longest narrative, counted in code points', { narrative: wide.repeat(LONGEST_NARRATIVE) }],
    ['the longest note', { narrative: 'x', note: wide.repeat(LONGEST_NOTE) }],
    ['an empty narrative', { narrative: '' }],
    ['a cleared rating', { rating: null }],
    ['a return with its note', { status: 'RETURNED' as const, note: 'Say who.' }],
    ['right-to-left marks, joiners and private characters', { narrative: '\u200f\u200d\ufeff\ue000\u2028' }],
    [
      'the first and the last moment of the calendar',
      { narrative: 'x', writtenAt: new Date('0001-01-01T00:00:00.000Z') },
    ],
  ])('is right for %s', (_what, given) => {
    expect(checkInput(inputFor(place, given))).toBeNull();
  });
});

describe('the digest that tells a repetition from another input', () => {
  const sent = inputFor(place, { narrative: 'x', writtenAt: new Date('2026-01-01T00:00:00Z') });

  test('is the same for the same input, whatever order its fields came in', () => {
    expect(inputDigest(Object.fromEntries(Object.entries(sent).reverse()) as typeof sent)).toEqual(
      inputDigest(sent),
    );
    expect(inputDigest({ ...sent, rating: undefined })).toEqual(inputDigest(sent));
  });

  test('does not depend on how the mutationId is written', () => {
    expect(inputDigest({ ...sent, mutationId: sent.mutationId.toUpperCase() })).toEqual(inputDigest(sent));
  });

  test.each([
    ['a null where nothing was sent', { rating: null }],
    ['another value', { narrative: 'y' }],
    ['an empty text instead of null', { narrative: '' }],
    ['another time of writing', { writtenAt: new Date('2026-01-01T00:00:00.001Z') }],
    ['a time of writing left out', { writtenAt: undefined }],
    ['another base revision', { baseRevision: 1 }],
    ['a note', { note: 'n' }],
    ['a cycle that is named', { cycle: '2026' }],
    ['another place', { item: 'LDR-3' }],
  ])('is another for %s', (_what, given) => {
    expect(inputDigest({ ...sent, ...given })).not.toEqual(inputDigest(sent));
  });
});
