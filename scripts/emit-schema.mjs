// schema/schema.graphql, from the type-graphql classes. The result is checked in, and a test fails when it is stale.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('../', import.meta.url));

// Vite reads the decorators as tsconfig.json says; Node alone reads none.
/** @type {{ module: { printConcordSchema(): string } }} */
const { module } = await runnerImport('/scripts/print-schema.ts', {
  root,
  configFile: false,
  logLevel: 'error',
});
await writeFile(`${root}schema/schema.graphql`, module.printConcordSchema());
