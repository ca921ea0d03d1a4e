// Makes few files of the compiled server (dist/compiled) and the packages it uses: dist/server/app. A start reads some 1,900
// files otherwise, which takes longer than everything else that it does.
import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

const compiled = join(import.meta.dirname, '../dist/compiled/');
const target = join(import.meta.dirname, '../dist/server');
const programs = ['main', 'load-catalogue', 'verify-log', 'invite-coordinator', 'detect', 'backtest'];

/** They find files of their own beside themselves, or are read by few starts; and those that nobody installed. */
const external = [
  '@aws-sdk/client-s3',
  '@electric-sql/pglite',
  '@electric-sql/pglite-socket',
  '@myriaddreamin/typst-ts-node-compiler',
  'altair-static',
  'date-holidays',
  'pino',
  'pino-pretty',
  'typeorm',
  'bufferutil',
  'class-validator',
  'pg-native',
  'utf-8-validate',
];

/** Lines of a stack are those of the sources, where Node is told to read maps. */
const compiledMaps = {
  name: 'compiled-maps',
  /** @param {string} id */
  async load(id) {
    if (!id.startsWith(compiled) || !id.endsWith('.js')) return null;
    const [code, map] = await Promise.all([
      readFile(id, 'utf8'),
      readFile(`${id}.map`, 'utf8').catch(() => null),
    ]);
    return { code, map };
  },
};

const bundle = await rolldown({
  input: {
    ...Object.fromEntries(programs.map((name) => [name, join(compiled, `server/app/${name}.js`)])),
    // A thread of its own, which `embedded.ts` expects beside it.
    'embedded-worker': join(compiled, 'server/database/embedded-worker.js'),
    // So is this, of `typesetter.ts`.
    'typeset-worker': join(compiled, 'server/reports/typesetting/typeset-worker.js'),
  },
  platform: 'node',
  plugins: [compiledMaps],
  external,
  logLevel: 'warn',
  onLog: (level, log, handle) => handle(level === 'warn' ? 'error' : level, log),
});
rmSync(target, { recursive: true, force: true });
await bundle.write({
  dir: join(target, 'app'),
  chunkFileNames: '[name].js',
  sourcemap: true,
  // Types of the API are called after their classes, which a bundle may call otherwise.
  keepNames: true,
});
