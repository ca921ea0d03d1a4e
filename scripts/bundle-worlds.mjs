import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * A part of a file that a copy has otherwise.
 * @typedef {{ file: string, from: string, to: string }} Change
 */

/**
 * Bundles the worlds with the core that they run, and gives the address of the one file. With changes it is a copy of the core
 * that is broken on purpose. Throws where a change doesn't fit what is to be changed any more.
 * @param {readonly Change[]} changes
 */
export async function bundleWorlds(changes = []) {
  const left = new Set(changes);
  const bundle = await rolldown({
    input: join(root, 'test/worlds/run.ts'),
    platform: 'node',
    // Only ever loaded by what no world does.
    external: ['class-validator'],
    plugins: [
      {
        name: 'broken-on-purpose',
        transform(code, id) {
          const here = changes.filter(({ file }) => id === join(root, file));
          return here.reduce((text, change) => {
            const { file, from, to } = change;
            if (text.split(from).length !== 2) throw new Error(`${file} has not once: ${from}`);
            left.delete(change);
            return text.replace(from, () => to);
          }, code);
        },
      },
    ],
  });
  const file = join(mkdtempSync(join(tmpdir(), 'concord-worlds-')), 'worlds.mjs');
  await bundle.write({ file, format: 'esm' });
  if (left.size > 0) throw new Error(`no world runs ${[...left].map(({ file: one }) => one).join()}`);
  return pathToFileURL(file).href;
}
