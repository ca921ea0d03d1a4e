import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterDeath } from '../support/after-death.ts';
import { paths } from './paths.ts';

/** A process that is measured: a contender, or nothing of ours inside but what tells its memory. */
export interface MeasuredProcess {
  pid: number;
  /** The first message that it sent by itself; programs of the benchmark say `ready`. */
  ready: Promise<{ port: number }>;
  exited: Promise<void>;
  /** Milliseconds of processor time of all its threads so far. */
  cpuMs(): number;
  /** After its garbage was collected. */
  memory(): Promise<NodeJS.MemoryUsage>;
  /** Resident memory as it stands, in bytes. */
  residentBytes(): Promise<number>;
  said(): string;
  stop(): Promise<void>;
}

export interface ProcessOptions {
  script: string;
  env: Record<string, string>;
  /** What Node itself is told, before the script. */
  nodeOptions?: readonly string[];
  /** The folder that it is started in; the benchmark's own if not given. */
  cwd?: string | undefined;
  /** Another Node than the one that runs the benchmark. */
  node?: string | undefined;
}

export function startProcess({
  script,
  env,
  cwd,
  nodeOptions = [],
  node = process.execPath,
}: ProcessOptions): MeasuredProcess {
  const preload = pathToFileURL(join(paths.programs, 'shared/measure.js')).href;
  const { PATH, HOME } = process.env;
  const child = spawn(
    node,
    [...nodeOptions, '--expose-gc', '--enable-source-maps', '--import', preload, script],
    {
      env: { PATH, HOME, NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      ...(cwd && { cwd }),
    },
  );
  const { pid } = child;
  if (pid === undefined) throw new Error(`${script} could not be started.`);
  const said = collect(child);
  child.once('exit', afterDeath({ pid }));
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  return {
    pid,
    said,
    exited,
    ready: new Promise((done) => child.once('message', (message) => done(message as { port: number }))),
    cpuMs: () => threadsMs(pid),
    async memory() {
      const told = once(child, 'message');
      child.send({ kind: 'memory' });
      return (await told)[0] as NodeJS.MemoryUsage;
    },
    async residentBytes() {
      const status = await readFile(`/proc/${pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
    },
    async stop() {
      child.kill('SIGTERM');
      const overdue = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await exited;
      clearTimeout(overdue);
    },
  };
}

/**
 * The scheduler's own count, in nanoseconds: /proc/<pid>/stat has only hundredths of a second. Read at once and not by Node's
 * threads: one of many thousand such reads was never told as done (Node 20.20, glibc 2.36), and whoever measures has nothing else to do.
 */
function threadsMs(pid: number): number {
  const folder = `/proc/${pid}/task`;
  const times = readdirSync(folder).map((task) =>
    Number(readText(`${folder}/${task}/schedstat`).split(' ', 1)[0]),
  );
  return times.reduce((sum, time) => sum + time, 0) / 1e6;
}

/** A thread may have ended since it was listed. */
function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '0';
  }
}

function collect(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text = (text + String(chunk)).slice(-8_000);
    });
  }
  return () => text;
}
