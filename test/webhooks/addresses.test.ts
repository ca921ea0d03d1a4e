import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isReachable, readNetworks } from '../../server/webhooks/reachable-address.ts';
import { checkWebhookUrl } from '../../server/webhooks/webhook-url.ts';

const outside = { plain: false, networks: [] };

describe('the addresses that webhooks may have', () => {
  test.each([
    ['this machine', ['127.0.0.1', '127.255.255.254', '::1']],
    ['any address of this machine', ['0.0.0.0', '0.1.2.3', '::']],
    ['private networks', ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1']],
    ['links, and metadata of clouds', ['169.254.169.254', '169.254.0.1', 'fe80::1', 'fe80::1%eth0']],
    ['other metadata', ['fd00:ec2::254', '100.100.100.200', '192.0.0.192', '168.63.129.16']],
    ['unique local and site-local', ['fc00::1', 'fdff::1', 'fec0::1']],
    ['shared by providers', ['100.64.0.1', '100.127.255.255']],
    ['multicast and broadcast', ['224.0.0.1', '239.1.1.1', '255.255.255.255', 'ff02::1', 'ff0e::1']],
    ['IPv4 in IPv6', ['::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:8.8.8.8', '::127.0.0.1', '::7f00:1']],
    ['NAT64 and its own prefix', ['64:ff9b::7f00:1', '64:ff9b::a00:1', '64:ff9b:1::a00:1']],
    ['translated otherwise', ['::ffff:0:7f00:1', '2002:7f00:1::', '2001:0:1::1']],
    ['documents, tests, reserved', ['192.0.2.1', '198.51.100.1', '203.0.113.1', '198.18.0.1', '240.0.0.1']],
    ['documents and reserved of IPv6', ['2001:db8::1', '3fff::1', '100::1', '5f00::1', '4000::1']],
    ['no addresses', ['', 'localhost', '1.2.3', '256.1.1.1', '10.0.0.1/8']],
  ])('are none of %s', (_what, addresses) => {
    for (const address of addresses) expect(isReachable(address, []), address).toBe(false);
  });

  test('are those of the internet', () => {
    for (const address of ['1.1.1.1', '8.8.8.8', '192.88.98.1', '2606:4700::1111', '2a00:1450:4001::1']) {
      expect(isReachable(address, []), address).toBe(true);
    }
  });

  test('may be those of an intranet that the operator names, and no others through them', () => {
    const networks = readNetworks('10.20.0.0/16, fd12:3456::/32') ?? [];
    expect(networks).toHaveLength(2);
    for (const address of ['10.20.1.2', 'fd12:3456::1', '1.1.1.1']) {
      expect(isReachable(address, networks), address).toBe(true);
    }
    for (const address of ['10.21.1.2', 'fd12:3457::1', '::ffff:10.20.1.2', '64:ff9b::a14:102']) {
      expect(isReachable(address, networks), address).toBe(false);
    }
    expect(readNetworks('10.20.0.0')).toBeNull();
    expect(readNetworks('10.20.0.0/16,')).toBeNull();
    expect(readNetworks('10.20.0.0/33')).toBeNull();
  });

  test('no spelling of a number leads where the number does not', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const hosts = fc
      .tuple(fc.constantFrom(10, 127, 0), octet, octet, octet)
      .chain(([a, b, c, d]) =>
        fc.constantFrom(
          `${a}.${b}.${c}.${d}`,
          String(((a * 256 + b) * 256 + c) * 256 + d),
          `0x${[a, b, c, d].map((part) => part.toString(16).padStart(2, '0')).join('')}`,
          `${a}.${(b * 256 + c) * 256 + d}`,
          `0${a.toString(8)}.${b}.${c}.${d}`,
          `[::ffff:${a}.${b}.${c}.${d}]`,
          `[::${a}.${b}.${c}.${d}]`,
          `[64:ff9b::${a}.${b}.${c}.${d}]`,
        ),
      );
    fc.assert(
      fc.property(hosts, (host) => {
        expect(() => checkWebhookUrl(`https://${host}/hook`, outside)).toThrow('not one of the internet');
      }),
      { numRuns: 300 },
    );
  });

  test('are kept as they will be asked for', () => {
    expect(checkWebhookUrl(' HTTPS://Hooks.Example.org:443/a b?c=d ', outside)).toBe(
      'https://hooks.example.org/a%20b?c=d',
    );
    expect(checkWebhookUrl('https://hooks.example.org:8443/', outside)).toBe(
      'https://hooks.example.org:8443/',
    );
  });

  test.each([
    ['http://hooks.example.org/', 'begins with https'],
    ['ftp://hooks.example.org/', 'begins with https'],
    ['file:///etc/passwd', 'begins with https'],
    ['hooks.example.org', 'begins with https'],
    ['https://', 'begins with https'],
    ['https://user@hooks.example.org/', 'no user and no password'],
    ['https://:password@hooks.example.org/', 'no user and no password'],
    ['https://hooks.example.org/#part', 'no part behind #'],
    ['https://hooks.example.org:22/', 'port 443 or 8443'],
    ['https://hooks.example.org:5432/', 'port 443 or 8443'],
    ['https://127.1/', 'not one of the internet'],
    [`https://hooks.example.org/${'a'.repeat(2_000)}`, 'up to 2000 characters'],
  ])('%s is none', (url, reason) => {
    expect(() => checkWebhookUrl(url, outside)).toThrow(reason);
  });

  test('may be without TLS and of any port where the operator says that it is for development', () => {
    const plain = { ...outside, plain: true };
    expect(checkWebhookUrl('http://hooks.example.org:8080/', plain)).toBe('http://hooks.example.org:8080/');
    expect(() => checkWebhookUrl('http://127.0.0.1:8080/', plain)).toThrow('not one of the internet');
    expect(() => checkWebhookUrl('ftp://hooks.example.org/', plain)).toThrow('begins with https');
  });
});
