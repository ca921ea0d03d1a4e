import { readFileSync } from 'node:fs';
import {
  buildClientSchema,
  buildSchema,
  findBreakingChanges,
  getIntrospectionQuery,
  type IntrospectionQuery,
} from 'graphql';
import { expect, test } from 'vitest';
import { openTestDatabase } from '../support/engines.ts';
import { signInAs } from '../support/graphql-client.ts';
import { callDemonstration, fillConcord } from '../support/running-concord.ts';
import { startServer } from '../support/server-process.ts';

/** A bundler calls classes otherwise where two have one name, and types are called after their classes. */
test('what is built and started has the schema that is published', async () => {
  const opened = await openTestDatabase('postgres', {
    name: 'built_schema',
    async fill(database) {
      await fillConcord(database);
      await callDemonstration(database);
    },
  });
  const { location } = opened;
  if (!('url' in location)) throw new Error('PostgreSQL has an address.');
  const server = await startServer({ databaseUrl: location.url });
  try {
    const client = await signInAs(server.url, 'coordinator');
    const built = buildClientSchema(await client.query<IntrospectionQuery>(getIntrospectionQuery()));
    const published = buildSchema(
      readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'),
    );
    const namesOf = (schema: typeof built) => Object.keys(schema.getTypeMap()).sort();
    expect(namesOf(built)).toEqual(namesOf(published));
    expect(findBreakingChanges(published, built)).toEqual([]);
    expect(findBreakingChanges(built, published)).toEqual([]);
  } finally {
    await server.stop();
    await opened.drop();
  }
});
