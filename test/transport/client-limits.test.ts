import { describe, expect, it } from 'vitest';
import { addressKey, readTrust } from '../../server/transport/client-address.ts';
import { ClientLimits } from '../../server/transport/client-limits.ts';
import { TokenBuckets } from '../../server/transport/token-buckets.ts';

describe('a token bucket', () => {
  const bucketsAt = (size: { burst: number; perSecond: number }) => {
    const clock = { now: 0 };
    return { clock, buckets: new TokenBuckets(size, () => clock.now) };
  };

  it('gives a burst at once, then what comes back, and says when there is enough', () => {
    const { clock, buckets } = bucketsAt({ burst: 10, perSecond: 2 });
    for (let taken = 0; taken < 10; taken++) expect(buckets.consume('a', 1)).toBe(0);
    expect(buckets.consume('a', 1)).toBe(1);
    expect(buckets.consume('a', 10)).toBe(5);
    expect(buckets.consume('b', 1)).toBe(0);
    clock.now = 5_000;
    expect(buckets.consume('a', 10)).toBe(0);
  });

  it('never fills beyond its burst, and asks of nobody more than a whole one', () => {
    const { clock, buckets } = bucketsAt({ burst: 10, perSecond: 2 });
    clock.now = 1_000_000;
    expect(buckets.consume('a', 1_000)).toBe(0);
    expect(buckets.consume('a', 1)).toBe(1);
  });

  it('takes nothing from whoever it turns away', () => {
    const { clock, buckets } = bucketsAt({ burst: 4, perSecond: 1 });
    expect(buckets.consume('a', 3)).toBe(0);
    for (let tries = 0; tries < 50; tries++) expect(buckets.consume('a', 2)).toBe(1);
    clock.now = 1_000;
    expect(buckets.consume('a', 2)).toBe(0);
  });

  it('stays small however many keys there are, and remembers those that took last', () => {
    const { buckets } = bucketsAt({ burst: 1, perSecond: 1 });
    const before = process.memoryUsage().heapUsed;
    for (let key = 0; key < 200_000; key++) buckets.consume(`address ${key}`, 1);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(60 * 1024 * 1024);
    expect(buckets.consume('address 199999', 1)).toBe(1);
    expect(buckets.consume('address 0', 1)).toBe(0);
  });
});

describe('limits of people and addresses', () => {
  const on = { rateLimits: true, socketsPerPerson: 2, socketsPerAddress: 3 };
  const open = (limits: ClientLimits, address = '192.0.2.1') => {
    const place = limits.openSocket(address);
    if (typeof place === 'number') throw new Error(`refused for ${place} s`);
    return place;
  };

  it('let an office of 300 open the page and sign in, each with fifteen requests', () => {
    const limits = new ClientLimits(on);
    for (let person = 0; person < 300; person++) {
      for (let request = 0; request < 14; request++) expect(limits.request('192.0.2.1')).toBe(0);
    }
    const signIns = new ClientLimits(on);
    for (let person = 0; person < 300; person++) {
      expect(signIns.request('192.0.2.1', { signIn: true })).toBe(0);
    }
  });

  it('let an outbox of 100 changes go one by one, and twenty outboxes at once', () => {
    const person = { viewer: { personId: 'a', name: 'A', memberships: [] }, address: '192.0.2.1' };
    const single = new ClientLimits(on);
    for (let change = 0; change < 100; change++) expect(single.operation(person, 400)).toBe(0);
    const whole = new ClientLimits(on);
    for (let outbox = 0; outbox < 20; outbox++) expect(whole.operation(person, 40_000)).toBe(0);
  });

  it('count a person wherever they are, and nobody in particular by address', () => {
    const limits = new ClientLimits(on);
    const viewer = { personId: 'a', name: 'A', memberships: [] };
    expect(limits.operation({ viewer, address: '192.0.2.1' }, 1_000_000)).toBe(0);
    expect(limits.operation({ viewer, address: '192.0.2.2' }, 250_000)).toBeGreaterThan(0);
    expect(limits.operation({ viewer: null, address: '192.0.2.1' }, 1_000_000)).toBe(0);
    expect(limits.operation({ viewer: null, address: '192.0.2.1' }, 250_000)).toBeGreaterThan(0);
    expect(limits.operation({ viewer: { ...viewer, personId: 'b' }, address: '192.0.2.1' }, 250_000)).toBe(0);
  });

  it('count a large body for many requests', () => {
    const limits = new ClientLimits(on);
    let bodies = 0;
    while (limits.request('192.0.2.1', { bytes: 12 * 1024 * 1024 }) === 0) bodies += 1;
    expect(bodies).toBeLessThan(30);
    expect(bodies).toBeGreaterThan(10);
  });

  it('bound the sockets of an address and of a person, and give places back', () => {
    const limits = new ClientLimits(on);
    const places = [open(limits), open(limits), open(limits)];
    expect(limits.openSocket('192.0.2.1')).toBeGreaterThan(0);
    const elsewhere = open(limits, '192.0.2.2');
    const [first, second, third] = places;
    expect(first?.belongsTo('a')).toBe(true);
    expect(second?.belongsTo('a')).toBe(true);
    expect(elsewhere.belongsTo('a')).toBe(false);
    elsewhere.release();
    first?.release();
    // Who came by a cookie and then by a token counts once, as the latter.
    expect(third?.belongsTo('b')).toBe(true);
    expect(third?.belongsTo('a')).toBe(true);
    expect(open(limits).belongsTo('b')).toBe(true);
  });

  it('bound sockets that have not said who they are, and forget them all once they left', () => {
    const limits = new ClientLimits({ ...on, socketsPerAddress: 10_000 });
    const places = Array.from({ length: 200 }, () => open(limits));
    expect(limits.openSocket('192.0.2.1')).toBeGreaterThan(0);
    places[0]?.greeted();
    const another = open(limits);
    expect(limits.openSocket('192.0.2.1')).toBeGreaterThan(0);
    for (const place of [...places, another]) {
      place.release();
    }
    for (let count = 0; count < 200; count++) open(limits);
    expect(limits.openSocket('192.0.2.1')).toBeGreaterThan(0);
  });

  it('are gone where they are switched off', () => {
    const limits = new ClientLimits({ rateLimits: false, socketsPerPerson: 1, socketsPerAddress: 1 });
    for (let count = 0; count < 1_000; count++) {
      expect(limits.request('192.0.2.1', { signIn: true })).toBe(0);
      expect(limits.operation({ viewer: null, address: '192.0.2.1' }, 1_000_000)).toBe(0);
    }
    expect([1, 2, 3].map(() => open(limits).belongsTo('a'))).toEqual([true, true, true]);
  });
});

describe('an address', () => {
  it('counts as its household: itself, or 64 bits of IPv6', () => {
    expect(addressKey('192.0.2.1')).toBe('192.0.2.1');
    expect(addressKey('::ffff:192.0.2.1')).toBe('192.0.2.1');
    const household = addressKey('2001:db8:0:7::1');
    for (const same of ['2001:db8:0:7:ffff:ffff:ffff:ffff', '2001:0db8::7:1:2:3:4', '2001:DB8:0:7::2%eth0']) {
      expect(addressKey(same), same).toBe(household);
    }
    expect(addressKey('2001:db8:0:8::1')).not.toBe(household);
    expect(addressKey('::1')).toBe('0:0:0:0::/64');
    expect(addressKey('not an address')).toBe('unknown');
  });

  it('is taken from proxies that are named, from so many in a row, or from nobody', () => {
    expect(readTrust('none')?.('127.0.0.1', 0)).toBe(false);
    expect([0, 1, 2].map((hop) => readTrust('2')?.('203.0.113.9', hop))).toEqual([true, true, false]);
    const ranges = readTrust('loopback, 10.0.0.0/8,2001:db8::/32');
    const trusted = ['127.0.0.1', '10.9.8.7', '::1', '2001:db8::5', '11.0.0.1', '192.168.0.1'];
    expect(trusted.map((address) => ranges?.(address, 0))).toEqual([true, true, true, true, false, false]);
    for (const wrong of ['0', '6', 'everybody', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0', 'true', '::1/129']) {
      expect(readTrust(wrong), wrong).toBeNull();
    }
  });
});
