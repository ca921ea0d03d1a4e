// @ts-check
// The typesetter in a thread of its own, so that no reader waits while it works. JavaScript rather than TypeScript because a
// worker is loaded by Node itself, also where the rest runs straight from its TypeScript sources.
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const { template, fonts } = /** @type {{ template: string, fonts: string[] }} */ (workerData);
if (!parentPort) throw new Error('typeset-worker.js only runs as a worker');
const port = parentPort;

const source = readFileSync(template, 'utf8');
/** Only these fonts: whatever else the machine has would make other bytes, and boxes without a word. */
const compiler = NodeCompiler.create({
  fontArgs: [{ fontBlobs: fonts.map((path) => readFileSync(path)) }],
});

/** @param {string} report @returns {{ pdf: Uint8Array } | { problem: string }} */
function typeset(report) {
  const { result, problem } = compile(report);
  if (!result) return { problem };
  try {
    // The only mode that refuses a missing letter, alternative text or title.
    return { pdf: compiler.pdf(result, { pdfStandard: 'ua-1' }) };
  } catch (error) {
    return { problem: String(error) };
  } finally {
    compiler.evictCache(0);
  }
}

/** @param {string} report */
function compile(report) {
  const compiled = compiler.compile({ mainFileContent: source, inputs: { report } });
  const { result } = compiled;
  return result
    ? { result, problem: '' }
    : { result: null, problem: JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? []) };
}

port.on('message', (/** @type {{ id: number, report: string }} */ { id, report }) => {
  port.postMessage({ id, ...typeset(report) });
});
