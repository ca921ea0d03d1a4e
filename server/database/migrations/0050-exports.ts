import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  'alter table event drop constraint ck_event_kind',
  `alter table event add constraint ck_event_kind check (kind in
     ('RESPONSE_RECORDED', 'RESPONSE_CONFLICTED', 'RESPONSE_ENDORSED', 'CYCLE_PLANNED', 'CYCLE_CHANGED', 'CYCLE_OPENED', 'CYCLE_CLOSED',
      'PRESENCE_CHANGED', 'SNAPSHOT_TAKEN', 'PERSON_INVITED', 'INVITATION_REVOKED', 'MEMBERSHIP_GRANTED', 'MEMBERSHIP_ENDED', 'PERSON_DEACTIVATED',
      'TOKEN_CREATED', 'TOKEN_REVOKED', 'CONTENT_ERASED', 'COMMENT_ADDED', 'COMMENT_EDITED', 'COMMENT_RESOLVED',
      'COMMENT_REOPENED', 'COMMENT_ERASED', 'ADDENDUM_ADDED', 'WORKING_WEEK_SET', 'PAUSE_DECLARED', 'PAUSE_CHANGED',
      'RESPONSE_ASSIGNED', 'STEP_ADDED', 'STEP_CHANGED', 'STEP_ERASED', 'COMMENT_HANDED_OVER', 'SECOND_PERSON_SET', 'CONFLICT_SETTLED',
      'EXPORT_MADE'))`,
];

/** That somebody took what they read out as a file. */
export class Exports1764000000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
