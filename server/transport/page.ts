import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { type Language, languages } from '../domain/languages.ts';
import { StartupError } from '../lib/startup-error.ts';
import { type Encoding, encodingFor } from './compress-answer.ts';
import { pageLanguage } from './page-language.ts';

/** Paths that belong to programs: an unknown one is a 404, never the page. */
const API_PATH = /^\/(graphql|auth|health|metrics|assets)(\/|$)/;

/** The page as the build made it: its folder, its HTML in English, what that may do, and the operations that it sends. */
export type Page = { folder: string; html: string; policy: string; operations: ReadonlySet<string> };

/** Reads what the build made, to fail early where it made nothing. */
export async function readPage(folder: string): Promise<Page> {
  const index = join(folder, 'index.html');
  if (!existsSync(index)) {
    throw new StartupError(`The page has not been built (${index} is missing): run npm run build.`);
  }
  const html = await readFile(index, 'utf8');
  const operations: string[] = JSON.parse(await readFile(join(folder, 'operations.json'), 'utf8'));
  return { folder, html, policy: contentSecurityPolicy(html), operations: new Set(operations) };
}

/**
 * Serves the page. Its assets have names that change with their content. Every address that people can have gets
 * the same HTML but for its language, since the page itself reads the address.
 */
export async function servePage(app: FastifyInstance, { folder, html, policy }: Page): Promise<void> {
  const [, words = ''] = html.match(/ data-words="([^"]+)"/) ?? [];
  const built = languages.filter((language) => existsSync(join(folder, 'assets/words', words, language)));
  const pages = new Map(built.map((language) => [language, compressed(inLanguage(html, language))]));
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    index: false,
    decorateReply: false,
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    if (request.method !== 'GET' || API_PATH.test(path)) {
      return reply.code(404).send({ code: 'NOT_FOUND', message: 'There is nothing here.' });
    }
    const language = pageLanguage(request.headers, built);
    const encoding = encodingFor(request.headers['accept-encoding']);
    if (encoding !== null) reply.header('content-encoding', encoding);
    return reply
      .header('content-security-policy', policy)
      .header('content-language', language)
      .header('cache-control', 'private, no-cache')
      .header('vary', 'accept-encoding, accept-language, cookie')
      .type('text/html; charset=utf-8')
      .send(pages.get(language)?.[encoding ?? 'identity']);
  });
}

/** The HTML for a language: which one it is, where its lines begin, and its first words in the place of English's. */
function inLanguage(html: string, language: Language): string {
  return html
    .replace('lang="en" dir="ltr"', `lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"`)
    .replace('/en/first.js', `/${language}/first.js`);
}

/** In every way that it is sent. Answers of the page's handler pass the compression of routes by. */
function compressed(html: string): Record<Encoding | 'identity', Buffer | string> {
  return { br: brotliCompressSync(html), gzip: gzipSync(html), identity: html };
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
