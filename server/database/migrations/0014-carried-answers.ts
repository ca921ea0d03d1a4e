import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `alter table checklist_item add column continues jsonb not null default '[]'`,
  'alter table cycle add column carried_from uuid',
  `create table carried_item (
     cycle_code text not null,
     item_code text not null,
     from_item_code text not null,
     kind text not null,
     constraint pk_carried_item primary key (cycle_code, item_code, from_item_code),
     constraint fk_carried_item_cycle foreign key (cycle_code) references cycle (code),
     constraint ck_carried_item_kind check (kind in ('SAME', 'REWORDED', 'SPLIT', 'MERGED'))
   )`,
  'alter table response add column carried boolean not null default false',
  'alter table cell add column carried integer not null default 0',
  'alter table event add column carried integer',
];

/** What a cycle carries over from the one before: which items go on with which, and for which answers something stands. */
export class CarriedAnswers1764000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
