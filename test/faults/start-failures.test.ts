import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { findFreePort } from '../support/free-port.ts';
import { signInAs } from '../support/graphql-client.ts';
import { runServerToExit, type ServerExit, startServer } from '../support/server-process.ts';
import { ask, startStandingServer } from '../support/standing-server.ts';
import { type PreparedData, prepareData } from './prepared-data.ts';
import { send, upToDateInput } from './writer.ts';

/** One sentence that says what to do, on a line of its own, and nothing else. */
function expectSentence(exit: ServerExit, says: RegExp): void {
  expect(exit).toMatchObject({ code: 1, signal: null, stderr: expect.stringMatching(says) });
  expect(exit.stderr).toMatch(/^[^\n]+\.\n$/);
  expect(exit.stdout).not.toContain('ready');
}

describe('a server that can’t start', () => {
  let data: PreparedData;
  beforeAll(async () => {
    data = await prepareData('postgres');
  }, 120_000);
  afterAll(() => data?.drop());

  test('because its port is in use says so, before it touches the database', async () => {
    const port = await findFreePort();
    const other = createServer();
    await new Promise<void>((done) => other.listen(port, '127.0.0.1', done));
    onTestFinished(() => void other.close());
    const exit = await runServerToExit({ databaseUrl: 'postgres://127.0.0.1:1/none', port });
    expectSentence(exit, new RegExp(`^Port ${port} on 127\\.0\\.0\\.1 is in use: .*PORT`));
  });

  test('because nobody answers at DATABASE_URL says so, without the password', async () => {
    const exit = await runServerToExit({ databaseUrl: 'postgres://concord:secret@127.0.0.1:1/concord' });
    expectSentence(exit, /^The database in DATABASE_URL can't be reached/);
    expect(exit.stderr).not.toContain('secret');
  });

  test('because a newer version has upgraded the database says so', async () => {
    const run = (text: string) => data.look((database) => database.query({ name: 'test-future', text }));
    await run(`insert into migration ("timestamp", name) values (1999999999999, 'Future1999999999999')`);
    onTestFinished(async () => void (await run(`delete from migration where name like 'Future%'`)));
    expectSentence(await runServerToExit(data.server), /^The database is newer than this version of Concord/);
  });

  test('because environment variables are wrong names all of them at once', async () => {
    const exit = await runServerToExit({
      logLevel: 'loud',
      env: { PORT: 'many', DATABASE_URL: 'mysql://x' },
    });
    expectSentence(exit, /^The environment can’t be used: (?=.*PORT)(?=.*DATABASE_URL)(?=.*LOG_LEVEL)/);
  });

  test('because the database is a standby says so, and changes nothing', async () => {
    const primary = await startStandingServer(inject('runFolder'));
    onTestFinished(() => primary.remove());
    const standby = await primary.makeStandby();
    onTestFinished(() => standby.remove());
    const exit = await runServerToExit({ databaseUrl: standby.url('postgres') });
    expectSentence(exit, /^The database in DATABASE_URL is a standby, .*primary.*promote/);
    expect(
      await ask(primary.url('postgres'), 'select from pg_tables where schemaname = current_schema()'),
    ).toEqual([]);
  }, 60_000);

  test('because it could not sign anybody in says so', async () => {
    expectSentence(await runServerToExit({ ...data.server, demo: false }), /DEMO=1/);
  });

  test('for real work because the database holds a demonstration says so, and changes nothing', async () => {
    const folder = await mkdtemp(join(inject('runFolder'), 'providers-'));
    const file = join(folder, 'providers.json');
    await writeFile(join(folder, 'secret'), 'a secret\n', { mode: 0o600 });
    const provider = {
      id: 'unicef',
      name: 'UNICEF',
      issuer: 'https://id.unicef.example',
      clientId: 'concord',
      clientSecretFile: 'secret',
    };
    await writeFile(file, JSON.stringify([provider]));
    const real = { IDENTITY_PROVIDERS: file, PUBLIC_URL: 'https://concord.example' };
    const states = () =>
      data.look((database) =>
        database.query({ name: 'test-states', text: `select name, value from setting order by name` }),
      );
    const before = await states();
    const exit = await runServerToExit({ ...data.server, demo: false, env: real });
    expectSentence(exit, /^The database holds a demonstration, .*empty database.*DEMO=1/);
    expect(await states()).toEqual(before);
  });

  test('because the data folder can’t be made says so', async () => {
    expectSentence(
      await runServerToExit({ dataDir: '/dev/null/concord' }),
      /^The data folder \/dev\/null\/concord can't be used .*DATA_DIR/,
    );
  });

  test('because there is no reference data says so', async () => {
    const exit = await runServerToExit({ ...data.server, env: { CATALOGUE_DIR: '/nowhere' } });
    expectSentence(exit, /\/nowhere.*CATALOGUE_DIR/);
  });
});

describe('two servers on one embedded database', () => {
  let data: PreparedData;
  beforeAll(async () => {
    data = await prepareData('embedded');
  }, 120_000);
  afterAll(() => data?.drop());

  test('are one too many: the second is refused, the first goes on, and after its death the next needs no help', async () => {
    const first = await startServer(data.server);
    onTestFinished(async () => void (await first.kill()));
    const client = await signInAs(first.url, 'coordinator');
    const seen = new Map();
    await send(client, upToDateInput(seen), seen);
    for (let attempt = 0; attempt < 2; attempt++) {
      expectSentence(
        await runServerToExit(data.server),
        /^Another Concord is running on the data folder .*DATA_DIR/,
      );
      const input = upToDateInput(seen);
      expect(await send(client, input, seen)).toMatchObject({ __typename: 'ResponseRecorded' });
    }
    const last = upToDateInput(seen);
    const acknowledged = await send(client, last, seen);
    await first.kill();

    const next = await startServer({ ...data.server, port: first.port });
    expect(await send(client, last)).toEqual({ ...acknowledged, replayed: true });
    expect(await next.stop()).toMatchObject({ code: 0, stderr: '' });
  }, 60_000);

  test('started over a dead one in the same moment: exactly one wins, and keeps its lock when the other has gone', async () => {
    const dead = await startServer(data.server);
    await dead.kill();
    const both = await Promise.allSettled([startServer(data.server), startServer(data.server)]);
    const winners = both.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    for (const winner of winners) onTestFinished(async () => void (await winner.kill()));
    expect(winners).toHaveLength(1);
    expect(String(both.find((result) => result.status === 'rejected')?.reason)).toContain(
      'Another Concord is running',
    );
    expectSentence(await runServerToExit(data.server), /^Another Concord is running/);
    expect(winners[0]?.running()).toBe(true);
  }, 60_000);
});
