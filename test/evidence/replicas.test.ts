import { createHash, randomBytes } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createGraphQLClient, type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { declareSource, pdfOf, type ShownEvidence, sender } from './sender.ts';

let concord: RunningConcord;
let replica: RunningConcord;
let folder: string;
/** The same person at either replica. */
let one: GraphQLClient;
let other: GraphQLClient;

beforeAll(async () => {
  folder = join(inject('runFolder'), `replicas-${randomBytes(6).toString('hex')}`);
  concord = await startTestConcord('postgres', { env: { DEMO: '1', DATA_DIR: folder } });
  replica = await concord.startReplica();
  one = await signInAs(concord.url, 'focal-point/UNICEF/KEN');
  other = createGraphQLClient(replica.url, one.cookie);
});
afterAll(async () => {
  await replica?.stop();
  await concord?.drop();
  await rm(folder, { recursive: true, force: true });
});

async function declare(bytes: Buffer): Promise<string> {
  const input = sender.inputOf({ country: 'KEN', agency: 'UNICEF', item: 'LDR-2' }, bytes);
  const { declareEvidence } = await one.query<{ declareEvidence: { evidence: ShownEvidence } }>(
    declareSource,
    { input },
  );
  return declareEvidence.evidence.file?.id ?? '';
}

async function expectKept(id: string, bytes: Buffer): Promise<void> {
  for (const { serverUrl, cookie = '' } of [one, other]) {
    const answer = await fetch(`${serverUrl}/files/${id}`, { headers: { cookie } });
    const digest = createHash('sha256')
      .update(Buffer.from(await answer.arrayBuffer()))
      .digest('hex');
    expect(digest).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
}

test('a replica that still receives an upload is asked to stop, and adds nothing to what another goes on with', async () => {
  const bytes = pdfOf(300_000);
  const id = await declare(bytes);
  const sending = request(`${one.serverUrl}/files/uploads/${id}`, {
    method: 'PATCH',
    headers: sender.patchHeaders(one, 0, bytes.length),
  });
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
  await expect.poll(coming).toBe(true);
  // It waits for the first to let go, and then knows what it got.
  expect(await sender.offsetOf(other, id)).toBe(70_000);
  sending.write(randomBytes(100_000));
  expect(await sender.patch(other, bytes.subarray(70_000, 200_000), id, 70_000)).toBe(204);
  sending.end(randomBytes(bytes.length - 170_000));
  expect(await sender.send(other, bytes, id)).toBe(204);
  await ended;
  await expectKept(id, bytes);
});

test('an upload that comes to two replicas at once, again and again, ends as it was declared', async () => {
  const bytes = pdfOf(400_000);
  const id = await declare(bytes);
  const answered: number[] = [];
  const sendAll = async (by: GraphQLClient) => {
    for (let whole = false; !whole; ) {
      const offset = await sender.offsetOf(by, id).catch(() => null);
      if (offset === null) continue;
      whole = offset === bytes.length;
      const end = offset + 10_000 + Math.floor(Math.random() * 30_000);
      if (!whole) answered.push(await sender.patch(by, bytes.subarray(offset, end), id, offset));
    }
  };
  await Promise.all([sendAll(one), sendAll(other)]);
  expect(answered).not.toContain(460);
  expect(answered).not.toContain(415);
  await expectKept(id, bytes);
});
