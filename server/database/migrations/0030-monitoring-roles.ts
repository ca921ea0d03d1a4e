import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  'alter table membership drop constraint ck_membership_role',
  `alter table membership
     add column monitoring boolean not null default false,
     add constraint ck_membership_role check (role in
       ('COORDINATOR', 'CO_CHAIR', 'FOCAL_POINT', 'CONTRIBUTOR', 'COUNTRY_LEAD', 'OBSERVER', 'MONITORING_ANALYST',
        'HUMAN_RIGHTS_ADVISER', 'MANDATE_HOLDER')),
     add constraint ck_membership_monitoring check (not monitoring or role = 'COUNTRY_LEAD')`,
  `create table role_proposal (
     id uuid not null,
     person_id uuid not null constraint fk_role_proposal_person references person (id),
     role text not null,
     country_code text constraint fk_role_proposal_country references country (code),
     proposed_by uuid not null constraint fk_role_proposal_proposed_by references person (id),
     proposed_at timestamptz(3) not null,
     decided_by uuid constraint fk_role_proposal_decided_by references person (id),
     decided_at timestamptz(3),
     confirmed boolean not null default false,
     constraint pk_role_proposal primary key (id),
     constraint ck_role_proposal_role check (role in
       ('COUNTRY_LEAD', 'MONITORING_ANALYST', 'HUMAN_RIGHTS_ADVISER', 'MANDATE_HOLDER')),
     constraint ck_role_proposal_place check ((role = 'MANDATE_HOLDER') = (country_code is null)),
     constraint ck_role_proposal_oneself check (person_id <> proposed_by and (decided_by <> person_id or not confirmed)),
     constraint ck_role_proposal_two_people check (not confirmed or (decided_by is not null and decided_by <> proposed_by))
   )`,
  'create index ix_role_proposal_person on role_proposal (person_id)',
];

/** Roles of the monitor, which two people give: what one proposes, another confirms. */
export class MonitoringRoles1764000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
