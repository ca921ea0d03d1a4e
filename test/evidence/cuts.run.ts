import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openStore } from '../../server/evidence/store/open-store.ts';
import { readS3Location } from '../../server/evidence/store/s3-location.ts';
import { type PreparedData, prepareData } from '../faults/prepared-data.ts';
import { findFreePort } from '../support/free-port.ts';
import { createGraphQLClient, type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';
import { declareSource, pdfOf, type ShownEvidence, sender } from './sender.ts';
import { startS3, type TestBucket } from './start-s3.ts';

/** Each of them at a byte that nobody chose; every tenth takes the server along. */
const cuts = Number(process.env.CUTS ?? 200);
const killEvery = 10;
const cutsOfAFile = 20;

describe.each(['folder', 's3'] as const)('uploads that are cut, into a %s', (kind) => {
  let data: PreparedData;
  let port: number;
  let folder: string;
  let bucket: TestBucket | null = null;
  let server: ServerProcess;
  let client: GraphQLClient;

  beforeAll(async () => {
    data = await prepareData('postgres');
    port = await findFreePort();
    folder = join(inject('runFolder'), `cuts-${randomBytes(6).toString('hex')}`);
    if (kind === 's3') bucket = await startS3();
    await start();
    client = await signInAs(server.url, 'focal-point/UNICEF/KEN');
  });
  afterAll(async () => {
    await server?.stop();
    bucket?.stop();
    await data?.drop();
  });

  async function start(): Promise<void> {
    const env = bucket ? { FILES_URL: bucket.url, ...bucket.env } : { DATA_DIR: folder };
    server = await startServer({ ...data.server, port, logLevel: 'error', env });
  }

  /** Every object in the store, by the key of its row; what is still coming may be several. */
  async function keysInStore(): Promise<string[]> {
    if (!bucket) return (await readdir(join(folder, 'files'))).map((name) => name.split('.')[0] ?? '');
    const page = await bucket.client.send(new ListObjectsV2Command({ Bucket: bucket.bucket }));
    return (page.Contents ?? []).map(({ Key = '' }) => Key.replace('concord/', '').split('/')[0] ?? '');
  }

  /** No file is without a row, and what a row calls received is what its hash says. */
  async function expectWhole(): Promise<number> {
    const location = bucket && readS3Location(bucket.url);
    const store = await openStore(location ? { bucket: location } : { folder: join(folder, 'files') });
    const there = new Set(await keysInStore());
    return data.look(async (database) => {
      const rows = await database.query<{ key: string }>({
        name: 'test-keys',
        text: 'select key from evidence_bytes',
      });
      const known = new Set(rows.map(({ key }) => key));
      expect([...there].filter((key) => !known.has(key))).toEqual([]);
      const received = await database.query<{ key: string; sha256: string }>({
        name: 'test-received',
        text: `select bytes_key as key, encode(sha256, 'hex') as sha256 from evidence_file where state = 'RECEIVED'`,
      });
      for (const { key, sha256 } of received) {
        const bytes = bucket ? await store.gather(key) : await readFile(join(folder, 'files', key));
        expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
      }
      return received.length;
    });
  }

  test('resume and end as they were declared, also where the server dies', async () => {
    if (bucket) Object.assign(process.env, bucket.env);
    let [made, received] = [0, 0];
    while (made < cuts) {
      const bytes = pdfOf(2_000_000 + Math.floor(Math.random() * 1_000_000));
      const input = sender.inputOf({ country: 'KEN', agency: 'UNICEF', item: 'LDR-2' }, bytes);
      const { declareEvidence } = await client.query<{ declareEvidence: { evidence: ShownEvidence } }>(
        declareSource,
        { input },
      );
      const id = declareEvidence.evidence.file?.id ?? '';
      for (let cut = 0; cut < cutsOfAFile && made < cuts; cut++) {
        made++;
        const sending = sender.cut(
          client,
          bytes,
          id,
          Math.floor((Math.random() * bytes.length) / cutsOfAFile),
        );
        if (made % killEvery === 0) {
          // It fails while the server is still being killed, before anybody waits for it.
          sending.catch(() => undefined);
          await sleep(Math.random() * 30);
          await server.kill();
          await sending.catch(() => undefined);
          await expectWhole();
          await start();
        } else await sending;
      }
      // The last part too may meet its end anywhere, between the bytes and the row.
      const sending = sender.send(client, bytes, id).catch(() => 0);
      await sleep(Math.random() * 120);
      await server.kill();
      await sending;
      await expectWhole();
      await start();
      client = createGraphQLClient(server.url, client.cookie);
      if ((await sender.offsetOf(client, id)) < bytes.length)
        expect(await sender.send(client, bytes, id)).toBe(204);
      received++;
      const answer = await fetch(`${server.url}/files/${id}`, { headers: { cookie: client.cookie ?? '' } });
      expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
      expect(await expectWhole()).toBe(received);
    }
    console.info(
      `${kind}: ${made} cuts, ${Math.floor(made / killEvery) + received} kills, ${received} files whole`,
    );
  });
});
