import { expect, it } from 'vitest';
import { cleanText, longest, tooMany } from '../../client/sync/texts.ts';
import { checkText } from '../../server/domain/check-text.ts';
import { LONGEST_NARRATIVE, LONGEST_NOTE } from '../../server/domain/text-limits.ts';

it('says of a text how much it is too long, counted as the server counts', () => {
  expect(longest).toMatchObject({ narrative: LONGEST_NARRATIVE, note: LONGEST_NOTE });
  expect(tooMany('narrative', 'a'.repeat(26_039))).toBe(6_039);
  expect(tooMany('narrative', '𞤀'.repeat(10_500))).toBe(0);
  expect(tooMany('narrative', '𞤀'.repeat(20_001))).toBe(1);
  expect(checkText('narrative', '𞤀'.repeat(20_000), LONGEST_NARRATIVE)).toBeNull();
  expect(checkText('narrative', '𞤀'.repeat(20_001), LONGEST_NARRATIVE)).toContain('longer than');
});

it('makes line breaks of what office programs write for one, and leaves nothing that the server refuses', () => {
  expect(cleanText('First line\u000bsecond line\u000cnext page\u0085end')).toBe(
    'First line\nsecond line\nnext page\nend',
  );
  expect(cleanText('a\u2028b\u2029c\td\r\ne')).toBe('a\u2028b\u2029c\td\r\ne');
  const all = Array.from({ length: 0x100 }, (_, code) => String.fromCodePoint(code)).join('');
  expect(checkText('narrative', all, LONGEST_NARRATIVE)).toContain('control character');
  expect(checkText('narrative', cleanText(all), LONGEST_NARRATIVE)).toBeNull();
});
