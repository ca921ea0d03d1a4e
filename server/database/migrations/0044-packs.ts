import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `create table pack (
     id uuid not null,
     cell_id integer not null constraint fk_pack_cell references cell (id),
     language text not null,
     revisions jsonb not null,
     made_by uuid not null constraint fk_pack_made_by references person (id),
     made_at timestamptz(3) not null,
     constraint pk_pack primary key (id)
   )`,
  `create table pack_return (
     pack_id uuid not null constraint fk_pack_return_pack references pack (id) on delete cascade,
     person_id uuid not null constraint fk_pack_return_person references person (id),
     item_code text not null,
     field text not null,
     revision integer not null,
     constraint pk_pack_return primary key (pack_id, person_id, item_code, field, revision)
   )`,
];

/**
 * Spreadsheets that people took along, and how far each person has brought one back: revisions only. What an answer said at a
 * revision is in the log, where erasing reaches it.
 */
export class Packs1764000000044 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
