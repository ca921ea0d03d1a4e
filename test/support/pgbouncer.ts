import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { chown, mkdtemp, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { Client } from 'pg';
import { afterDeath } from './after-death.ts';
import { findFreePort } from './free-port.ts';
import { postgresOwner } from './postgres-files.ts';
import { waitUntil } from './wait.ts';

export interface PgBouncer {
  /** The address of a database by way of it. */
  url(database: string): string;
  stop(): Promise<void>;
}

export interface PgBouncerOptions {
  folder: string;
  /** Where PostgreSQL listens on 127.0.0.1. */
  port: number;
  user: string;
  /** Lines of its section `[pgbouncer]` over those for tests. */
  settings?: Record<string, string>;
}

const settingsForTests = {
  listen_addr: '127.0.0.1',
  unix_socket_dir: '',
  auth_type: 'trust',
  pool_mode: 'transaction',
  // Fewer than one replica has connections, so that statements of one meet the sessions of another.
  default_pool_size: '4',
  max_client_conn: '300',
  server_login_retry: '1',
};

/** Starts the machine's PgBouncer in transaction mode before a PostgreSQL, and returns when it answers. */
export async function startPgBouncer(options: PgBouncerOptions): Promise<PgBouncer> {
  const owner = postgresOwner();
  const folder = await mkdtemp(join(options.folder, 'pgbouncer-'));
  const port = await findFreePort();
  const users = join(folder, 'users.txt');
  const ini = join(folder, 'pgbouncer.ini');
  const lines = Object.entries({
    ...settingsForTests,
    listen_port: String(port),
    auth_file: users,
    ...options.settings,
  }).map(([name, value]) => `${name} = ${value}`);
  await writeFile(users, `"${options.user}" ""\n`);
  await writeFile(
    ini,
    ['[databases]', `* = host=127.0.0.1 port=${options.port}`, '[pgbouncer]', ...lines, ''].join('\n'),
  );
  for (const path of owner ? [folder, users, ini] : []) await chown(path, owner?.uid ?? 0, owner?.gid ?? 0);
  const output: string[] = [];
  const child = spawn(pgBouncerProgram(), [ini], { ...owner, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(String(chunk)));
  child.once('exit', afterDeath({ pid: child.pid }));
  const url = (database: string) => `postgres://${options.user}@127.0.0.1:${port}/${database}`;
  const ended = () => child.exitCode !== null || child.signalCode !== null;
  await waitUntil(() => ended() || answers(url('postgres')), {
    within: 15_000,
    what: () => `PgBouncer answers\n${output.join('')}`,
  });
  if (ended()) throw new Error(`PgBouncer did not start:\n${output.join('')}`);
  return {
    url,
    async stop() {
      if (ended()) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Where it is installed: its folder is often not in the PATH of people who are not root. */
function pgBouncerProgram(): string {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  const found = folders.map((folder) => join(folder, 'pgbouncer')).find(isProgram);
  if (!found) throw new Error('PgBouncer is not installed.');
  return found;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } finally {
    await client.end();
  }
}
