import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { encodeNodeId } from '../../schema/node-id.ts';
import { FolderStore } from '../../server/evidence/store/folder-store.ts';
import { ReceivedFiles } from '../../server/evidence/store/received-files.ts';
import { Background } from '../../server/lib/background.ts';
import { createGraphQLClient, type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { waitUntil } from '../support/wait.ts';
import { declareSource, eraseSource, evidenceSource, pdfOf, type ShownEvidence, sender } from './sender.ts';

type Clients = [GraphQLClient, GraphQLClient, GraphQLClient, GraphQLClient];

let concord: RunningConcord;
let folder: string;
let focal: GraphQLClient;
let colleague: GraphQLClient;
let coordinator: GraphQLClient;
let observer: GraphQLClient;

beforeAll(async () => {
  folder = join(inject('runFolder'), `files-${randomBytes(6).toString('hex')}`);
  concord = await startTestConcord('postgres', { env: { DEMO: '1', DATA_DIR: folder } });
  [focal, colleague, coordinator, observer] = (await Promise.all(
    ['focal-point/UNICEF/KEN', 'contributor/UNICEF/KEN', 'coordinator', 'observer'].map((one) =>
      signInAs(concord.url, one),
    ),
  )) as Clients;
});
afterAll(async () => {
  await concord?.drop();
  await rm(folder, { recursive: true, force: true });
});

const place = { country: 'KEN', agency: 'UNICEF', item: 'LDR-2' };
const declare = async (bytes: Buffer, given: object = {}, by = focal) => {
  const { declareEvidence } = await by.query<{ declareEvidence: { evidence: ShownEvidence } }>(
    declareSource,
    {
      input: sender.inputOf(place, bytes, given),
    },
  );
  return declareEvidence.evidence;
};
const stored = () => readdir(join(folder, 'files'));
const send = (bytes: Buffer, id: string, by = focal) => sender.send(by, bytes, id);
const get = (id: string, by: GraphQLClient = focal, headers: Record<string, string> = {}) =>
  fetch(`${by.serverUrl}/files/${id}`, { headers: { ...headers, ...(by.cookie && { cookie: by.cookie }) } });
const shown = async (id: string, by = focal) => {
  const { answerEvidence } = await by.query<{ answerEvidence: { documents: ShownEvidence[] } }>(
    evidenceSource,
    place,
  );
  return answerEvidence.documents.find((one) => one.id === id);
};

test('a file that is cut at any byte goes on where it was cut, and ends as it was declared', async () => {
  const bytes = pdfOf(300_000);
  const evidence = await declare(bytes);
  const id = evidence.file?.id ?? '';
  expect(evidence.file).toMatchObject({ state: 'DECLARED', received: 0 });
  expect(await sender.offsetOf(focal, id)).toBe(0);
  const cut = () => sender.cut(focal, bytes, id, Math.floor(Math.random() * 60_000));
  for (let cuts = 0; cuts < 5; cuts++) await cut();
  // What was on its way when the line was lost need not have been read.
  await waitUntil(async () => {
    if ((await sender.offsetOf(focal, id)) > 0) return true;
    await cut();
    return false;
  });
  const partly = await sender.offsetOf(focal, id);
  expect((await shown(evidence.id))?.file?.received).toBe(partly);
  expect((await get(id)).status).toBe(404);
  expect(await send(bytes, id)).toBe(204);
  expect((await shown(evidence.id))?.file).toMatchObject({ state: 'RECEIVED', received: bytes.length });
  const answer = await get(id);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="Minutes: M_rz.pdf"; filename*=UTF-8''Minutes%3A%20M%C3%A4rz.pdf`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  });
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  // Nothing is left to send, which a device may not have heard.
  expect(await sender.offsetOf(focal, id)).toBe(bytes.length);
});

test('a file is given out in ranges', async () => {
  const bytes = pdfOf(10_000);
  const { file } = await declare(bytes);
  await send(bytes, file?.id ?? '');
  const range = async (asked: string, headers = {}) => {
    const answer = await get(file?.id ?? '', focal, { range: asked, ...headers });
    return [
      answer.status,
      answer.headers.get('content-range'),
      Buffer.from(await answer.arrayBuffer()),
    ] as const;
  };
  expect(await range('bytes=0-4')).toEqual([206, 'bytes 0-4/10000', bytes.subarray(0, 5)]);
  expect(await range('bytes=9990-')).toEqual([206, 'bytes 9990-9999/10000', bytes.subarray(9_990)]);
  expect(await range('bytes=-3')).toEqual([206, 'bytes 9997-9999/10000', bytes.subarray(9_997)]);
  expect(await range('bytes=9999-20000')).toEqual([206, 'bytes 9999-9999/10000', bytes.subarray(9_999)]);
  expect((await range('bytes=10000-'))[0]).toBe(416);
  for (const whole of ['bytes=0-1,5-6', 'lines=1-2', 'bytes=5-2']) {
    expect(await range(whole)).toEqual([200, null, bytes]);
  }
  expect((await range('bytes=0-4', { 'if-range': '"another"' }))[0]).toBe(200);
});

test('what is not what was declared, or of a type that is not taken, is not kept', async () => {
  const bytes = pdfOf(5_000);
  const { file, id } = await declare(bytes);
  const other = Buffer.from(bytes);
  other[4_000] = 1 + (other[4_000] ?? 0);
  expect(await send(other, file?.id ?? '')).toBe(460);
  expect((await shown(id))?.file).toMatchObject({ state: 'DECLARED', received: 0 });
  expect((await get(file?.id ?? '')).status).toBe(404);
  expect(await send(bytes, file?.id ?? '')).toBe(204);

  const program = Buffer.concat([Buffer.from('MZ'), randomBytes(3_000)]);
  const refused = await declare(program);
  expect(await send(program, refused.file?.id ?? '')).toBe(415);
  expect((await shown(refused.id))?.file).toMatchObject({ state: 'REFUSED', received: 0 });
  expect((await get(refused.file?.id ?? '')).status).toBe(404);
  expect(await sender.status(focal, 'HEAD', refused.file?.id ?? '')).toBe(404);
});

test('a page comes as text, and never as a page', async () => {
  const bytes = Buffer.from('<!doctype html><script>alert(document.cookie)</script>');
  const { file } = await declare(bytes, { name: 'page.html' });
  await send(bytes, file?.id ?? '');
  const answer = await get(file?.id ?? '');
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/);
});

const ask = (method: string, path: string, by: GraphQLClient) =>
  fetch(`${by.serverUrl}/${path}`, {
    method,
    headers: { 'tus-resumable': '1.0.0', ...(by.cookie && { cookie: by.cookie }) },
  });

/** What the API says to everything that may be asked about evidence by its id. */
async function judge(by: GraphQLClient, id: string): Promise<unknown[]> {
  const { node } = await by.query<{ node: unknown }>('query ($id: ID!) { node(id: $id) { id } }', { id });
  const mutationId = randomUUID();
  const asked = [
    'query ($id: ID!) { evidenceDownloads(id: $id) { at } }',
    'query ($id: ID!) { evidenceRevisions(id: $id) { revision } }',
    `mutation ($id: ID!) { reviseEvidence(input: { id: $id, mutationId: "${mutationId}", baseRevision: 1, shows: "So." }) { cursor } }`,
    `mutation ($id: ID!) { withdrawEvidence(id: $id, mutationId: "${mutationId}") { cursor } }`,
    `mutation ($id: ID!) { eraseEvidence(id: $id, mutationId: "${mutationId}", reason: "So.") { cursor } }`,
  ];
  const codes = [];
  for (const source of asked) codes.push(...(await by.request(source, { id })).codes);
  return [node, ...codes];
}

test('to whoever may not read or send it a file is what never was', async () => {
  const stranger = await signInAs(concord.url, 'focal-point/UNHCR/KEN');
  const bytes = pdfOf(2_000);
  const { file, id } = await declare(bytes, { sensitivity: 'SEVERE' });
  const fileId = file?.id ?? '';
  await send(bytes, fileId);
  const never = '0b5b4a3e-6d1e-4d5e-9f3b-6a1d8a1f2c3d';
  const answers = async (by: GraphQLClient, of: string) => {
    const heads = await Promise.all([
      get(of, by),
      get(of, by, { range: 'bytes=0-1' }),
      get(of, by, { range: 'bytes=99999-' }),
      get(of, by, { 'if-none-match': '*' }),
      get(`uploads/${of}`, by),
      get(`${of}/`, by),
      ...['HEAD', 'DELETE', 'PUT'].map((method) => ask(method, `files/${of}`, by)),
      ...['DELETE', 'POST', 'GET'].map((method) => ask(method, `files/uploads/${of}`, by)),
    ]);
    return [
      ...(await Promise.all(heads.map(async (one) => [one.status, await one.text()]))),
      await sender.status(by, 'HEAD', of),
      await sender.status(by, 'PATCH', of),
    ];
  };
  for (const other of [observer, stranger]) {
    expect(await answers(other, fileId)).toEqual(await answers(other, never));
    expect((await get(fileId, other)).status).toBe(404);
    const judged = await judge(other, id);
    expect(judged).toEqual(await judge(other, encodeNodeId('Evidence', never)));
    expect(judged).toEqual([null, ...Array(5).fill('NOT_FOUND')]);
  }
  const nobody = createGraphQLClient(concord.url);
  expect(await answers(nobody, fileId)).toEqual(await answers(nobody, never));
  expect((await get(fileId, nobody)).status).toBe(401);
  // A colleague takes it, and sends nothing in its place.
  expect((await get(fileId, colleague)).status).toBe(200);
  expect(await sender.status(colleague, 'HEAD', fileId)).toBe(404);
  expect((await get('..%2fpostgres', focal)).status).toBe(404);

  const downloads = `query ($id: ID!) { evidenceDownloads(id: $id) { by { name } } }`;
  expect(
    (await focal.query<{ evidenceDownloads: unknown[] }>(downloads, { id })).evidenceDownloads,
  ).toHaveLength(1);
  expect(
    (await coordinator.query<{ evidenceDownloads: unknown[] }>(downloads, { id })).evidenceDownloads,
  ).toHaveLength(1);
  expect((await colleague.request(downloads, { id })).codes).toEqual(['FORBIDDEN']);
  expect((await observer.request(downloads, { id })).codes).toEqual(['NOT_FOUND']);
});

test('the same bytes of one owner are kept once, and go with the last that refers to them', async () => {
  const bytes = pdfOf(4_000);
  const digest = createHash('sha256').update(bytes).digest('hex');
  const held = async () => {
    const contents = await Promise.all((await stored()).map((name) => readFile(join(folder, 'files', name))));
    return contents.filter((one) => createHash('sha256').update(one).digest('hex') === digest).length;
  };
  const one = await declare(bytes);
  const other = await declare(bytes);
  const coordinators = await declare(bytes, { country: 'PER' }, coordinator);
  await send(bytes, one.file?.id ?? '');
  expect(await sender.offsetOf(focal, other.file?.id ?? '')).toBe(0);
  await send(bytes, other.file?.id ?? '');
  await expect.poll(held).toBe(1);
  await send(bytes, coordinators.file?.id ?? '', coordinator);
  await expect.poll(held).toBe(2);
  const erase = async ({ id }: ShownEvidence, by = focal) => {
    await by.query(eraseSource, { id, mutationId: crypto.randomUUID() });
  };
  await erase(one);
  expect((await get(one.file?.id ?? '')).status).toBe(404);
  expect((await get(other.file?.id ?? '')).status).toBe(200);
  await erase(other);
  await erase(coordinators, coordinator);
  expect((await get(other.file?.id ?? '')).status).toBe(404);
  // Somebody's start finds what is to go.
  concord = await concord.restart();
  [focal, colleague, coordinator, observer] = [focal, colleague, coordinator, observer].map(({ cookie }) =>
    createGraphQLClient(concord.url, cookie),
  ) as Clients;
  await expect.poll(held).toBe(0);
});

test('a file that came in full while the process died is judged by whoever comes next', async () => {
  const bytes = pdfOf(3_000);
  const { file, id } = await declare(bytes);
  const fileId = file?.id ?? '';
  await sender.offsetOf(focal, fileId);
  const [row] = await concord.sql<{ key: string }>(
    'select bytes_key as key from evidence_file where id = $1',
    [fileId],
  );
  await writeFile(join(folder, 'files', `${row?.key}.coming`), bytes);
  expect(await sender.offsetOf(focal, fileId)).toBe(bytes.length);
  expect((await shown(id))?.file?.state).toBe('RECEIVED');
});

const keyIs = async (fileId: string) => {
  await sender.offsetOf(focal, fileId);
  const sql = 'select bytes_key as key from evidence_file where id = $1';
  return (await concord.sql<{ key: string }>(sql, [fileId]))[0]?.key ?? '';
};
/** Takes files in beside the process, in a folder that the process’s own sweep doesn’t know. */
const onOwnStore = (work: (store: FolderStore, files: ReceivedFiles) => Promise<void>) =>
  concord.onDatabase(async (database) => {
    const store = new FolderStore(join(folder, `own-${randomBytes(6).toString('hex')}`));
    const quiet = () => undefined;
    const background = new Background({ error: quiet });
    await work(store, new ReceivedFiles(database, store, { announce: quiet }, { info: quiet }, background));
    await background.finish();
  });
const bring = async (store: FolderStore, bytes: Buffer, came = bytes) => {
  const { id, file } = await declare(bytes);
  const fileId = file?.id ?? '';
  const key = await keyIs(fileId);
  await store.append(key, 0, Readable.from([came]));
  return { id, fileId, key };
};

test('a file that a sweep judged first is told to have come, and one that it gave up to be damaged', () =>
  onOwnStore(async (store, files) => {
    const twin = pdfOf(5_000);
    await send(twin, (await declare(twin)).file?.id ?? '');
    const other = pdfOf(5_100);
    for (const [bytes, came, outcome] of [
      [twin, twin, 'RECEIVED'],
      [other, other, 'RECEIVED'],
      [pdfOf(5_200), randomBytes(pdfOf(5_200).length), 'DAMAGED'],
    ] as const) {
      const file = await bring(store, bytes, came);
      expect(await files.finish(file)).toBe(outcome);
      expect(await files.finish(file)).toBe(outcome);
    }
    expect(await files.finish({ key: randomUUID(), fileId: randomUUID() })).toBe('GONE');
  }));

test('a file that can’t be judged keeps a sweep from none that wait behind it', () =>
  onOwnStore(async (store, files) => {
    const [broken, whole] = [await bring(store, pdfOf(6_000)), await bring(store, pdfOf(6_100))];
    const states = () =>
      Promise.all([broken, whole].map(async ({ id }) => (await shown(id))?.file?.state ?? null));
    const gather = store.gather.bind(store);
    store.gather = (key) => (key === broken.key ? Promise.reject(new Error('no disk')) : gather(key));
    await expect(files.sweep()).rejects.toMatchObject({ errors: [{ message: 'no disk' }] });
    expect(await states()).toEqual(['DECLARED', 'RECEIVED']);
    store.gather = gather;
    await files.sweep();
    expect(await states()).toEqual(['RECEIVED', 'RECEIVED']);
  }));

test('a request that sends more than was declared, from elsewhere, or from another page, is refused', async () => {
  const bytes = pdfOf(1_000);
  const { file } = await declare(bytes);
  const fileId = file?.id ?? '';
  expect(await sender.patch(focal, Buffer.concat([bytes, bytes]), fileId, 0)).toBe(413);
  expect(await sender.patch(focal, bytes.subarray(10), fileId, 10)).toBe(409);
  const foreign = await fetch(`${concord.url}/files/uploads/${fileId}`, {
    method: 'HEAD',
    headers: { origin: 'https://elsewhere.example', cookie: focal.cookie ?? '', 'tus-resumable': '1.0.0' },
  });
  expect(foreign.status).toBe(403);
  const kinds = await new Promise<number>((done) => {
    const asked = request(
      `${concord.url}/files/uploads/${fileId}`,
      { method: 'PATCH', headers: { cookie: focal.cookie, 'content-type': 'application/json' } },
      (answer) => done(answer.statusCode ?? 0),
    );
    asked.end('{}');
  });
  expect(kinds).toBe(415);
});

test('what people declared and sent stands in no line of the process', () => {
  expect(concord.logged()).not.toMatch(/Minutes|pdf/);
});
