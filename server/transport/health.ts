import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { LogTail } from '../events/log-tail.ts';

/** For whatever restarts, routes to and watches this process. */
export function serveHealth(app: FastifyInstance, tail: LogTail, openSockets: () => number): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'concord_log_position',
    help: 'The last event that this process knows of.',
    registers: [registry],
    collect() {
      this.set(tail.position);
    },
  });
  new Gauge({
    name: 'concord_open_sockets',
    help: 'WebSockets that are open.',
    registers: [registry],
    collect() {
      this.set(openSockets());
    },
  });

  app.get('/health/live', async () => ({ status: 'live' }));
  // Listening begins when everything is up, so what can be missing later is the database.
  app.get('/health/ready', async (_request, reply) =>
    tail.healthy ? { status: 'ready' } : reply.code(503).send({ status: 'the database does not answer' }),
  );
  app.get('/metrics', async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}
