import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the answers of a cycle say at one position of the log, kept for good. */
export class Snapshots1764000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table snapshot (
      id uuid not null,
      cycle_code text not null,
      name text not null,
      closing boolean not null,
      "position" bigint not null,
      hash bytea not null,
      at timestamptz(3) not null,
      digest bytea not null,
      signature bytea not null,
      constraint pk_snapshot primary key (id),
      constraint fk_snapshot_cycle foreign key (cycle_code) references cycle (code)
    )`);
    await runner.query('create unique index uq_snapshot_name on snapshot (cycle_code, name)');
    await runner.query(`create table snapshot_cell (
      snapshot_id uuid not null,
      cell_id integer not null,
      presence text,
      counts integer[] not null,
      digest bytea not null,
      constraint pk_snapshot_cell primary key (snapshot_id, cell_id)
    )`);
    await runner.query(`create table snapshot_answer (
      snapshot_id uuid not null,
      cell_id integer not null,
      item_code text not null,
      status text not null,
      said jsonb not null,
      revision integer not null,
      narrative_position bigint,
      narrative_digest bytea,
      constraint pk_snapshot_answer primary key (snapshot_id, cell_id, item_code)
    )`);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
