import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `create table mark (
     person_id uuid not null constraint fk_mark_person references person (id),
     cycle_code text not null constraint fk_mark_cycle references cycle (code),
     position bigint not null default 0,
     revision integer not null default 0,
     floor_revision integer not null default 0,
     marked_at timestamptz(3) not null,
     constraint pk_mark primary key (person_id, cycle_code)
   )`,
  `create table cell_mark (
     person_id uuid not null,
     cycle_code text not null,
     cell_id integer not null constraint fk_cell_mark_cell references cell (id),
     position bigint not null,
     counts integer[] not null,
     carried integer not null,
     updated_at timestamptz(3),
     revision integer not null,
     constraint pk_cell_mark primary key (person_id, cycle_code, cell_id),
     constraint fk_cell_mark_mark foreign key (person_id, cycle_code) references mark (person_id, cycle_code)
       on delete cascade
   )`,
];

/** How far each person has looked at the matrix: one's own, and no part of the log. */
export class Marks1764000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
