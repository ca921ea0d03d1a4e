import { readdir, readFile } from 'node:fs/promises';
import { openSync } from 'fontkit';
import { beforeAll, expect, test } from 'vitest';
import { fontFiles } from '../support/page-fonts.ts';

const messages = new URL('../../client/messages/', import.meta.url);
const catalogue = new URL('../../server/catalogue/data/', import.meta.url);
/** Names of countries and agencies, in every language that there is. */
const namesOfAll = new Set(['countries.json', 'agencies.json']);
let drawn: ReadonlySet<number> = new Set();

beforeAll(async () => {
  const files = await fontFiles();
  drawn = new Set(
    files.flatMap((file) => {
      const font = openSync(file);
      return 'characterSet' in font ? font.characterSet : [];
    }),
  );
});

/** Every text below a value, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function undrawn(text: string): string[] {
  // What has no glyph of its own: spaces, line ends, marks of direction.
  return [...new Set(text)].filter(
    (one) => !/[\p{White_Space}\p{Cf}]/u.test(one) && !drawn.has(one.codePointAt(0) ?? 0),
  );
}

test.each(['ar', 'en', 'es', 'fr', 'ru', 'zh'])(
  'the fonts of the tests’ pictures draw every character of %s',
  async (language) => {
    const names = (await readdir(catalogue)).filter(
      (name) => name.includes(`.${language}.`) || namesOfAll.has(name),
    );
    const files = [new URL(`${language}.json`, messages), ...names.map((name) => new URL(name, catalogue))];
    const texts = await Promise.all(
      files.map(async (file) => textsIn(JSON.parse(await readFile(file, 'utf8')))),
    );
    expect(texts.flat().length).toBeGreaterThan(1_000);
    expect(undrawn(texts.flat().join(''))).toEqual([]);
  },
);

test('a character that no font of them draws is found', () => {
  expect(undrawn('Tamazight: ⵣ')).toEqual(['ⵣ']);
});
