import type { FastifyInstance, FastifyReply } from 'fastify';
import { GraphQLError } from 'graphql';
import { contextOf } from '../access/context.ts';
import { checkCodes } from '../domain/check-text.ts';
import { ConcurrencyLimiter } from '../graphql/concurrency-limiter.ts';
import { REPORT_COST } from '../graphql/limits.ts';
import { badUserInput, rateLimited, unauthenticated } from '../lib/api-errors.ts';
import type { Reports } from '../reports/reports.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { ClientLimits } from './client-limits.ts';
import { refuse } from './refuse.ts';

/** Setting one keeps a core busy for up to some seconds; who finds so many waiting is told to come back. */
const atOnce = { atATime: 2, waiting: 20, waitingOfPerson: 2 } as const;

const statuses: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  RATE_LIMITED: 429,
};

/**
 * Reports as PDF, at `/graphql/report.pdf?cycle=2026&country=KEN&language=ar`, with `snapshot` and `cursor` where one is meant.
 * Signed in, limited and guarded as any read of the API; given as a file, and kept by nobody on the way.
 */
export function serveReports(
  app: FastifyInstance,
  { sessions, limits, reports }: { sessions: Sessions; limits: ClientLimits; reports: Reports },
): void {
  const turns = new ConcurrencyLimiter(atOnce);
  app.get('/graphql/report.pdf', { compress: false }, async (request, reply) => {
    try {
      const signIn = await sessions.signInOfHeaders(request.headers);
      const { viewer } = signIn;
      if (!viewer) throw unauthenticated();
      const asked = askedFor(request.query as Record<string, unknown>);
      const seconds = limits.operation(contextOf(signIn, request.ip), REPORT_COST);
      if (seconds > 0) throw rateLimited(seconds);
      const release = await turns.acquire(viewer.personId);
      try {
        const { content, hash, facts } = await reports.file(viewer, asked);
        const { cycle, country } = facts.subject;
        const name = `concord-${country ?? 'network'}-${cycle}-${facts.cursor}-${asked.language}.pdf`;
        return reply
          .header('content-disposition', `attachment; filename="${name}"`)
          .header('cache-control', 'private, no-store')
          .header('repr-digest', `sha-256=:${hash.toString('base64')}:`)
          .type('application/pdf')
          .send(content);
      } finally {
        release();
      }
    } catch (error) {
      if (error instanceof GraphQLError) return refused(reply, error);
      throw error;
    }
  });
}

/** Throws BAD_USER_INPUT where the cycle is left out, or something stands in a code that nobody sees. */
function askedFor(query: Record<string, unknown>) {
  const text = (name: string) => (typeof query[name] === 'string' && query[name] !== '' ? query[name] : null);
  const cycle = text('cycle');
  if (cycle === null) throw badUserInput('Say of which cycle, by its code: report.pdf?cycle=2026.');
  const asked = { cycle, country: text('country'), language: text('language') ?? 'en' };
  const wrong = checkCodes(asked);
  if (wrong !== null) throw badUserInput(wrong);
  return { ...asked, snapshot: text('snapshot'), cursor: text('cursor') };
}

function refused(reply: FastifyReply, { message, extensions }: GraphQLError): FastifyReply {
  const code = String(extensions.code);
  const { headers } = (extensions.http ?? {}) as { headers?: Map<string, string> };
  for (const [name, value] of headers ?? []) reply.header(name, value);
  return refuse(reply, statuses[code] ?? 500, { code, message });
}
