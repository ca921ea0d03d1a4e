import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `create table saved_view (
     person_id uuid not null constraint fk_saved_view_person references person (id),
     name text not null,
     path text not null,
     saved_at timestamptz(3) not null,
     constraint pk_saved_view primary key (person_id, name)
   )`,
];

/** Views of the page that people keep by a name: one's own, and no part of the log. */
export class SavedViews1764000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
