import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { StartupError } from '../lib/startup-error.ts';

/** Paths that belong to programs: an unknown one is a 404, never the page. */
const API_PATH = /^\/(graphql|auth|health|metrics|assets)(\/|$)/;

/** The page as the build made it: its folder, its one HTML, what that may do, and the operations that it sends. */
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
 * the same HTML, since the page itself reads the address.
 */
export async function servePage(app: FastifyInstance, { folder, html, policy }: Page): Promise<void> {
  // Answers of this handler pass the compression of routes by.
  const brotli = brotliCompressSync(html);
  const gzip = gzipSync(html);
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
    reply
      .header('content-security-policy', policy)
      .header('cache-control', 'no-cache')
      .header('vary', 'accept-encoding')
      .type('text/html; charset=utf-8');
    const accepted = request.headers['accept-encoding'] ?? '';
    if (/\bbr\b/.test(accepted)) return reply.header('content-encoding', 'br').send(brotli);
    if (/\bgzip\b/.test(accepted)) return reply.header('content-encoding', 'gzip').send(gzip);
    return reply.send(html);
  });
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
