import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a country has a lead is asked with every checklist that is read, among the roles of everybody. */
export class CountryLeads1764000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index ix_membership_lead on membership (country_code) where role = 'COUNTRY_LEAD'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
