import { createServer } from 'node:http';
import { createPubSub, createSchema, createYoga, filter, pipe } from 'graphql-yoga';
import { leanResolvers, wants } from '../shared/lean-resolvers.ts';
import { listenAndAnnounce } from '../shared/listen.ts';
import { openPool } from '../shared/pool.ts';
import type { EventNode } from '../shared/reads.ts';
import { typeDefs } from '../shared/schema.ts';

// GraphQL Yoga as its documentation has it for production: its parser and validation caches are on by default; no
// logging, no GraphiQL, no landing page. Subscriptions go over server-sent events, its own way.

const pubSub = createPubSub<{ event: [EventNode] }>();
const resolvers = await leanResolvers(openPool(), (event) => pubSub.publish('event', event));

const yoga = createYoga({
  logging: false,
  graphiql: false,
  landingPage: false,
  schema: createSchema({
    typeDefs,
    resolvers: {
      ...resolvers,
      Subscription: {
        events: {
          subscribe: (_parent: unknown, args: { filter?: { countries?: string[] } }) =>
            pipe(
              pubSub.subscribe('event'),
              filter((event) => wants(args.filter, event)),
            ),
          resolve: (event: EventNode) => event,
        },
      },
    },
  }),
});
listenAndAnnounce(createServer(yoga));
