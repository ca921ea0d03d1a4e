import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { generateOperations } from '../../scripts/codegen.mjs';

it('the page’s operations are generated from the schema as it is', async () => {
  const present = await readFile(
    new URL('../../client/operations/operations.generated.ts', import.meta.url),
    'utf8',
  );
  expect(present, 'run npm run codegen').toBe(await generateOperations());
});
