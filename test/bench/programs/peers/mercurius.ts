import fastify from 'fastify';
import mercurius from 'mercurius';
import mq from 'mqemitter';
import { leanResolvers, wants } from '../shared/lean-resolvers.ts';
import { announce } from '../shared/listen.ts';
import { openPool } from '../shared/pool.ts';
import type { EventNode } from '../shared/reads.ts';
import { typeDefs } from '../shared/schema.ts';

// mercurius as its documentation has it for production: compiled queries after the first, its own cache of documents,
// subscriptions over its own emitter, no logger, no playground. Its emitter hands on 100 messages at a time by default.

const app = fastify();
const emitter = mq({ concurrency: 0 });
const resolvers = await leanResolvers(openPool(), (event) =>
  emitter.emit({ topic: 'event', payload: { events: event } }),
);

interface Published {
  events: EventNode;
}

await app.register(mercurius, {
  schema: typeDefs,
  jit: 1,
  graphiql: false,
  subscription: { emitter },
  resolvers: {
    ...resolvers,
    Subscription: {
      events: {
        subscribe: mercurius.withFilter(
          (_parent, _args, { pubsub }) => pubsub.subscribe('event'),
          ({ events }: Published, { filter }: { filter?: { countries?: string[] } }) => wants(filter, events),
        ),
      },
    },
  } as never,
});
announce(Number(new URL(await app.listen({ port: 0, host: '127.0.0.1', backlog: 4096 })).port));
