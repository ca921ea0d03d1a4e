import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Nothing may be loaded, framed or guessed from an answer, unless its route says otherwise before. */
const headers = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
};

/** What a browser heeds of a document that it opens. */
const documentHeaders = {
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'x-permitted-cross-domain-policies': 'none',
  'x-dns-prefetch-control': 'off',
};

/**
 * What no browser opens as a document that could do anything, so that the headers of one would be 200 bytes for nothing with each
 * answer over a slow line.
 */
const neverDocuments =
  /^(application\/(json|graphql-response\+json|javascript)|text\/(javascript|css|event-stream)|font\/)/;

/** A year. Other names below this one belong to others, so nothing is said about them. */
const strictTransport = 'max-age=31536000';

/** Puts the security headers on every answer that doesn't have its own; behind TLS browsers are told to insist on it. */
export function addSecurityHeaders(app: FastifyInstance, publicUrl: string | null): void {
  app.addHook('onSend', async (request, reply) => void putSecurityHeaders(request, reply, publicUrl));
}

/** The same for an answer that Fastify doesn't send itself. */
export function putSecurityHeaders(
  request: FastifyRequest,
  reply: FastifyReply,
  publicUrl: string | null,
): FastifyReply {
  const isDocument = !neverDocuments.test(String(reply.getHeader('content-type') ?? ''));
  for (const [name, value] of Object.entries({ ...headers, ...(isDocument && documentHeaders) })) {
    if (!reply.hasHeader(name)) reply.header(name, value);
  }
  const alwaysTls = publicUrl?.startsWith('https:') ?? false;
  if (alwaysTls || request.protocol === 'https') reply.header('strict-transport-security', strictTransport);
  // What a session may see is for nobody's cache; files say themselves how long they last.
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  return reply;
}
