import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By whose clocks somebody's days begin, where they set it themselves; and what finds notices that stand. */
export class ZonesOfPeople1764000000062 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table notice_wish add column time_zone text');
    await runner.query('create index ix_notice_open on notice (person_id) where settled_at is null');
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
