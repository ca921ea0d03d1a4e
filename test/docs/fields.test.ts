import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);

it('CONTRIBUTING lists every file of the server that knows the field of its example, and no more than nine are to be touched', async () => {
  const page = await readFile(new URL('CONTRIBUTING.md', root), 'utf8');
  const section = /^## How to add a field$([\s\S]*?)^## /m.exec(page)?.[1] ?? '';
  const listed = [...section.matchAll(/^\| (.*?\.ts`) \|/gm)].flatMap(([, files = '']) =>
    [...files.matchAll(/`([^`]+)`/g)].map(([, file]) => file),
  );
  const names = await readdir(new URL('server/', root), { recursive: true });
  const code = names.filter((name) => name.endsWith('.ts') && !name.startsWith('demonstration/'));
  const texts = await Promise.all(code.map((name) => readFile(new URL(`server/${name}`, root), 'utf8')));
  const knowing = code.filter((_, index) => /\brating\b/.test(texts[index] ?? ''));
  expect(listed.sort()).toEqual(knowing.sort());
  // Migrations that have run are never edited: a new field brings one of its own.
  const touched = knowing.filter((name) => !name.startsWith('database/migrations/'));
  expect(touched.length + 1).toBeLessThanOrEqual(9);
});
