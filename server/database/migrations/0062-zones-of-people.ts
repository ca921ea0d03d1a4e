import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By whose clocks somebody's days begin, where they set it themselves; and what counts the notices that they have not seen. */
export class ZonesOfPeople1764000000062 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table notice_wish add column time_zone text');
    await runner.query(
      'create index ix_notice_unread on notice (person_id) where read_at is null and settled_at is null',
    );
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
