import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Language, languages } from '../domain/languages.ts';
import { PageDocuments } from '../graphql/page-documents.ts';
import { StartupError } from '../lib/startup-error.ts';
import { SESSION_COOKIE } from '../sessions/sessions.ts';
import { type Encoding, encodingFor } from './compress-answer.ts';
import { pageLanguage } from './page-language.ts';

/** Paths that belong to programs: an unknown one is a 404, never the page. */
const API_PATH = /^\/(graphql|auth|files|health|metrics|assets)(\/|$)/;

/** What `Sessions` writes, over https too. */
const HAS_SESSION = new RegExp(`(?:^|;)\\s*(?:__Host-)?${SESSION_COOKIE}=`);

/** Of files beside the HTML that keep their address: the service worker, what installs the page, and its icons. */
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.png': 'image/png',
};

/** The page as the build made it: its folder, its HTML in English, what that may do, and the operations that it sends. */
export type Page = { folder: string; html: string; policy: string; operations: PageDocuments };

/** Reads what the build made, to fail early where it made nothing. */
export async function readPage(folder: string): Promise<Page> {
  const index = join(folder, 'index.html');
  if (!existsSync(index)) {
    throw new StartupError(`The page has not been built (${index} is missing): run npm run build.`);
  }
  const html = await readFile(index, 'utf8');
  const operations: string[] = JSON.parse(await readFile(join(folder, 'operations.json'), 'utf8'));
  return { folder, html, policy: contentSecurityPolicy(html), operations: new PageDocuments(operations) };
}

/**
 * Serves the page. Its assets have names that change with their content. Every address that people can have gets
 * the same HTML but for its language and whether a session's cookie came along, since the page itself reads the address. Of a
 * demonstration it says that it is one.
 */
export async function servePage(
  app: FastifyInstance,
  { folder, html: built, policy }: Page,
  { demonstration }: { demonstration: boolean },
): Promise<void> {
  const html = demonstration ? built.replace('<html ', '<html data-demonstration ') : built;
  const [, hash = ''] = html.match(/ data-words="([^"]+)"/) ?? [];
  const firstWords = (language: Language) => join(folder, 'assets/words', hash, language, 'first.json');
  const available = languages.filter((language) => existsSync(firstWords(language)));
  const pages = new Map<string, ReturnType<typeof sameUntilChanged>>();
  for (const language of available) {
    const content = inLanguage(html, language, await readFile(firstWords(language), 'utf8'));
    for (const known of [false, true]) {
      const page = Buffer.from(known ? content.replace('<html ', '<html data-session ') : content);
      const send = sameUntilChanged(page, 'text/html; charset=utf-8', 'accept-language', 'cookie');
      pages.set(`${language} ${known}`, send);
    }
  }
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    // Nobody asks whether such a file is still the same, or for a part of it: heads of a kilobyte less for the first visit.
    etag: false,
    lastModified: false,
    acceptRanges: false,
    // A cache between must not hand what is compressed to who can't read it.
    setHeaders: (reply) => reply.setHeader('vary', 'accept-encoding'),
    index: false,
    decorateReply: false,
  });
  for (const name of await readdir(folder)) {
    const type = types[extname(name)];
    if (type === undefined) continue;
    const send = sameUntilChanged(await readFile(join(folder, name)), type);
    app.get(`/${name}`, (request, reply) =>
      // The service worker fetches files of this server, and nothing else.
      send(request, reply.header('content-security-policy', "default-src 'none'; connect-src 'self'")),
    );
  }
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    if (request.method !== 'GET' || API_PATH.test(path)) {
      return reply.code(404).send({ code: 'NOT_FOUND', message: 'There is nothing here.' });
    }
    const language = pageLanguage(request.headers, available);
    reply.header('content-security-policy', policy).header('content-language', language);
    // It says nothing of whether the session is still good: the page asks.
    const known = HAS_SESSION.test(request.headers.cookie ?? '');
    return pages.get(`${language} ${known}`)?.(request, reply);
  });
}

/** The HTML for a language: which one it is, where its lines begin, and its first words. */
function inLanguage(html: string, language: Language, words: string): string {
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  return html
    .replace('lang="en" dir="ltr"', `lang="${language}" dir="${direction}"`)
    .replace('id="first-words">', (start) => start + words.replaceAll('<', '\\u003c'));
}

/**
 * Sends a file that keeps its address, so that each use of it asks whether it is still the same: then nothing of it goes over
 * the line. Compressed here, as small as it gets, and once. `varyOn` are request headers by which it differs.
 */
function sameUntilChanged(content: Buffer, type: string, ...varyOn: string[]) {
  const tag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 16)}"`;
  // At the first who asks: of most languages nobody does, and a start would wait for all of them.
  const compressed: Partial<Record<Encoding, Buffer>> = {};
  const compress = (encoding: Encoding) =>
    (compressed[encoding] ??= encoding === 'br' ? brotliCompressSync(content) : gzipSync(content));
  return (request: FastifyRequest, reply: FastifyReply) => {
    reply
      .header('cache-control', varyOn.length > 0 ? 'private, no-cache' : 'no-cache')
      .header('etag', tag)
      .header('vary', ['accept-encoding', ...varyOn].join(', '));
    // Whoever compresses on the way marks the tag as weak.
    if (request.headers['if-none-match']?.includes(tag)) return reply.code(304).send();
    reply.type(type);
    const encoding = encodingFor(request.headers['accept-encoding']);
    if (encoding === null) return reply.send(content);
    return reply.header('content-encoding', encoding).send(compress(encoding));
  };
}

/** The page may run what the build put into it, by hash, load its own assets, and speak to this server alone. */
function contentSecurityPolicy(html: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${inlineHashes(html, 'script')}`.trim(),
    `style-src 'self' ${inlineHashes(html, 'style')}`.trim(),
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function inlineHashes(html: string, tag: 'script' | 'style'): string {
  // What has an address is allowed by that, and data is not run.
  const own = `<${tag}(?![^>]*\\s(?:src=|type="application/json"))[^>]*>`;
  const blocks = html.matchAll(new RegExp(`${own}([\\s\\S]*?)</${tag}>`, 'g'));
  return [...blocks]
    .map(([, content = '']) => `'sha256-${createHash('sha256').update(content, 'utf8').digest('base64')}'`)
    .join(' ');
}
