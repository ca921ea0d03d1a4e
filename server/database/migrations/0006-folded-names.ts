import type { MigrationInterface, QueryRunner } from 'typeorm';
import { foldAddress } from '../../domain/fold-address.ts';
import { foldName } from '../../domain/fold-name.ts';

type Person = { id: string; name: string; email: string | null };

/**
 * Whether two addresses or names are the same no longer depends on the database's locale. The check on addresses is
 * one of ASCII alone, which every locale reads alike. Addresses that were folded by a Turkish locale have ı where
 * an I was written. They become what the same letters are everywhere else, unless somebody has that address
 * already.
 */
export class FoldedNames1764000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table person drop constraint ck_person_email');
    await runner.query(`alter table person add column name_folded text not null default ''`);
    const [locale] = await runner.query(`select lower('I') = 'ı' as turkish`);
    const people: Person[] = await runner.query('select id, name, email from person order by id');
    const folded = people.map(({ id, name, email }) => {
      const written = locale.turkish ? email?.replaceAll('ı', 'i') : email;
      return { id, name: foldName(name), before: email, email: written ? foldAddress(written) : null };
    });
    await runner.query(
      `update person set name_folded = folded.name
         from jsonb_to_recordset($1::jsonb) as folded (id uuid, name text) where person.id = folded.id`,
      [JSON.stringify(folded)],
    );
    for (const { id, email, before } of folded) {
      if (email === before) continue;
      await runner.query(
        `update person set email = $2 where id = $1 and not exists (select from person where email = $2)`,
        [id, email],
      );
    }
    await runner.query(
      `alter table person add constraint ck_person_email check (email = lower(email collate "C"))`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
