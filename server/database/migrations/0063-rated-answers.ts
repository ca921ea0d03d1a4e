import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which submitted and accepted answers have which rating, apart from what they say. Comparing those of all countries read every
 * page with texts before, in an order in which they don't lie.
 */
export class RatedAnswers1764000000063 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index ix_response_rating on response (cell_id, item_code, rating) where status in ('SUBMITTED', 'ACCEPTED')`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
