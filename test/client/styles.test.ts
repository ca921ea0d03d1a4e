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
