import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import fastify from 'fastify';
import { useServer } from 'graphql-ws/use/ws';
import { buildSchema } from 'type-graphql';
import { DataSource } from 'typeorm';
import { WebSocketServer } from 'ws';
import { announce } from '../../shared/listen.ts';
import {
  CellResolver,
  checklistResolver,
  logResolver,
  matrixResolver,
  responseResolver,
} from './read-resolvers.ts';
import { Cell, Cycle, LogEvent, LogHead, Person, Receipt, Response } from './tables.ts';
import { createEvents, writeResolver } from './write-resolvers.ts';

// The way that most people would write it: Apollo Server as it comes, type-graphql, entities that are also types, field
// resolvers, and graphql-ws for subscriptions as Apollo's documentation says. NODE_ENV is production.

const data = await new DataSource({
  type: 'postgres',
  ...(process.env.DATABASE_URL && { url: process.env.DATABASE_URL }),
  entities: [Cell, Cycle, LogEvent, LogHead, Person, Receipt, Response],
  installExtensions: false,
  extra: { max: 10 },
}).initialize();
const author = await data.getRepository(Person).findOneByOrFail({ persona: 'coordinator' });
const events = createEvents();
const schema = await buildSchema({
  resolvers: [
    checklistResolver(data),
    responseResolver(data),
    matrixResolver(data),
    CellResolver,
    logResolver(data),
    writeResolver(data, author, events),
  ],
  pubSub: events,
  validate: false,
});

const app = fastify();
const apollo = new ApolloServer({
  schema,
  introspection: false,
  plugins: [fastifyApolloDrainPlugin(app), ApolloServerPluginLandingPageDisabled()],
});
await apollo.start();
await app.register(fastifyApollo(apollo));
useServer({ schema }, new WebSocketServer({ server: app.server, path: '/graphql' }));
await app.listen({ port: 0, host: '127.0.0.1', backlog: 4096 });
announce((app.server.address() as AddressInfo).port);
