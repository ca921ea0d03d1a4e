import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  'alter table evidence add column continues_id uuid constraint fk_evidence_continues references evidence (id)',
  'create index ix_evidence_continues on evidence (continues_id) where continues_id is not null',
  'alter table evidence_file add column revision integer not null default 1',
  'alter table evidence_file add column sender_id uuid constraint fk_evidence_file_sender references person (id)',
  'alter table evidence_file drop constraint uq_evidence_file_evidence',
  'alter table evidence_file add constraint uq_evidence_file_revision unique (evidence_id, revision)',
  'alter table evidence_bytes add column holder uuid',
  'alter table evidence_bytes add column held_until timestamptz(3)',
  'alter table evidence_bytes add column wanted boolean not null default false',
];

/**
 * Evidence goes on: with another file from a revision on, sent by whoever revised it, and in the next cycle. What is being received is
 * held by one process at a time.
 */
export class EvidenceGoesOn1764000000061 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
