import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `create table job (
     kind text not null,
     key text not null,
     run_at timestamptz(3) not null,
     claimed_until timestamptz(3),
     claim uuid,
     calls integer not null default 0,
     failures integer not null default 0,
     constraint pk_job primary key (kind, key)
   )`,
  'create index ix_job_run_at on job (run_at)',
  `create table log_reader (
     name text not null,
     position bigint not null,
     constraint pk_log_reader primary key (name)
   )`,
  `create table mail (
     id uuid not null,
     person_id uuid not null constraint fk_mail_person references person (id),
     kind text not null,
     state text not null,
     address text,
     tries integer not null default 0,
     repeats integer not null default 0,
     handed_at timestamptz(3),
     daily_on date,
     weekly_on date,
     code text,
     made_at timestamptz(3) not null,
     ended_at timestamptz(3),
     constraint pk_mail primary key (id),
     constraint ck_mail_kind check (kind in ('NOTICES', 'INVITATION')),
     constraint ck_mail_state check (state in ('OPEN', 'SENT', 'UNCERTAIN', 'REFUSED'))
   )`,
  `create unique index uq_mail_open on mail (person_id, kind) where state = 'OPEN'`,
  `create table notice (
     person_id uuid not null constraint fk_notice_person references person (id),
     topic text not null,
     key text not null,
     about jsonb not null,
     noticed_at timestamptz(3) not null,
     settled_at timestamptz(3),
     told_at timestamptz(3),
     read_at timestamptz(3),
     mail_id uuid constraint fk_notice_mail references mail (id) on delete set null,
     constraint pk_notice primary key (person_id, topic, key)
   )`,
  'create index ix_notice_mail on notice (mail_id)',
  `create table notice_wish (
     person_id uuid not null constraint fk_notice_wish_person references person (id),
     topics jsonb not null,
     rest_days integer[],
     paused_until date,
     saved_at timestamptz(3) not null,
     constraint pk_notice_wish primary key (person_id)
   )`,
  `create table notice_state (
     person_id uuid not null constraint fk_notice_state_person references person (id),
     daily_on date,
     weekly_on date,
     whole_on date,
     failed_address text,
     failed_at timestamptz(3),
     failed_code text,
     constraint pk_notice_state primary key (person_id)
   )`,
];

/**
 * What goes out to people: jobs of our own, how far readers of the log have come, notices with what became of them, messages
 * without their words, and what each person wishes.
 */
export class Notices1764000000054 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
