import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { clientAddress, readTrust } from '../../server/transport/client-address.ts';
import { bareAddress, type ForwardedBy, settleForwarding } from '../../server/transport/forwarded-by.ts';

const trust = readTrust('127.0.0.1,10.0.0.0/8') ?? (() => false);

/** From where a request with these headers comes that reached us from a proxy on this machine. */
function addressOf(headers: Record<string, string>, by: ForwardedBy = 'x-forwarded-for'): string {
  const request = {
    headers: { ...headers },
    socket: { remoteAddress: '127.0.0.1' },
  } as unknown as IncomingMessage;
  settleForwarding(request, by);
  return clientAddress(request, trust);
}

describe('who is behind a proxy', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['203.0.113.7:40123', '203.0.113.7'],
    [' "203.0.113.7:40123" ', '203.0.113.7'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['[2001:DB8::1]', '2001:db8::1'],
    ['2001:db8:0:0::1', '2001:db8::1'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['[::ffff:203.0.113.7]:80', '203.0.113.7'],
    ['unknown', 'unknown'],
    ['_hidden', 'unknown'],
    ['203.0.113', 'unknown'],
    ['0x7f.1', 'unknown'],
    ['', 'unknown'],
  ])('%s is %s', (text, address) => {
    expect(bareAddress(text)).toBe(address);
  });

  it('are two people where the proxy writes ports behind two addresses', () => {
    expect(addressOf({ 'x-forwarded-for': '203.0.113.7:40123' })).toBe('203.0.113.7');
    expect(addressOf({ 'x-forwarded-for': '198.51.100.20:51234' })).toBe('198.51.100.20');
    expect(addressOf({ 'x-forwarded-for': '6.6.6.6, [2001:db8::5]:1024, 10.1.2.3:8080' })).toBe(
      '2001:db8::5',
    );
  });

  it('is read from the header that the proxies write, and from no other', () => {
    const both = { 'x-forwarded-for': '6.6.6.6', forwarded: 'for=203.0.113.7' };
    expect(addressOf(both)).toBe('6.6.6.6');
    expect(addressOf(both, 'forwarded')).toBe('203.0.113.7');
    expect(addressOf({ 'x-forwarded-for': '6.6.6.6' }, 'forwarded')).toBe('127.0.0.1');
    expect(addressOf({ forwarded: 'for=6.6.6.6' })).toBe('127.0.0.1');
  });

  it.each([
    ['for=192.0.2.60;proto=https;by=203.0.113.43', '192.0.2.60'],
    ['For="[2001:db8:cafe::17]:4711"', '2001:db8:cafe::17'],
    ['for=6.6.6.6, for=192.0.2.43:1234 , for="10.0.0.9"', '192.0.2.43'],
    ['for=unknown', 'unknown'],
    ['by=10.0.0.1', 'unknown'],
    // A client that leaves a quote open must not speak for the proxy that writes behind it.
    ['for=6.6.6.6;x=", for="[2001:db8::1]:4711"', 'unknown'],
    ['for=6.6.6.6;x="\\", for="[2001:db8::1]:4711"', 'unknown'],
    ['for="6.6.6.6, for=192.0.2.43', 'unknown'],
  ])('is read from Forwarded: %s', (forwarded, address) => {
    expect(addressOf({ forwarded }, 'forwarded')).toBe(address);
  });

  it('came by TLS where the last proxy says so in its own header', () => {
    const request = { headers: { forwarded: 'for=192.0.2.60;proto=https', 'x-forwarded-proto': 'http' } };
    settleForwarding(request as unknown as IncomingMessage, 'forwarded');
    expect(request.headers['x-forwarded-proto']).toBe('https');
  });
});
