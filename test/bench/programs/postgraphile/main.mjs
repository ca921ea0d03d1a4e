import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import pg from 'pg';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';

// PostGraphile as its documentation has it for production: no explain, no watching, no GraphiQL, its own pool. Sets are
// plain lists: a connection would count pages that nobody asks for.

const connectionString = process.env.DATABASE_URL;
const client = new pg.Client({ connectionString });
await client.connect();
await client.query(await readFile(new URL('views.sql', import.meta.url), 'utf8'));
await client.end();

const server = createServer();
server.on('error', (error) => {
  throw error;
});
await postgraphile({
  extends: [PostGraphileAmberPreset],
  schema: { defaultBehavior: '-connection +list' },
  grafserv: { graphiql: false, watch: false },
  grafast: { explain: false },
  pgServices: [makePgService({ connectionString, schemas: ['bench'], poolConfig: { max: 10 } })],
})
  .createServ(grafserv)
  .addTo(server);
server.listen(0, '127.0.0.1', 4096, () => process.send?.({ kind: 'ready', port: server.address()?.port }));
