import type { WordPart } from '../messages/word-parts.ts';
import { parseRoute } from '../routing/routes.ts';

// Starts the page without a line, and without asking for what came already. It keeps files of the page and nothing else: what
// /graphql, /auth or a download answers is never kept here, and never answered from here.
//
// A version is named after all that the HTML has. The next one is fetched beside the one in use, and waits until a person takes it
// or no page is open. Files of a former version stay for as long as one of its pages does: each holds a lock of its version's name.

declare const self: ServiceWorkerGlobalScope;
/** The build writes it above this file; see vite.config.ts. */
declare const shell: {
  /** As the HTML names it. */
  readonly version: string;
  /** Where its words are. */
  readonly words: string;
  readonly files: readonly string[];
  /** What only the monitor needs: kept, it would tell whoever looks at the device that somebody opened the monitor. */
  readonly unkept: readonly string[];
};

const page = '/';

const { version } = shell;

/**
 * Words of one's own countries, of a checklist, of where one's changes are, and of leaving with what was not received. Those of
 * other views stay once they were read.
 */
const wordParts: readonly WordPart[] = ['soon', 'later', 'version', 'many', 'mine', 'leaving'];

const unkeptWords: readonly WordPart[] = ['monitor', 'alerts', 'framework'];

self.addEventListener('install', (event) => event.waitUntil(keepShell()));

self.addEventListener('activate', (event) =>
  event.waitUntil(Promise.all([self.clients.claim(), forgetOld()])),
);

self.addEventListener('message', (event: ExtendableMessageEvent) => {
  const said: { readonly is: 'use' } | { readonly is: 'keep'; readonly files: readonly string[] } =
    event.data;
  event.waitUntil(said.is === 'use' ? self.skipWaiting() : keepToo(said.files).then(forgetOld));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (showsPage(url)) event.respondWith(kept(page).then((answer) => answer ?? fetch(request)));
  } else if (isFile(url)) event.respondWith(fileOf(event));
});

/** Only addresses that the page itself knows: whatever else a link leads to is the server’s to answer. */
function showsPage(url: URL): boolean {
  try {
    return parseRoute(url).view !== 'unknown';
  } catch {
    // An address that can’t be decoded.
    return false;
  }
}

function isFile({ pathname }: Pick<URL, 'pathname'>): boolean {
  return pathname.startsWith('/assets/');
}

function mayBeKept({ pathname }: URL): boolean {
  const isUnkeptWord = unkeptWords.some(
    (part) => pathname.startsWith(shell.words) && pathname.endsWith(`/${part}.js`),
  );
  return isFile({ pathname }) && !isUnkeptWord && !shell.unkept.includes(pathname);
}

/** Of this version. */
async function kept(path: string): Promise<Response | undefined> {
  return (await caches.open(version)).match(path, { ignoreVary: true });
}

/** Of whichever version: the name of a file changes with its content. */
async function fileOf(event: FetchEvent): Promise<Response> {
  const known = await caches.match(event.request, { ignoreVary: true });
  if (known) return known;
  const answer = await fetch(event.request);
  if (answer.ok && mayBeKept(new URL(event.request.url))) {
    const copy = answer.clone();
    event.waitUntil(caches.open(version).then((cache) => cache.put(event.request, copy)));
  }
  return answer;
}

/**
 * The files come out of the browser’s own cache where the page has loaded them already. The server may be a version ahead by
 * now, or something before it may answer in its place: then nothing is kept, and the browser tries again later.
 */
async function keepShell(): Promise<void> {
  const answer = await fetch(page, { cache: 'no-cache' });
  const html = await answer.clone().text();
  const [, language] = /<html[^>]* lang="(\w+)"/.exec(html) ?? [];
  if (!html.includes(`"${version}"`) || !language) throw new Error('This is another version’s page.');
  const cache = await caches.open(version);
  await cache.addAll([...shell.files, ...wordParts.map((part) => `${shell.words}/${language}/${part}.js`)]);
  await cache.put(page, answer);
}

/** What a page loaded before anybody here saw it. */
async function keepToo(files: readonly string[]): Promise<void> {
  const cache = await caches.open(version);
  for (const file of files) {
    if (mayBeKept(new URL(file)) && !(await caches.match(file, { ignoreVary: true }))) await cache.add(file);
  }
}

/** Files of versions of which no page is open any more. Where the browser has no locks, nobody knows, and they stay. */
async function forgetOld(): Promise<void> {
  const { waiting, installing } = self.registration;
  if (waiting || installing || !self.navigator.locks) return;
  const { held = [] } = await self.navigator.locks.query();
  const used = new Set([version, ...held.map(({ name }) => name)]);
  for (const name of await caches.keys()) if (!used.has(name)) await caches.delete(name);
}
