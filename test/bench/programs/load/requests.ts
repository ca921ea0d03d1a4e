import pg from 'pg';
import { Pool } from 'undici';
import type { LoadRequest, RequestsDone, RunRequests, RunStatement } from './protocol.ts';

/** Sends over kept connections, a pool for each server and concurrency: connecting is not what is measured. */
export class Sender {
  readonly #pools = new Map<string, Pool>();

  async send(
    origin: string,
    connections: number,
    headers: Record<string, string>,
    { path, body, headers: own }: LoadRequest,
  ): Promise<Buffer> {
    const response = await this.#poolOf(origin, connections).request({
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
  async run(command: RunRequests): Promise<RequestsDone> {
    const { origin, headers, requests, concurrency, expect, keepBodies } = command;
    const done: RequestsDone = { elapsedMs: 0, bytes: 0, bodies: [] };
    const expected = Buffer.from(expect);
    let next = 0;
    const work = async () => {
      for (let request = requests[next++]; request; request = requests[next++]) {
        const bytes = await this.send(origin, concurrency, headers, request);
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

  #poolOf(origin: string, connections: number): Pool {
    const key = `${origin} ${connections}`;
    const known = this.#pools.get(key);
    if (known) return known;
    const pool = new Pool(origin, { connections, pipelining: 1, headersTimeout: 120_000 });
    this.#pools.set(key, pool);
    return pool;
  }
}

/** The bare statement: the driver and the database, and nothing between them. */
export async function runStatement(command: RunStatement): Promise<RequestsDone> {
  const client = new pg.Client({ connectionString: command.databaseUrl });
  await client.connect();
  const start = performance.now();
  for (const values of command.values) {
    const { rowCount } = await client.query({ ...command.statement, values });
    if (rowCount !== 1) throw new Error('The bare statement wrote nothing.');
  }
  const elapsedMs = performance.now() - start;
  await client.end();
  return { elapsedMs, bytes: 0, bodies: [] };
}
