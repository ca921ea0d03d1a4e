import type { MigrationInterface, QueryRunner } from 'typeorm';

const draft = (status: string) => `${status} in ('NOT_STARTED', 'IN_PROGRESS')`;

const statements = [
  'alter table event add column visibility text',
  // What the write statement fills from here on, worked out from the changes of status that the log holds.
  `update event
      set visibility = case
            when event.kind = 'RESPONSE_CONFLICTED' then 'DRAFT'
            when event.kind <> 'RESPONSE_RECORDED' then case when event.cycle_code is null then 'PEOPLE' else 'OPEN' end
            when ${draft('stood.before')} then case when ${draft('stood.after')} then 'DRAFT' else 'REVEALED' end
            else case when ${draft('stood.after')} then 'WITHDRAWN' else 'OPEN' end
          end
     from (
       select position, coalesce(status_from, status_after) as before, status_after as after
         from (
           select position, status_from,
                  coalesce(first_value(status_to) over (partition by cell_id, item_code, step order by position),
                           'NOT_STARTED') as status_after
             from (
               select position, cell_id, item_code, status_from, status_to,
                      count(status_to) over (partition by cell_id, item_code order by position) as step
                 from event as each
                 left join lateral (
                   select change ->> 'from' as status_from, change ->> 'to' as status_to
                     from jsonb_array_elements(each.changes) as change
                    where each.kind = 'RESPONSE_RECORDED' and change ->> 'field' = 'status'
                 ) as status on true
             ) as numbered
         ) as carried
     ) as stood
    where stood.position = event.position`,
  'alter table event alter column visibility set not null',
  `alter table event add constraint ck_event_visibility
     check (visibility in ('OPEN', 'DRAFT', 'REVEALED', 'WITHDRAWN', 'PEOPLE'))`,
  'alter table event add column erased_by bigint',
  'alter table event drop constraint ck_event_kind',
  `alter table event add constraint ck_event_kind check (kind in
     ('RESPONSE_RECORDED', 'RESPONSE_CONFLICTED', 'CYCLE_OPENED', 'CYCLE_CLOSED', 'PRESENCE_CHANGED',
      'PERSON_INVITED', 'INVITATION_REVOKED', 'MEMBERSHIP_GRANTED', 'MEMBERSHIP_ENDED', 'PERSON_DEACTIVATED',
      'TOKEN_CREATED', 'TOKEN_REVOKED', 'CONTENT_ERASED'))`,
  // The countries in which an agency reports: its members read the drafts of country teams there.
  'create index ix_cell_agency_code on cell (agency_code)',
  `create table signed_head (
     day date constraint pk_signed_head primary key,
     position bigint not null,
     hash bytea not null,
     at timestamptz(3) not null,
     signature bytea not null
   )`,
];

/** Who sees an event stands beside it; what it says can be erased; and what the log was each day is signed. */
export class Visibility1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
