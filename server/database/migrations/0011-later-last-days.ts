import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A country may have until a later day than the rest of the cycle. */
export class LaterLastDays1764000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table later_last_day (
      cycle_code text not null,
      country_code text not null,
      closes_on date not null,
      constraint pk_later_last_day primary key (cycle_code, country_code),
      constraint fk_later_last_day_cycle foreign key (cycle_code) references cycle (code),
      constraint fk_later_last_day_country foreign key (country_code) references country (code)
    )`);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
