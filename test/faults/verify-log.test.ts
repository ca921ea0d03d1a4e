import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { takeSnapshot } from '../../server/cycles/take-snapshot.ts';
import type { DatabaseLocation } from '../../server/database/open-database.ts';
import { insertPerson } from '../support/builders.ts';
import { createEmptyDatabase } from '../support/database.ts';
import type { Engine } from '../support/engines.ts';
import { openCycle } from '../support/running-concord.ts';
import { type PreparedData, prepareData } from './prepared-data.ts';

type Answer = { code: number; stdout: string; stderr: string };

/** Runs the compiled command in a process of its own, with nothing in its environment but where the data is. */
function verify(location: DatabaseLocation): Promise<Answer> {
  const command = fileURLToPath(new URL('../../dist/server/app/verify-log.js', import.meta.url));
  const where = 'url' in location ? { DATABASE_URL: location.url } : { DATA_DIR: location.folder };
  const env = { PATH: process.env.PATH, ...where };
  return new Promise((done) => {
    execFile(process.execPath, [command], { env }, (error, stdout, stderr) => {
      done({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

describe.each<Engine>(['postgres', 'embedded'])('the command verify-log (%s)', (engine) => {
  let data: PreparedData;
  beforeAll(async () => {
    data = await prepareData(engine);
  }, 120_000);
  afterAll(() => data?.drop());

  test('says in one sentence that the log is intact, and with which hash it ends', async () => {
    expect(await verify(data.location)).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^The log is intact: 1 event, ending in [0-9a-f]{64}\.\n$/),
      stderr: '',
    });
  });

  test('says of each snapshot that it is what the log says, and of one that was altered that it is not', async () => {
    await data.look(async (database) => {
      const coordinator = await insertPerson(database, [
        { role: 'COORDINATOR', agencyCode: null, countryCode: null },
      ]);
      await takeSnapshot(database, coordinator, { code: openCycle, name: 'June' }, false);
    });
    expect(await verify(data.location)).toEqual({
      code: 0,
      stdout: expect.stringMatching(
        /^The log is intact: 2 events, [^\n]*\.\nThe snapshot “June” of cycle 2026 is what the log says\.\n$/,
      ),
      stderr: '',
    });
    await data.look((database) =>
      database.query({ name: 'test-alter-snapshot', text: `update snapshot_cell set presence = 'NONE'` }),
    );
    expect(await verify(data.location)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^The snapshot “June” of cycle 2026 is not what event 2 says [^\n]*\.\n$/,
      ),
    });
  });

  test('says in one sentence where it is broken, and ends with 1', async () => {
    await data.look((database) =>
      database.query({ name: 'test-tamper', text: `update event set note = 'x' where position = 1` }),
    );
    expect(await verify(data.location)).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^Event 1 does not say what was recorded: [^\n]*\.\n$/),
    });
  });
});

describe('the command verify-log where there is no log', () => {
  test('says so for an empty database, and makes nothing in it', async () => {
    const empty = await createEmptyDatabase();
    expect(await verify({ url: empty.url })).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^There is no log .*\.\n$/),
    });
    expect(await empty.query(`select from pg_class where relnamespace = 'public'::regnamespace`)).toEqual([]);
    await empty.drop();
  });

  test('says so for a folder that is not there', async () => {
    const folder = join(inject('runFolder'), 'nothing-here');
    expect(await verify({ folder })).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^There is no data folder .*\.\n$/),
    });
  });
});
