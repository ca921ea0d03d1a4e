import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crc32 } from 'node:zlib';

/** What a store that checks signatures lets in. */
export interface Keys {
  readonly id: string;
  readonly secret: string;
  readonly region: string;
}

/** A store in memory that does what Concord asks of S3, for whoever signs as the specification of Signature Version 4 says. */
export interface SignedStore {
  endpoint: string;
  objects: Map<string, Buffer>;
  /** What was asked, and null or why it was refused. */
  asked: { what: string; refused: string | null }[];
  stop(): Promise<void>;
}

type Asked = { request: Pick<IncomingMessage, 'method' | 'headers'>; url: URL; body: Buffer };

export async function startSignedStore(bucket: string, keys: Keys): Promise<SignedStore> {
  const objects = new Map<string, Buffer>();
  const asked: SignedStore['asked'] = [];
  const server = createServer(async (request, reply) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const url = new URL(request.url ?? '', 'http://store');
    const one = { request, url, body: Buffer.concat(parts) };
    const refused = whatIsWrong(one, keys);
    asked.push({ what: `${request.method} ${url.pathname}${url.search}`, refused });
    if (refused !== null) {
      reply.writeHead(403, { 'content-type': 'application/xml' });
      reply.end(`<Error><Code>SignatureDoesNotMatch</Code><Message>${refused}</Message></Error>`);
      return;
    }
    const { status, headers, body } = answer(one, bucket, objects);
    reply.writeHead(status, headers);
    reply.end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    asked,
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text, 'utf8').digest();
const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest('hex');

/** Written from “Signature Version 4 signing process”, with nothing of the SDK; null where the request is as it should be. */
export function whatIsWrong(
  { request: { method = '', headers }, url, body }: Asked,
  keys: Keys,
  now = Date.now(),
): string | null {
  const form =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;
  const [, id, day = '', region = '', names = '', signature] = form.exec(headers.authorization ?? '') ?? [];
  if (signature === undefined) return 'no signature';
  if (id !== keys.id || region !== keys.region) return 'signed by somebody else, or for another region';
  const time = String(headers['x-amz-date']);
  const [, year, month, date, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(time) ?? [];
  const at = Date.parse(`${year}-${month}-${date}T${hour}:${minute}:${second}Z`);
  if (!time.startsWith(day) || !(Math.abs(now - at) < 15 * 60_000)) return 'signed at another time';
  const signed = names.split(';');
  const needed = Object.keys(headers).filter((name) => name === 'host' || name.startsWith('x-amz-'));
  if (needed.some((name) => !signed.includes(name))) return 'a header is not signed';
  const payload = String(headers['x-amz-content-sha256']);
  if (payload !== sha256(body)) return 'the body is another one';
  const sum = headers['x-amz-checksum-crc32'];
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(crc32(body));
  if (method !== 'GET' && sum !== crc.toString('base64')) return 'no checksum, or of another body';
  const canonical = [
    method,
    url.pathname,
    canonicalQuery(url),
    ...signed.map((name) => `${name}:${String(headers[name]).trim().replace(/ +/g, ' ')}`),
    '',
    names,
    payload,
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
  const key = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${keys.secret}`, day), region));
  return hmac(key, text).toString('hex') === signature ? null : 'the signature is another one';
}

/** By name, then value, each encoded as RFC 3986 says. */
function canonicalQuery(url: URL): string {
  const encode = (text: string) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
  return [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
}

type Answer = { status: number; headers?: Record<string, string>; body?: Buffer | string };

function answer({ request, url, body }: Asked, bucket: string, objects: Map<string, Buffer>): Answer {
  const name = decodeURIComponent(url.pathname).slice(`/${bucket}/`.length);
  const xml = { 'content-type': 'application/xml' };
  if (request.method === 'PUT') {
    objects.set(name, body);
    return { status: 200 };
  }
  if (request.method === 'POST' && url.searchParams.has('delete')) {
    for (const [, key = ''] of body.toString().matchAll(/<Key>([^<]+)<\/Key>/g)) objects.delete(key);
    return { status: 200, headers: xml, body: '<DeleteResult></DeleteResult>' };
  }
  if (url.searchParams.get('list-type') === '2') {
    const prefix = url.searchParams.get('prefix') ?? '';
    const found = [...objects].filter(([key]) => key.startsWith(prefix));
    const contents = found.map(
      ([key, { length }]) => `<Contents><Key>${key}</Key><Size>${length}</Size></Contents>`,
    );
    const list = `<ListBucketResult><IsTruncated>false</IsTruncated>${contents.join('')}</ListBucketResult>`;
    return { status: 200, headers: xml, body: list };
  }
  const object = objects.get(name);
  if (!object) return { status: 404, headers: xml, body: '<Error><Code>NoSuchKey</Code></Error>' };
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
  if (first === undefined) return { status: 200, body: object };
  const headers = { 'content-range': `bytes ${first}-${last}/${object.length}` };
  return { status: 206, headers, body: object.subarray(Number(first), Number(last) + 1) };
}
