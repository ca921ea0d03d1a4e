import { isIPv4 } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, type Metric, Registry } from 'prom-client';
import type { QueryCache } from '../cache/query-cache.ts';
import type { Database } from '../database/database.ts';
import type { WriteFailure } from '../database/write-failures.ts';
import { bringsToken } from '../lib/brings-token.ts';
import type { LogTail } from '../log/log-tail.ts';
import type { FanOut } from '../subscriptions/fan-out.ts';

/** What the figures are of. */
export type Watched = {
  database: Pick<Database, 'writeFailures'>;
  tail: LogTail;
  cache: Pick<QueryCache, 'count' | 'bytes' | 'hits' | 'joined' | 'misses'>;
  /** What the write path and webhooks count by themselves. */
  counted: readonly Metric[];
  fanOut: Pick<FanOut<unknown>, 'groups' | 'tally'>;
  sockets: { readonly count: number };
  eventStreams: { readonly count: number };
};

/**
 * For programs that restart, route to and watch this process. Liveness and readiness are public; the figures are
 * for requests with the token. Without a configured token the figures are for this machine, and only where there is
 * no public address: a proxy in front would be this machine too.
 */
export function serveHealth(
  app: FastifyInstance,
  { database, tail, cache, counted, fanOut, sockets, eventStreams }: Watched,
  { metricsToken, publicUrl }: { metricsToken: string | null; publicUrl: string | null },
): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const metric of counted) registry.registerMetric(metric);
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  gauge('concord_log_position', 'The last event that this process knows of.', () => tail.position);
  gauge('concord_open_sockets', 'WebSockets that are open.', () => sockets.count);
  gauge('concord_open_streams', 'Streams of server-sent events that are open.', () => eventStreams.count);
  gauge('concord_subscriptions', 'Subscriptions that are open.', () => fanOut.tally.readers);
  gauge('concord_subscription_groups', 'Different things that they ask.', () => fanOut.groups);
  gauge('concord_kept_answers', 'Answers that are kept.', () => cache.count);
  gauge('concord_kept_answers_bytes', 'What they take.', () => cache.bytes);
  const total = (name: string, help: string, read: () => number) =>
    new Counter({
      name,
      help,
      registers: [registry],
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  total(
    'concord_messages_made_total',
    'Executions for subscriptions; by events, how much is shared.',
    () => fanOut.tally.made,
  );
  total('concord_messages_sent_total', 'Messages sent to subscriptions.', () => fanOut.tally.sent);
  total('concord_kept_answers_hits_total', 'Answers that were given as they were kept.', () => cache.hits);
  total(
    'concord_kept_answers_joined_total',
    'Answers that were given to more than the one for whom they were being made.',
    () => cache.joined,
  );
  total('concord_kept_answers_misses_total', 'Answers for keeping that had to be made.', () => cache.misses);

  new Counter({
    name: 'concord_write_failures_total',
    help: 'Changes that the database could not take, by why: no connection, a server that takes none, a full disk.',
    labelNames: ['reason'],
    registers: [registry],
    collect() {
      this.reset();
      const counts = Object.entries(database.writeFailures.counts) as [WriteFailure, number][];
      for (const [reason, count] of counts) this.inc({ reason }, count);
    },
  });

  app.get('/health/live', async () => ({ status: 'live' }));
  // Listening begins when everything is up, so what can be missing later is the database, or one that takes writes. A full
  // disk is every replica's: to send people away from all of them would only keep them from reading.
  app.get('/health/ready', async (_request, reply) =>
    tail.healthy && !database.writeFailures.lately
      ? { status: 'ready' }
      : reply.code(503).send({ status: 'not ready' }),
  );
  app.get('/metrics', async (request, reply) => {
    const allowed =
      metricsToken === null
        ? publicUrl === null && isFromThisMachine(request)
        : bringsToken(request.headers.authorization, metricsToken);
    // As at any address where there is nothing: that there are figures is nobody's business either.
    if (!allowed) return reply.callNotFound();
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

/** From here and from nobody behind: a proxy on this machine is here too, and forwards for the whole world. */
function isFromThisMachine({ raw, headers }: FastifyRequest): boolean {
  const forwarded = Object.keys(headers).some(
    (name) => name === 'forwarded' || name === 'via' || name.startsWith('x-forwarded-'),
  );
  const address = raw.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
  return !forwarded && (address === '::1' || (isIPv4(address) && address.startsWith('127.')));
}
