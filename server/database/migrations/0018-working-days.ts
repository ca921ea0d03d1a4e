import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `create table working_week (
     country_code text not null,
     weekend integer[] not null,
     set_by uuid not null,
     set_at timestamptz(3) not null,
     constraint pk_working_week primary key (country_code),
     constraint fk_working_week_country foreign key (country_code) references country (code),
     constraint fk_working_week_set_by foreign key (set_by) references person (id)
   )`,
  `create table pause (
     id uuid not null,
     country_code text not null,
     agency_code text,
     kind text not null,
     starts_on date not null,
     ends_on date not null,
     declared_by uuid not null,
     declared_at timestamptz(3) not null,
     constraint pk_pause primary key (id),
     constraint ck_pause_kind check (kind in ('LEAVE', 'OUTAGE', 'EVACUATION')),
     constraint ck_pause_days check (ends_on >= starts_on),
     constraint fk_pause_country foreign key (country_code) references country (code),
     constraint fk_pause_agency foreign key (agency_code) references agency (code),
     constraint fk_pause_declared_by foreign key (declared_by) references person (id)
   )`,
  'create index ix_pause_country on pause (country_code, starts_on)',
  'alter table event drop constraint ck_event_kind',
  `alter table event add constraint ck_event_kind check (kind in
     ('RESPONSE_RECORDED', 'RESPONSE_CONFLICTED', 'RESPONSE_ENDORSED', 'CYCLE_PLANNED', 'CYCLE_CHANGED', 'CYCLE_OPENED', 'CYCLE_CLOSED',
      'PRESENCE_CHANGED', 'SNAPSHOT_TAKEN', 'PERSON_INVITED', 'INVITATION_REVOKED', 'MEMBERSHIP_GRANTED', 'MEMBERSHIP_ENDED', 'PERSON_DEACTIVATED',
      'TOKEN_CREATED', 'TOKEN_REVOKED', 'CONTENT_ERASED', 'COMMENT_ADDED', 'COMMENT_EDITED', 'COMMENT_RESOLVED',
      'COMMENT_REOPENED', 'COMMENT_ERASED', 'ADDENDUM_ADDED', 'WORKING_WEEK_SET', 'PAUSE_DECLARED', 'PAUSE_CHANGED'))`,
];

/** What people say of their working days: a country's own week, and days on which nobody can work. */
export class WorkingDays1764000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
