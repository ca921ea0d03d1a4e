import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../server/app/config.ts';
import { StartupError } from '../server/lib/startup-error.ts';

describe('the configuration', () => {
  it('is a demonstration on the embedded database and on loopback where nothing is set', () => {
    expect(readConfig({})).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      database: { folder: resolve('data') },
      demo: true,
      logLevel: 'info',
      wakeUps: true,
    });
  });

  it('is no demonstration, and open to the network, with a database and nothing else', () => {
    const url = 'postgres://concord@db/concord';
    expect(readConfig({ DATABASE_URL: url })).toMatchObject({
      database: { url },
      demo: false,
      host: '0.0.0.0',
    });
    expect(readConfig({ DATABASE_URL: url, DEMO: '1' })).toMatchObject({ demo: true, host: '127.0.0.1' });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 4000, demo: true });
  });

  it('names every problem at once', () => {
    const wrong = {
      PORT: 'http',
      DATABASE_URL: 'mysql://x',
      DEMO: 'yes',
      LOG_LEVEL: 'loud',
      WAKE_UPS: 'maybe',
    };
    expect(() => readConfig(wrong)).toThrow(StartupError);
    for (const name of Object.keys(wrong)) expect(() => readConfig(wrong)).toThrow(name);
  });

  it.each([
    'postgres://concord:pa#ss@db:5432/concord',
    'postgres://concord:50%-off@db/concord',
    'postgres://concord@db:port/concord',
  ])('names a DATABASE_URL that can’t be read, and keeps the text to itself: %s', (url) => {
    expect(() => readConfig({ DATABASE_URL: url })).toThrow('DATABASE_URL can’t be read');
    expect(() => readConfig({ DATABASE_URL: url })).not.toThrow(url.slice(15, 22));
  });

  it('polls behind a pooler in transaction mode, which carries no LISTEN', () => {
    const pooled = { DATABASE_URL: 'postgres://concord@db/concord', DATABASE_POOLER: 'transaction' };
    expect(readConfig(pooled)).toMatchObject({ database: { pooled: true }, wakeUps: false });
    expect(() => readConfig({ ...pooled, WAKE_UPS: 'on' })).toThrow('WAKE_UPS=on can’t go together');
    expect(() => readConfig({ ...pooled, DATABASE_POOLER: 'session' })).toThrow('DATABASE_POOLER');
    expect(() => readConfig({ DATABASE_POOLER: 'transaction' })).toThrow('there is no DATABASE_URL');
  });

  it('believes no proxy and describes itself only in a demonstration, unless it is told to', () => {
    const production = readConfig({ DATABASE_URL: 'postgres://concord@db/concord' });
    expect(production).toMatchObject({
      introspection: false,
      trustedDocuments: false,
      metricsToken: null,
      limits: { rateLimits: true, socketsPerPerson: 100, socketsPerAddress: 2_000 },
    });
    expect(production.trust('127.0.0.1', 0)).toBe(false);
    expect(readConfig({}).introspection).toBe(true);
    expect(readConfig({ INTROSPECTION: 'off' }).introspection).toBe(false);
    expect(readConfig({ TRUST_PROXY: '10.0.0.0/8' }).trust('10.1.2.3', 0)).toBe(true);
  });

  it('names what is wrong with limits, and keeps a token that is too short to itself', () => {
    const wrong = {
      TRUST_PROXY: 'everybody',
      METRICS_TOKEN: 'tell nobody',
      SOCKETS_PER_PERSON: '0',
      FORWARDED_BY: 'x-real-ip',
      RATE_LIMITS: 'no',
    };
    for (const name of Object.keys(wrong)) expect(() => readConfig(wrong)).toThrow(name);
    expect(() => readConfig(wrong)).not.toThrow('tell nobody');
  });
});
