import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** An address or a persona's string, and what goes with it, stay far below. */
const BODY_LIMIT = 4_096;

/**
 * Lets these routes take JSON and nothing else. A page of another site can post a form or plain text here unasked,
 * with the cookie along, but not JSON.
 */
export function acceptJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: BODY_LIMIT },
    (request, body, done) => {
      // Signing out has nothing to say; the declared type is only there to keep forms of other sites away.
      if (body === '') done(null, undefined);
      else parseJson(request, body as string, done);
    },
  );
  app.addHook('onRequest', requireJson);
}

async function requireJson(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (request.method !== 'POST' || type === 'application/json') return undefined;
  return refuse(reply, 415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the content type application/json.');
}

/** A text that a body holds under a name, or undefined. */
export function textIn(body: unknown, name: string): string | undefined {
  const value =
    typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** Answers with a refusal as JSON: `{ code, message }`. */
export function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).send({ code, message });
}
