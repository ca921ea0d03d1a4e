import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Answers are vacuumed once a fiftieth of them has changed, and no longer a fifth. What is read in an index alone, as ratings of all countries
 * are compared, needs to know which pages nobody has changed since.
 */
export class AnswersVacuumedSooner1764000000064 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table response set (autovacuum_vacuum_scale_factor = 0.02)');
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
