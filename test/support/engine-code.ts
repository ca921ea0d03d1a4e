import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

// Node has it, and only a browser's types know it.
declare const WebAssembly: { compile(code: Uint8Array): Promise<object> };

const folder = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'));

/**
 * The embedded engine's code, compiled. As long as a process holds it, the engines that it starts share it, with all that was
 * optimised since: each would compile it anew otherwise, which takes longer than most files' tests.
 */
export const engineCode: Promise<object> = readFile(join(folder, 'pglite.wasm')).then((code) =>
  WebAssembly.compile(code),
);
