// Imports go one way: to the same folder, or to one above it in the lists of docs/architecture.md. Part of `npm run check`.
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Both lists from the page's text: their folders in order. A folder within another of them stands above that one. @param {string} page */
export function readLayers(page) {
  const folders = [...page.matchAll(/^- `((?:server|client)(?:\/[\w-]+)+|schema)\/`/gm)].map(
    ([, folder = '']) => folder,
  );
  return {
    server: folders.filter((one) => !one.startsWith('client/')),
    // How ids are written is the contract's, and the page's as well.
    client: ['schema', ...folders.filter((one) => one.startsWith('client/'))],
  };
}

/** A sentence for each wrong import, and for each file outside of the lists. @param {string[]} layers @param {Map<string, string>} files */
export function findWrongImports(layers, files) {
  // A folder within another may be listed apart from it; the innermost counts.
  const innermost = layers
    .map((folder, level) => ({ prefix: `${folder}/`, level }))
    .sort((left, right) => right.prefix.length - left.prefix.length);
  const levelOf = (/** @type {string} */ path) =>
    innermost.find(({ prefix }) => path.startsWith(prefix))?.level ?? -1;
  return [...files].flatMap(([file, text]) => {
    const level = levelOf(file);
    if (level < 0) return [`${file}: its folder is not listed in docs/architecture.md`];
    const imports = [...text.matchAll(/\b(?:from|import)\b\s*\(?\s*(['"])(\.{1,2}\/.+?)\1/g)];
    const targets = imports.map(([, , path = '']) => posix.join(posix.dirname(file), path));
    const wrong = targets.filter((target) => levelOf(target) < 0 || levelOf(target) > level);
    return wrong.map(
      (target) =>
        `${file} imports ${target}, which is not in ${layers[level]}/ nor above it in docs/architecture.md`,
    );
  });
}

/** Code below some folders, by path from the root. @param {URL} root @param {string[]} folders */
export function readCode(root, folders) {
  const names = folders.flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, root), { recursive: true }).map((name) =>
      posix.join(folder, String(name)),
    ),
  );
  return new Map(
    names
      .filter((name) => /\.(ts|tsx|js)$/.test(name))
      .map((name) => [name, readFileSync(new URL(name, root), 'utf8')]),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = new URL('../', import.meta.url);
  const { server, client } = readLayers(readFileSync(new URL('docs/architecture.md', root), 'utf8'));
  const wrong = [
    ...findWrongImports(server, readCode(root, ['schema', 'server'])),
    ...findWrongImports(client, readCode(root, ['client'])),
  ];
  for (const sentence of wrong) console.error(sentence);
  if (wrong.length > 0) process.exit(1);
}
