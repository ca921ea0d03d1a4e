import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Receipts are deleted from the oldest position on, without walking along those that stay. */
export class Retention1764000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index ix_receipt_position on receipt (position)');
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
