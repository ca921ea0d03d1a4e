import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  `create table monitor_import (
     id uuid not null,
     country_code text not null constraint fk_monitor_import_country references country (code),
     source text not null,
     mapping jsonb not null,
     file_hash bytea not null,
     rows_taken integer not null,
     rows_refused integer not null,
     imported_by uuid not null constraint fk_monitor_import_imported_by references person (id),
     imported_at timestamptz(3) not null,
     constraint pk_monitor_import primary key (id)
   )`,
  'create index ix_monitor_import_country on monitor_import (country_code, imported_at)',
  `create table monitor_imported_event (
     id uuid not null,
     country_code text not null constraint fk_monitor_imported_event_country references country (code),
     import_id uuid not null constraint fk_monitor_imported_event_import references monitor_import (id),
     source text not null,
     source_event_id text not null,
     group_id uuid constraint fk_monitor_imported_event_group references monitor_group (id),
     categories text[] not null,
     occurred_on date not null,
     ended_on date not null,
     date_precision text not null,
     region text,
     latitude double precision,
     longitude double precision,
     place_precision text not null,
     actor text not null,
     low integer,
     best integer,
     high integer,
     flags text[] not null,
     constraint pk_monitor_imported_event primary key (id),
     constraint uq_monitor_imported_event_source unique (country_code, source, source_event_id),
     constraint ck_monitor_imported_event_span check (occurred_on <= ended_on),
     constraint ck_monitor_imported_event_numbers check (low >= 0 and best >= 0 and high >= 0)
   )`,
  'create index ix_monitor_imported_event_country on monitor_imported_event (country_code, occurred_on)',
  'create index ix_monitor_imported_event_import on monitor_imported_event (import_id)',
];

const security = ['monitor_import', 'monitor_imported_event'].flatMap((table) => [
  `alter table ${table} enable row level security, force row level security`,
  `create policy ${table}_select on ${table} for select using (monitor_reads(country_code))`,
  `create policy ${table}_insert on ${table} for insert with check (monitor_records(country_code))`,
  `create policy ${table}_delete on ${table} for delete using (monitor_records(country_code))`,
]);

/**
 * Events that other projects publish (UCDP, ACLED), as their source states them. They stand in a table of their own, so that
 * nothing adds them to the network's own incidents.
 */
export class MonitorImports1764000000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...tables, ...security]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
