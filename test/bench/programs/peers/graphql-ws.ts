import { createServer } from 'node:http';
import { useServer } from 'graphql-ws/use/ws';
import { createPubSub, createSchema, filter, pipe } from 'graphql-yoga';
import { WebSocketServer } from 'ws';
import { readBody, sendFailure, sendJson } from '../floor/read-body.ts';
import { wants } from '../shared/lean-resolvers.ts';
import { listenAndAnnounce } from '../shared/listen.ts';
import { openPool } from '../shared/pool.ts';
import type { EventNode } from '../shared/reads.ts';
import { findAuthor, record } from '../shared/record.ts';
import { typeDefs } from '../shared/schema.ts';

// graphql-ws as its documentation has it, over rows: every event is executed and made into text for each reader. Changes
// come by bare HTTP, so that nothing but the fan-out differs from the floor.

const pool = openPool();
const author = await findAuthor(pool);
const pubSub = createPubSub<{ event: [EventNode] }>();
const schema = createSchema({
  typeDefs,
  resolvers: {
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
});

const server = createServer((request, response) => {
  void (async () => {
    const { variables } = JSON.parse(await readBody(request));
    const { outcome, event } = await record(pool, author, variables.input);
    sendJson(response, JSON.stringify({ data: { recordResponse: outcome } }));
    pubSub.publish('event', event);
  })().catch((error) => sendFailure(response, error));
});
useServer({ schema }, new WebSocketServer({ server, path: '/graphql' }));
listenAndAnnounce(server);
