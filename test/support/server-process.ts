import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterDeath } from './after-death.ts';
import { findFreePort } from './free-port.ts';
import { waitUntil } from './wait.ts';

export interface ServerOptions {
  databaseUrl?: string | undefined;
  dataDir?: string | undefined;
  /** On if not given, so that tests can sign in. */
  demo?: boolean | undefined;
  logLevel?: string | undefined;
  wakeUps?: 'on' | 'off' | undefined;
  /** A free one if not given. */
  port?: number | undefined;
  /** Whatever else belongs into its environment. */
  env?: Record<string, string> | undefined;
  /** Milliseconds until it has to be ready; 30,000 if not given, since an embedded database is filled at its first start. */
  readyWithin?: number | undefined;
}

export interface ServerExit {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** Milliseconds from the signal, or from the start where it ended by itself. */
  duration: number;
  stdout: string;
  stderr: string;
}

export interface ServerProcess {
  url: string;
  port: number;
  pid: number;
  /** Milliseconds from its start until it was ready. */
  startedIn: number;
  stdout(): string;
  stderr(): string;
  running(): boolean;
  /** SIGTERM, and waits for the exit; what is known already if it has ended before. Past `within` it is killed, and this fails. */
  stop(options?: { within?: number }): Promise<ServerExit>;
  /** SIGKILL, and waits for the exit. */
  kill(): Promise<ServerExit>;
}

/** Starts the compiled server and returns when it says that it is ready; fails with what it said where it ends before. */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  const started = performance.now();
  const port = options.port ?? (await findFreePort());
  const server = spawnServer(options, port);
  const url = `http://127.0.0.1:${port}`;
  const { readyWithin: within = 60_000 } = options;
  try {
    await waitUntil(async () => !server.running() || (await fetch(`${url}/health/ready`)).status === 200, {
      within,
      what: () => `the server is ready\n${server.stdout()}${server.stderr()}`,
    });
    if (!server.running()) throw new Error(`The server ended before it was ready:\n${server.stderr()}`);
  } catch (error) {
    await server.end('SIGKILL');
    throw error;
  }
  return {
    url,
    port,
    pid: server.pid,
    startedIn: performance.now() - started,
    stdout: server.stdout,
    stderr: server.stderr,
    running: server.running,
    kill: () => server.end('SIGKILL'),
    async stop({ within = 15_000 } = {}) {
      const overdue = setTimeout(() => void server.end('SIGKILL'), within);
      try {
        const exit = await server.end('SIGTERM');
        if (exit.signal === 'SIGKILL' && exit.duration >= within) {
          throw new Error(`The server did not stop within ${within} ms:\n${exit.stdout}${exit.stderr}`);
        }
        return exit;
      } finally {
        clearTimeout(overdue);
      }
    },
  };
}

/** Starts the compiled server where it is expected to refuse, and returns how it ended. */
export async function runServerToExit(options: ServerOptions, { within = 15_000 } = {}): Promise<ServerExit> {
  const server = spawnServer(options, options.port ?? (await findFreePort()));
  try {
    await waitUntil(() => !server.running(), { within, what: 'the server ends by itself' });
  } finally {
    await server.end('SIGKILL');
  }
  return server.end('SIGKILL');
}

function spawnServer(options: ServerOptions, port: number) {
  const started = performance.now();
  const main = fileURLToPath(new URL('../../dist/server/app/main.js', import.meta.url));
  const child = spawn(process.execPath, [main], {
    env: environment(options, port),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  child.once('exit', afterDeath({ pid: child.pid }));
  // 'close' comes when the last of its output has arrived as well.
  const closed = once(child, 'close').then(() => performance.now());
  let signalled = started;
  return {
    pid: child.pid ?? 0,
    stdout,
    stderr,
    running: () => isRunning(child),
    async end(signal: NodeJS.Signals): Promise<ServerExit> {
      if (isRunning(child)) {
        if (signalled === started) signalled = performance.now();
        child.kill(signal);
      }
      const duration = (await closed) - signalled;
      return { code: child.exitCode, signal: child.signalCode, duration, stdout: stdout(), stderr: stderr() };
    },
  };
}

/** Nothing of the test runner's own environment: NODE_ENV and the like would make another server of it. */
function environment(options: ServerOptions, port: number): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, SystemRoot } = process.env;
  const given: NodeJS.ProcessEnv = {
    PATH,
    HOME,
    TMPDIR,
    SystemRoot,
    PORT: String(port),
    DATABASE_URL: options.databaseUrl,
    DATA_DIR: options.dataDir,
    DEMO: options.demo === false ? undefined : '1',
    LOG_LEVEL: options.logLevel,
    WAKE_UPS: options.wakeUps,
    ...options.env,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}
