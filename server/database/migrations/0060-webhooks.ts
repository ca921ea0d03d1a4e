import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `create table webhook (
     id uuid not null,
     person_id uuid not null constraint fk_webhook_person references person (id),
     name text not null,
     url text not null,
     kinds text[],
     mfa boolean not null,
     secret bytea not null,
     earlier_secret bytea,
     earlier_until timestamptz(3),
     state text not null,
     position bigint not null,
     attempts integer not null default 0,
     retry_at timestamptz(3),
     delivered_at timestamptz(3),
     created_at timestamptz(3) not null,
     changed_at timestamptz(3) not null,
     constraint pk_webhook primary key (id),
     constraint ck_webhook_state check (state in ('ACTIVE', 'PAUSED', 'FAILED', 'GONE'))
   )`,
  'create index ix_webhook_person on webhook (person_id)',
  `create table webhook_delivery (
     id bigint generated always as identity,
     webhook_id uuid not null constraint fk_webhook_delivery_webhook references webhook (id) on delete cascade,
     message_id text not null,
     kind text not null,
     cursor text not null,
     attempt integer not null,
     at timestamptz(3) not null,
     ended_at timestamptz(3),
     outcome text,
     status integer,
     constraint pk_webhook_delivery primary key (id),
     constraint ck_webhook_delivery_outcome check (
       outcome in ('DELIVERED', 'REFUSED', 'REDIRECTED', 'GONE', 'ADDRESS_REFUSED', 'NO_ADDRESS', 'UNREACHABLE',
                   'TLS_FAILED', 'TIMED_OUT', 'INTERRUPTED', 'SECRET_LOST'))
   )`,
  'create index ix_webhook_delivery_webhook on webhook_delivery (webhook_id, id)',
  'create index ix_webhook_delivery_at on webhook_delivery (at)',
];

/** Where people's own systems hear of events, how far each has heard, and what became of each attempt to tell it. */
export class Webhooks1764000000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
