import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `create table agency (
     code text constraint pk_agency primary key,
     acronym text not null,
     name text not null,
     kind text not null,
     network_role text not null,
     answers_checklist boolean not null,
     sort_order integer not null
   )`,
  `create table country (
     code text constraint pk_country primary key,
     alpha2 text not null,
     m49 text not null,
     status text not null,
     region text not null,
     subregion text not null,
     names jsonb not null
   )`,
  `create table checklist_version (
     version integer constraint pk_checklist_version primary key,
     hash text not null,
     loaded_at timestamptz(3) not null
   )`,
  `create table checklist_section (
     version integer not null constraint fk_checklist_section_version references checklist_version (version),
     code text not null,
     title text not null,
     purpose text not null,
     sort_order integer not null,
     constraint pk_checklist_section primary key (version, code)
   )`,
  `create table checklist_item (
     version integer not null,
     code text not null,
     section_code text not null,
     title text not null,
     guidance text not null,
     meets_when text not null,
     evidence text[] not null,
     call_to_action_areas integer[] not null,
     answered_by text not null,
     sort_order integer not null,
     wording_hash text not null,
     constraint pk_checklist_item primary key (version, code),
     constraint fk_checklist_item_section foreign key (version, section_code) references checklist_section (version, code),
     constraint ck_checklist_item_answered_by check (answered_by in ('AGENCY', 'COUNTRY_TEAM'))
   )`,
  `create table cycle (
     code text constraint pk_cycle primary key,
     state text not null,
     opens_on date not null,
     closes_on date not null,
     checklist_version integer constraint fk_cycle_checklist_version references checklist_version (version),
     constraint ck_cycle_state check (state in ('PLANNED', 'OPEN', 'CLOSED')),
     constraint ck_cycle_version check (state = 'PLANNED' or checklist_version is not null)
   )`,
  `create unique index uq_cycle_open on cycle (state) where state = 'OPEN'`,
  `create table person (
     id uuid constraint pk_person primary key,
     name text not null,
     persona text
   )`,
  'create unique index uq_person_persona on person (persona)',
  `create table membership (
     id integer generated always as identity constraint pk_membership primary key,
     person_id uuid not null constraint fk_membership_person references person (id),
     role text not null,
     agency_code text constraint fk_membership_agency references agency (code),
     country_code text constraint fk_membership_country references country (code),
     constraint ck_membership_role check (role in ('COORDINATOR', 'FOCAL_POINT', 'OBSERVER'))
   )`,
  'create index ix_membership_person on membership (person_id)',
  `create table session (
     id uuid constraint pk_session primary key,
     person_id uuid not null constraint fk_session_person references person (id),
     created_at timestamptz(3) not null,
     ended_at timestamptz(3)
   )`,
  'create index ix_session_person on session (person_id)',
  `create table setting (
     name text constraint pk_setting primary key,
     value text not null
   )`,
  `create table cell (
     id integer generated always as identity constraint pk_cell primary key,
     cycle_code text not null constraint fk_cell_cycle references cycle (code),
     country_code text not null constraint fk_cell_country references country (code),
     agency_code text constraint fk_cell_agency references agency (code),
     presence text,
     not_started integer not null,
     in_progress integer not null default 0,
     submitted integer not null default 0,
     returned integer not null default 0,
     accepted integer not null default 0,
     updated_at timestamptz(3),
     constraint ck_cell_presence check (presence in ('RESIDENT', 'PROJECT_STAFF', 'NON_RESIDENT', 'NONE')),
     constraint ck_cell_presence_of_agency check ((agency_code is null) = (presence is null)),
     constraint ck_cell_counts
       check (not_started >= 0 and in_progress >= 0 and submitted >= 0 and returned >= 0 and accepted >= 0)
   ) with (fillfactor = 70)`,
  'create unique index uq_cell_agency on cell (cycle_code, country_code, agency_code)',
  'create unique index uq_cell_country_team on cell (cycle_code, country_code) where agency_code is null',
  `create table response (
     cell_id integer not null,
     item_code text not null,
     status text not null default 'NOT_STARTED',
     rating text,
     narrative text,
     revision integer not null default 0,
     updated_at timestamptz(3),
     updated_by uuid,
     constraint pk_response primary key (cell_id, item_code),
     constraint ck_response_status
       check (status in ('NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'ACCEPTED')),
     constraint ck_response_rating
       check (rating in ('MISSING', 'APPROACHES', 'MEETS', 'EXCEEDS', 'NOT_APPLICABLE'))
   ) with (fillfactor = 80)`,
  `create table event (
     position bigint constraint pk_event primary key,
     kind text not null,
     at timestamptz(3) not null,
     actor_id uuid constraint fk_event_actor references person (id),
     cycle_code text not null,
     cell_id integer,
     item_code text,
     revision integer,
     base_revision integer,
     written_at timestamptz(3),
     counts integer[],
     changes jsonb not null,
     note text,
     salt bytea not null,
     content_digest bytea not null,
     hash bytea not null,
     constraint ck_event_kind check (kind in
       ('RESPONSE_RECORDED', 'RESPONSE_CONFLICTED', 'CYCLE_OPENED', 'CYCLE_CLOSED', 'PRESENCE_CHANGED'))
   )`,
  'create index ix_event_response on event (cell_id, item_code, position)',
  'create index ix_event_cell on event (cell_id, position)',
  `create table log_head (
     one_row boolean default true constraint pk_log_head primary key,
     position bigint not null,
     hash bytea not null,
     at timestamptz(3) not null,
     open_cycle_code text,
     constraint ck_log_head_one_row check (one_row)
   ) with (fillfactor = 10)`,
  // The chain starts from 32 zero bytes, so that every empty log has the same cursor.
  `insert into log_head (position, hash, at) values (0, decode(repeat('00', 32), 'hex'), 'epoch')`,
  `create table receipt (
     person_id uuid not null,
     mutation_id uuid not null,
     input_digest bytea not null,
     outcome text not null,
     cell_id integer not null,
     item_code text not null,
     position bigint not null,
     merged boolean not null,
     constraint pk_receipt primary key (person_id, mutation_id),
     constraint ck_receipt_outcome check (outcome in ('RECORDED', 'UNCHANGED', 'CONFLICTED'))
   )`,
  // One spelling of what the chain covers, shared by every statement that appends; verify-log repeats it in TypeScript.
  // Codes and numbers only, so the separator can't occur inside a part.
  `create function event_hash(
     previous bytea, event_position bigint, kind text, at timestamptz, actor_id uuid, cycle_code text, country_code text,
     agency_code text, item_code text, revision integer, base_revision integer, written_at timestamptz,
     counts integer[], content_digest bytea
   ) returns bytea language sql stable as $$
     select sha256(previous || int8send(event_position) || sha256(convert_to(concat(
       kind, '|', (extract(epoch from at) * 1000)::bigint, '|', actor_id, '|', cycle_code, '|', country_code, '|',
       agency_code, '|', item_code, '|', revision, '|', base_revision, '|',
       (extract(epoch from written_at) * 1000)::bigint, '|', array_to_string(counts, ','), '|',
       encode(content_digest, 'hex')
     ), 'UTF8')))
   $$`,
];

/** Reference data, people, responses with their counts, and the log. */
export class Checklist1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
