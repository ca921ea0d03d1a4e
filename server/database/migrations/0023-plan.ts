import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `create table assignment (
     cell_id integer not null constraint fk_assignment_cell references cell (id),
     item_code text not null,
     assignee_id uuid not null constraint fk_assignment_assignee references person (id),
     due_on date,
     assigned_by uuid not null constraint fk_assignment_by references person (id),
     assigned_at timestamptz(3) not null,
     position bigint not null,
     constraint pk_assignment primary key (cell_id, item_code)
   )`,
  'create index ix_assignment_assignee on assignment (assignee_id, position)',
  `create table next_step (
     id uuid constraint pk_next_step primary key,
     cell_id integer not null constraint fk_next_step_cell references cell (id),
     item_code text not null,
     text text,
     owner_id uuid constraint fk_next_step_owner references person (id),
     due_on date not null,
     author_id uuid not null constraint fk_next_step_author references person (id),
     revision integer not null default 1,
     position bigint not null,
     written_at timestamptz(3) not null,
     done_at timestamptz(3),
     done_by uuid constraint fk_next_step_done_by references person (id),
     erased_at timestamptz(3)
   )`,
  'create index ix_next_step_cell on next_step (cell_id, item_code, position)',
  'create index ix_next_step_owner on next_step (owner_id, position)',
  `create table plan_receipt (
     person_id uuid not null,
     mutation_id uuid not null,
     input_digest bytea not null,
     subject_id uuid not null,
     position bigint not null,
     constraint pk_plan_receipt primary key (person_id, mutation_id)
   )`,
  'create index ix_plan_receipt_position on plan_receipt (position)',
  'alter table event drop constraint ck_event_kind',
  `alter table event add constraint ck_event_kind check (kind in
     ('RESPONSE_RECORDED', 'RESPONSE_CONFLICTED', 'RESPONSE_ENDORSED', 'CYCLE_PLANNED', 'CYCLE_CHANGED', 'CYCLE_OPENED',
      'CYCLE_CLOSED', 'PRESENCE_CHANGED', 'SNAPSHOT_TAKEN', 'PERSON_INVITED', 'INVITATION_REVOKED', 'MEMBERSHIP_GRANTED',
      'MEMBERSHIP_ENDED', 'PERSON_DEACTIVATED', 'TOKEN_CREATED', 'TOKEN_REVOKED', 'CONTENT_ERASED', 'COMMENT_ADDED',
      'COMMENT_EDITED', 'COMMENT_RESOLVED', 'COMMENT_REOPENED', 'COMMENT_ERASED', 'ADDENDUM_ADDED', 'WORKING_WEEK_SET',
      'PAUSE_DECLARED', 'PAUSE_CHANGED', 'RESPONSE_ASSIGNED', 'STEP_ADDED', 'STEP_CHANGED', 'STEP_ERASED',
      'COMMENT_HANDED_OVER'))`,
];

/** Who is to write which answer by when, and the next steps that answers ask for. */
export class Plan1764000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
