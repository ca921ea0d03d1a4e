import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterDeath } from './after-death.ts';
import { findFreePort } from './free-port.ts';
import { postgresOwner, postgresPrograms } from './postgres-files.ts';
import { waitUntil } from './wait.ts';

const run = promisify(execFile);

export interface PostgresOptions {
  /** Where the program and the data go; in a test, the run's own folder. */
  folder: string;
  /** Settings as in postgresql.conf, over those for tests: `{ fsync: 'on', commit_delay: '3000' }`. */
  settings?: Record<string, string>;
}

export interface Postgres {
  /** The administrator's address, of the database `postgres`. */
  url: string;
  port: number;
  /** What it wrote to its log. */
  log(): string;
  /** Ends it at once, as a crash would, without a last checkpoint, and keeps its data. */
  crash(): Promise<void>;
  /** Starts it again on its data, on the same port. */
  start(): Promise<void>;
  /** Ends it and deletes its data. */
  stop(): Promise<void>;
}

/** The data of a test need not survive a power cut, and a machine of two cores has no memory to give away. */
const settingsForTests = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  shared_buffers: '64MB',
};

/** Makes an empty PostgreSQL cluster, starts it on 127.0.0.1 and returns when it answers. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const owner = postgresOwner();
  const asOwner = { ...owner, cwd: '/', env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } };
  const programs = await postgresPrograms(options.folder);
  const data = await mkdtemp(join(options.folder, 'data-'));
  if (owner) await chown(data, owner.uid, owner.gid);
  const initdb = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  await run(join(programs, 'initdb'), [...initdb, '-D', data], asOwner);

  const port = await findFreePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const settings = {
    ...settingsForTests,
    ...options.settings,
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
  };
  const args = [
    '-D',
    data,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const output: string[] = [];
  let server: ChildProcess | undefined;
  let release = () => {};

  const start = async () => {
    const child = spawn(join(programs, 'postgres'), args, {
      ...asOwner,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Ctrl-C must not end it before the tests that are using it.
      detached: true,
    });
    server = child;
    child.stdout.on('data', (chunk) => output.push(String(chunk)));
    child.stderr.on('data', (chunk) => output.push(String(chunk)));
    release = afterDeath({ pid: child.pid });
    child.once('exit', release);
    await waitUntil(() => child.exitCode !== null || child.signalCode !== null || answers(url), {
      within: 15_000,
      what: 'PostgreSQL answers',
    });
    if (child.exitCode !== null) throw new Error(`PostgreSQL did not start:\n${output.join('')}`);
  };
  const end = async (signal: NodeJS.Signals) => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.kill(signal);
    await exited;
    release();
  };

  await start();
  return {
    url,
    port,
    log: () => output.join(''),
    crash: () => end('SIGQUIT'),
    start,
    async stop() {
      // Its data is deleted next, so it need not put it in order first.
      await end('SIGQUIT');
      await rm(data, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  // A server that goes away later also tells the client, which nobody listens to by then.
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } finally {
    await client.end();
  }
}
