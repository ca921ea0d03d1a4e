import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Queryable } from '../database/database.ts';
import { ensurePersonas } from './ensure-personas.ts';
import { findPersona, readPersonas } from './persona-directory.ts';
import { forgetSessionCookie } from './session-cookie.ts';
import type { Sessions } from './sessions.ts';
import { toPerson } from './to-person.ts';

/** A persona's string and what goes with it stay far below. */
const BODY_LIMIT = 4_096;

/** Signing in by choosing who to be, and signing out. Only for the demonstration: nobody proves anything here. */
export async function demoRoutes(
  app: FastifyInstance,
  { database, sessions }: { database: Queryable; sessions: Sessions },
): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: BODY_LIMIT },
    (request, body, done) => {
      // Signing out has nothing to say; the declared type is only there to keep forms of other sites away.
      if (body === '') done(null, undefined);
      else parseJson(request, body as string, done);
    },
  );
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addHook('onRequest', requireJson);

  app.get('/auth/demo', async (_request, reply) => {
    const personas = await readPersonas(database);
    reply.header('cache-control', 'no-store');
    return { personas: personas.map(({ persona, name }) => ({ persona, name })) };
  });

  app.post('/auth/demo', async (request, reply) => {
    const named = personaIn(request.body);
    if (named === undefined) {
      return refuse(reply, 400, 'BAD_USER_INPUT', 'Say who to be: {"persona": "coordinator"}.');
    }
    const persona = await findPersona(database, named);
    if (!persona) {
      return refuse(
        reply,
        404,
        'UNKNOWN_PERSONA',
        'Nobody is called that: use coordinator, observer, or focal-point/AGENCY/COUNTRY with codes such as UNICEF and KEN.',
      );
    }
    const [person] = await ensurePersonas(database, [persona]);
    if (!person) throw new Error('a persona was ensured without a result');
    // Whoever was signed in on this browser before is not any more: one cookie, one session.
    await sessions.endByCookieHeader(request.headers.cookie);
    reply.header('set-cookie', await sessions.start(person.id));
    return { ...toPerson(person), persona: persona.persona };
  });

  app.post('/auth/sign-out', async (request, reply) => {
    await sessions.endByCookieHeader(request.headers.cookie);
    return reply.code(204).header('set-cookie', forgetSessionCookie).send();
  });
}

/** A page of another site can post a form or plain text here unasked, but not JSON. */
async function requireJson(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (request.method !== 'POST' || type === 'application/json') return undefined;
  return refuse(reply, 415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the content type application/json.');
}

function personaIn(body: unknown): string | undefined {
  const persona = typeof body === 'object' && body !== null && 'persona' in body ? body.persona : undefined;
  return typeof persona === 'string' ? persona : undefined;
}

function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).send({ code, message });
}
