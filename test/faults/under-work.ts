import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { expect, inject } from 'vitest';
import type { Database } from '../../server/database/database.ts';
import { connectDatabase, openDatabase } from '../../server/database/open-database.ts';
import { formatCursor } from '../../server/log/cursor.ts';
import { readEvents } from '../responses/stored.ts';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { type Relay, startRelay } from '../support/relay.ts';
import { callDemonstration, fillConcord } from '../support/running-concord.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';
import { ask, type StandingServer, startStandingServer } from '../support/standing-server.ts';
import { waitUntil } from '../support/wait.ts';
import { type Follower, followBySocket, followByStream } from './followers.ts';
import { expectWhole } from './whole.ts';
import { type Outcome, randomInput, type Seen, type Sent, send } from './writer.ts';

const writerCount = 6;
/** Between two attempts of a writer whose change was not answered. */
const againMs = 100;
const name = 'concord';

/** Two replicas behind one address of a PostgreSQL, six people who write to both, and a follower on each of them. */
export class UnderWork {
  readonly sent: Sent[] = [];
  readonly #writing: Promise<void>[] = [];
  #stopped = false;
  /** When each replica last acknowledged a change, by `performance.now`. */
  readonly acknowledged: number[] = [];

  private constructor(
    readonly primary: StandingServer,
    readonly relay: Relay,
    readonly servers: readonly ServerProcess[],
    readonly clients: readonly GraphQLClient[],
    readonly followers: readonly Follower[],
  ) {}

  static async begin(
    prepare: (primary: StandingServer) => Promise<void> = async () => {},
    /** Starts a pooler before the address of the database, and gives its own. */
    pool?: (relayPort: number) => Promise<string>,
  ): Promise<UnderWork> {
    const primary = await startStandingServer(inject('runFolder'));
    await ask(primary.url('postgres'), `create database ${name}`);
    const database = await openDatabase({ url: primary.url(name) });
    await fillConcord(database);
    await callDemonstration(database);
    await database.close();
    await prepare(primary);
    const relay = await startRelay(primary.port);
    const databaseUrl = (await pool?.(relay.port)) ?? `postgres://postgres@127.0.0.1:${relay.port}/${name}`;
    const env = pool && { DATABASE_POOLER: 'transaction' };
    const start = () =>
      startServer({ databaseUrl, logLevel: 'warn', readyWithin: 60_000, ...(env && { env }) });
    const servers = await Promise.all([start(), start()]);
    const clients = await Promise.all(servers.map(({ url }) => signInAs(url, 'coordinator')));
    const [first, second] = clients as [GraphQLClient, GraphQLClient];
    const work = new UnderWork(primary, relay, servers, clients, [
      followBySocket(first),
      followByStream(second),
    ]);
    for (let writer = 0; writer < writerCount; writer++) work.#writing.push(work.#write(writer));
    await work.goesOn();
    return work;
  }

  /** Until somebody was answered by each replica for a change that was sent from now on. */
  async goesOn({ within = 60_000 } = {}): Promise<void> {
    const from = performance.now();
    await waitUntil(() => this.clients.every((_, index) => (this.acknowledged[index] ?? 0) > from), {
      within,
      what: () =>
        `both replicas acknowledge changes: ${this.servers.map((server) => server.stdout().slice(-2_000))}`,
    });
  }

  /** Whether each replica says that it is ready. */
  ready(): Promise<boolean[]> {
    return Promise.all(
      this.servers.map(async ({ url }) => (await fetch(`${url}/health/ready`)).status === 200),
    );
  }

  /** All who write finish what they were about to do. */
  async stopWriting(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#writing);
  }

  /** What was acknowledged, and by no means a refusal. */
  get acknowledgedIds(): string[] {
    return this.sent.filter(({ outcome }) => outcome).map(({ input }) => input.mutationId);
  }

  /** Both replicas live, the log is whole, and each follower's copy is the log. Returns which changes are in it. */
  async expectWell(server: StandingServer): Promise<Set<string>> {
    for (const replica of this.servers) expect(replica.running()).toBe(true);
    return look(server, async (database) => {
      const log = (await readEvents(database)).map(({ place }) => formatCursor(place));
      for (const follower of this.followers) {
        await waitUntil(() => follower.copy().length >= log.length && follower.copy().at(-1) === log.at(-1), {
          within: 15_000,
          what: () => `a follower has the whole log: ${follower.copy().length} of ${log.length}`,
        });
        expect(follower.copy()).toEqual(log);
      }
      return expectWhole(database);
    });
  }

  async end(others: StandingServer[] = []): Promise<void> {
    await this.stopWriting();
    for (const follower of this.followers) await follower.close();
    for (const server of this.servers) await server.stop();
    await this.relay.stop();
    for (const server of [this.primary, ...others]) await server.remove();
  }

  /** Sends one change after the other, each as often as it takes until it is answered. */
  async #write(writer: number): Promise<void> {
    const seen: Seen = new Map();
    for (let change = writer; !this.#stopped; change++) {
      const sent: Sent = { input: randomInput(seen), outcome: undefined };
      this.sent.push(sent);
      while (!sent.outcome && !this.#stopped) {
        const replica = change % this.clients.length;
        const from = performance.now();
        const outcome = await this.#ask(replica, sent, seen);
        if (outcome) this.acknowledged[replica] = Math.max(from, this.acknowledged[replica] ?? 0);
        else await sleep(againMs);
      }
      await sleep(5);
    }
  }

  async #ask(replica: number, sent: Sent, seen: Seen): Promise<Outcome | undefined> {
    try {
      const outcome = await send(this.clients[replica] as GraphQLClient, sent.input, seen);
      // After a failover that lost events a writer may know of a revision that never was.
      if (outcome.__typename === 'ResponseRefused') seen.clear();
      else sent.outcome = outcome;
      return outcome;
    } catch {
      return undefined;
    }
  }
}

/** Waits for the first write that succeeds on a fresh connection, which is when the server is back. */
export async function takesWrites(server: StandingServer): Promise<void> {
  await waitUntil(() => writesOnce(server), { within: 60_000, every: 20, what: 'the server takes writes' });
}

async function writesOnce(server: StandingServer): Promise<boolean> {
  const client = new Client({ connectionString: server.url('postgres'), connectionTimeoutMillis: 1_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('create table if not exists probe (at timestamptz)');
    await client.query('insert into probe values (now())');
    return true;
  } finally {
    await client.end();
  }
}

export async function look<Result>(
  server: StandingServer,
  at: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = await connectDatabase({ url: server.url(name) });
  try {
    return await at(database);
  } finally {
    await database.close();
  }
}
