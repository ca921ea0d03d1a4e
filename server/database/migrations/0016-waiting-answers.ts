import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  'alter table response add column waits_since bigint',
  `update response set waits_since = (
     select position from event
      where event.cell_id = response.cell_id and event.item_code = response.item_code
        and event.kind = 'RESPONSE_RECORDED' and event.changes @> '[{"field": "status"}]'
      order by position desc limit 1
   ) where status in ('SUBMITTED', 'RETURNED')`,
  'create index ix_response_waiting on response (status, waits_since) where waits_since is not null',
  `create index ix_event_opened on event (cycle_code, position) where kind = 'CYCLE_OPENED'`,
];

/** Which answers wait for somebody, and since which event, so that the oldest are found without looking at the others. */
export class WaitingAnswers1764000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
