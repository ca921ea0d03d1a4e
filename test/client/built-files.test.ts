import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../server/lib/package-root.ts';

const built = join(packageRoot(), 'dist/client');

test('every file that the built page names is there: a part that waits for a missing one never comes', async () => {
  const files = ['index.html', ...(await readdir(join(built, 'assets'))).map((name) => `assets/${name}`)];
  const texts = await Promise.all(
    files.filter((name) => /\.(html|js|css)$/.test(name)).map((name) => readFile(join(built, name), 'utf8')),
  );
  const named = new Set(texts.flatMap((text) => text.match(/assets\/[\w.-]+\.(?:css|js|svg)\b/g) ?? []));
  expect(named.size).toBeGreaterThan(10);
  expect([...named].filter((name) => !existsSync(join(built, name)))).toEqual([]);
});
