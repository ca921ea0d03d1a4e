-- The database after all migrations, read back from it: npm run schema:database writes this file.

create table access_token (
  id uuid not null,
  person_id uuid not null,
  name text not null,
  secret_digest bytea not null,
  access text not null,
  agency_code text,
  country_code text,
  mfa boolean not null,
  created_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null,
  last_used_at timestamp(3) with time zone,
  revoked_at timestamp(3) with time zone,
  constraint ck_access_token_access CHECK (access = ANY (ARRAY['READ'::text, 'READ_WRITE'::text])),
  constraint fk_access_token_agency FOREIGN KEY (agency_code) REFERENCES agency(code),
  constraint fk_access_token_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint fk_access_token_person FOREIGN KEY (person_id) REFERENCES person(id),
  constraint pk_access_token PRIMARY KEY (id)
);
CREATE INDEX ix_access_token_person ON public.access_token USING btree (person_id);
CREATE UNIQUE INDEX uq_access_token_secret ON public.access_token USING btree (secret_digest);

create table agency (
  code text not null,
  acronym text not null,
  name text not null,
  kind text not null,
  network_role text not null,
  answers_checklist boolean not null,
  sort_order integer not null,
  constraint pk_agency PRIMARY KEY (code)
);

create table assignment (
  cell_id integer not null,
  item_code text not null,
  assignee_id uuid not null,
  due_on date,
  assigned_by uuid not null,
  assigned_at timestamp(3) with time zone not null,
  "position" bigint not null,
  constraint fk_assignment_assignee FOREIGN KEY (assignee_id) REFERENCES person(id),
  constraint fk_assignment_by FOREIGN KEY (assigned_by) REFERENCES person(id),
  constraint fk_assignment_cell FOREIGN KEY (cell_id) REFERENCES cell(id),
  constraint pk_assignment PRIMARY KEY (cell_id, item_code)
);
CREATE INDEX ix_assignment_assignee ON public.assignment USING btree (assignee_id, "position");

create table carried_item (
  cycle_code text not null,
  item_code text not null,
  from_item_code text not null,
  kind text not null,
  constraint ck_carried_item_kind CHECK (kind = ANY (ARRAY['SAME'::text, 'REWORDED'::text, 'SPLIT'::text, 'MERGED'::text])),
  constraint fk_carried_item_cycle FOREIGN KEY (cycle_code) REFERENCES cycle(code),
  constraint pk_carried_item PRIMARY KEY (cycle_code, item_code, from_item_code)
);

create table cell (
  id integer not null generated always as identity,
  cycle_code text not null,
  country_code text not null,
  agency_code text,
  presence text,
  not_started integer not null,
  in_progress integer not null default 0,
  submitted integer not null default 0,
  returned integer not null default 0,
  accepted integer not null default 0,
  updated_at timestamp(3) with time zone,
  carried integer not null default 0,
  second_person boolean not null default false,
  constraint ck_cell_counts CHECK (not_started >= 0 AND in_progress >= 0 AND submitted >= 0 AND returned >= 0 AND accepted >= 0),
  constraint ck_cell_presence CHECK (presence = ANY (ARRAY['RESIDENT'::text, 'PROJECT_STAFF'::text, 'NON_RESIDENT'::text, 'NONE'::text])),
  constraint ck_cell_presence_of_agency CHECK ((agency_code IS NULL) = (presence IS NULL)),
  constraint fk_cell_agency FOREIGN KEY (agency_code) REFERENCES agency(code),
  constraint fk_cell_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint fk_cell_cycle FOREIGN KEY (cycle_code) REFERENCES cycle(code),
  constraint pk_cell PRIMARY KEY (id)
) with (fillfactor=70);
CREATE INDEX ix_cell_agency_code ON public.cell USING btree (agency_code);
CREATE UNIQUE INDEX uq_cell_agency ON public.cell USING btree (cycle_code, country_code, agency_code);
CREATE UNIQUE INDEX uq_cell_country_team ON public.cell USING btree (cycle_code, country_code) WHERE (agency_code IS NULL);

create table cell_mark (
  person_id uuid not null,
  cycle_code text not null,
  cell_id integer not null,
  "position" bigint not null,
  counts integer[] not null,
  carried integer not null,
  updated_at timestamp(3) with time zone,
  revision integer not null,
  constraint fk_cell_mark_cell FOREIGN KEY (cell_id) REFERENCES cell(id),
  constraint fk_cell_mark_mark FOREIGN KEY (person_id, cycle_code) REFERENCES mark(person_id, cycle_code) ON DELETE CASCADE,
  constraint pk_cell_mark PRIMARY KEY (person_id, cycle_code, cell_id)
);

create table checklist_item (
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
  continues jsonb not null default '[]'::jsonb,
  constraint ck_checklist_item_answered_by CHECK (answered_by = ANY (ARRAY['AGENCY'::text, 'COUNTRY_TEAM'::text])),
  constraint fk_checklist_item_section FOREIGN KEY (version, section_code) REFERENCES checklist_section(version, code),
  constraint pk_checklist_item PRIMARY KEY (version, code)
);

create table checklist_section (
  version integer not null,
  code text not null,
  title text not null,
  purpose text not null,
  sort_order integer not null,
  constraint fk_checklist_section_version FOREIGN KEY (version) REFERENCES checklist_version(version),
  constraint pk_checklist_section PRIMARY KEY (version, code)
);

create table checklist_version (
  version integer not null,
  hash text not null,
  loaded_at timestamp(3) with time zone not null,
  constraint pk_checklist_version PRIMARY KEY (version)
);

create table comment (
  id uuid not null,
  cell_id integer,
  item_code text,
  thread_id uuid,
  readers text not null,
  author_id uuid not null,
  text text,
  revision integer not null default 1,
  "position" bigint not null,
  written_at timestamp(3) with time zone not null,
  edited_at timestamp(3) with time zone,
  erased_at timestamp(3) with time zone,
  resolved_at timestamp(3) with time zone,
  resolved_by uuid,
  cycle_code text,
  constraint ck_comment_place CHECK ((cell_id IS NULL) <> (cycle_code IS NULL)),
  constraint ck_comment_readers CHECK (readers = ANY (ARRAY['PUBLISHED'::text, 'INTERNAL'::text, 'LED'::text])),
  constraint fk_comment_author FOREIGN KEY (author_id) REFERENCES person(id),
  constraint fk_comment_cell FOREIGN KEY (cell_id) REFERENCES cell(id),
  constraint fk_comment_cycle FOREIGN KEY (cycle_code) REFERENCES cycle(code),
  constraint fk_comment_resolved_by FOREIGN KEY (resolved_by) REFERENCES person(id),
  constraint fk_comment_thread FOREIGN KEY (thread_id) REFERENCES comment(id),
  constraint pk_comment PRIMARY KEY (id)
);
CREATE INDEX ix_comment_cell ON public.comment USING btree (cell_id, "position");
CREATE INDEX ix_comment_cycle ON public.comment USING btree (cycle_code, "position") WHERE (cycle_code IS NOT NULL);
CREATE INDEX ix_comment_thread ON public.comment USING btree (thread_id, "position");

create table comment_mention (
  comment_id uuid not null,
  person_id uuid not null,
  "position" bigint not null,
  constraint fk_comment_mention_comment FOREIGN KEY (comment_id) REFERENCES comment(id),
  constraint fk_comment_mention_person FOREIGN KEY (person_id) REFERENCES person(id),
  constraint pk_comment_mention PRIMARY KEY (comment_id, person_id)
);
CREATE INDEX ix_comment_mention_person ON public.comment_mention USING btree (person_id, "position");

create table comment_receipt (
  person_id uuid not null,
  mutation_id uuid not null,
  input_digest bytea not null,
  comment_id uuid not null,
  "position" bigint not null,
  constraint pk_comment_receipt PRIMARY KEY (person_id, mutation_id)
);
CREATE INDEX ix_comment_receipt_position ON public.comment_receipt USING btree ("position");

create table country (
  code text not null,
  alpha2 text not null,
  m49 text not null,
  status text not null,
  region text not null,
  subregion text not null,
  names jsonb not null,
  constraint pk_country PRIMARY KEY (code)
);

create table cycle (
  code text not null,
  state text not null,
  opens_on date not null,
  closes_on date not null,
  checklist_version integer,
  said_by text not null default 'FILE'::text,
  opened_after text,
  carried_from uuid,
  separate_acceptance boolean not null default false,
  endorsement boolean not null default false,
  constraint ck_cycle_said_by CHECK (said_by = ANY (ARRAY['FILE'::text, 'PERSON'::text])),
  constraint ck_cycle_state CHECK (state = ANY (ARRAY['PLANNED'::text, 'OPEN'::text, 'CLOSED'::text])),
  constraint ck_cycle_version CHECK (state = 'PLANNED'::text OR checklist_version IS NOT NULL),
  constraint fk_cycle_checklist_version FOREIGN KEY (checklist_version) REFERENCES checklist_version(version),
  constraint fk_cycle_opened_after FOREIGN KEY (opened_after) REFERENCES cycle(code),
  constraint pk_cycle PRIMARY KEY (code)
);
CREATE UNIQUE INDEX uq_cycle_open ON public.cycle USING btree (state) WHERE (state = 'OPEN'::text);

create table event (
  "position" bigint not null,
  kind text not null,
  at timestamp(3) with time zone not null,
  actor_id uuid,
  cycle_code text,
  cell_id integer,
  item_code text,
  revision integer,
  base_revision integer,
  written_at timestamp(3) with time zone,
  counts integer[],
  changes jsonb not null,
  note text,
  salt bytea not null,
  content_digest bytea not null,
  hash bytea not null,
  visibility text not null,
  erased_by bigint,
  carried integer,
  constraint ck_event_kind CHECK (kind = ANY (ARRAY['RESPONSE_RECORDED'::text, 'RESPONSE_CONFLICTED'::text, 'RESPONSE_ENDORSED'::text, 'CYCLE_PLANNED'::text, 'CYCLE_CHANGED'::text, 'CYCLE_OPENED'::text, 'CYCLE_CLOSED'::text, 'PRESENCE_CHANGED'::text, 'SNAPSHOT_TAKEN'::text, 'PERSON_INVITED'::text, 'INVITATION_REVOKED'::text, 'MEMBERSHIP_GRANTED'::text, 'MEMBERSHIP_ENDED'::text, 'PERSON_DEACTIVATED'::text, 'TOKEN_CREATED'::text, 'TOKEN_REVOKED'::text, 'CONTENT_ERASED'::text, 'COMMENT_ADDED'::text, 'COMMENT_EDITED'::text, 'COMMENT_RESOLVED'::text, 'COMMENT_REOPENED'::text, 'COMMENT_ERASED'::text, 'ADDENDUM_ADDED'::text, 'WORKING_WEEK_SET'::text, 'PAUSE_DECLARED'::text, 'PAUSE_CHANGED'::text, 'RESPONSE_ASSIGNED'::text, 'STEP_ADDED'::text, 'STEP_CHANGED'::text, 'STEP_ERASED'::text, 'COMMENT_HANDED_OVER'::text, 'SECOND_PERSON_SET'::text])),
  constraint ck_event_visibility CHECK (visibility = ANY (ARRAY['OPEN'::text, 'DRAFT'::text, 'REVEALED'::text, 'WITHDRAWN'::text, 'PEOPLE'::text, 'PUBLISHED'::text, 'INTERNAL'::text, 'LED'::text])),
  constraint fk_event_actor FOREIGN KEY (actor_id) REFERENCES person(id),
  constraint pk_event PRIMARY KEY ("position")
);
CREATE INDEX ix_event_actor ON public.event USING btree (actor_id, "position");
CREATE INDEX ix_event_cell ON public.event USING btree (cell_id, "position");
CREATE INDEX ix_event_comment ON public.event USING btree ((((changes -> 0) ->> 'to'::text)), "position") WHERE (visibility = ANY (ARRAY['PUBLISHED'::text, 'INTERNAL'::text, 'LED'::text]));
CREATE INDEX ix_event_opened ON public.event USING btree (cycle_code, "position") WHERE (kind = 'CYCLE_OPENED'::text);
CREATE INDEX ix_event_person ON public.event USING btree ((((changes -> 0) ->> 'to'::text)), "position") WHERE (visibility = 'PEOPLE'::text);
CREATE INDEX ix_event_rare ON public.event USING btree ("position") WHERE (kind <> 'RESPONSE_RECORDED'::text);
CREATE INDEX ix_event_response ON public.event USING btree (cell_id, item_code, "position");

create table identity_binding (
  issuer text not null,
  subject text not null,
  person_id uuid not null,
  created_at timestamp(3) with time zone not null,
  constraint fk_identity_binding_person FOREIGN KEY (person_id) REFERENCES person(id),
  constraint pk_identity_binding PRIMARY KEY (issuer, subject)
);
CREATE INDEX ix_identity_binding_person ON public.identity_binding USING btree (person_id);

create table invitation (
  id uuid not null,
  person_id uuid not null,
  role text not null,
  agency_code text,
  country_code text,
  starts_on date,
  ends_on date,
  alternate boolean not null default false,
  invited_by uuid,
  created_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null,
  accepted_at timestamp(3) with time zone,
  revoked_at timestamp(3) with time zone,
  resident_coordinator boolean not null default false,
  constraint ck_invitation_dates CHECK (ends_on >= starts_on),
  constraint ck_invitation_resident_coordinator CHECK (NOT resident_coordinator OR role = 'COUNTRY_LEAD'::text),
  constraint ck_invitation_role CHECK (role = ANY (ARRAY['COORDINATOR'::text, 'CO_CHAIR'::text, 'FOCAL_POINT'::text, 'CONTRIBUTOR'::text, 'COUNTRY_LEAD'::text, 'OBSERVER'::text])),
  constraint fk_invitation_agency FOREIGN KEY (agency_code) REFERENCES agency(code),
  constraint fk_invitation_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint fk_invitation_invited_by FOREIGN KEY (invited_by) REFERENCES person(id),
  constraint fk_invitation_person FOREIGN KEY (person_id) REFERENCES person(id),
  constraint pk_invitation PRIMARY KEY (id)
);
CREATE INDEX ix_invitation_person ON public.invitation USING btree (person_id);

create table later_last_day (
  cycle_code text not null,
  country_code text not null,
  closes_on date not null,
  constraint fk_later_last_day_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint fk_later_last_day_cycle FOREIGN KEY (cycle_code) REFERENCES cycle(code),
  constraint pk_later_last_day PRIMARY KEY (cycle_code, country_code)
);

create table log_head (
  one_row boolean not null default true,
  "position" bigint not null,
  hash bytea not null,
  at timestamp(3) with time zone not null,
  open_cycle_code text,
  constraint ck_log_head_one_row CHECK (one_row),
  constraint pk_log_head PRIMARY KEY (one_row)
) with (fillfactor=10);

create table mark (
  person_id uuid not null,
  cycle_code text not null,
  "position" bigint not null default 0,
  revision integer not null default 0,
  floor_revision integer not null default 0,
  marked_at timestamp(3) with time zone not null,
  constraint fk_mark_cycle FOREIGN KEY (cycle_code) REFERENCES cycle(code),
  constraint fk_mark_person FOREIGN KEY (person_id) REFERENCES person(id),
  constraint pk_mark PRIMARY KEY (person_id, cycle_code)
);

create table membership (
  id integer not null generated always as identity,
  person_id uuid not null,
  role text not null,
  agency_code text,
  country_code text,
  starts_on date,
  ends_on date,
  alternate boolean not null default false,
  ended_at timestamp(3) with time zone,
  resident_coordinator boolean not null default false,
  constraint ck_membership_dates CHECK (ends_on >= starts_on),
  constraint ck_membership_resident_coordinator CHECK (NOT resident_coordinator OR role = 'COUNTRY_LEAD'::text),
  constraint ck_membership_role CHECK (role = ANY (ARRAY['COORDINATOR'::text, 'CO_CHAIR'::text, 'FOCAL_POINT'::text, 'CONTRIBUTOR'::text, 'COUNTRY_LEAD'::text, 'OBSERVER'::text])),
  constraint fk_membership_agency FOREIGN KEY (agency_code) REFERENCES agency(code),
  constraint fk_membership_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint fk_membership_person FOREIGN KEY (person_id) REFERENCES person(id),
  constraint pk_membership PRIMARY KEY (id)
);
CREATE INDEX ix_membership_lead ON public.membership USING btree (country_code) WHERE (role = 'COUNTRY_LEAD'::text);
CREATE INDEX ix_membership_person ON public.membership USING btree (person_id);

create table migration (
  id integer not null default nextval('migration_id_seq'::regclass),
  "timestamp" bigint not null,
  name character varying not null,
  constraint "PK_3043fc6b8af7c99b8b98830094f" PRIMARY KEY (id)
);

create table next_step (
  id uuid not null,
  cell_id integer not null,
  item_code text not null,
  text text,
  owner_id uuid,
  due_on date not null,
  author_id uuid not null,
  revision integer not null default 1,
  "position" bigint not null,
  written_at timestamp(3) with time zone not null,
  done_at timestamp(3) with time zone,
  done_by uuid,
  erased_at timestamp(3) with time zone,
  constraint fk_next_step_author FOREIGN KEY (author_id) REFERENCES person(id),
  constraint fk_next_step_cell FOREIGN KEY (cell_id) REFERENCES cell(id),
  constraint fk_next_step_done_by FOREIGN KEY (done_by) REFERENCES person(id),
  constraint fk_next_step_owner FOREIGN KEY (owner_id) REFERENCES person(id),
  constraint pk_next_step PRIMARY KEY (id)
);
CREATE INDEX ix_next_step_cell ON public.next_step USING btree (cell_id, item_code, "position");
CREATE INDEX ix_next_step_owner ON public.next_step USING btree (owner_id, "position");

create table pause (
  id uuid not null,
  country_code text not null,
  agency_code text,
  kind text not null,
  starts_on date not null,
  ends_on date not null,
  declared_by uuid not null,
  declared_at timestamp(3) with time zone not null,
  constraint ck_pause_days CHECK (ends_on >= starts_on),
  constraint ck_pause_kind CHECK (kind = ANY (ARRAY['LEAVE'::text, 'OUTAGE'::text, 'EVACUATION'::text])),
  constraint fk_pause_agency FOREIGN KEY (agency_code) REFERENCES agency(code),
  constraint fk_pause_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint fk_pause_declared_by FOREIGN KEY (declared_by) REFERENCES person(id),
  constraint pk_pause PRIMARY KEY (id)
);
CREATE INDEX ix_pause_country ON public.pause USING btree (country_code, starts_on);

create table person (
  id uuid not null,
  name text not null,
  persona text,
  email text,
  deactivated_at timestamp(3) with time zone,
  name_folded text not null default ''::text,
  constraint ck_person_email CHECK (email = lower(email COLLATE "C")),
  constraint pk_person PRIMARY KEY (id)
);
CREATE UNIQUE INDEX uq_person_email ON public.person USING btree (email);
CREATE UNIQUE INDEX uq_person_persona ON public.person USING btree (persona);

create table plan_receipt (
  person_id uuid not null,
  mutation_id uuid not null,
  input_digest bytea not null,
  subject_id uuid not null,
  "position" bigint not null,
  constraint pk_plan_receipt PRIMARY KEY (person_id, mutation_id)
);
CREATE INDEX ix_plan_receipt_position ON public.plan_receipt USING btree ("position");

create table planned_presence (
  cycle_code text not null,
  country_code text not null,
  agency_code text not null,
  presence text not null,
  constraint ck_planned_presence CHECK (presence = ANY (ARRAY['RESIDENT'::text, 'PROJECT_STAFF'::text, 'NON_RESIDENT'::text])),
  constraint fk_planned_presence_agency FOREIGN KEY (agency_code) REFERENCES agency(code),
  constraint fk_planned_presence_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint fk_planned_presence_cycle FOREIGN KEY (cycle_code) REFERENCES cycle(code),
  constraint pk_planned_presence PRIMARY KEY (cycle_code, country_code, agency_code)
);

create table receipt (
  person_id uuid not null,
  mutation_id uuid not null,
  input_digest bytea not null,
  outcome text not null,
  cell_id integer not null,
  item_code text not null,
  "position" bigint not null,
  merged boolean not null,
  constraint ck_receipt_outcome CHECK (outcome = ANY (ARRAY['RECORDED'::text, 'UNCHANGED'::text, 'CONFLICTED'::text])),
  constraint pk_receipt PRIMARY KEY (person_id, mutation_id)
);
CREATE INDEX ix_receipt_position ON public.receipt USING btree ("position");

create table response (
  cell_id integer not null,
  item_code text not null,
  status text not null default 'NOT_STARTED'::text,
  rating text,
  narrative text,
  revision integer not null default 0,
  updated_at timestamp(3) with time zone,
  updated_by uuid,
  carried boolean not null default false,
  waits_since bigint,
  returned_to uuid,
  endorsed_by uuid,
  endorsed_at timestamp(3) with time zone,
  endorsed_revision integer,
  constraint ck_response_rating CHECK (rating = ANY (ARRAY['MISSING'::text, 'APPROACHES'::text, 'MEETS'::text, 'EXCEEDS'::text, 'NOT_APPLICABLE'::text])),
  constraint ck_response_status CHECK (status = ANY (ARRAY['NOT_STARTED'::text, 'IN_PROGRESS'::text, 'SUBMITTED'::text, 'RETURNED'::text, 'ACCEPTED'::text])),
  constraint pk_response PRIMARY KEY (cell_id, item_code)
) with (fillfactor=80);
CREATE INDEX ix_response_waiting ON public.response USING btree (status, waits_since) WHERE (waits_since IS NOT NULL);

create table saved_view (
  person_id uuid not null,
  name text not null,
  path text not null,
  saved_at timestamp(3) with time zone not null,
  constraint fk_saved_view_person FOREIGN KEY (person_id) REFERENCES person(id),
  constraint pk_saved_view PRIMARY KEY (person_id, name)
);

create table session (
  id uuid not null,
  person_id uuid not null,
  created_at timestamp(3) with time zone not null,
  ended_at timestamp(3) with time zone,
  last_seen_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null,
  device text,
  mfa boolean not null default false,
  provider text,
  issuer text,
  subject text,
  sid text,
  constraint fk_session_person FOREIGN KEY (person_id) REFERENCES person(id),
  constraint pk_session PRIMARY KEY (id)
);
CREATE INDEX ix_session_person ON public.session USING btree (person_id);
CREATE INDEX ix_session_subject ON public.session USING btree (issuer, subject);

create table setting (
  name text not null,
  value text not null,
  constraint pk_setting PRIMARY KEY (name)
);

create table signed_head (
  day date not null,
  "position" bigint not null,
  hash bytea not null,
  at timestamp(3) with time zone not null,
  signature bytea not null,
  constraint pk_signed_head PRIMARY KEY (day)
);

create table snapshot (
  id uuid not null,
  cycle_code text not null,
  name text not null,
  closing boolean not null,
  "position" bigint not null,
  hash bytea not null,
  at timestamp(3) with time zone not null,
  digest bytea not null,
  signature bytea not null,
  constraint fk_snapshot_cycle FOREIGN KEY (cycle_code) REFERENCES cycle(code),
  constraint pk_snapshot PRIMARY KEY (id)
);
CREATE UNIQUE INDEX uq_snapshot_name ON public.snapshot USING btree (cycle_code, name);

create table snapshot_answer (
  snapshot_id uuid not null,
  cell_id integer not null,
  item_code text not null,
  status text not null,
  said jsonb not null,
  revision integer not null,
  narrative_position bigint,
  narrative_digest bytea,
  constraint pk_snapshot_answer PRIMARY KEY (snapshot_id, cell_id, item_code)
);

create table snapshot_cell (
  snapshot_id uuid not null,
  cell_id integer not null,
  presence text,
  counts integer[] not null,
  digest bytea not null,
  constraint pk_snapshot_cell PRIMARY KEY (snapshot_id, cell_id)
);

create table used_once (
  digest bytea not null,
  expires_at timestamp(3) with time zone not null,
  constraint pk_used_once PRIMARY KEY (digest)
);

create table working_week (
  country_code text not null,
  weekend integer[] not null,
  set_by uuid not null,
  set_at timestamp(3) with time zone not null,
  constraint fk_working_week_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint fk_working_week_set_by FOREIGN KEY (set_by) REFERENCES person(id),
  constraint pk_working_week PRIMARY KEY (country_code)
);

CREATE OR REPLACE FUNCTION public.event_hash(previous bytea, event_position bigint, kind text, at timestamp with time zone, actor_id uuid, cycle_code text, country_code text, agency_code text, item_code text, revision integer, base_revision integer, written_at timestamp with time zone, counts integer[], content_digest bytea)
 RETURNS bytea
 LANGUAGE sql
 STABLE
AS $function$
     select sha256(previous || int8send(event_position) || sha256(convert_to(concat(
       kind, '|', (extract(epoch from at) * 1000)::bigint, '|', actor_id, '|', cycle_code, '|', country_code, '|',
       agency_code, '|', item_code, '|', revision, '|', base_revision, '|',
       (extract(epoch from written_at) * 1000)::bigint, '|', array_to_string(counts, ','), '|',
       encode(content_digest, 'hex')
     ), 'UTF8')))
   $function$;

