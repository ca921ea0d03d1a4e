import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  'alter table person add column email text',
  'alter table person add column deactivated_at timestamptz(3)',
  'alter table person add constraint ck_person_email check (email = lower(email))',
  'create unique index uq_person_email on person (email)',
  `create table identity_binding (
     issuer text not null,
     subject text not null,
     person_id uuid not null constraint fk_identity_binding_person references person (id),
     created_at timestamptz(3) not null,
     constraint pk_identity_binding primary key (issuer, subject)
   )`,
  'create index ix_identity_binding_person on identity_binding (person_id)',
  `create table invitation (
     id uuid constraint pk_invitation primary key,
     person_id uuid not null constraint fk_invitation_person references person (id),
     role text not null,
     agency_code text constraint fk_invitation_agency references agency (code),
     country_code text constraint fk_invitation_country references country (code),
     starts_on date,
     ends_on date,
     alternate boolean not null default false,
     invited_by uuid constraint fk_invitation_invited_by references person (id),
     created_at timestamptz(3) not null,
     expires_at timestamptz(3) not null,
     accepted_at timestamptz(3),
     revoked_at timestamptz(3),
     constraint ck_invitation_role check (role in
       ('COORDINATOR', 'CO_CHAIR', 'FOCAL_POINT', 'CONTRIBUTOR', 'COUNTRY_LEAD', 'OBSERVER')),
     constraint ck_invitation_dates check (ends_on >= starts_on)
   )`,
  'create index ix_invitation_person on invitation (person_id)',
  'alter table membership drop constraint ck_membership_role',
  `alter table membership add constraint ck_membership_role check (role in
     ('COORDINATOR', 'CO_CHAIR', 'FOCAL_POINT', 'CONTRIBUTOR', 'COUNTRY_LEAD', 'OBSERVER'))`,
  'alter table membership add column starts_on date',
  'alter table membership add column ends_on date',
  'alter table membership add column alternate boolean not null default false',
  'alter table membership add column ended_at timestamptz(3)',
  'alter table membership add constraint ck_membership_dates check (ends_on >= starts_on)',
  // Sessions from before had no limits; they get those that a sign-in at their beginning would have given them.
  'alter table session add column last_seen_at timestamptz(3)',
  'alter table session add column expires_at timestamptz(3)',
  `update session set last_seen_at = created_at, expires_at = created_at + interval '7 days'`,
  'alter table session alter column last_seen_at set not null',
  'alter table session alter column expires_at set not null',
  'alter table session add column device text',
  'alter table session add column mfa boolean not null default false',
  'alter table session add column provider text',
  'alter table session add column issuer text',
  'alter table session add column subject text',
  'alter table session add column sid text',
  'create index ix_session_subject on session (issuer, subject)',
  `create table access_token (
     id uuid constraint pk_access_token primary key,
     person_id uuid not null constraint fk_access_token_person references person (id),
     name text not null,
     secret_digest bytea not null,
     access text not null,
     agency_code text constraint fk_access_token_agency references agency (code),
     country_code text constraint fk_access_token_country references country (code),
     mfa boolean not null,
     created_at timestamptz(3) not null,
     expires_at timestamptz(3) not null,
     last_used_at timestamptz(3),
     revoked_at timestamptz(3),
     constraint ck_access_token_access check (access in ('READ', 'READ_WRITE'))
   )`,
  'create unique index uq_access_token_secret on access_token (secret_digest)',
  'create index ix_access_token_person on access_token (person_id)',
  `create table used_once (
     digest bytea constraint pk_used_once primary key,
     expires_at timestamptz(3) not null
   )`,
  'alter table event alter column cycle_code drop not null',
  'alter table event drop constraint ck_event_kind',
  `alter table event add constraint ck_event_kind check (kind in
     ('RESPONSE_RECORDED', 'RESPONSE_CONFLICTED', 'CYCLE_OPENED', 'CYCLE_CLOSED', 'PRESENCE_CHANGED',
      'PERSON_INVITED', 'INVITATION_REVOKED', 'MEMBERSHIP_GRANTED', 'MEMBERSHIP_ENDED', 'PERSON_DEACTIVATED',
      'TOKEN_CREATED', 'TOKEN_REVOKED'))`,
];

/** Who is asking: invitations, identities of providers, dated roles, sessions with limits, tokens for programs. */
export class Identity1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
