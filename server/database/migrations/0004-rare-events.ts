import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What happens seldom is found without walking along all answers: conflicts, cycles, people. It is a small part of the log, so
 * that recording an answer, which is no such event, costs nothing more.
 */
export class RareEvents1764000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index ix_event_rare on event (position) where kind <> 'RESPONSE_RECORDED'`);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
