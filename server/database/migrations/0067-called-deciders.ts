import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How far those have been called who decide on alerts of hidden groups. Beside `told`, which moves for whoever sees alerts: of a
 * hidden group's they must not hear.
 */
export class CalledDeciders1764000000067 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table monitor_head add column called bigint not null default 0');
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
