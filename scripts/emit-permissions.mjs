// docs/permissions.md, from the table in server/access/permission-table.ts. The result is checked in, and a test fails when it
// is stale.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('../', import.meta.url));

/** @type {{ module: { printPermissions(): string } }} */
const { module } = await runnerImport('/scripts/print-permissions.ts', {
  root,
  configFile: false,
  logLevel: 'error',
});
await writeFile(`${root}docs/permissions.md`, module.printPermissions());
