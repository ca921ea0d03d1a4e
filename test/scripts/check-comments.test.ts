import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findLongSentences, LONGEST, listCode, readComments } from '../../scripts/check-comments.mjs';

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');

describe('sentences of comments', () => {
  it.each([
    ['a line', `// ${words(36)}`],
    ['lines that follow each other', `// ${words(18)}\n// ${words(18)}`],
    ['a docstring', `/** ${words(36)} */`],
    ['a docstring of several lines', `/**\n * ${words(18)}\n * ${words(18)}\n */`],
    ['a comment behind code', `const a = 1; // ${words(36)}`],
    ['a comment in a page', `const a = <p>{/* ${words(36)} */}</p>;`],
    ['a second sentence', `// Short. ${words(36)}.`],
    ['a sentence behind a mark of its list', `// Holds:\n// - ${words(36)}`],
    ['a parameter’s words', `/** Does it. @param {string} name ${words(36)} */`],
    ['a sentence with a semicolon and a colon', `// ${words(12)}; ${words(12)}: ${words(12)}`],
  ])('%s above the limit is named with its file, its line and its length', (_, text) => {
    expect(findLongSentences('client/a.tsx', `\n${text}`)).toEqual([
      expect.stringMatching(/^client\/a\.tsx:2: a sentence of 3\d words, where 35 is the most: “/),
    ]);
  });

  it.each([
    ['exactly the limit', `// ${words(LONGEST)}.\n// ${words(LONGEST)}.`],
    ['paragraphs', `// ${words(20)}\n//\n// ${words(20)}`],
    ['items of a list', `// Holds:\n// - ${words(30)}\n// - ${words(30)}`],
    ['code', `// ${words(30)} \`${words(30)}\``],
    ['an address', `// ${words(34)} https://example.org/${'a/'.repeat(40)}`],
    ['tags', `/** ${words(30)} @param {Map<string, string>} files @returns {${words(9)}} */`],
    [
      'strings, such as descriptions of the API',
      `const a = '// ${words(40)}'; const b = \`/* ${words(40)} */\`;`,
    ],
    ['comments with code between them', `// ${words(20)}\nconst a = 1;\n// ${words(20)}`],
  ])('%s pass', (_, text) => {
    expect(findLongSentences('client/a.tsx', text)).toEqual([]);
  });

  it('of a file that can’t be parsed are not taken as fine', () => {
    expect(() => readComments('server/a.ts', 'const = ;')).toThrow('server/a.ts can’t be parsed');
  });

  it('are short in the whole tree', () => {
    const root = new URL('../../', import.meta.url);
    const files = listCode(root);
    for (const folder of ['server', 'client', 'schema', 'scripts', 'test']) {
      expect(files.some((file) => file.startsWith(`${folder}/`))).toBe(true);
    }
    expect(
      files.flatMap((file) => findLongSentences(file, readFileSync(new URL(file, root), 'utf8'))),
    ).toEqual([]);
  });
});
