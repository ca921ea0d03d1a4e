import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `create table monitor_export (
     id uuid not null,
     country_code text not null constraint fk_monitor_export_country references country (code),
     person_id uuid not null constraint fk_monitor_export_person references person (id),
     exported_at timestamptz(3) not null,
     retention text not null,
     sealed bytea not null,
     constraint pk_monitor_export primary key (id)
   )`,
  'create index ix_monitor_export_country on monitor_export (country_code, exported_at)',
  'alter table monitor_export enable row level security, force row level security',
  `create policy monitor_export_select on monitor_export for select
     using (person_id = monitor_person() or monitor_sees_openings(country_code))`,
  `create policy monitor_export_insert on monitor_export for insert
     with check (monitor_records(country_code) and person_id = monitor_person())`,
  // A file brings ten thousand events. Who may write and delete them is asked once for their import, and not for each of them.
  ...(['insert', 'delete'] as const).map(
    (action) => `alter policy monitor_imported_event_${action} on monitor_imported_event
     ${action === 'insert' ? 'with check' : 'using'} ((import_id, country_code) in
       (select id, country_code from monitor_import where monitor_records(country_code)))`,
  ),
];

/** Who took a country's incidents out of the monitor, and why: for those who see who opened them. */
export class MonitorFiles1764000000036 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
