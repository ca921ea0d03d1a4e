import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { saveDemonstrationState } from '../../server/demonstration/demonstration-state.sql.ts';
import { loadCatalogue } from '../../server/loading/load-catalogue.ts';
import { withCycles } from '../catalogue/small-catalogue.ts';
import { type OpenedDatabase, openTestDatabase } from '../support/engines.ts';

const command = fileURLToPath(new URL('../../dist/server/app/invite-coordinator.js', import.meta.url));
const run = promisify(execFile);

describe('inviting the first coordinator from the command line', () => {
  let opened: OpenedDatabase;
  beforeAll(async () => {
    opened = await openTestDatabase('postgres');
    await loadCatalogue(opened.database, withCycles([]));
  });
  afterAll(() => opened?.drop());

  const invite = (...args: string[]) => inviteAt(opened, ...args);
  const inviteAt = ({ location }: OpenedDatabase, ...args: string[]) => {
    const { PATH } = process.env;
    const url = 'url' in location ? location.url : '';
    return run(process.execPath, [command, ...args], { env: { PATH, DATABASE_URL: url } });
  };

  test('says what to do next, once, and is in the log as an operator’s doing', async () => {
    const first = await invite('First@Ohchr.example');
    expect(first.stdout).toContain(
      'First@Ohchr.example is invited as coordinator. Within 30 days they sign in',
    );
    expect((await invite('first@ohchr.example')).stdout).toContain('already');
    const events = await opened.database.query<{ kind: string; actor_id: string | null; changes: unknown }>({
      name: 'test-events',
      text: `select kind, actor_id, changes from event`,
    });
    expect(events).toMatchObject([{ kind: 'PERSON_INVITED', actor_id: null }]);
    expect(JSON.stringify(events)).not.toContain('@');
  });

  test('is refused on the database of a demonstration, where nobody could come and accept it', async () => {
    const demonstration = await openTestDatabase('postgres');
    try {
      await saveDemonstrationState(demonstration.database, 'started 2027-03-01');
      await expect(inviteAt(demonstration, 'first@ohchr.example')).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/^The database holds a demonstration/),
      });
    } finally {
      await demonstration.drop();
    }
  });

  test.each([
    [[]],
    [['no address']],
    [['z\u200Bed@ohchr.example']],
    [['two@ohchr.example', 'three@ohchr.example']],
  ])('says how it is called where it is called wrongly: %j', async (args) => {
    await expect(invite(...args)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('npm run invite-coordinator -- somebody@agency.example'),
    });
  });
});
