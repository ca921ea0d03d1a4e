import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { generateOperations } from '../../scripts/codegen.mjs';

it('the page’s operations are generated from the schema as it is', async () => {
  for (const [name, text] of Object.entries(await generateOperations())) {
    const present = await readFile(new URL(`../../client/operations/${name}`, import.meta.url), 'utf8');
    expect(present, `run npm run codegen: ${name}`).toBe(text);
  }
});
