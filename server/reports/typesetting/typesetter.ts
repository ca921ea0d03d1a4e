import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageRoot } from '../../lib/package-root.ts';
import type { ReportTree } from '../content/report-tree.ts';
import { type Printable, readPrintable } from './printable.ts';
import { toTypst } from './to-typst.ts';
import { readShapes, type Shapes } from './world-picture.ts';

type Answer = { id: number } & ({ pdf: Uint8Array } | { problem: string });
type Waiting = { done: (pdf: Buffer) => void; fail: (error: Error) => void };

/** A thread with the fonts in it takes 100 MB: it ends when nobody has asked for a while (milliseconds). */
const IDLE_MS = 60_000;

/**
 * Sets reports into tagged PDF/UA-1, one after the other, in a thread that is started when it is needed. The same tree becomes the
 * same bytes in every process of one version.
 */
export class Typesetter {
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #printable: Printable | null = null;
  #shapes: Shapes | null = null;
  #last = 0;
  #idle: ReturnType<typeof setTimeout> | undefined;

  /** Throws where a report can't be set as PDF/UA-1. */
  typeset(tree: ReportTree): Promise<Buffer> {
    this.#printable ??= readPrintable(join(fontFolder(), 'letters.json'));
    this.#shapes ??= readShapes(join(fontFolder(), 'world.json'));
    const report = toTypst(tree, this.#printable, this.#shapes);
    const id = ++this.#last;
    return new Promise((done, fail) => {
      this.#waiting.set(id, { done, fail });
      clearTimeout(this.#idle);
      this.#worker ??= this.#start();
      this.#worker.ref();
      this.#worker.postMessage({ id, report });
    });
  }

  /** Ends the thread; what is being set fails. */
  async stop(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
    this.#failAll(new Error('the server stops'));
  }

  #start(): Worker {
    const worker = new Worker(new URL('./typeset-worker.js', import.meta.url), {
      workerData: {
        template: join(packageRoot(), 'server/reports/typesetting/report.typ'),
        fonts: fontFiles(),
      },
    });
    worker.on('message', (answer: Answer) => this.#take(answer));
    worker.on('error', (error) => this.#lose(worker, error));
    worker.on('exit', () => this.#lose(worker, new Error('the typesetter ended')));
    return worker;
  }

  #take(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('pdf' in answer) waiting?.done(Buffer.from(answer.pdf));
    else waiting?.fail(new Error(`a report can’t be set: ${answer.problem}`));
    if (this.#waiting.size > 0) return;
    // It keeps no process alive that has nothing else to do.
    this.#worker?.unref();
    this.#idle = setTimeout(() => this.stop(), IDLE_MS).unref();
  }

  #lose(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#failAll(error);
  }

  #failAll(error: Error): void {
    for (const { fail } of this.#waiting.values()) fail(error);
    this.#waiting.clear();
  }
}

function fontFolder(): string {
  return join(packageRoot(), 'dist/fonts');
}

/** In a fixed order: which fonts there are, and nothing of the folder, decides on the bytes. */
function fontFiles(): string[] {
  const names = readdirSync(fontFolder()).filter((name) => name.endsWith('.ttf'));
  return names.sort().map((name) => join(fontFolder(), name));
}
