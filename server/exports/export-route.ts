import type { FastifyInstance, FastifyReply } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { contextOf } from '../access/context.ts';
import type { Database } from '../database/database.ts';
import { formatError } from '../graphql/format-error.ts';
import { authorizationRefused, unauthenticated } from '../lib/api-errors.ts';
import type { WakeUps } from '../log/wake-ups.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { ClientLimits } from '../transport/client-limits.ts';
import { parseExportRequest } from './export-request.ts';
import { ExportTurns, type TurnRules } from './export-turns.ts';
import { makeExport } from './make-export.ts';

/** Two hold connections of their own; who waits longer is better told. A slow line gets 10 MB in a quarter of an hour. */
export const usualTurns: TurnRules = { atATime: 2, waiting: 20, waitMs: 30_000, longestMs: 15 * 60_000 };

/** A filter has a thousand codes at most in each of its lists. */
const LARGEST_BODY = 256 * 1024;

/** As HTTP says what a code says; anything else is the request’s fault. */
const statuses: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
  INTERNAL_SERVER_ERROR: 500,
};

export type ExportRouteParts = {
  database: Database;
  sessions: Sessions;
  limits: ClientLimits;
  wakeUps: WakeUps;
  log: Logger;
  turns?: TurnRules;
};

/**
 * `POST /graphql/export` answers with a file, as a stream. Under `/graphql`, so that other sites’ pages are turned away and
 * caches keep nothing. A refusal is `{ errors }` as of GraphQL, with the status that goes with its code.
 */
export function serveExports(
  app: FastifyInstance,
  { database, sessions, limits, wakeUps, log, turns: rules = usualTurns }: ExportRouteParts,
): void {
  const turns = new ExportTurns(rules);
  app.post('/graphql/export', { bodyLimit: LARGEST_BODY }, async (request, reply) => {
    try {
      const signIn = await sessions.signInOfHeaders(request.headers);
      const { viewer, refused } = contextOf(signIn, request.ip);
      if (!viewer) throw refused ? authorizationRefused() : unauthenticated();
      const asked = parseExportRequest(request.body);
      const turn = await turns.take(viewer.personId);
      // Who went away while they waited gets nothing made.
      if (reply.raw.destroyed) {
        turn.end();
        return reply.hijack();
      }
      const charge = (values: number) => limits.operation({ viewer, address: request.ip }, values);
      const parts = { database, announce: () => wakeUps.announce(), charge, now: () => new Date() };
      try {
        const made = await makeExport(parts, viewer, asked);
        const stop = () => made.bytes.destroy(new Error('an export took too long'));
        turn.signal.addEventListener('abort', stop, { once: true });
        // Closed when it was sent, failed or nobody takes it any more.
        made.bytes.once('close', turn.end);
        if (reply.raw.destroyed) {
          made.bytes.destroy();
          return reply.hijack();
        }
        return reply
          .type(made.type)
          .header('cache-control', 'no-store')
          .header('content-disposition', `attachment; filename="${made.fileName}"`)
          .header('concord-rows', made.rows)
          .send(made.bytes);
      } catch (error) {
        turn.end();
        throw error;
      }
    } catch (error) {
      return refuseWith(reply, error, log);
    }
  });
}

function refuseWith(reply: FastifyReply, error: unknown, log: Logger): FastifyReply {
  const known =
    error instanceof GraphQLError
      ? error
      : new GraphQLError('an export failed', { originalError: error as Error });
  const formatted = formatError(known, log, known.extensions.code ?? 'INTERNAL_SERVER_ERROR');
  const code = String(formatted.extensions?.code ?? '');
  const { http } = known.extensions as { http?: { headers?: Map<string, string> } };
  for (const [name, value] of http?.headers ?? []) reply.header(name, value);
  return reply.code(statuses[code] ?? 400).send({ errors: [formatted] });
}
