// Sets one report in a process of its own: what report.typ reads comes on standard input, the PDF's sha256 goes to standard output.
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';

const root = new URL('../../', import.meta.url);
const typesetting = new URL('server/reports/typesetting/', root);
const fonts = readdirSync(new URL('dist/fonts', root))
  .filter((name) => name.endsWith('.ttf'))
  .sort()
  .map((name) => new URL(`dist/fonts/${name}`, root).pathname);
const template = new URL('report.typ', typesetting).pathname;
const worker = new Worker(new URL('typeset-worker.js', typesetting), { workerData: { template, fonts } });
worker.once('message', ({ pdf, problem }) => {
  if (problem) throw new Error(problem);
  process.stdout.write(createHash('sha256').update(pdf).digest('hex'));
  process.exit();
});
worker.postMessage({ id: 1, report: await text(process.stdin) });
