import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import { firstPage, versionIn } from './scripts/first-page.ts';
import { wordFiles } from './scripts/word-files.ts';

/** Writes each asset compressed beside itself, once and as small as it gets, for the server to send as it is. */
function compressAssets(): Plugin {
  return {
    name: 'compress-assets',
    async writeBundle({ dir = '' }, bundle) {
      for (const name of Object.keys(bundle).filter((file) => /^assets\/.+\.(js|css|svg)$/.test(file))) {
        const content = await readFile(join(dir, name));
        await writeFile(join(dir, `${name}.br`), brotliCompressSync(content));
        await writeFile(join(dir, `${name}.gz`), gzipSync(content, { level: 9 }));
      }
    },
  };
}

/**
 * What a page needs to start without a line, beside its first file and its words: for one's own countries, a checklist, where
 * one's changes are, and to leave.
 */
const offlineFiles =
  /client\/(views\/(country\/(soon-parts|conflict-panel)|my-countries\/(my|many)-countries|todo\/todo|mine\/mine|leaving\/leave)|app\/(later|other-views|rest))\.tsx?$/;

/** What a worker never keeps, since a file of the monitor on a device tells that somebody opened it there. */
const unkeptFiles = /client\/(views\/monitor|operations\/monitor)/;

/**
 * Builds the service worker, and tells it the version that it belongs to and the files to keep of it. It has a stable address, and
 * differs whenever one of them does: by that a browser sees that there is a new version.
 */
function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
        const needed = new Set<string>();
        const need = (chunk: Rolldown.OutputChunk) => {
          if (needed.has(chunk.fileName)) return;
          needed.add(chunk.fileName);
          for (const style of chunk.viteMetadata?.importedCss ?? []) if (bundle[style]) needed.add(style);
          for (const name of chunk.imports) {
            const file = bundle[name];
            // What is in the HTML is no file any more.
            if (file?.type === 'chunk') need(file);
          }
        };
        const html = bundle['index.html'];
        if (html?.type !== 'asset') throw new Error('there is no HTML');
        // What the HTML itself needs is among what these do.
        for (const chunk of chunks) if (chunk.moduleIds.some((id) => offlineFiles.test(id))) need(chunk);
        for (const name of Object.keys(bundle)) if (name.endsWith('.svg')) needed.add(name);
        const unkept = new Set<string>();
        for (const chunk of chunks) {
          if (!chunk.moduleIds.every((id) => unkeptFiles.test(id))) continue;
          for (const name of [chunk.fileName, ...(chunk.viteMetadata?.importedCss ?? [])]) unkept.add(name);
        }
        const [words] = Object.keys(bundle).flatMap((name) => name.match(/^assets\/words\/[^/]+/) ?? []);
        const shell = {
          version: versionIn(String(html.source)),
          words: `/${words}`,
          files: [...needed].sort().map((name) => `/${name}`),
          unkept: [...unkept].sort().map((name) => `/${name}`),
        };
        const built = await rolldown({ input: join(import.meta.dirname, 'client/worker/service-worker.ts') });
        const { output } = await built.generate({
          format: 'iife',
          minify: true,
          intro: `const shell=${JSON.stringify(shell)};`,
        });
        this.emitFile({ type: 'asset', fileName: 'service-worker.js', source: output[0].code });
      },
    },
  };
}

/** Vite’s own way to load a file with what it needs takes twice the bytes of ours, in the first load. */
function shortPreload(): Plugin {
  return {
    name: 'short-preload',
    enforce: 'pre',
    resolveId: (id) =>
      id === '\0vite/preload-helper.js' ? join(import.meta.dirname, 'client/app/preload.ts') : null,
  };
}

/** What signing in and every view need. What only signing in needs is in the HTML, where no other file finds it. */
const commonFiles =
  /node_modules\/preact|client\/(app\/preload|elements\/(app-context|focus-heading|keep-focus|lazy|mark|part-missing|with-words|written)|messages\/(calendar-date|load-words|message|words)|sync\/(asked-at-once|initial-state|kept|known-names|model|outbox|own-agencies|texts))\.tsx?$/;

/** What every view needs, and signing in doesn’t. */
const restFiles =
  /client\/(app\/(rest|views)|elements\/(fault-words|permissions)|operations\/operations\.generated|routing\/rout\w+|sync\/(bytes|device\/hint|first-rung|follow|http|live|machine|outbox-\w+|page-life|response-after|retry-delay|runtime|topic|topics\/country)|views\/(country\/load-[\w-]+|shell\/(bar|link-state)))\.tsx?$|schema\/document-id\.ts$/;

const checklistFiles =
  /client\/(views\/country\/(?!area-|conflict-|load-|checklist-file|export|filters|soon-parts|after-|before-|late|return-|second-|to-first|undo|where|whole-guidance)|elements\/(cycle-text|english-if|folded-text|glyph|memo|meter|page-title|progress|status|waiting|when)\.)(.*\.)?tsx?$/;

const eventFiles =
  /client\/(elements\/(event-line|event-words|name-link|returned|scope|too-long)|sync\/(comment-drafts|topics\/(comment-counts|country-plan|events|returns))|views\/(comments\/(comments|use-drafts)|country\/(before-status|return-form|whereabouts)|plan\/plan-line))\.tsx?$/;

/** Little that many later views share: in files of its own each would cost more than it is. */
const sharedFiles =
  /client\/(export\/(csv|save-\w+)|elements\/(area|export|undo-many|use-part)|sync\/(monitor-place|topics\/monitor-changes)|views\/(help\/help-address|saved\/saved-views|todo\/waiting-alerts))\.tsx?$/;

const laterFiles =
  /client\/(routing\/scroll-place|operations\/later\.generated|sync\/topics\/(contradictions|matrix)|elements\/(use-heartbeats|last-heard|use-loaded|not-loaded|use-settled|use-command|confirm|use-day-in-utc|answer-entry)|views\/(cycles\/use-kept|comments\/thread-href))\.tsx?$/;

/** What the matrix, its first page and the list of who is stuck share. */
const networkFiles =
  /client\/(views\/(matrix\/(use-paced-topic|use-marks|use-moved-since|moved|since-place)|stuck\/(flag|weekdays|stuck-filter))\.tsx?$|sync\/(marks|topics\/(marks|stuck))\.ts$)/;

/** What several views share of where changes are. */
const ownFiles =
  /client\/(sync\/(choices|openings|topics\/conflicts)|operations\/mine\.generated|elements\/openings)\.tsx?$/;

/** Ways to sign in beside the demonstration's. */
const signInFiles =
  /client\/(views\/sign-in\/(turned-away|free-choice|providers)|sync\/(persona-choice|providers|sign-in))\.tsx?$/;

/** People, their roles, and one's own: whoever opens one of these soon opens another. */
const administrationFiles = /client\/views\/(administration|account)\/(?!read-).*\.tsx?$/;

/** The monitor’s frame and what its sections share; each section is a file of its own. */
const monitorFiles =
  /client\/(views\/monitor\/(?!load-)|operations\/monitor\.generated|views\/monitor-incidents\/(incident-(form|given|name)|read-incidents)|views\/monitor-reports\/(read-reports|report-words)).*tsx?$/;

const carriedFiles = /client\/(views\/carried\/(?!add-)|sync\/topics\/(carried|addenda)\.).*tsx?$/;

/** The page: built from client/ into dist/client, which the server then serves. */
export default defineConfig({
  root: 'client',
  plugins: [wordFiles(), shortPreload(), firstPage(), serviceWorker(), compressAssets()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    // Everything is a file under /assets with its own hash: a data: URL would need an exception in the policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The first load is some 160 bytes smaller by it than by Vite's own.
    minify: 'terser',
    terserOptions: {
      ecma: 2020,
      module: true,
      toplevel: true,
      compress: { passes: 3, unsafe_arrows: true, pure_getters: true },
    },
    rolldownOptions: {
      output: {
        // The first file names some sixty others. Seven letters tell them apart; with a word in each it would be 250 bytes
        // larger, so that only those have one that the first load itself asks for.
        entryFileNames: 'assets/[name]-[hash:7].js',
        chunkFileNames: ({ name }) =>
          `assets/${name === 'common' || name === 'rest' ? `${name}-` : ''}[hash:7].js`,
        assetFileNames: 'assets/[hash:7][extname]',
        // One file for the checklist and what it shares with later views, or it would
        // come in eight; one for what shows changes and how much is said, and asks for reasons; one for what is carried;
        // six for what later views share; and one for what every file shares.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'rest', test: new RegExp(`${restFiles.source}|${checklistFiles.source}`) },
            { name: 'events', test: eventFiles },
            { name: 'carried', test: carriedFiles },
            { name: 'shared', test: sharedFiles },
            { name: 'later', test: laterFiles },
            { name: 'network', test: networkFiles },
            { name: 'own', test: ownFiles },
            { name: 'door', test: signInFiles },
            { name: 'administration', test: administrationFiles },
            { name: 'monitor', test: monitorFiles },
            {
              name: 'common',
              test: commonFiles,
            },
          ],
        },
      },
    },
  },
});
