import { randomBytes } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type PreparedData, prepareData } from '../faults/prepared-data.ts';
import { createGraphQLClient, signInAs } from '../support/graphql-client.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';
import { declareSource, pdfOf, type ShownEvidence, sender } from './sender.ts';

let data: PreparedData;
let folder: string;
let paused: ServerProcess;
let other: ServerProcess;

beforeAll(async () => {
  data = await prepareData('postgres');
  folder = join(inject('runFolder'), `paused-${randomBytes(6).toString('hex')}`);
  const options = { ...data.server, logLevel: 'error', env: { DATA_DIR: folder } };
  paused = await startServer(options);
  other = await startServer(options);
});
afterAll(async () => {
  await paused?.stop();
  await other?.stop();
  await data?.drop();
});

test('a replica that was paused while it received an upload changes nothing of what another went on with and settled', async () => {
  const client = await signInAs(paused.url, 'focal-point/UNICEF/KEN');
  const elsewhere = createGraphQLClient(other.url, client.cookie);
  const bytes = pdfOf(400_000);
  const input = sender.inputOf({ country: 'KEN', agency: 'UNICEF', item: 'LDR-2' }, bytes);
  const { declareEvidence } = await client.query<{ declareEvidence: { evidence: ShownEvidence } }>(
    declareSource,
    { input },
  );
  const id = declareEvidence.evidence.file?.id ?? '';
  const headers = sender.patchHeaders(client, 0, bytes.length);
  const sending = request(`${paused.url}/files/uploads/${id}`, { method: 'PATCH', headers });
  const ended = new Promise<void>((done) => sending.on('close', () => done()).on('error', () => undefined));
  sending.on('response', (answer) => answer.resume());
  sending.write(bytes.subarray(0, 70_000));
  const coming = async () => {
    const files = (await readdir(join(folder, 'files'))).filter((name) => name.endsWith('.coming'));
    const sizes = await Promise.all(
      files.map(async (name) => (await stat(join(folder, 'files', name))).size),
    );
    return sizes.includes(70_000);
  };
  await expect.poll(coming, { timeout: 10_000 }).toBe(true);
  process.kill(paused.pid, 'SIGSTOP');
  // It lies in its socket, and is read once it goes on.
  sending.end(randomBytes(bytes.length - 70_000));
  expect(await sender.offsetOf(elsewhere, id)).toBe(70_000);
  expect(await sender.send(elsewhere, bytes, id)).toBe(204);
  process.kill(paused.pid, 'SIGCONT');
  await ended;
  for (const { url } of [paused, other]) {
    const answer = await fetch(`${url}/files/${id}`, { headers: { cookie: client.cookie ?? '' } });
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  }
});
