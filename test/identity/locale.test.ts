import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { migrations } from '../../server/database/migrations.ts';
import { openDatabase } from '../../server/database/open-database.ts';
import { invitePeople } from '../../server/people/invite-people.ts';
import { readPeople } from '../../server/people/people.sql.ts';
import { readResponses } from '../../server/responses/read-responses.sql.ts';
import { acceptIdentity } from '../../server/sign-in/accept-identity.ts';
import { createDatabaseWith } from '../support/database.ts';
import { fillConcord, openCycle } from '../support/running-concord.ts';

const locales = {
  C: `template template0 encoding 'UTF8' locale 'C'`,
  Turkish: `template template0 encoding 'UTF8' locale 'C' locale_provider icu icu_locale 'tr-TR'`,
};

/** A server that was built without ICU knows no locale but the system's. */
async function locationsOfServer(): Promise<[string, string][]> {
  const client = new Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  const { rowCount } = await client.query(`select from pg_collation where collprovider = 'i' limit 1`);
  await client.end();
  return Object.entries(locales).filter(([name]) => name === 'C' || rowCount === 1);
}

const filter = {
  agency: null,
  country: null,
  deactivated: false,
  visible: [{ agency: null, country: null }],
  ids: null,
  after: null,
  limit: 10,
};

const someone = '00000000-0000-4000-8000-000000000001';

describe.each(await locationsOfServer())('in a database with the locale %s', (_name, clauses) => {
  test('who is invited in capitals signs in with small letters, and is found by either', async () => {
    const made = await createDatabaseWith(clauses);
    onTestFinished(() => made.drop());
    const database = await openDatabase({ url: made.url });
    onTestFinished(() => database.close());
    const line = { email: 'Ilker.INCI@agency.example', role: 'OBSERVER' as const, alternate: false };
    expect(await invitePeople(database, null, [{ ...line, name: 'ILKER ÉTÉ' }], false)).toMatchObject([
      { result: 'INVITED' },
    ]);
    for (const search of ['ilker.inci@', 'ILKER.INCI@', 'ilker ete', 'ILKER ÉTÉ']) {
      expect(await readPeople(database, { ...filter, search }), search).toHaveLength(1);
    }
    const identity = {
      issuer: 'https://id.example',
      subject: 'ilker',
      email: 'ilker.inci@agency.example',
      emailVerified: true,
      sid: null,
      mfa: false,
      name: null,
    };
    expect(await acceptIdentity(database, identity, () => true)).toMatchObject({
      granted: true,
    });
  });

  test('people from before are found as well, and no two get the same address', async () => {
    const made = await createDatabaseWith(clauses);
    onTestFinished(() => made.drop());
    const before = new DataSource({
      type: 'postgres',
      url: made.url,
      migrations: migrations.slice(0, 5),
      migrationsTableName: 'migration',
      installExtensions: false,
    });
    await before.initialize();
    await before.runMigrations();
    await before.destroy();
    for (const email of ['Ilker.INCI@a.example', 'Inci@a.example', 'inci@a.example', 'ÉVA@a.example']) {
      await made.query(
        `insert into person (id, name, email) values (gen_random_uuid(), 'İnci É.', lower($1)) on conflict do nothing`,
        [email],
      );
    }
    const database = await openDatabase({ url: made.url });
    onTestFinished(() => database.close());
    const emails = await made.query<{ email: string }>('select email from person');
    expect(emails.map(({ email }) => email)).toEqual(
      expect.arrayContaining(['ilker.inci@a.example', 'inci@a.example', 'éva@a.example']),
    );
    expect(new Set(emails.map(({ email }) => email)).size).toBe(emails.length);
    expect(await readPeople(database, { ...filter, search: 'INCI e' })).toHaveLength(emails.length);
  });

  test('answers of one moment are paged by the letters of their codes', async () => {
    const made = await createDatabaseWith(clauses);
    onTestFinished(() => made.drop());
    const database = await openDatabase({ url: made.url });
    onTestFinished(() => database.close());
    await fillConcord(database);
    await made.query(`insert into person (id, name) values ('${someone}', 'Someone')`);
    await made.query(
      `update response set revision = 1, status = 'SUBMITTED', updated_by = '${someone}', updated_at = '2026-11-01T00:00:00Z'
        where item_code = 'LDR-2' and cell_id in (select id from cell where country_code = 'KEN')`,
    );
    const found = await readResponses(
      database,
      { cycle: openCycle, status: null, countries: null, agencies: null, countryTeam: false, area: null },
      null,
      10,
      {
        grants: [{ team: false, draft: false, agency: null, country: null, reporting: null }],
        internal: [],
        cycleInternal: false,
        administration: false,
      },
    );
    expect(found.map(({ agency_code: agency }) => agency)).toEqual(['UNHCR', 'UNICEF', 'UN_WOMEN']);
  });
});
