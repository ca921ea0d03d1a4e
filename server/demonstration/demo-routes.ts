import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/database.ts';
import { toPerson } from '../domain/to-person.ts';
import { callJobs } from '../jobs/job.sql.ts';
import { LOOK_AFTER } from '../notices/notice-parts.ts';
import { deviceLabel } from '../sessions/device-label.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { acceptJsonOnly, refuse, textIn } from '../transport/json-routes.ts';
import { ensurePersonas } from './ensure-personas.ts';
import { findPersona, readPersonaChoice, readPersonas } from './persona-directory.ts';

/** Signing in by choosing who to be, and signing out. Only for the demonstration: nobody proves anything here. */
export async function demoRoutes(
  app: FastifyInstance,
  { database, sessions }: { database: Database; sessions: Sessions },
): Promise<void> {
  acceptJsonOnly(app);

  app.get('/auth/providers', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return { demonstration: true, providers: [] };
  });

  app.get('/auth/demo', async (_request, reply) => {
    const personas = await readPersonas(database);
    reply.header('cache-control', 'no-store');
    return {
      engine: database.engine,
      personas: personas.map(({ membership: _membership, ...shown }) => shown),
    };
  });

  // Apart from the personas that are listed: most choose one of those, and these are five times as much.
  app.get('/auth/demo/choice', async (_request, reply) => {
    const { agencies, countries } = await readPersonaChoice(database);
    reply.header('cache-control', 'no-store');
    return {
      agencies: [...agencies].map(([code, acronym]) => ({ code, acronym })),
      countries: [...countries].map(([code, name]) => ({ code, name })),
    };
  });

  app.post('/auth/demo', async (request, reply) => {
    const named = textIn(request.body, 'persona');
    if (named === undefined) {
      return refuse(reply, 400, 'BAD_USER_INPUT', 'Say who to be: {"persona": "coordinator"}.');
    }
    const persona = await findPersona(database, named);
    if (!persona) {
      return refuse(
        reply,
        404,
        'UNKNOWN_PERSONA',
        'Nobody is called that: use coordinator, co-chair, observer, country-lead/COUNTRY, monitoring-analyst/COUNTRY, human-rights-adviser/COUNTRY, resident-coordinator/COUNTRY, focal-point/AGENCY, focal-point/AGENCY/COUNTRY or contributor/AGENCY/COUNTRY with codes such as UNICEF and KEN.',
      );
    }
    const [person] = await ensurePersonas(database, [persona]);
    if (!person) throw new Error('a persona was ensured without a result');
    if (person.deactivated) {
      return refuse(reply, 403, 'DEACTIVATED', `${person.name} was deactivated: choose somebody else.`);
    }
    // From then on they are told what concerns them, as anybody is.
    await callJobs(database, LOOK_AFTER, [person.id], new Date());
    const { cookie, 'user-agent': userAgent } = request.headers;
    reply.header('set-cookie', await sessions.start(person.id, { device: deviceLabel(userAgent) }, cookie));
    const { id, name } = toPerson(person);
    return { id, name, persona: persona.persona };
  });

  app.post('/auth/sign-out', async (request, reply) => {
    await sessions.endByCookieHeader(request.headers.cookie);
    return reply.code(204).header('set-cookie', sessions.forget()).send();
  });
}
