import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When each person lately sent tests to webhooks of theirs, so that they are counted also once a webhook is removed. */
export class WebhookTests1764000000066 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table webhook_test (
        person_id uuid not null constraint fk_webhook_test_person references person (id),
        sent_at timestamptz[] not null,
        constraint pk_webhook_test primary key (person_id)
      )`);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
