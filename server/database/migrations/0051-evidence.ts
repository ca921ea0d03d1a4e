import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `create table evidence (
     id uuid not null,
     cell_id integer not null constraint fk_evidence_cell references cell (id),
     item_code text not null,
     author_id uuid not null constraint fk_evidence_author references person (id),
     revision integer not null default 1,
     sensitivity text not null,
     expires_on date,
     dated_on date,
     position bigint not null,
     declared_at timestamptz(3) not null,
     withdrawn_at timestamptz(3),
     erased_at timestamptz(3),
     constraint pk_evidence primary key (id),
     constraint ck_evidence_sensitivity check (sensitivity in ('LOW', 'MODERATE', 'HIGH', 'SEVERE'))
   )`,
  'create index ix_evidence_answer on evidence (cell_id, item_code, position)',
  `create table evidence_revision (
     evidence_id uuid not null constraint fk_evidence_revision_evidence references evidence (id),
     revision integer not null,
     content jsonb,
     salt bytea not null,
     position bigint not null,
     constraint pk_evidence_revision primary key (evidence_id, revision)
   )`,
  `create table evidence_bytes (
     key uuid not null,
     state text not null,
     since timestamptz(3) not null,
     constraint pk_evidence_bytes primary key (key),
     constraint ck_evidence_bytes_state check (state in ('RECEIVING', 'KEPT', 'GOING'))
   )`,
  `create index ix_evidence_bytes_unsettled on evidence_bytes (since) where state <> 'KEPT'`,
  `create table evidence_file (
     id uuid not null,
     evidence_id uuid not null constraint fk_evidence_file_evidence references evidence (id),
     state text not null,
     declared_bytes integer not null,
     received integer not null default 0,
     sha256 bytea,
     media_type text,
     bytes_key uuid constraint fk_evidence_file_bytes references evidence_bytes (key),
     constraint pk_evidence_file primary key (id),
     constraint uq_evidence_file_evidence unique (evidence_id),
     constraint ck_evidence_file_state check (state in ('DECLARED', 'RECEIVED', 'REFUSED', 'ERASED'))
   )`,
  'create index ix_evidence_file_bytes on evidence_file (bytes_key)',
  `create table evidence_download (
     file_id uuid not null constraint fk_evidence_download_file references evidence_file (id),
     person_id uuid not null constraint fk_evidence_download_person references person (id),
     at timestamptz(3) not null,
     constraint pk_evidence_download primary key (file_id, person_id, at)
   )`,
  `create table evidence_receipt (
     person_id uuid not null,
     mutation_id uuid not null,
     input_digest bytea not null,
     subject_id uuid not null,
     position bigint not null,
     constraint pk_evidence_receipt primary key (person_id, mutation_id)
   )`,
  'create index ix_evidence_receipt_position on evidence_receipt (position)',
  'alter table event drop constraint ck_event_kind',
  `alter table event add constraint ck_event_kind check (kind in
     ('RESPONSE_RECORDED', 'RESPONSE_CONFLICTED', 'RESPONSE_ENDORSED', 'CYCLE_PLANNED', 'CYCLE_CHANGED', 'CYCLE_OPENED', 'CYCLE_CLOSED',
      'PRESENCE_CHANGED', 'SNAPSHOT_TAKEN', 'PERSON_INVITED', 'INVITATION_REVOKED', 'MEMBERSHIP_GRANTED', 'MEMBERSHIP_ENDED', 'PERSON_DEACTIVATED',
      'TOKEN_CREATED', 'TOKEN_REVOKED', 'CONTENT_ERASED', 'COMMENT_ADDED', 'COMMENT_EDITED', 'COMMENT_RESOLVED',
      'COMMENT_REOPENED', 'COMMENT_ERASED', 'ADDENDUM_ADDED', 'WORKING_WEEK_SET', 'PAUSE_DECLARED', 'PAUSE_CHANGED',
      'RESPONSE_ASSIGNED', 'STEP_ADDED', 'STEP_CHANGED', 'STEP_ERASED', 'COMMENT_HANDED_OVER', 'SECOND_PERSON_SET', 'CONFLICT_SETTLED',
      'EXPORT_MADE', 'EVIDENCE_DECLARED', 'EVIDENCE_RECEIVED', 'EVIDENCE_REVISED', 'EVIDENCE_WITHDRAWN', 'EVIDENCE_ERASED'))`,
];

/** What shows that answers are so: what is said about it, its files, where their bytes are, and who took them. */
export class Evidence1764000000051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
