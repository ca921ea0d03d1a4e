import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import { StartDocument } from './client/operations/operations.generated.ts';

/**
 * Words that don't come with the first load, by the first part of their key. Every word of the page is in one message
 * file, but a phone on a slow line need not load those of the matrix to show a checklist: `en.json?soon` and the others
 * are its parts, and `en.json?first` is what no part names.
 */
const wordParts: Readonly<Record<string, readonly string[]>> = {
  /** Of a checklist, once it stands; other views that show changes need them too. */
  soon: [
    'export',
    'area',
    'guidance',
    'submit',
    'return',
    'second',
    'event',
    'latest',
    'diff',
    'undo',
    'where',
    'said',
    'comments',
    'carried',
    'addendum',
    'planned',
  ],
  /** Of a thread of comments, once somebody opens it. */
  comments: ['comment'],
  /** Of views that are files of their own: they come with the first of these. */
  later: ['matrix', 'cell', 'entry', 'history', 'log', 'kind', 'role', 'column', 'choice', 'conflict'],
  /** Of what changed, by kind and by whom. */
  audit: ['audit'],
  /** Of administration and of cycles, which few people open. */
  administration: ['people', 'account', 'cycles', 'mentions'],
  /** Of what waits for oneself, and of a list of one’s own countries, which few people have. */
  many: ['many', 'due', 'todo'],
  /** Of what waits for a decision. */
  decisions: ['decisions'],
  /** Of one item across countries. */
  across: ['across'],
  /** Of taking back what was done with many, once it was done. */
  undone: ['undone'],
  /** Of views that one keeps by a name. */
  saved: ['saved'],
  /** Of the list of who is stuck. */
  stuck: ['stuck'],
  /** Of who does what by when: beside an answer once somebody opens it, and of the action plan. */
  plan: ['plan'],
  /** Of a coordinator's first page. */
  overview: ['overview'],
  /** Of two years beside each other. */
  comparison: ['comparison'],
  /** Of the monitor: its frame, reports, incidents and groups, and the terms that its sections share. */
  monitor: ['monitor'],
  /** Of its alerts and early actions. */
  alerts: ['alerts'],
  /** Of a country’s assessment, and of its sensitive dates. */
  framework: ['framework'],
  /** Of the monitor’s monthly releases. */
  releases: ['releases'],
  /** Of signing in beside the listed personas, which nobody needs who is signed in. */
  door: ['provider', 'turned', 'free'],
  /** Of a new version of the page. */
  version: ['version'],
};
const wordsFile = new RegExp(`^(.+/messages/\\w+\\.json)\\?(first|${Object.keys(wordParts).join('|')})$`);

function splitWords(): Plugin {
  return {
    name: 'split-words',
    enforce: 'pre',
    async load(id) {
      const [, file, part] = wordsFile.exec(id) ?? [];
      if (file === undefined) return null;
      this.addWatchFile(file);
      const words: Record<string, string> = JSON.parse(await readFile(file, 'utf8'));
      const wanted = Object.entries(words).filter(([key]) => partOf(key) === part);
      return { code: `export default ${JSON.stringify(Object.fromEntries(wanted))}`, moduleType: 'js' };
    },
  };
}

function partOf(key: string): string {
  const [group = ''] = key.split('.');
  return Object.entries(wordParts).find(([, groups]) => groups.includes(group))?.[0] ?? 'first';
}

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
 * The style of the first page goes into the HTML itself, one request less; the server allows it by its hash. Later files that
 * list it among what they need would wait for ever for a file that isn't there: they get the first script in its place, which
 * has come already.
 */
function inlineFirstStyle(): Plugin {
  const inlined = new Set<string>();
  return {
    name: 'inline-first-style',
    enforce: 'post',
    transformIndexHtml(html, { bundle = {} }) {
      return html.replace(/<link rel="stylesheet"[^>]*href="\/(assets\/[^"]+)">/g, (link, name: string) => {
        const style = bundle[name];
        if (style?.type !== 'asset') return link;
        delete bundle[name];
        inlined.add(name);
        return `<style>${String(style.source).trim()}</style>`;
      });
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
        const first = chunks.find((one) => one.isEntry);
        if (!first) throw new Error('the page has no first script');
        for (const chunk of chunks) {
          for (const name of inlined) chunk.code = chunk.code.replaceAll(`"${name}"`, `"${first.fileName}"`);
        }
      },
    },
  };
}

/**
 * On a line with 800 ms to and fro, asking who is there only once the script has come costs more than a second: the HTML
 * asks at once, and `client/sync/asked-at-once.ts` hands the answers to who would ask.
 */
function askAtOnce(): Plugin {
  const start = {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query: StartDocument, variables: {} }),
  };
  return {
    name: 'ask-at-once',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'script',
        children: `concordAsked={start:fetch("/graphql",${JSON.stringify(start)}),providers:fetch("/auth/providers")}`,
        injectTo: 'head-prepend',
      },
    ],
  };
}

/** What a page needs to start without a line and to show a checklist, beside its first file. */
const offlineFiles =
  /client\/(views\/country\/(country|soon-parts|conflict-panel)|app\/later)\.tsx?$|client\/messages\/en\.json\?(soon|later|version)$/;

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
          for (const name of chunk.imports) need(bundle[name] as Rolldown.OutputChunk);
        };
        const first = chunks.find((one) => one.isEntry);
        if (!first) throw new Error('the page has no first script');
        need(first);
        for (const chunk of chunks) if (chunk.moduleIds.some((id) => offlineFiles.test(id))) need(chunk);
        for (const name of Object.keys(bundle)) if (name.endsWith('.svg')) needed.add(name);
        const shell = { version: `/${first.fileName}`, files: [...needed].sort().map((name) => `/${name}`) };
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

const checklistFiles =
  /client\/(views\/country\/(?!conflict-|load-|checklist-file|export|soon-parts|after-|before-|late|return-|second-|undo|where|whole-guidance)|elements\/(cycle-text|folded-text|glyph|memo|meter|page-title|progress|status|waiting|when)\.)(.*\.)?tsx?$/;

const eventFiles =
  /client\/(elements\/(event-line|event-words|name-link|returned|scope|too-long)|sync\/(comment-drafts|topics\/(comment-counts|country-plan|events|returns))|views\/(comments\/(comments|use-drafts)|country\/(before-status|return-form|whereabouts)|plan\/plan-line))\.tsx?$/;

/** Little that many later views share: in files of its own each would cost more than it is. */
const sharedFiles =
  /client\/(export\/(csv|save-\w+)|elements\/(export|undo-many|use-part)|sync\/(monitor-place|topics\/monitor-changes)|views\/(saved\/saved-views|todo\/waiting-alerts))\.tsx?$/;

const laterFiles =
  /client\/(operations\/later\.generated|sync\/topics\/(contradictions|matrix)|elements\/(use-loaded|not-loaded|use-settled|use-command|confirm|use-day-in-utc|answer-entry)|views\/(cycles\/use-kept|comments\/thread-href))\.tsx?$/;

/** What the matrix, its first page and the list of who is stuck share. */
const networkFiles =
  /client\/(views\/(matrix\/(use-paced-topic|use-marks|use-moved-since|moved|since-place)|stuck\/(flag|weekdays|stuck-filter))\.tsx?$|sync\/(marks|topics\/(marks|stuck))\.ts$|messages\/en\.json\?stuck$)/;

/** Ways to sign in beside the demonstration's. */
const signInFiles =
  /client\/views\/sign-in\/(turned-away|free-choice|providers)\.tsx$|messages\/en\.json\?door$/;

/** People, their roles, and one's own: whoever opens one of these soon opens another. */
const administrationFiles =
  /client\/(views\/(administration|account)\/(?!read-).*\.tsx?$|messages\/en\.json\?administration$)/;

/** The monitor’s frame and what its sections share; each section is a file of its own. */
const monitorFiles =
  /client\/(views\/monitor\/(?!load-)|operations\/monitor\.generated|views\/monitor-incidents\/(incident-(form|given|name)|read-incidents)|views\/monitor-reports\/(read-reports|report-words)).*tsx?$|messages\/en\.json\?monitor$/;

const carriedFiles = /client\/(views\/carried\/(?!add-)|sync\/topics\/(carried|addenda)\.).*tsx?$/;

/** The page: built from client/ into dist/client, which the server then serves. */
export default defineConfig({
  root: 'client',
  plugins: [splitWords(), shortPreload(), askAtOnce(), inlineFirstStyle(), serviceWorker(), compressAssets()],
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
    terserOptions: { module: true, toplevel: true, ecma: 2020, compress: { passes: 3 } },
    rolldownOptions: {
      output: {
        // The first file names some sixty others. Seven letters tell them apart; with a word in each it would be 250 bytes
        // larger, so that only those have one that the first load itself asks for.
        entryFileNames: 'assets/[name]-[hash:7].js',
        chunkFileNames: ({ name }) =>
          `assets/${name === 'checklist' || name === 'common' ? `${name}-` : ''}[hash:7].js`,
        assetFileNames: 'assets/[hash:7][extname]',
        // One file for the checklist and what it shares with later views, or it would
        // come in eight; one for what shows changes and how much is said, and asks for reasons; one for what is carried;
        // six for what later views share; and one for what every file shares.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'checklist', test: checklistFiles },
            { name: 'events', test: eventFiles },
            { name: 'carried', test: carriedFiles },
            { name: 'shared', test: sharedFiles },
            { name: 'later', test: laterFiles },
            { name: 'network', test: networkFiles },
            { name: 'door', test: signInFiles },
            { name: 'administration', test: administrationFiles },
            { name: 'monitor', test: monitorFiles },
            {
              name: 'common',
              test: /node_modules\/preact|client\/(elements\/app-context|sync\/(model|texts|kept|outbox(-\w+)?))\.ts$/,
            },
          ],
        },
      },
    },
  },
});
