import pg from 'pg';
import { Pool } from 'undici';
import type { LoadRequest, RequestsDone, RunRequests, RunStatement } from './protocol.ts';

const pools = new Map<string, Pool>();

/** One pool of kept connections for each server and concurrency: connecting is not what is measured. */
function poolOf(origin: string, connections: number): Pool {
  const key = `${origin} ${connections}`;
  const known = pools.get(key);
  if (known) return known;
  const pool = new Pool(origin, { connections, pipelining: 1, headersTimeout: 120_000 });
  pools.set(key, pool);
  return pool;
}

export async function send(
  origin: string,
  connections: number,
  headers: Record<string, string>,
  { path, body, headers: own }: LoadRequest,
): Promise<Buffer> {
  const response = await poolOf(origin, connections).request({
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json', ...headers, ...own },
    body,
  });
  const bytes = Buffer.from(await response.body.arrayBuffer());
  if (response.statusCode !== 200) {
    throw new Error(`${path} was answered ${response.statusCode}: ${bytes.toString('utf8', 0, 300)}`);
  }
  return bytes;
}

/** A closed loop: each of the workers sends the next request when its last one was answered. */
export async function runRequests(command: RunRequests): Promise<RequestsDone> {
  const { origin, headers, requests, concurrency, expect, keepBodies } = command;
  const done: RequestsDone = { elapsedMs: 0, latencies: [], bytes: 0, bodies: [] };
  const expected = Buffer.from(expect);
  let next = 0;
  const work = async () => {
    for (;;) {
      const request = requests[next++];
      if (!request) return;
      const from = performance.now();
      const bytes = await send(origin, concurrency, headers, request);
      done.latencies.push(performance.now() - from);
      done.bytes += bytes.length;
      if (!bytes.includes(expected)) throw new Error(`Not the answer: ${bytes.toString('utf8', 0, 500)}`);
      if (keepBodies) done.bodies.push(bytes.toString('utf8'));
    }
  };
  const from = performance.now();
  await Promise.all(Array.from({ length: concurrency }, work));
  done.elapsedMs = performance.now() - from;
  return done;
}

/** The bare statement: the driver and the database, and nothing between them. */
export async function runStatement(command: RunStatement): Promise<RequestsDone> {
  const client = new pg.Client({ connectionString: command.databaseUrl });
  await client.connect();
  const latencies: number[] = [];
  const start = performance.now();
  for (const values of command.values) {
    const from = performance.now();
    const { rowCount } = await client.query({ ...command.statement, values });
    if (rowCount !== 1) throw new Error('The bare statement wrote nothing.');
    latencies.push(performance.now() - from);
  }
  const elapsedMs = performance.now() - start;
  await client.end();
  return { elapsedMs, latencies, bytes: 0, bodies: [] };
}
