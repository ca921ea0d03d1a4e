import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A message that was put off has a moment before which it isn't tried, whatever happens meanwhile. */
export class MailPutOff1764000000065 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table mail add column retry_at timestamptz(3)');
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
