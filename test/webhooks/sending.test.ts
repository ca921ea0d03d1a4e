import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type ResolvedAddress, type SendRules, sendMessage } from '../../server/webhooks/send-message.ts';
import { waitUntil } from '../support/wait.ts';
import { answering, type Receiver, sendingHere, startReceiver } from './receiver.ts';

async function receiver(given: Parameters<typeof startReceiver>[0] = {}): Promise<Receiver> {
  const started = await startReceiver(given);
  onTestFinished(() => started.close());
  return started;
}

const send = (url: string, rules: Partial<SendRules> = {}) =>
  sendMessage(url, { 'content-type': 'application/json' }, '{}', sendingHere(rules));

const here: ResolvedAddress = { address: '127.0.0.1', family: 4 };
const elsewhere: ResolvedAddress = { address: '127.0.0.2', family: 4 };

describe('a message to a webhook', () => {
  afterEach(() => vi.unstubAllEnvs());

  test('arrives by TLS at a name that only the answer of its one resolution leads to', async () => {
    const system = await receiver({ tls: true });
    expect(await send(system.url)).toEqual({ outcome: 'DELIVERED', status: 204, retryAfter: null });
    expect(system.received).toMatchObject([
      { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } },
    ]);
    expect(system.received[0]?.headers.host).toBe(`receiver.example:${system.port}`);
  });

  test('does not go where a certificate is nobody’s, or of another name', async () => {
    const system = await receiver({ tls: true });
    expect((await send(system.url, { trusted: null })).outcome).toBe('TLS_FAILED');
    expect((await send(system.url.replace('receiver.example', 'other.example'))).outcome).toBe('TLS_FAILED');
    const plain = await receiver();
    expect((await send(plain.url.replace('http:', 'https:'))).outcome).toBe('TLS_FAILED');
    expect([...system.received, ...plain.received]).toEqual([]);
  });

  test('goes nowhere where its name leads to an address that is none of the internet, or one of several does', async () => {
    const system = await receiver({ tls: true });
    for (const found of [
      [here],
      [{ address: '1.1.1.1', family: 4 }, here],
      [{ address: '169.254.169.254', family: 4 }],
      [{ address: '::ffff:127.0.0.1', family: 6 }],
      [{ address: '64:ff9b::7f00:1', family: 6 }],
    ]) {
      const answer = await send(system.url, { networks: [], resolve: async () => found });
      expect(answer.outcome, JSON.stringify(found)).toBe('ADDRESS_REFUSED');
    }
    expect((await send(`http://127.0.0.1:${system.port}/`, { networks: [] })).outcome).toBe(
      'ADDRESS_REFUSED',
    );
    expect(system.received).toEqual([]);
  });

  test('goes to what was checked, whatever a second resolution would say', async () => {
    const meant = await receiver();
    const trap = await receiver({ host: '127.0.0.2', port: meant.port });
    const asked = vi.fn<SendRules['resolve']>();
    asked.mockResolvedValueOnce([here]).mockResolvedValue([elsewhere]);
    const url = `http://moves.example:${meant.port}/`;
    expect((await send(url, { resolve: asked })).outcome).toBe('DELIVERED');
    expect([meant.received.length, trap.received.length]).toEqual([1, 0]);
    expect(asked).toHaveBeenCalledTimes(1);
    // The next attempt asks anew, and is checked anew.
    expect((await send(url, { resolve: asked })).outcome).toBe('DELIVERED');
    expect([meant.received.length, trap.received.length]).toEqual([1, 1]);
  });

  test('takes another of the addresses that were checked where the first is silent', async () => {
    const system = await receiver();
    const nobody = { address: '127.0.0.3', family: 4 };
    const url = `http://several.example:${system.port}/`;
    expect((await send(url, { resolve: async () => [nobody, here] })).outcome).toBe('DELIVERED');
  });

  test.each([301, 302, 303, 307, 308])('follows no %i', async (status) => {
    const trap = await receiver();
    const system = await receiver();
    system.answer = answering(status, { location: trap.url });
    expect(await send(system.url)).toMatchObject({ outcome: 'REDIRECTED', status });
    expect([system.received.length, trap.received.length]).toEqual([1, 0]);
  });

  test('asks no proxy of the environment', async () => {
    const system = await receiver();
    const proxy = await receiver();
    for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy']) {
      vi.stubEnv(name, proxy.url);
    }
    vi.stubEnv('NODE_USE_ENV_PROXY', '1');
    expect((await send(system.url)).outcome).toBe('DELIVERED');
    expect([system.received.length, proxy.received.length]).toEqual([1, 0]);
  });

  test.each([
    [200, 'DELIVERED'],
    [299, 'DELIVERED'],
    [400, 'REFUSED'],
    [404, 'REFUSED'],
    [410, 'GONE'],
    [429, 'REFUSED'],
    [500, 'REFUSED'],
    [503, 'REFUSED'],
  ])('is told by %i that it is %s', async (status, outcome) => {
    const system = await receiver();
    system.answer = answering(status, { 'retry-after': '120' });
    expect(await send(system.url)).toEqual({ outcome, status, retryAfter: '120' });
  });

  test('counts by its status, however the body goes on: only its beginning is read', async () => {
    const system = await receiver();
    let closed = false;
    system.answer = (response) => {
      response.writeHead(200);
      response.once('close', () => {
        closed = true;
      });
      const more = () => {
        while (!closed && response.write('x'.repeat(8_192)));
      };
      response.on('drain', more);
      more();
    };
    expect((await send(system.url)).outcome).toBe('DELIVERED');
    await waitUntil(() => closed);
    // One that trickles without an end is not waited for longer than any other.
    system.answer = (response) => response.writeHead(200).write('x');
    expect((await send(system.url, { timeoutMs: 300 })).outcome).toBe('DELIVERED');
  });

  test('is given up after a time, wherever it hangs', async () => {
    const system = await receiver();
    system.answer = () => {};
    const hurried = { timeoutMs: 200 };
    expect((await send(system.url, hurried)).outcome).toBe('TIMED_OUT');
    expect(system.received).toHaveLength(1);
    const never = () => new Promise<ResolvedAddress[]>(() => {});
    expect((await send('http://hangs.example/', { ...hurried, resolve: never })).outcome).toBe('TIMED_OUT');
  });

  test('says where nobody is, and where the line breaks', async () => {
    const system = await receiver();
    system.answer = (_response, _received, { socket }) => socket.destroy();
    expect((await send(system.url)).outcome).toBe('UNREACHABLE');
    await system.close();
    expect((await send(system.url)).outcome).toBe('UNREACHABLE');
    const unknown = () => Promise.reject(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }));
    expect((await send('http://unknown.example/', { resolve: unknown })).outcome).toBe('NO_ADDRESS');
    expect((await send('http://empty.example/', { resolve: async () => [] })).outcome).toBe('NO_ADDRESS');
  });

  test('goes nowhere that was allowed only before', async () => {
    const system = await receiver();
    expect((await send(system.url, { plain: false })).outcome).toBe('ADDRESS_REFUSED');
    expect(system.received).toEqual([]);
  });
});
