import { expect, test } from 'vitest';
import { languages } from '../../server/domain/languages.ts';
import { dayInWords, noticeWords } from '../../server/notices/words/languages.ts';

/** Each sentence by its path, with what is put into it. */
function placeholders(words: object, path = ''): [string, string[]][] {
  return Object.entries(words).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[`${path}${name}`, (value.match(/\{\w+\}/g) ?? []).sort()] satisfies [string, string[]]]
      : placeholders(value, `${path}${name}.`),
  );
}

test('messages put the same into their sentences in every language, and say days with the digits of codes', () => {
  const english = placeholders(noticeWords.en);
  for (const language of languages) {
    expect(placeholders(noticeWords[language]).sort(), language).toEqual([...english].sort());
    expect(dayInWords(language, '2026-12-17'), language).toMatch(/2026/);
  }
});
