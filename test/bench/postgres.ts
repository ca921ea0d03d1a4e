import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterDeath } from '../support/after-death.ts';
import { findFreePort } from '../support/free-port.ts';
import { postgresOwner, postgresPrograms } from '../support/postgres-files.ts';
import { waitUntil } from '../support/wait.ts';
import { paths } from './paths.ts';

/** Checkpoints stay out of the way, and memory is enough for every contender's copy of what is hot. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '300',
  max_wal_size: '4GB',
  checkpoint_timeout: '1h',
  jit: 'off',
};

export interface BenchPostgres {
  urlOf(database: string): string;
  /** Rows of a statement in the database `postgres`, or in the one named. */
  query<Row extends pg.QueryResultRow>(
    text: string,
    options?: { database?: string; values?: unknown[] },
  ): Promise<Row[]>;
  /** A fresh copy; one of the same name is replaced. */
  copy(template: string, name: string): Promise<string>;
  drop(name: string): Promise<void>;
  /** How long a commit takes at least from now on; 0 doesn't wait for the disk at all. */
  setCommitMs(ms: number): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL whose data outlives a run, making it where it is not there yet. `sharedBuffers` is what it keeps of
 * its tables in memory.
 */
export async function startBenchPostgres(sharedBuffers = '1GB'): Promise<BenchPostgres> {
  await mkdir(paths.cache, { recursive: true });
  await chmod(paths.cache, 0o711);
  const programs = await postgresPrograms(paths.cache);
  const owner = postgresOwner();
  const data = join(paths.cache, `data${(process.env.POSTGRES_BIN ?? '').replaceAll(/\W+/g, '-')}`);
  const asOwner = { ...owner, cwd: '/', env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } };
  if (!(await exists(join(data, 'PG_VERSION')))) {
    await mkdir(data, { recursive: true });
    if (owner) await chown(data, owner.uid, owner.gid);
    await chmod(data, 0o700);
    const initdb = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C'];
    await promisify(execFile)(join(programs, 'initdb'), [...initdb, '-D', data], asOwner);
  }
  const port = await findFreePort();
  const options = Object.entries({ ...settings, shared_buffers: sharedBuffers, port: String(port) });
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, ...options.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...asOwner, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const log = tail(server);
  const release = afterDeath({ pid: server.pid });
  const urlOf = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;
  const postgres: BenchPostgres = {
    urlOf,
    query: (text, { database = 'postgres', values = [] } = {}) => queryOnce(urlOf(database), text, values),
    async copy(template, name) {
      await postgres.drop(name);
      await postgres.query(`create database ${name} template ${template} strategy file_copy`);
      return urlOf(name);
    },
    async drop(name) {
      await postgres.query(`drop database if exists ${name} with (force)`);
    },
    async setCommitMs(ms) {
      // PostgreSQL delays a commit only where it waits for the disk, and by default only where others commit as well.
      const durable = ms > 0 ? 'on' : 'off';
      const wanted = {
        fsync: durable,
        synchronous_commit: durable,
        commit_delay: ms * 1000,
        commit_siblings: 0,
      };
      for (const [name, value] of Object.entries(wanted)) {
        await postgres.query(`alter system set ${name} = '${value}'`);
      }
      await postgres.query('select pg_reload_conf()');
    },
    async stop() {
      if (server.exitCode !== null) return;
      const exited = once(server, 'exit');
      server.kill('SIGINT');
      await exited;
      release();
    },
  };
  await waitUntil(async () => server.exitCode !== null || (await postgres.query('select 1')), {
    within: 60_000,
    what: 'PostgreSQL answers',
  });
  if (server.exitCode !== null) throw new Error(`PostgreSQL did not start:\n${log()}`);
  await postgres.setCommitMs(0);
  await dropLeftovers(postgres);
  return postgres;
}

/** Of a run that was killed. */
async function dropLeftovers(postgres: BenchPostgres): Promise<void> {
  const names = await postgres.query<{ datname: string }>(
    `select datname from pg_database where datname like 'bench\\_%' or datname like 'draft\\_%'`,
  );
  for (const { datname } of names) await postgres.drop(datname);
}

async function queryOnce<Row extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** The last of what a process says on its standard error. */
function tail(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    text = (text + String(chunk)).slice(-4_000);
  });
  return () => text;
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
