import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Webhook } from 'standardwebhooks';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { newWebhookSecret, signedHeaders } from '../../server/webhooks/webhook-secret.ts';
import { readCodeBlock } from '../docs/code-blocks.ts';

type Verify = (secret: string, headers: Record<string, string>, body: string) => unknown;

const body = JSON.stringify({ kind: 'RESPONSE_RECORDED', id: 'é', cursor: '1.000000000000' });
const secret = newWebhookSecret();
const other = newWebhookSecret();

function byLibrary(given: string, headers: Record<string, string>, text: string): unknown {
  try {
    return new Webhook(given).verify(text, headers);
  } catch {
    return null;
  }
}

describe.each<[string, () => Promise<Verify>]>([
  ['the library of Standard Webhooks', async () => byLibrary],
  [
    'the example in docs/webhooks.md',
    async () => {
      const file = join(inject('runFolder'), 'webhook-example.mjs');
      await writeFile(file, await readCodeBlock('docs/webhooks.md', 'import { createHmac'));
      return (await import(pathToFileURL(file).href)).verified as Verify;
    },
  ],
])('by %s', (_name, load) => {
  let verify: Verify;
  beforeAll(async () => {
    verify = await load();
  });

  test('a message is verified, with either secret while there are two', () => {
    const headers = signedHeaders('msg_1', body, [secret, other], new Date());
    expect(verify(secret, headers, body)).toEqual(JSON.parse(body));
    expect(verify(other, headers, body)).toEqual(JSON.parse(body));
    expect(verify(newWebhookSecret(), headers, body)).toBeNull();
  });

  test('nothing passes that was altered, sent again late, or signed for another message', () => {
    const headers = signedHeaders('msg_1', body, [secret], new Date());
    expect(verify(secret, headers, `${body} `)).toBeNull();
    expect(verify(secret, { ...headers, 'webhook-id': 'msg_2' }, body)).toBeNull();
    const later = String(Number(headers['webhook-timestamp']) + 1);
    expect(verify(secret, { ...headers, 'webhook-timestamp': later }, body)).toBeNull();
    const { 'webhook-signature': signature = '', ...unsigned } = headers;
    expect(verify(secret, unsigned, body)).toBeNull();
    const unknownVersion = signature.replace('v1,', 'v2,');
    expect(verify(secret, { ...headers, 'webhook-signature': unknownVersion }, body)).toBeNull();
    const old = signedHeaders('msg_1', body, [secret], new Date(Date.now() - 301_000));
    expect(verify(secret, old, body)).toBeNull();
  });
});
