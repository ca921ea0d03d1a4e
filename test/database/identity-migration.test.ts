import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDataSource } from '../../server/database/data-source.ts';
import { Checklist1764000000001 } from '../../server/database/migrations/0001-checklist.ts';
import { openDatabase } from '../../server/database/open-database.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts';

describe('a database from before people signed in with providers', () => {
  let old: TestDatabase;
  beforeAll(async () => {
    old = await createEmptyDatabase();
    const before = new DataSource({
      type: 'postgres',
      url: old.url,
      entities: [],
      migrations: [Checklist1764000000001],
      migrationsTableName: 'migration',
      installExtensions: false,
    });
    await before.initialize();
    await before.runMigrations();
    await before.destroy();
    await old.query(
      `insert into person (id, name) values ('00000000-0000-4000-8000-000000000001', 'Observer')`,
    );
    await old.query(
      `insert into membership (person_id, role) values ('00000000-0000-4000-8000-000000000001', 'OBSERVER')`,
    );
    await old.query(
      `insert into session (id, person_id, created_at)
       values (gen_random_uuid(), '00000000-0000-4000-8000-000000000001', '2026-01-01T00:00:00Z')`,
    );
  });
  afterAll(() => old?.drop());

  test('keeps its people and roles, gives its sessions an end, and is as the entities say', async () => {
    const database = await openDatabase({ url: old.url });
    try {
      const { upQueries } = await (await openDataSource(database.pool)).driver.createSchemaBuilder().log();
      expect(upQueries.map(({ query }) => query)).toEqual([]);
    } finally {
      await database.close();
    }
    expect(await old.query(`select role, starts_on, ends_on, alternate, ended_at from membership`)).toEqual([
      { role: 'OBSERVER', starts_on: null, ends_on: null, alternate: false, ended_at: null },
    ]);
    expect(await old.query(`select last_seen_at, expires_at from session`)).toEqual([
      { last_seen_at: new Date('2026-01-01T00:00:00Z'), expires_at: new Date('2026-01-08T00:00:00Z') },
    ]);
  });
});
