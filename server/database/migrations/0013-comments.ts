import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `create table comment (
     id uuid constraint pk_comment primary key,
     cell_id integer not null constraint fk_comment_cell references cell (id),
     item_code text,
     thread_id uuid constraint fk_comment_thread references comment (id),
     readers text not null constraint ck_comment_readers check (readers in ('PUBLISHED', 'INTERNAL', 'LED')),
     author_id uuid not null constraint fk_comment_author references person (id),
     text text,
     revision integer not null default 1,
     position bigint not null,
     written_at timestamptz(3) not null,
     edited_at timestamptz(3),
     erased_at timestamptz(3),
     resolved_at timestamptz(3),
     resolved_by uuid constraint fk_comment_resolved_by references person (id)
   )`,
  'create index ix_comment_cell on comment (cell_id, position)',
  'create index ix_comment_thread on comment (thread_id, position)',
  `create table comment_mention (
     comment_id uuid not null constraint fk_comment_mention_comment references comment (id),
     person_id uuid not null constraint fk_comment_mention_person references person (id),
     position bigint not null,
     constraint pk_comment_mention primary key (comment_id, person_id)
   )`,
  'create index ix_comment_mention_person on comment_mention (person_id, position)',
  `create table comment_receipt (
     person_id uuid not null,
     mutation_id uuid not null,
     input_digest bytea not null,
     comment_id uuid not null,
     position bigint not null,
     constraint pk_comment_receipt primary key (person_id, mutation_id)
   )`,
  'create index ix_comment_receipt_position on comment_receipt (position)',
  'alter table event drop constraint ck_event_visibility',
  `alter table event add constraint ck_event_visibility check (visibility in
     ('OPEN', 'DRAFT', 'REVEALED', 'WITHDRAWN', 'PEOPLE', 'PUBLISHED', 'INTERNAL', 'LED'))`,
  'alter table event drop constraint ck_event_kind',
  `alter table event add constraint ck_event_kind check (kind in
     ('RESPONSE_RECORDED', 'RESPONSE_CONFLICTED', 'CYCLE_PLANNED', 'CYCLE_CHANGED', 'CYCLE_OPENED', 'CYCLE_CLOSED',
      'PRESENCE_CHANGED', 'SNAPSHOT_TAKEN', 'PERSON_INVITED', 'INVITATION_REVOKED', 'MEMBERSHIP_GRANTED', 'MEMBERSHIP_ENDED', 'PERSON_DEACTIVATED',
      'TOKEN_CREATED', 'TOKEN_REVOKED', 'CONTENT_ERASED', 'COMMENT_ADDED', 'COMMENT_EDITED', 'COMMENT_RESOLVED',
      'COMMENT_REOPENED', 'COMMENT_ERASED'))`,
  `create index ix_event_comment on event ((changes -> 0 ->> 'to'), position)
     where visibility in ('PUBLISHED', 'INTERNAL', 'LED')`,
];

/** Comments on answers and cells, and the events that tell of them, which are found by the comment's id. */
export class Comments1764000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
