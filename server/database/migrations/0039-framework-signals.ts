import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  'alter table monitor_signal alter column category drop not null, alter column source_class drop not null',
  `alter table monitor_signal add constraint ck_monitor_signal_series
     check ((category is null) = (source_class is null))`,
  ...['monitor_assessment', 'monitor_sensitive_date'].map(
    (table) =>
      `create policy ${table}_detection_select on ${table} for select using ((select monitor_detects()))`,
  ),
];

/** Signals of no series, which detection finds in assessments and in the calendar of sensitive dates. */
export class FrameworkSignals1764000000039 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
