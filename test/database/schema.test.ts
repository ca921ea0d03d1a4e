import { expect, test } from 'vitest';
import { dumpDatabase } from '../../scripts/dump-database.ts';
import { openDataSource } from '../../server/database/data-source.ts';
import { describeOnBothEngines } from '../support/engines.ts';

describeOnBothEngines('the tables', (opened) => {
  test('that migrations make are those that the entities describe', async () => {
    const { upQueries } = await (await openDataSource(opened().database.pool)).driver
      .createSchemaBuilder()
      .log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  test('are the ones in schema/database.sql; where this fails, npm run schema:database writes it anew', async () => {
    await expect(await dumpDatabase(opened().database)).toMatchFileSnapshot('../../schema/database.sql');
  });
});
