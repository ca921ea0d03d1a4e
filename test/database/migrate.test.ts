import { describe, expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../server/database/migrate.ts';
import { migrations } from '../../server/database/migrations.ts';
import { openDatabase } from '../../server/database/open-database.ts';
import { START_LOCK } from '../../server/database/start-lock.ts';
import { StartupError } from '../../server/lib/startup-error.ts';
import { createEmptyDatabase } from '../support/database.ts';
import { describeOnBothEngines } from '../support/engines.ts';

describe('an empty database', () => {
  test('that eight replicas start on at the same moment is migrated once, and all of them go on', async () => {
    const empty = await createEmptyDatabase();
    const replicas = await Promise.all(Array.from({ length: 8 }, () => openDatabase({ url: empty.url })));
    for (const replica of replicas) {
      expect(await replica.query({ name: 'test-head', text: 'select position from log_head' })).toEqual([
        { position: 0 },
      ]);
    }
    const applied = await empty.query('select name from migration');
    expect(applied).toHaveLength(migrations.length);
    // Other tests start servers on databases of the same cluster at this moment.
    const held = await empty.query(
      `select from pg_locks where locktype = 'advisory' and objid = $1
          and database = (select oid from pg_database where datname = current_database())`,
      [START_LOCK],
    );
    expect(held).toEqual([]);
    for (const replica of replicas) await replica.close();
    await empty.drop();
  });
});

describe('a database that can’t be used', () => {
  test('because nobody answers there is named in one sentence', async () => {
    const opening = openDatabase({ url: 'postgres://concord:secret@127.0.0.1:1/concord' });
    const error = await opening.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StartupError);
    expect((error as StartupError).message).toMatch(
      /^The database in DATABASE_URL can't be reached \(.+\): .+\.$/,
    );
    expect((error as StartupError).message).not.toContain('secret');
  });

  test('because it is not there is named in one sentence', async () => {
    const empty = await createEmptyDatabase();
    await empty.drop();
    await expect(openDatabase({ url: empty.url })).rejects.toThrow(
      /can't be reached \(database ".+" does not exist\)/,
    );
  });
});

describeOnBothEngines('a database that a newer version has upgraded', (opened) => {
  test('refuses older code with a sentence, and stays as it is', async () => {
    const { database, location, engine } = opened();
    const run = (text: string) => database.query({ name: `test ${text}`.slice(0, 60), text });
    await run(`insert into migration ("timestamp", name) values (1999999999999, 'Future1999999999999')`);
    onTestFinished(async () => void (await run(`delete from migration where name like 'Future%'`)));
    // The embedded engine is locked by the one that is open: there the second look is the same code on the same connection.
    const again =
      engine === 'embedded' ? migrate(database) : openDatabase(location).then((replica) => replica.close());
    await expect(again).rejects.toThrow(
      'The database is newer than this version of Concord (it has Future1999999999999): start the version that upgraded it, or a later one.',
    );
    expect(await run('select name from migration order by id')).toHaveLength(migrations.length + 1);
  });
});
