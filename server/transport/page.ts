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
import { encodingFor } from './compress-answer.ts';
import { pageLanguage } from './page-language.ts';

/** Paths that belong to programs: an unknown one is a 404, never the page. */
const API_PATH = /^\/(graphql|auth|files|health|metrics|assets)(\/|$)/;

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
 * the same HTML but for its language, since the page itself reads the address. Of a demonstration it says that it is one.
 */
export async function servePage(
  app: FastifyInstance,
  { folder, html: built, policy }: Page,
  { demonstration }: { demonstration: boolean },
): Promise<void> {
  const html = demonstration ? built.replace('<html ', '<html data-demonstration ') : built;
  const [, words = ''] = html.match(/ data-words="([^"]+)"/) ?? [];
  const available = languages.filter((language) => existsSync(join(folder, 'assets/words', words, language)));
  const pages = new Map(
    available.map((language) => {
      const content = Buffer.from(inLanguage(html, language));
      return [language, sameUntilChanged(content, 'text/html; charset=utf-8', 'accept-language', 'cookie')];
    }),
  );
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
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
    return pages.get(language)?.(request, reply);
  });
}

/** The HTML for a language: which one it is, where its lines begin, and its first words in the place of English's. */
function inLanguage(html: string, language: Language): string {
  return html
    .replace('lang="en" dir="ltr"', `lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"`)
    .replace('/en/first.js', `/${language}/first.js`);
}

/**
 * Sends a file that keeps its address, so that each use of it asks whether it is still the same: then nothing of it goes over
 * the line. Compressed here, as small as it gets, and once. `varyOn` are request headers by which it differs.
 */
function sameUntilChanged(content: Buffer, type: string, ...varyOn: string[]) {
  const tag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 16)}"`;
  const compressed = { br: brotliCompressSync(content), gzip: gzipSync(content) };
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
    return reply.header('content-encoding', encoding).send(compressed[encoding]);
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
  const blocks = html.matchAll(new RegExp(`<${tag}(?![^>]*\\ssrc=)[^>]*>([\\s\\S]*?)</${tag}>`, 'g'));
  return [...blocks]
    .map(([, content = '']) => `'sha256-${createHash('sha256').update(content, 'utf8').digest('base64')}'`)
    .join(' ');
}
