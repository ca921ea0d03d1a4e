import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findWrongImports, readCode, readLayers } from '../../scripts/check-layers.mjs';

const root = new URL('../../', import.meta.url);
const layers = readLayers(readFileSync(new URL('docs/architecture.md', root), 'utf8'));

/** What would be found if one more file were there. */
const findWith = (list: string[], code: Map<string, string>, file: string, text: string) =>
  findWrongImports(list, new Map([...code, [file, text]]));

describe.each([
  { part: 'server' as const, tops: ['schema', 'server'] },
  { part: 'client' as const, tops: ['client'] },
])('the folders of $part/', ({ part, tops }) => {
  const list = layers[part];
  const code = readCode(root, tops);

  it('are there, and stand in the list once', () => {
    expect(list.filter((folder) => !existsSync(new URL(folder, root)))).toEqual([]);
    expect(new Set(list).size).toBe(list.length);
  });

  it('import only what is listed above them', () => {
    expect(code.size).toBeGreaterThan(100);
    expect(findWrongImports(list, code)).toEqual([]);
  });

  it.each(list.slice(0, -1).map((folder, index) => [folder, list[index + 1]]))(
    '%s/ may not import %s/, which stands below it in the list',
    (folder, next) => {
      const file = `${folder}/wrong.ts`;
      const up = `${'../'.repeat(folder.split('/').length)}${next}/thing.ts`;
      const sentence = expect.stringContaining(
        `${file} imports ${next}/thing.ts, which is not in ${folder}/ nor above`,
      );
      for (const text of [
        `import { thing } from '${up}';`,
        `import type { Thing } from "${up}";`,
        `import {\n  thing,\n} from '${up}';`,
        `import '${up}';`,
        `export * from '${up}';`,
        `const thing = await import('${up}');`,
        `const thing = () => import(\n  '${up}'\n);`,
        `let thing: import('${up}').Thing;`,
      ]) {
        expect(findWith(list, code, file, text), text).toEqual([sentence]);
      }
    },
  );

  it(`the last may import all of them, but nothing else`, () => {
    const file = `${list.at(-1)}/wrong.ts`;
    const root = '../'.repeat(list.at(-1)?.split('/').length ?? 0);
    const all = list.map((folder) => `import '${root}${folder}/thing.ts';`).join('\n');
    expect(findWith(list, code, file, all)).toEqual([]);
    for (const outside of [
      'test/thing.ts',
      'scripts/thing.ts',
      part === 'server' ? 'client/app/page.tsx' : 'server/lib/is-uuid.ts',
    ]) {
      expect(findWith(list, code, file, `import '../../${outside}';`)).toEqual([
        expect.stringContaining(`${file} imports ${outside}`),
      ]);
    }
  });

  it('a folder within another has its own place where it is listed, whatever the other’s', () => {
    const nested = [`${part}/low/inner`, `${part}/middle`, `${part}/low`];
    const files = new Map([
      [`${part}/low/inner/one.ts`, "import '../two.ts';"],
      [`${part}/low/two.ts`, "import './inner/one.ts';\nimport '../middle/three.ts';"],
      [`${part}/middle/three.ts`, "import '../low/inner/one.ts';"],
    ]);
    // What the contract says stands above the page too.
    const above = part === 'client' ? ['schema'] : [];
    const read = readLayers(nested.map((folder) => `- \`${folder}/\` words\n`).join(''));
    expect(read[part]).toEqual([...above, ...nested]);
    expect(findWrongImports(nested, files)).toEqual([
      `${part}/low/inner/one.ts imports ${part}/low/two.ts, which is not in ${part}/low/inner/ nor above it in docs/architecture.md`,
    ]);
  });

  it('a folder that is not listed fails, and so does a file in none', () => {
    for (const file of [`${part}/unlisted/thing.ts`, `${part}/thing.ts`]) {
      expect(findWith(list, code, file, '')).toEqual([
        `${file}: its folder is not listed in docs/architecture.md`,
      ]);
    }
  });
});
