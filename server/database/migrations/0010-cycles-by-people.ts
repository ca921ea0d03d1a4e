import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Cycles are planned, opened and closed by people too: who said it last, from which cycle one was opened, and who is to
 * report in a cycle that is still planned.
 */
export class CyclesByPeople1764000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table cycle
      add column said_by text not null default 'FILE',
      add column opened_after text,
      add constraint ck_cycle_said_by check (said_by in ('FILE', 'PERSON')),
      add constraint fk_cycle_opened_after foreign key (opened_after) references cycle (code)`);
    await runner.query(`update cycle set opened_after = (
      select before.code from cycle as before
       where before.state <> 'PLANNED' and before.opens_on < cycle.opens_on order by before.opens_on desc limit 1
    ) where state <> 'PLANNED'`);
    await runner.query(`create table planned_presence (
      cycle_code text not null,
      country_code text not null,
      agency_code text not null,
      presence text not null,
      constraint pk_planned_presence primary key (cycle_code, country_code, agency_code),
      constraint ck_planned_presence check (presence in ('RESIDENT', 'PROJECT_STAFF', 'NON_RESIDENT')),
      constraint fk_planned_presence_cycle foreign key (cycle_code) references cycle (code),
      constraint fk_planned_presence_country foreign key (country_code) references country (code),
      constraint fk_planned_presence_agency foreign key (agency_code) references agency (code)
    )`);
    await runner.query('alter table event drop constraint ck_event_kind');
    await runner.query(`alter table event add constraint ck_event_kind check (kind in (
      'RESPONSE_RECORDED', 'RESPONSE_CONFLICTED', 'CYCLE_PLANNED', 'CYCLE_CHANGED', 'CYCLE_OPENED', 'CYCLE_CLOSED',
      'PRESENCE_CHANGED', 'SNAPSHOT_TAKEN', 'PERSON_INVITED', 'INVITATION_REVOKED', 'MEMBERSHIP_GRANTED',
      'MEMBERSHIP_ENDED', 'PERSON_DEACTIVATED', 'TOKEN_CREATED', 'TOKEN_REVOKED', 'CONTENT_ERASED'))`);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
