import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `alter table cycle
     add column separate_acceptance boolean not null default false,
     add column endorsement boolean not null default false`,
  `alter table response
     add column returned_to uuid,
     add column endorsed_by uuid,
     add column endorsed_at timestamptz(3),
     add column endorsed_revision integer`,
  ...['membership', 'invitation'].map(
    (table) => `alter table ${table}
     add column resident_coordinator boolean not null default false,
     add constraint ck_${table}_resident_coordinator check (not resident_coordinator or role = 'COUNTRY_LEAD')`,
  ),
  'alter table event drop constraint ck_event_kind',
  `alter table event add constraint ck_event_kind check (kind in
     ('RESPONSE_RECORDED', 'RESPONSE_CONFLICTED', 'RESPONSE_ENDORSED', 'CYCLE_PLANNED', 'CYCLE_CHANGED', 'CYCLE_OPENED',
      'CYCLE_CLOSED', 'PRESENCE_CHANGED', 'SNAPSHOT_TAKEN', 'PERSON_INVITED', 'INVITATION_REVOKED', 'MEMBERSHIP_GRANTED',
      'MEMBERSHIP_ENDED', 'PERSON_DEACTIVATED', 'TOKEN_CREATED', 'TOKEN_REVOKED', 'CONTENT_ERASED', 'COMMENT_ADDED',
      'COMMENT_EDITED', 'COMMENT_RESOLVED', 'COMMENT_REOPENED', 'COMMENT_ERASED', 'ADDENDUM_ADDED'))`,
];

/** What a cycle asks of decisions, to whom an answer goes back, and which answers the Resident Coordinator endorsed. */
export class Decisions1764000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
