import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  'alter table event drop constraint ck_event_kind',
  `alter table event add constraint ck_event_kind check (kind in
     ('RESPONSE_RECORDED', 'RESPONSE_CONFLICTED', 'RESPONSE_ENDORSED', 'CYCLE_PLANNED', 'CYCLE_CHANGED', 'CYCLE_OPENED', 'CYCLE_CLOSED',
      'PRESENCE_CHANGED', 'SNAPSHOT_TAKEN', 'PERSON_INVITED', 'INVITATION_REVOKED', 'MEMBERSHIP_GRANTED', 'MEMBERSHIP_ENDED', 'PERSON_DEACTIVATED',
      'TOKEN_CREATED', 'TOKEN_REVOKED', 'CONTENT_ERASED', 'COMMENT_ADDED', 'COMMENT_EDITED', 'COMMENT_RESOLVED',
      'COMMENT_REOPENED', 'COMMENT_ERASED', 'ADDENDUM_ADDED', 'WORKING_WEEK_SET', 'PAUSE_DECLARED', 'PAUSE_CHANGED',
      'RESPONSE_ASSIGNED', 'STEP_ADDED', 'STEP_CHANGED', 'STEP_ERASED', 'COMMENT_HANDED_OVER', 'SECOND_PERSON_SET', 'CONFLICT_SETTLED'))`,
  `create index ix_event_conflict on event (actor_id, position) where kind in ('RESPONSE_CONFLICTED', 'CONFLICT_SETTLED')`,
];

/** That whoever wrote a change that met another one has chosen; and whose conflicts are open, found without reading all that somebody did. */
export class SettledConflicts1764000000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
