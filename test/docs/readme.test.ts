import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { settings } from '../../server/app/config.ts';

it('the README’s table of variables is the one in config.ts', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const rows = [...readme.matchAll(/^\| `([A-Z_]+)` \| (.*) \| (.*) \|$/gm)].map(
    ([, name, otherwise, meaning]) => [name, { default: otherwise, meaning }],
  );
  expect(Object.fromEntries(rows)).toEqual(settings);
});
