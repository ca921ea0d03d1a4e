import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDataSource } from '../../server/database/data-source.ts';
import { Visibility1764000000003 } from '../../server/database/migrations/0003-visibility.ts';
import { createPermissionWorld } from '../identity/permission-world.ts';
import { type OpenedDatabase, openTestDatabase } from '../support/engines.ts';

/** As a database of before the migration has it; what happened in it is the same. */
const before = [
  'alter table event drop column visibility, drop column erased_by',
  'alter table event drop constraint ck_event_kind',
  `alter table event add constraint ck_event_kind check (kind <> 'CONTENT_ERASED')`,
  'drop table signed_head',
  'drop index ix_cell_agency_code',
];

let opened: OpenedDatabase;
beforeAll(async () => {
  opened = await openTestDatabase('postgres');
  await createPermissionWorld(opened.database);
}, 60_000);
afterAll(() => opened?.drop());

test('an older log gets the visibilities that it would have been written with', async () => {
  const dataSource = await openDataSource(opened.database.pool);
  const read = () =>
    dataSource.query<{ visibility: string }[]>(
      'select position, kind, visibility from event order by position',
    );
  const written = await read();
  for (const statement of before) await dataSource.query(statement);
  const runner = dataSource.createQueryRunner();
  try {
    await new Visibility1764000000003().up(runner);
  } finally {
    await runner.release();
  }
  expect(await read()).toEqual(written);
  expect(new Set(written.map(({ visibility }) => visibility))).toEqual(
    new Set(['OPEN', 'DRAFT', 'REVEALED', 'WITHDRAWN', 'PEOPLE']),
  );
});
