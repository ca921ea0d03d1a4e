import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  'alter table person add column language text',
  `alter table person add constraint ck_person_language check (language in ('ar', 'en', 'es', 'fr', 'ru', 'zh'))`,
];

/** The language in which somebody reads the page, where they chose one. */
export class LanguageOfAPerson1764000000042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
