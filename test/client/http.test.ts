import { afterEach, expect, it, vi } from 'vitest';
import type { Document } from '../../client/operations/document.ts';
import { createSend } from '../../client/sync/http.ts';

afterEach(() => vi.unstubAllGlobals());

it('says of each change whose it is, however it is sent, and of no question', async () => {
  const heads: (string | null)[] = [];
  vi.stubGlobal('window', {});
  vi.stubGlobal('fetch', async (_url: string, { headers }: RequestInit) => {
    heads.push(new Headers(headers).get('concord-person'));
    return new Response('{"data":{}}');
  });
  const send = createSend('/graphql', 'en');
  const ask = (document: string, outlivesPage: boolean) =>
    send(
      { document: document as Document<unknown, Record<string, never>>, variables: {} },
      { person: 'UGVyc29uOm1l', outlivesPage },
    );
  await ask('mutation Record{record}', false);
  await ask('mutation Record{record}', true);
  await ask('query Read{read}', false);
  expect(heads).toEqual(['UGVyc29uOm1l', 'UGVyc29uOm1l', null]);
});
