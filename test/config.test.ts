import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../server/config.ts';
import { StartupError } from '../server/startup-error.ts';

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
});
