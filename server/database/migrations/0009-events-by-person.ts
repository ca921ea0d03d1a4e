import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody did and what was done to them is found without walking along what all others did. */
export class EventsByPerson1764000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index ix_event_actor on event (actor_id, position)');
    await runner.query(
      `create index ix_event_person on event ((changes -> 0 ->> 'to'), position) where visibility = 'PEOPLE'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
