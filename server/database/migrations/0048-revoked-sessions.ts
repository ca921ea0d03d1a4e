import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which sessions somebody ended on purpose, from elsewhere: what their device keeps is deleted then. One that ran out, or that
 * a provider ended, is only a pause.
 */
export class RevokedSessions1764000000048 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table session add column revoked boolean not null default false');
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
