import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/database.ts';
import { bringsToken } from '../lib/brings-token.ts';
import { readBounceToken } from '../mail/bounce-address.ts';
import { readDeliveryReport } from '../mail/delivery-report.ts';
import { noteBounce } from './bounce.sql.ts';

/** A report may hold the whole message that it is about, and ours are small. */
const BODY_LIMIT = 1_048_576;

type BounceRouteParts = { database: Database; key: string; token: string };

/**
 * Takes what an operator's mail system got back, as it came. An address pauses where the report says that it fails for good, and
 * names a message by the token of its envelope. Nothing else in a report is believed: anybody can write one.
 */
export async function bounceRoute(
  app: FastifyInstance,
  { database, key, token }: BounceRouteParts,
): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { bodyLimit: BODY_LIMIT, parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );

  app.post('/notices/bounces', {
    // Before its body is read.
    onRequest: async ({ headers }, reply) => {
      if (!bringsToken(headers.authorization, token)) {
        return reply.code(401).header('www-authenticate', 'Bearer').send();
      }
    },
    handler: async ({ query, body }, reply) => {
      const { recipient } = query as { recipient?: unknown };
      const report = await readDeliveryReport(Buffer.isBuffer(body) ? body : Buffer.alloc(0)).catch(
        () => null,
      );
      if (!report) return reply.code(422).send({ noted: false, why: 'This is no delivery report.' });
      const named = typeof recipient === 'string' ? [recipient] : [];
      const mailId = readBounceToken(key, [...named, ...report.recipients]);
      if (mailId === null) return reply.code(422).send({ noted: false, why: 'It names no message.' });
      const { failure } = report;
      return { noted: failure !== null && (await noteBounce(database, mailId, failure)) };
    },
  });
}
