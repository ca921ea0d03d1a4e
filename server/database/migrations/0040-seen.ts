import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `create table seen (
     cell_id integer not null constraint fk_seen_cell references cell (id),
     item_code text not null,
     position bigint not null,
     person_id uuid not null constraint fk_seen_person references person (id),
     seen_on date not null,
     constraint pk_seen primary key (cell_id, item_code, position, person_id)
   )`,
  `create table heartbeat (
     cell_id integer not null constraint fk_heartbeat_cell references cell (id),
     person_id uuid not null constraint fk_heartbeat_person references person (id),
     device_id uuid not null,
     heard_at timestamptz(3) not null,
     waiting integer not null,
     waiting_since timestamptz(3),
     constraint pk_heartbeat primary key (cell_id, person_id, device_id)
   )`,
  'create index ix_heartbeat_person on heartbeat (person_id, device_id)',
];

/** What coordinators have opened, and what devices say of changes that wait on them: neither is in the log. */
export class Seen1764000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
