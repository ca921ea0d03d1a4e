import { randomBytes, randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterEach, expect, test, vi } from 'vitest';
import { openStore } from '../../server/evidence/store/open-store.ts';
import { readS3Location } from '../../server/evidence/store/s3-location.ts';
import { type Keys, type SignedStore, startSignedStore, whatIsWrong } from './signed-store.ts';

const keys: Keys = { id: 'TESTER', secret: 'a secret / of a+test', region: 'eu-central-1' };
let server: SignedStore;

afterEach(async () => {
  vi.unstubAllEnvs();
  await server?.stop();
});

/** The store as FILES_URL opens it, signing with these keys. */
async function openSigned({ id, secret, region }: Keys) {
  server = await startSignedStore('evidence', keys);
  vi.stubEnv('AWS_ACCESS_KEY_ID', id);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', secret);
  const bucket = readS3Location(`s3://evidence/of/concord?endpoint=${server.endpoint}&region=${region}`);
  if (!bucket) throw new Error('the address was not read');
  return openStore({ bucket });
}

async function* partsOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 700_000) yield bytes.subarray(at, at + 700_000);
}

test('whatever is asked of an S3-compatible store is signed as its specification says', async () => {
  const store = await openSigned(keys);
  const key = randomUUID();
  const bytes = randomBytes(5_000_000);
  expect(await store.received(key)).toBe(0);
  expect(await store.append(key, 0, partsOf(bytes))).toBe(bytes.length);
  expect(await store.received(key)).toBe(bytes.length);
  expect((await store.gather(key)).equals(bytes)).toBe(true);
  await store.settle(key, bytes);
  expect([...server.objects.keys()]).toEqual([`of/concord/${key}`]);
  expect(await buffer(await store.read(key, { start: 10, end: 19 }))).toEqual(bytes.subarray(10, 20));
  await store.remove(key);
  expect(server.objects.size).toBe(0);
  expect(server.asked.filter(({ refused }) => refused !== null)).toEqual([]);
  expect(new Set(server.asked.map(({ what }) => what.split(' ')[0]))).toEqual(
    new Set(['GET', 'PUT', 'POST']),
  );
});

test.each([
  ['another secret', { ...keys, secret: 'another' }],
  ['another name', { ...keys, id: 'SOMEBODY' }],
  ['another region', { ...keys, region: 'us-east-1' }],
])('what is signed with %s is refused, and is no file that is empty', async (_what, others) => {
  const store = await openSigned(others);
  await expect(store.received(randomUUID())).rejects.toThrow();
  await expect(store.append(randomUUID(), 0, partsOf(Buffer.from('Minutes.')))).rejects.toThrow();
  expect(server.objects.size).toBe(0);
  expect(server.asked.length).toBeGreaterThan(1);
  expect(server.asked.filter(({ refused }) => refused === null)).toEqual([]);
});

test('the check finds whatever was changed behind the signature', () => {
  // The example of “Signature Calculations for the Authorization Header”, GET Object.
  const example: Keys = {
    id: 'AKIAIOSFODNN7EXAMPLE',
    secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    region: 'us-east-1',
  };
  const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  const headers = {
    host: 'examplebucket.s3.amazonaws.com',
    range: 'bytes=0-9',
    'x-amz-content-sha256': empty,
    'x-amz-date': '20130524T000000Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, ' +
      'SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, ' +
      'Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  };
  const at = Date.parse('2013-05-24T00:00:00Z');
  const judge = (change: { path?: string; headers?: object; body?: string }, now = at) => {
    const request = { method: 'GET', headers: { ...headers, ...change.headers } };
    const url = new URL(change.path ?? '/test.txt', 'http://store');
    return whatIsWrong({ request, url, body: Buffer.from(change.body ?? '') }, example, now);
  };
  expect(judge({})).toBeNull();
  expect(judge({ path: '/other.txt' })).toBe('the signature is another one');
  expect(judge({ path: '/test.txt?acl=' })).toBe('the signature is another one');
  expect(judge({ headers: { range: 'bytes=0-99' } })).toBe('the signature is another one');
  expect(judge({ headers: { 'x-amz-acl': 'public-read' } })).toBe('a header is not signed');
  expect(judge({ body: 'more' })).toBe('the body is another one');
  expect(judge({}, at + 20 * 60_000)).toBe('signed at another time');
});
