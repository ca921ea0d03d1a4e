import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, chmod, chown, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterDeath } from './after-death.ts';
import { findFreePort } from './free-port.ts';
import { copyPostgres, postgresOwner } from './postgres-files.ts';
import { waitUntil } from './wait.ts';

const run = promisify(execFile);

/** A PostgreSQL that things are done to. */
export interface StandingServer {
  port: number;
  /** The address of a database of it, without the relay that others go through. */
  url(database: string): string;
  start(): Promise<void>;
  /** SIGINT: sessions are ended, and all is written. */
  stop(): Promise<void>;
  /** SIGQUIT: ends at once, as after a crash. */
  crash(): Promise<void>;
  /** SIGSTOP to each of its processes: requests get no answer, and no connection ends. */
  freeze(): Promise<void>;
  /** SIGCONT to each of them. */
  thaw(): Promise<void>;
  /** A server of its own on a copy of the data, which follows this one. Stops this one for the copy. */
  makeStandby(): Promise<StandingServer>;
  /** Ends the following: from now on it takes writes. */
  promote(): Promise<void>;
  remove(): Promise<void>;
}

/** As installed: what is acknowledged survives the end of the process, though not a power cut. */
const settings = {
  fsync: 'off',
  synchronous_commit: 'on',
  max_connections: '60',
  shared_buffers: '32MB',
  wal_keep_size: '256MB',
  hot_standby: 'on',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
};

/** Makes a cluster with the programs in `POSTGRES_BIN`, or with those of the npm package, and starts it. */
export async function startStandingServer(folder: string): Promise<StandingServer> {
  const bin = process.env.POSTGRES_BIN ?? join(await copyPostgres(folder), 'bin');
  const data = await makeFolder(folder);
  const initdb = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  await run(join(bin, 'initdb'), [...initdb, '-D', data], asOwner());
  return startOn(folder, bin, data);
}

async function startOn(folder: string, bin: string, data: string): Promise<StandingServer> {
  const port = await findFreePort();
  const url = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;
  const args = Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  let server: ChildProcess | undefined;
  let release = () => {};

  const start = async () => {
    const output: string[] = [];
    const child = spawn(join(bin, 'postgres'), ['-D', data, ...args], {
      ...asOwner(),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    server = child;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => output.push(String(chunk)));
    release = afterDeath({ pid: child.pid });
    child.once('exit', release);
    const ended = () => child.exitCode !== null || child.signalCode !== null;
    await waitUntil(() => ended() || ask(url('postgres'), 'select 1').then(() => true), {
      within: 30_000,
      every: 50,
      what: () => `PostgreSQL answers\n${output.join('')}`,
    });
    if (ended()) throw new Error(`PostgreSQL did not start:\n${output.join('')}`);
  };
  const end = async (signal: NodeJS.Signals) => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.kill(signal);
    await exited;
  };
  const signalAll = async (signal: NodeJS.Signals) => {
    const pid = server?.pid ?? 0;
    for (const each of [pid, ...(await childrenOf(pid))]) signalTo(each, signal);
  };

  await start();
  return {
    port,
    url,
    start,
    stop: () => end('SIGINT'),
    crash: () => end('SIGQUIT'),
    freeze: () => signalAll('SIGSTOP'),
    thaw: () => signalAll('SIGCONT'),
    async makeStandby() {
      await end('SIGINT');
      const copy = await makeFolder(folder);
      await cp(data, copy, { recursive: true });
      await appendFile(
        join(copy, 'postgresql.auto.conf'),
        `\nprimary_conninfo = 'host=127.0.0.1 port=${port} user=postgres application_name=standby'\n`,
      );
      await writeFile(join(copy, 'standby.signal'), '');
      await giveAway(copy);
      await start();
      return startOn(folder, bin, copy);
    },
    promote: async () => void (await ask(url('postgres'), 'select pg_promote()')),
    async remove() {
      await end('SIGQUIT');
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** One statement on a connection of its own. */
export async function ask<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

function asOwner() {
  return { ...postgresOwner(), cwd: '/', env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } };
}

async function makeFolder(folder: string): Promise<string> {
  const made = await mkdtemp(join(folder, 'standing-'));
  await giveAway(made);
  return made;
}

async function giveAway(folder: string): Promise<void> {
  await chmod(folder, 0o700);
  const owner = postgresOwner();
  if (!owner) return;
  for (const path of ['', ...(await readdir(folder, { recursive: true }))]) {
    await chown(join(folder, path), owner.uid, owner.gid);
  }
}

/** A process may have ended since it was listed. */
function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Backends and helpers of PostgreSQL are all its direct children. */
async function childrenOf(parent: number): Promise<number[]> {
  const children: number[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const status = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    // The name in brackets may hold anything; what follows it is state and parent.
    if (Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]) === parent)
      children.push(Number(name));
  }
  return children;
}
