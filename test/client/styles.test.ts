import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

const client = new URL('../../client/', import.meta.url);
/** Properties and values that name a side or a direction, which another script may have the other way round. */
const physical =
  /^\s*(left|right|top|bottom|(min-|max-)?(width|height)|(margin|padding|border|inset)-(left|right|top|bottom)[\w-]*)\s*:|:\s*(left|right)\s*;/;

it('styles name logical sides only, so that the page can run the other way', async () => {
  const names = (await readdir(client, { recursive: true })).filter((name) => name.endsWith('.css'));
  expect(names.length).toBeGreaterThan(5);
  const found: string[] = [];
  for (const name of names) {
    const lines = (await readFile(new URL(name, client), 'utf8')).split('\n');
    lines.forEach((line, index) => {
      if (physical.test(line)) found.push(`${name}:${index + 1} ${line.trim()}`);
    });
  }
  expect(found).toEqual([]);
});

it('no view styles what another view calls by the same class: each one’s styles stay once it was opened', async () => {
  const names = (await readdir(new URL('views/', client), { recursive: true })).filter((name) =>
    name.endsWith('.css'),
  );
  const views = new Map<string, Set<string>>();
  for (const name of names) {
    const text = (await readFile(new URL(`views/${name}`, client), 'utf8')).replace(/\/\*[\s\S]*?\*\//g, '');
    for (const [, selectors = ''] of text.matchAll(/(?:^|[{};])\s*([^{};@]+)\{/g)) {
      for (const selector of selectors.split(/,(?![^(]*\))/)) {
        const classes = new Set(selector.match(/\.[A-Za-z][\w-]*/g));
        const [only] = classes.size === 1 ? classes : [];
        if (only) views.set(only, (views.get(only) ?? new Set()).add(name.split('/')[0] ?? ''));
      }
    }
  }
  expect(views.size).toBeGreaterThan(200);
  const shared = [...views].filter(([, folders]) => folders.size > 1);
  expect(shared.map(([name, folders]) => `${name}: ${[...folders].join(', ')}`)).toEqual([]);
});
