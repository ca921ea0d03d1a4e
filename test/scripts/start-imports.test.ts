import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** What only some starts need, or the first who asks for it: each would be read and kept by every process. */
const loadedWhenNeeded = ['typeorm', 'openid-client', 'jose', 'altair-static', 'graphql-jit'];

/** Packages that a file imports before any of its code runs, with all files that it imports so; types leave nothing behind. */
function packagesOf(file: string, seen: Set<string> = new Set()): Set<string> {
  const packages = new Set<string>();
  if (seen.has(file)) return packages;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, type, from = ''] of text.matchAll(
    /^(?:import|export)( type)?\s[^;']*?from '([^']+)';|^import '/gm,
  )) {
    if (type || from === '') continue;
    if (!from.startsWith('.')) packages.add(from);
    else for (const one of packagesOf(resolve(dirname(file), from), seen)) packages.add(one);
  }
  return packages;
}

test('a start loads nothing that serving does not need', () => {
  const packages = packagesOf(join(root, 'server/app/main.ts'));
  expect([...packages]).toEqual(expect.arrayContaining(['fastify', 'graphql', 'pg', 'type-graphql']));
  expect(loadedWhenNeeded.filter((name) => packages.has(name))).toEqual([]);
});
