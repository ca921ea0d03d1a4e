import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `create table report (
     id uuid not null,
     cycle_code text not null constraint fk_report_cycle references cycle (code),
     country_code text not null,
     snapshot text not null,
     cursor text not null,
     facts jsonb not null,
     erasures integer not null default 0,
     made_at timestamptz(3) not null,
     constraint pk_report primary key (id)
   )`,
  'create unique index uq_report_place on report (cycle_code, country_code, snapshot, cursor)',
  `create table report_file (
     report_id uuid not null constraint fk_report_file_report references report (id) on delete cascade,
     language text not null,
     note_revision integer not null,
     template integer not null,
     hash bytea not null,
     content bytea not null,
     made_at timestamptz(3) not null,
     constraint pk_report_file primary key (report_id, language, note_revision)
   )`,
  `create table report_note (
     cycle_code text not null constraint fk_report_note_cycle references cycle (code),
     country_code text not null,
     snapshot text not null,
     revision integer not null,
     words text,
     written_by uuid not null constraint fk_report_note_written_by references person (id),
     written_at timestamptz(3) not null,
     constraint pk_report_note primary key (cycle_code, country_code, snapshot, revision)
   )`,
];

/**
 * Reports as they were made: their figures, the files that were set from them, and coordinators' notes beside them. Without a
 * country a report is of the whole network, without a snapshot of the open cycle: both are an empty text.
 */
export class Reports1764000000058 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
