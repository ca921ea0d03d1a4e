import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  // How far those have been told who see alerts, but don't read incidents.
  'alter table monitor_head add column told bigint not null default 0',
  // What the server does by itself, under the monitor's role: nobody's request sets it.
  `create function monitor_work() returns text language sql stable as
     $$ select case when current_user = monitor_role() then nullif(current_setting('concord.work', true), '') end $$`,
  `create policy monitor_head_watch on monitor_head for select using (monitor_work() = 'WATCH')`,
  `create policy monitor_opening_watch on monitor_opening for select using (monitor_work() = 'WATCH')`,
];

/**
 * What the server needs to say that something happened in a country's monitor: how far its log has
 * come, and who opened it.
 */
export class MonitorWatch1764000000037 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
