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

create table checklist_translation (
  version integer not null,
  code text not null,
  language text not null,
  made_from text not null,
  texts jsonb not null,
  constraint ck_checklist_translation_language CHECK (language = ANY (ARRAY['ar'::text, 'es'::text, 'fr'::text, 'ru'::text, 'zh'::text])),
  constraint fk_checklist_translation_version FOREIGN KEY (version) REFERENCES checklist_version(version),
  constraint pk_checklist_translation PRIMARY KEY (version, code, language)
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
  constraint ck_event_kind CHECK (kind = ANY (ARRAY['RESPONSE_RECORDED'::text, 'RESPONSE_CONFLICTED'::text, 'RESPONSE_ENDORSED'::text, 'CYCLE_PLANNED'::text, 'CYCLE_CHANGED'::text, 'CYCLE_OPENED'::text, 'CYCLE_CLOSED'::text, 'PRESENCE_CHANGED'::text, 'SNAPSHOT_TAKEN'::text, 'PERSON_INVITED'::text, 'INVITATION_REVOKED'::text, 'MEMBERSHIP_GRANTED'::text, 'MEMBERSHIP_ENDED'::text, 'PERSON_DEACTIVATED'::text, 'TOKEN_CREATED'::text, 'TOKEN_REVOKED'::text, 'CONTENT_ERASED'::text, 'COMMENT_ADDED'::text, 'COMMENT_EDITED'::text, 'COMMENT_RESOLVED'::text, 'COMMENT_REOPENED'::text, 'COMMENT_ERASED'::text, 'ADDENDUM_ADDED'::text, 'WORKING_WEEK_SET'::text, 'PAUSE_DECLARED'::text, 'PAUSE_CHANGED'::text, 'RESPONSE_ASSIGNED'::text, 'STEP_ADDED'::text, 'STEP_CHANGED'::text, 'STEP_ERASED'::text, 'COMMENT_HANDED_OVER'::text, 'SECOND_PERSON_SET'::text, 'CONFLICT_SETTLED'::text, 'EXPORT_MADE'::text, 'EVIDENCE_DECLARED'::text, 'EVIDENCE_RECEIVED'::text, 'EVIDENCE_REVISED'::text, 'EVIDENCE_WITHDRAWN'::text, 'EVIDENCE_ERASED'::text])),
  constraint ck_event_visibility CHECK (visibility = ANY (ARRAY['OPEN'::text, 'DRAFT'::text, 'REVEALED'::text, 'WITHDRAWN'::text, 'PEOPLE'::text, 'PUBLISHED'::text, 'INTERNAL'::text, 'LED'::text])),
  constraint fk_event_actor FOREIGN KEY (actor_id) REFERENCES person(id),
  constraint pk_event PRIMARY KEY ("position")
);
CREATE INDEX ix_event_actor ON public.event USING btree (actor_id, "position");
CREATE INDEX ix_event_cell ON public.event USING btree (cell_id, "position");
CREATE INDEX ix_event_comment ON public.event USING btree ((((changes -> 0) ->> 'to'::text)), "position") WHERE (visibility = ANY (ARRAY['PUBLISHED'::text, 'INTERNAL'::text, 'LED'::text]));
CREATE INDEX ix_event_conflict ON public.event USING btree (actor_id, "position") WHERE (kind = ANY (ARRAY['RESPONSE_CONFLICTED'::text, 'CONFLICT_SETTLED'::text]));
CREATE INDEX ix_event_opened ON public.event USING btree (cycle_code, "position") WHERE (kind = 'CYCLE_OPENED'::text);
CREATE INDEX ix_event_person ON public.event USING btree ((((changes -> 0) ->> 'to'::text)), "position") WHERE (visibility = 'PEOPLE'::text);
CREATE INDEX ix_event_rare ON public.event USING btree ("position") WHERE (kind <> 'RESPONSE_RECORDED'::text);
CREATE INDEX ix_event_response ON public.event USING btree (cell_id, item_code, "position");

create table evidence (
  id uuid not null,
  cell_id integer not null,
  item_code text not null,
  author_id uuid not null,
  revision integer not null default 1,
  sensitivity text not null,
  expires_on date,
  dated_on date,
  "position" bigint not null,
  declared_at timestamp(3) with time zone not null,
  withdrawn_at timestamp(3) with time zone,
  erased_at timestamp(3) with time zone,
  continues_id uuid,
  constraint ck_evidence_sensitivity CHECK (sensitivity = ANY (ARRAY['LOW'::text, 'MODERATE'::text, 'HIGH'::text, 'SEVERE'::text])),
  constraint fk_evidence_author FOREIGN KEY (author_id) REFERENCES person(id),
  constraint fk_evidence_cell FOREIGN KEY (cell_id) REFERENCES cell(id),
  constraint fk_evidence_continues FOREIGN KEY (continues_id) REFERENCES evidence(id),
  constraint pk_evidence PRIMARY KEY (id)
);
CREATE INDEX ix_evidence_answer ON public.evidence USING btree (cell_id, item_code, "position");
CREATE INDEX ix_evidence_continues ON public.evidence USING btree (continues_id) WHERE (continues_id IS NOT NULL);

create table evidence_bytes (
  key uuid not null,
  state text not null,
  since timestamp(3) with time zone not null,
  holder uuid,
  held_until timestamp(3) with time zone,
  wanted boolean not null default false,
  constraint ck_evidence_bytes_state CHECK (state = ANY (ARRAY['RECEIVING'::text, 'KEPT'::text, 'GOING'::text])),
  constraint pk_evidence_bytes PRIMARY KEY (key)
);
CREATE INDEX ix_evidence_bytes_unsettled ON public.evidence_bytes USING btree (since) WHERE (state <> 'KEPT'::text);

create table evidence_download (
  file_id uuid not null,
  person_id uuid not null,
  at timestamp(3) with time zone not null,
  constraint fk_evidence_download_file FOREIGN KEY (file_id) REFERENCES evidence_file(id),
  constraint fk_evidence_download_person FOREIGN KEY (person_id) REFERENCES person(id),
  constraint pk_evidence_download PRIMARY KEY (file_id, person_id, at)
);

create table evidence_file (
  id uuid not null,
  evidence_id uuid not null,
  state text not null,
  declared_bytes integer not null,
  received integer not null default 0,
  sha256 bytea,
  media_type text,
  bytes_key uuid,
  revision integer not null default 1,
  sender_id uuid,
  constraint ck_evidence_file_state CHECK (state = ANY (ARRAY['DECLARED'::text, 'RECEIVED'::text, 'REFUSED'::text, 'ERASED'::text])),
  constraint fk_evidence_file_bytes FOREIGN KEY (bytes_key) REFERENCES evidence_bytes(key),
  constraint fk_evidence_file_evidence FOREIGN KEY (evidence_id) REFERENCES evidence(id),
  constraint fk_evidence_file_sender FOREIGN KEY (sender_id) REFERENCES person(id),
  constraint pk_evidence_file PRIMARY KEY (id),
  constraint uq_evidence_file_revision UNIQUE (evidence_id, revision)
);
CREATE INDEX ix_evidence_file_bytes ON public.evidence_file USING btree (bytes_key);

create table evidence_receipt (
  person_id uuid not null,
  mutation_id uuid not null,
  input_digest bytea not null,
  subject_id uuid not null,
  "position" bigint not null,
  constraint pk_evidence_receipt PRIMARY KEY (person_id, mutation_id)
);
CREATE INDEX ix_evidence_receipt_position ON public.evidence_receipt USING btree ("position");

create table evidence_revision (
  evidence_id uuid not null,
  revision integer not null,
  content jsonb,
  salt bytea not null,
  "position" bigint not null,
  constraint fk_evidence_revision_evidence FOREIGN KEY (evidence_id) REFERENCES evidence(id),
  constraint pk_evidence_revision PRIMARY KEY (evidence_id, revision)
);

create table heartbeat (
  cell_id integer not null,
  person_id uuid not null,
  device_id uuid not null,
  heard_at timestamp(3) with time zone not null,
  waiting integer not null,
  waiting_since timestamp(3) with time zone,
  constraint fk_heartbeat_cell FOREIGN KEY (cell_id) REFERENCES cell(id),
  constraint fk_heartbeat_person FOREIGN KEY (person_id) REFERENCES person(id),
  constraint pk_heartbeat PRIMARY KEY (cell_id, person_id, device_id)
);
CREATE INDEX ix_heartbeat_person ON public.heartbeat USING btree (person_id, device_id);

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

create table job (
  kind text not null,
  key text not null,
  run_at timestamp(3) with time zone not null,
  claimed_until timestamp(3) with time zone,
  claim uuid,
  calls integer not null default 0,
  failures integer not null default 0,
  constraint pk_job PRIMARY KEY (kind, key)
);
CREATE INDEX ix_job_run_at ON public.job USING btree (run_at);

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

create table log_reader (
  name text not null,
  "position" bigint not null,
  constraint pk_log_reader PRIMARY KEY (name)
);

create table mail (
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  state text not null,
  address text,
  tries integer not null default 0,
  repeats integer not null default 0,
  handed_at timestamp(3) with time zone,
  daily_on date,
  weekly_on date,
  code text,
  made_at timestamp(3) with time zone not null,
  ended_at timestamp(3) with time zone,
  retry_at timestamp(3) with time zone,
  constraint ck_mail_kind CHECK (kind = ANY (ARRAY['NOTICES'::text, 'INVITATION'::text])),
  constraint ck_mail_state CHECK (state = ANY (ARRAY['OPEN'::text, 'SENT'::text, 'UNCERTAIN'::text, 'REFUSED'::text])),
  constraint fk_mail_person FOREIGN KEY (person_id) REFERENCES person(id),
  constraint pk_mail PRIMARY KEY (id)
);
CREATE UNIQUE INDEX uq_mail_open ON public.mail USING btree (person_id, kind) WHERE (state = 'OPEN'::text);

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
  monitoring boolean not null default false,
  given_at timestamp(3) with time zone default clock_timestamp(),
  monitoring_at timestamp(3) with time zone,
  constraint ck_membership_dates CHECK (ends_on >= starts_on),
  constraint ck_membership_monitoring CHECK (NOT monitoring OR role = 'COUNTRY_LEAD'::text),
  constraint ck_membership_resident_coordinator CHECK (NOT resident_coordinator OR role = 'COUNTRY_LEAD'::text),
  constraint ck_membership_role CHECK (role = ANY (ARRAY['COORDINATOR'::text, 'CO_CHAIR'::text, 'FOCAL_POINT'::text, 'CONTRIBUTOR'::text, 'COUNTRY_LEAD'::text, 'OBSERVER'::text, 'MONITORING_ANALYST'::text, 'HUMAN_RIGHTS_ADVISER'::text, 'MANDATE_HOLDER'::text])),
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

create table monitor_action (
  id uuid not null,
  alert_id uuid not null,
  country_code text not null,
  owner_id uuid not null,
  due_on date not null,
  item_codes text[] not null,
  state text not null,
  ended_at timestamp(3) with time zone,
  outcome text,
  outcome_on date,
  retention text not null,
  sealed bytea not null,
  outcome_sealed bytea,
  planned_by uuid not null,
  planned_at timestamp(3) with time zone not null,
  revision integer not null,
  mutation_id uuid not null,
  constraint ck_monitor_action_ended CHECK ((state = 'PLANNED'::text) = (ended_at IS NULL)),
  constraint ck_monitor_action_outcome CHECK ((outcome IS NULL) = (outcome_on IS NULL) AND (outcome IS NULL) = (outcome_sealed IS NULL) AND (outcome IS NULL OR state = 'DONE'::text)),
  constraint fk_monitor_action_alert FOREIGN KEY (alert_id) REFERENCES monitor_alert(id),
  constraint fk_monitor_action_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint fk_monitor_action_owner FOREIGN KEY (owner_id) REFERENCES person(id),
  constraint fk_monitor_action_planned_by FOREIGN KEY (planned_by) REFERENCES person(id),
  constraint pk_monitor_action PRIMARY KEY (id),
  constraint uq_monitor_action_mutation UNIQUE (planned_by, mutation_id)
);
CREATE INDEX ix_monitor_action_alert ON public.monitor_action USING btree (alert_id);
CREATE INDEX ix_monitor_action_country ON public.monitor_action USING btree (country_code, due_on);

create table monitor_alert (
  id uuid not null,
  country_code text not null,
  group_id uuid,
  signal_ids uuid[] not null,
  proposed_level text not null,
  level text not null,
  state text not null,
  retention text not null,
  sealed bytea not null,
  proposed_by uuid not null,
  proposed_at timestamp(3) with time zone not null,
  decided_at timestamp(3) with time zone,
  ended_at timestamp(3) with time zone,
  revision integer not null,
  mutation_id uuid not null,
  constraint ck_monitor_alert_decided CHECK ((state = 'PROPOSED'::text) = (decided_at IS NULL)),
  constraint ck_monitor_alert_ended CHECK ((state = ANY (ARRAY['DISMISSED'::text, 'CLOSED'::text])) = (ended_at IS NOT NULL)),
  constraint fk_monitor_alert_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint fk_monitor_alert_group FOREIGN KEY (group_id) REFERENCES monitor_group(id),
  constraint fk_monitor_alert_proposed_by FOREIGN KEY (proposed_by) REFERENCES person(id),
  constraint pk_monitor_alert PRIMARY KEY (id),
  constraint uq_monitor_alert_mutation UNIQUE (proposed_by, mutation_id)
);
CREATE INDEX ix_monitor_alert_country ON public.monitor_alert USING btree (country_code, proposed_at);
CREATE INDEX ix_monitor_alert_waiting ON public.monitor_alert USING btree (proposed_at) WHERE (state = 'PROPOSED'::text);

create table monitor_alert_step (
  id uuid not null,
  alert_id uuid not null,
  country_code text not null,
  kind text not null,
  level text,
  retention text not null,
  sealed bytea not null,
  actor_id uuid not null,
  at timestamp(3) with time zone not null,
  mutation_id uuid not null,
  constraint fk_monitor_alert_step_actor FOREIGN KEY (actor_id) REFERENCES person(id),
  constraint fk_monitor_alert_step_alert FOREIGN KEY (alert_id) REFERENCES monitor_alert(id),
  constraint fk_monitor_alert_step_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint pk_monitor_alert_step PRIMARY KEY (id),
  constraint uq_monitor_alert_step_mutation UNIQUE (actor_id, mutation_id)
);
CREATE INDEX ix_monitor_alert_step_alert ON public.monitor_alert_step USING btree (alert_id, at);

create table monitor_apart (
  one_id uuid not null,
  other_id uuid not null,
  country_code text not null,
  decided_by uuid not null,
  decided_at timestamp(3) with time zone not null,
  constraint ck_monitor_apart_order CHECK (one_id < other_id),
  constraint fk_monitor_apart_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint fk_monitor_apart_decided_by FOREIGN KEY (decided_by) REFERENCES person(id),
  constraint fk_monitor_apart_one FOREIGN KEY (one_id) REFERENCES monitor_incident(id) ON DELETE CASCADE,
  constraint fk_monitor_apart_other FOREIGN KEY (other_id) REFERENCES monitor_incident(id) ON DELETE CASCADE,
  constraint pk_monitor_apart PRIMARY KEY (one_id, other_id)
);

create table monitor_assessment (
  id uuid not null,
  country_code text not null,
  group_id uuid,
  indicator text not null,
  revision integer not null,
  level text not null,
  trend text not null,
  confidence text not null,
  retention text not null,
  sealed bytea not null,
  assessed_by uuid not null,
  assessed_at timestamp(3) with time zone not null,
  constraint fk_monitor_assessment_assessed_by FOREIGN KEY (assessed_by) REFERENCES person(id),
  constraint fk_monitor_assessment_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint fk_monitor_assessment_group FOREIGN KEY (group_id) REFERENCES monitor_group(id),
  constraint pk_monitor_assessment PRIMARY KEY (id),
  constraint uq_monitor_assessment_revision UNIQUE NULLS NOT DISTINCT (country_code, group_id, indicator, revision)
);

create table monitor_assessment_evidence (
  assessment_id uuid not null,
  incident_id uuid not null,
  country_code text not null,
  constraint fk_monitor_assessment_evidence_assessment FOREIGN KEY (assessment_id) REFERENCES monitor_assessment(id) ON DELETE CASCADE,
  constraint fk_monitor_assessment_evidence_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint fk_monitor_assessment_evidence_incident FOREIGN KEY (incident_id) REFERENCES monitor_incident(id) ON DELETE CASCADE,
  constraint pk_monitor_assessment_evidence PRIMARY KEY (assessment_id, incident_id)
);
CREATE INDEX ix_monitor_assessment_evidence_incident ON public.monitor_assessment_evidence USING btree (incident_id);

create table monitor_detection (
  country_code text not null,
  nightly_on date,
  begun_at timestamp(3) with time zone,
  counted jsonb not null,
  constraint fk_monitor_detection_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint pk_monitor_detection PRIMARY KEY (country_code)
);

create table monitor_event (
  country_code text not null,
  "position" bigint not null,
  kind text not null,
  at timestamp(3) with time zone not null,
  actor_id uuid,
  subject_id uuid not null,
  hash bytea not null,
  constraint fk_monitor_event_actor FOREIGN KEY (actor_id) REFERENCES person(id),
  constraint fk_monitor_event_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint pk_monitor_event PRIMARY KEY (country_code, "position")
);

create table monitor_export (
  id uuid not null,
  country_code text not null,
  person_id uuid not null,
  exported_at timestamp(3) with time zone not null,
  retention text not null,
  sealed bytea not null,
  constraint fk_monitor_export_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint fk_monitor_export_person FOREIGN KEY (person_id) REFERENCES person(id),
  constraint pk_monitor_export PRIMARY KEY (id)
);
CREATE INDEX ix_monitor_export_country ON public.monitor_export USING btree (country_code, exported_at);

create table monitor_family (
  country_code text not null,
  hidden boolean not null,
  step text not null,
  detector text not null,
  period_start date not null,
  tested jsonb not null,
  constraint fk_monitor_family_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint pk_monitor_family PRIMARY KEY (country_code, hidden, step, detector, period_start)
);

create table monitor_group (
  id uuid not null,
  country_code text not null,
  name text not null,
  aliases text[] not null,
  hidden boolean not null,
  revision integer not null,
  constraint fk_monitor_group_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint pk_monitor_group PRIMARY KEY (id),
  constraint uq_monitor_group_name UNIQUE (country_code, name)
);

create table monitor_head (
  country_code text not null,
  "position" bigint not null,
  hash bytea not null,
  at timestamp(3) with time zone not null,
  told bigint not null default 0,
  called bigint not null default 0,
  constraint fk_monitor_head_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint pk_monitor_head PRIMARY KEY (country_code)
);

create table monitor_import (
  id uuid not null,
  country_code text not null,
  source text not null,
  mapping jsonb not null,
  file_hash bytea not null,
  rows_taken integer not null,
  rows_refused integer not null,
  imported_by uuid not null,
  imported_at timestamp(3) with time zone not null,
  constraint fk_monitor_import_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint fk_monitor_import_imported_by FOREIGN KEY (imported_by) REFERENCES person(id),
  constraint pk_monitor_import PRIMARY KEY (id)
);
CREATE INDEX ix_monitor_import_country ON public.monitor_import USING btree (country_code, imported_at);

create table monitor_imported_event (
  id uuid not null,
  country_code text not null,
  import_id uuid not null,
  source text not null,
  source_event_id text not null,
  group_id uuid,
  categories text[] not null,
  occurred_on date not null,
  ended_on date not null,
  date_precision text not null,
  region text,
  latitude double precision,
  longitude double precision,
  place_precision text not null,
  actor text not null,
  low integer,
  best integer,
  high integer,
  flags text[] not null,
  constraint ck_monitor_imported_event_numbers CHECK (low >= 0 AND best >= 0 AND high >= 0),
  constraint ck_monitor_imported_event_span CHECK (occurred_on <= ended_on),
  constraint fk_monitor_imported_event_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint fk_monitor_imported_event_group FOREIGN KEY (group_id) REFERENCES monitor_group(id),
  constraint fk_monitor_imported_event_import FOREIGN KEY (import_id) REFERENCES monitor_import(id),
  constraint pk_monitor_imported_event PRIMARY KEY (id),
  constraint uq_monitor_imported_event_source UNIQUE (country_code, source, source_event_id)
);
CREATE INDEX ix_monitor_imported_event_country ON public.monitor_imported_event USING btree (country_code, occurred_on);
CREATE INDEX ix_monitor_imported_event_import ON public.monitor_imported_event USING btree (import_id);

create table monitor_incident (
  id uuid not null,
  country_code text not null,
  group_id uuid,
  categories text[] not null,
  occurred_on date not null,
  date_precision text not null,
  region text,
  place_precision text not null,
  actor text not null,
  low integer,
  best integer,
  high integer,
  basis text not null,
  source_reliability text not null,
  information_validity text not null,
  proof text not null,
  sensitivity text not null,
  source_class text not null,
  retention text not null,
  sealed bytea not null,
  merged_into uuid,
  revision integer not null,
  coded_by uuid not null,
  coded_at timestamp(3) with time zone not null,
  constraint ck_monitor_incident_categories CHECK (cardinality(categories) > 0),
  constraint ck_monitor_incident_numbers CHECK (low >= 0 AND low <= best AND best <= high),
  constraint ck_monitor_incident_site CHECK (place_precision <> 'SITE'::text OR (sensitivity = ANY (ARRAY['HIGH'::text, 'SEVERE'::text]))),
  constraint fk_monitor_incident_coded_by FOREIGN KEY (coded_by) REFERENCES person(id),
  constraint fk_monitor_incident_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint fk_monitor_incident_group FOREIGN KEY (group_id) REFERENCES monitor_group(id),
  constraint fk_monitor_incident_merged_into FOREIGN KEY (merged_into) REFERENCES monitor_incident(id) ON DELETE SET NULL,
  constraint pk_monitor_incident PRIMARY KEY (id)
);
CREATE INDEX ix_monitor_incident_country ON public.monitor_incident USING btree (country_code, occurred_on);

create table monitor_merge (
  id uuid not null,
  country_code text not null,
  kept_id uuid not null,
  merged_id uuid not null,
  merged_by uuid not null,
  merged_at timestamp(3) with time zone not null,
  undone_by uuid,
  undone_at timestamp(3) with time zone,
  constraint fk_monitor_merge_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint fk_monitor_merge_kept FOREIGN KEY (kept_id) REFERENCES monitor_incident(id) ON DELETE CASCADE,
  constraint fk_monitor_merge_merged FOREIGN KEY (merged_id) REFERENCES monitor_incident(id) ON DELETE CASCADE,
  constraint fk_monitor_merge_merged_by FOREIGN KEY (merged_by) REFERENCES person(id),
  constraint fk_monitor_merge_undone_by FOREIGN KEY (undone_by) REFERENCES person(id),
  constraint pk_monitor_merge PRIMARY KEY (id)
);
CREATE INDEX ix_monitor_merge_kept ON public.monitor_merge USING btree (kept_id);
CREATE INDEX ix_monitor_merge_merged ON public.monitor_merge USING btree (merged_id);

create table monitor_opening (
  id uuid not null,
  country_code text not null,
  person_id uuid not null,
  opened_at timestamp(3) with time zone not null,
  retention text not null,
  sealed bytea not null,
  constraint fk_monitor_opening_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint fk_monitor_opening_person FOREIGN KEY (person_id) REFERENCES person(id),
  constraint pk_monitor_opening PRIMARY KEY (id)
);
CREATE INDEX ix_monitor_opening_person ON public.monitor_opening USING btree (person_id, country_code, opened_at);

create table monitor_release (
  id uuid not null,
  year integer not null,
  covers text not null,
  made_on date not null,
  content text not null,
  hash bytea not null,
  constraint ck_monitor_release_hash CHECK (hash = sha256(convert_to(content, 'UTF8'::name))),
  constraint pk_monitor_release PRIMARY KEY (id),
  constraint uq_monitor_release_covers UNIQUE (year, covers)
);

create table monitor_report (
  id uuid not null,
  country_code text not null,
  state text not null,
  received_on date not null,
  source_code text not null,
  source_reliability text not null,
  consent text not null,
  retention text not null,
  sealed bytea not null,
  incident_id uuid,
  recorded_by uuid not null,
  recorded_at timestamp(3) with time zone not null,
  mutation_id uuid not null,
  constraint ck_monitor_report_coded CHECK (state <> 'CODED'::text OR incident_id IS NOT NULL),
  constraint fk_monitor_report_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint fk_monitor_report_incident FOREIGN KEY (incident_id) REFERENCES monitor_incident(id),
  constraint fk_monitor_report_recorded_by FOREIGN KEY (recorded_by) REFERENCES person(id),
  constraint pk_monitor_report PRIMARY KEY (id),
  constraint uq_monitor_report_mutation UNIQUE (recorded_by, mutation_id)
);
CREATE INDEX ix_monitor_report_country ON public.monitor_report USING btree (country_code, recorded_at);
CREATE INDEX ix_monitor_report_incident ON public.monitor_report USING btree (incident_id);

create table monitor_run (
  id uuid not null,
  country_code text not null,
  hidden boolean not null,
  kind text not null,
  ran_at timestamp(3) with time zone not null,
  watched jsonb not null,
  constraint ck_monitor_run_kind CHECK (kind = ANY (ARRAY['NIGHTLY'::text, 'ARRIVAL'::text])),
  constraint fk_monitor_run_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint pk_monitor_run PRIMARY KEY (id)
);
CREATE INDEX ix_monitor_run_country ON public.monitor_run USING btree (country_code, ran_at);

create table monitor_sensitive_date (
  id uuid not null,
  country_code text not null,
  group_id uuid,
  kind text not null,
  day date not null,
  yearly boolean not null,
  retention text not null,
  sealed bytea not null,
  revision integer not null,
  set_by uuid not null,
  set_at timestamp(3) with time zone not null,
  constraint fk_monitor_sensitive_date_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint fk_monitor_sensitive_date_group FOREIGN KEY (group_id) REFERENCES monitor_group(id),
  constraint fk_monitor_sensitive_date_set_by FOREIGN KEY (set_by) REFERENCES person(id),
  constraint pk_monitor_sensitive_date PRIMARY KEY (id)
);
CREATE INDEX ix_monitor_sensitive_date_country ON public.monitor_sensitive_date USING btree (country_code);

create table monitor_signal (
  id uuid not null,
  country_code text not null,
  group_id uuid,
  category text,
  source_class text,
  step text not null,
  detector text not null,
  version integer not null,
  parameters jsonb not null,
  period_start date not null,
  constraint ck_monitor_signal_series CHECK ((category IS NULL) = (source_class IS NULL)),
  constraint fk_monitor_signal_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint fk_monitor_signal_group FOREIGN KEY (group_id) REFERENCES monitor_group(id),
  constraint pk_monitor_signal PRIMARY KEY (id)
);
CREATE INDEX ix_monitor_signal_country ON public.monitor_signal USING btree (country_code, period_start);

create table monitor_signal_observation (
  signal_id uuid not null,
  number integer not null,
  country_code text not null,
  run_id uuid not null,
  observed_at timestamp(3) with time zone not null,
  stands boolean not null,
  outcome text not null,
  observed integer,
  upperbound double precision,
  p double precision,
  family integer,
  rank integer,
  threshold double precision,
  q double precision,
  seen jsonb,
  sentence text not null,
  effort text not null,
  effort_sentence text not null,
  constraint fk_monitor_signal_observation_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint fk_monitor_signal_observation_run FOREIGN KEY (run_id) REFERENCES monitor_run(id),
  constraint fk_monitor_signal_observation_signal FOREIGN KEY (signal_id) REFERENCES monitor_signal(id),
  constraint pk_monitor_signal_observation PRIMARY KEY (signal_id, number)
);
CREATE INDEX ix_monitor_signal_observation_run ON public.monitor_signal_observation USING btree (run_id);

create table monitor_signal_review (
  signal_id uuid not null,
  number integer not null,
  country_code text not null,
  reviewed_by uuid not null,
  reviewed_at timestamp(3) with time zone not null,
  constraint fk_monitor_signal_review_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint fk_monitor_signal_review_observation FOREIGN KEY (signal_id, number) REFERENCES monitor_signal_observation(signal_id, number),
  constraint fk_monitor_signal_review_reviewed_by FOREIGN KEY (reviewed_by) REFERENCES person(id),
  constraint fk_monitor_signal_review_signal FOREIGN KEY (signal_id) REFERENCES monitor_signal(id),
  constraint pk_monitor_signal_review PRIMARY KEY (signal_id, number)
);

create table monitor_signed_head (
  country_code text not null,
  day date not null,
  "position" bigint not null,
  hash bytea not null,
  at timestamp(3) with time zone not null,
  signature bytea not null,
  constraint fk_monitor_signed_head_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint pk_monitor_signed_head PRIMARY KEY (country_code, day)
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

create table notice (
  person_id uuid not null,
  topic text not null,
  key text not null,
  about jsonb not null,
  noticed_at timestamp(3) with time zone not null,
  settled_at timestamp(3) with time zone,
  told_at timestamp(3) with time zone,
  read_at timestamp(3) with time zone,
  mail_id uuid,
  constraint fk_notice_mail FOREIGN KEY (mail_id) REFERENCES mail(id) ON DELETE SET NULL,
  constraint fk_notice_person FOREIGN KEY (person_id) REFERENCES person(id),
  constraint pk_notice PRIMARY KEY (person_id, topic, key)
);
CREATE INDEX ix_notice_mail ON public.notice USING btree (mail_id);
CREATE INDEX ix_notice_open ON public.notice USING btree (person_id) WHERE (settled_at IS NULL);

create table notice_state (
  person_id uuid not null,
  daily_on date,
  weekly_on date,
  whole_on date,
  failed_address text,
  failed_at timestamp(3) with time zone,
  failed_code text,
  constraint fk_notice_state_person FOREIGN KEY (person_id) REFERENCES person(id),
  constraint pk_notice_state PRIMARY KEY (person_id)
);

create table notice_wish (
  person_id uuid not null,
  topics jsonb not null,
  rest_days integer[],
  paused_until date,
  saved_at timestamp(3) with time zone not null,
  time_zone text,
  constraint fk_notice_wish_person FOREIGN KEY (person_id) REFERENCES person(id),
  constraint pk_notice_wish PRIMARY KEY (person_id)
);

create table pack (
  id uuid not null,
  cell_id integer not null,
  language text not null,
  revisions jsonb not null,
  made_by uuid not null,
  made_at timestamp(3) with time zone not null,
  constraint fk_pack_cell FOREIGN KEY (cell_id) REFERENCES cell(id),
  constraint fk_pack_made_by FOREIGN KEY (made_by) REFERENCES person(id),
  constraint pk_pack PRIMARY KEY (id)
);

create table pack_return (
  pack_id uuid not null,
  person_id uuid not null,
  item_code text not null,
  field text not null,
  revision integer not null,
  constraint fk_pack_return_pack FOREIGN KEY (pack_id) REFERENCES pack(id) ON DELETE CASCADE,
  constraint fk_pack_return_person FOREIGN KEY (person_id) REFERENCES person(id),
  constraint pk_pack_return PRIMARY KEY (pack_id, person_id, item_code, field, revision)
);

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
  language text,
  constraint ck_person_email CHECK (email = lower(email COLLATE "C")),
  constraint ck_person_language CHECK (language = ANY (ARRAY['ar'::text, 'en'::text, 'es'::text, 'fr'::text, 'ru'::text, 'zh'::text])),
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

create table report (
  id uuid not null,
  cycle_code text not null,
  country_code text not null,
  snapshot text not null,
  cursor text not null,
  facts jsonb not null,
  erasures integer not null default 0,
  made_at timestamp(3) with time zone not null,
  constraint fk_report_cycle FOREIGN KEY (cycle_code) REFERENCES cycle(code),
  constraint pk_report PRIMARY KEY (id)
);
CREATE UNIQUE INDEX uq_report_place ON public.report USING btree (cycle_code, country_code, snapshot, cursor);

create table report_file (
  report_id uuid not null,
  language text not null,
  note_revision integer not null,
  template integer not null,
  hash bytea not null,
  content bytea not null,
  made_at timestamp(3) with time zone not null,
  constraint fk_report_file_report FOREIGN KEY (report_id) REFERENCES report(id) ON DELETE CASCADE,
  constraint pk_report_file PRIMARY KEY (report_id, language, note_revision)
);

create table report_note (
  cycle_code text not null,
  country_code text not null,
  snapshot text not null,
  revision integer not null,
  words text,
  written_by uuid not null,
  written_at timestamp(3) with time zone not null,
  constraint fk_report_note_cycle FOREIGN KEY (cycle_code) REFERENCES cycle(code),
  constraint fk_report_note_written_by FOREIGN KEY (written_by) REFERENCES person(id),
  constraint pk_report_note PRIMARY KEY (cycle_code, country_code, snapshot, revision)
);

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
) with (fillfactor=80, autovacuum_vacuum_scale_factor=0.02);
CREATE INDEX ix_response_rating ON public.response USING btree (cell_id, item_code, rating) WHERE (status = ANY (ARRAY['SUBMITTED'::text, 'ACCEPTED'::text]));
CREATE INDEX ix_response_waiting ON public.response USING btree (status, waits_since) WHERE (waits_since IS NOT NULL);

create table role_proposal (
  id uuid not null,
  person_id uuid not null,
  role text not null,
  country_code text,
  proposed_by uuid not null,
  proposed_at timestamp(3) with time zone not null,
  decided_by uuid,
  decided_at timestamp(3) with time zone,
  confirmed boolean not null default false,
  alternate boolean not null default false,
  constraint ck_role_proposal_alternate CHECK (NOT alternate OR role = 'HUMAN_RIGHTS_ADVISER'::text),
  constraint ck_role_proposal_oneself CHECK (person_id <> proposed_by AND (decided_by <> person_id OR NOT confirmed)),
  constraint ck_role_proposal_place CHECK ((role = 'MANDATE_HOLDER'::text) = (country_code IS NULL)),
  constraint ck_role_proposal_role CHECK (role = ANY (ARRAY['COUNTRY_LEAD'::text, 'MONITORING_ANALYST'::text, 'HUMAN_RIGHTS_ADVISER'::text, 'MANDATE_HOLDER'::text])),
  constraint ck_role_proposal_two_people CHECK (NOT confirmed OR decided_by IS NOT NULL AND decided_by <> proposed_by),
  constraint fk_role_proposal_country FOREIGN KEY (country_code) REFERENCES country(code),
  constraint fk_role_proposal_decided_by FOREIGN KEY (decided_by) REFERENCES person(id),
  constraint fk_role_proposal_person FOREIGN KEY (person_id) REFERENCES person(id),
  constraint fk_role_proposal_proposed_by FOREIGN KEY (proposed_by) REFERENCES person(id),
  constraint pk_role_proposal PRIMARY KEY (id)
);
CREATE INDEX ix_role_proposal_person ON public.role_proposal USING btree (person_id);

create table saved_view (
  person_id uuid not null,
  name text not null,
  path text not null,
  saved_at timestamp(3) with time zone not null,
  constraint fk_saved_view_person FOREIGN KEY (person_id) REFERENCES person(id),
  constraint pk_saved_view PRIMARY KEY (person_id, name)
);

create table seen (
  cell_id integer not null,
  item_code text not null,
  "position" bigint not null,
  person_id uuid not null,
  seen_on date not null,
  constraint fk_seen_cell FOREIGN KEY (cell_id) REFERENCES cell(id),
  constraint fk_seen_person FOREIGN KEY (person_id) REFERENCES person(id),
  constraint pk_seen PRIMARY KEY (cell_id, item_code, "position", person_id)
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
  revoked boolean not null default false,
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

create table webhook (
  id uuid not null,
  person_id uuid not null,
  name text not null,
  url text not null,
  kinds text[],
  mfa boolean not null,
  secret bytea not null,
  earlier_secret bytea,
  earlier_until timestamp(3) with time zone,
  state text not null,
  "position" bigint not null,
  attempts integer not null default 0,
  retry_at timestamp(3) with time zone,
  delivered_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null,
  changed_at timestamp(3) with time zone not null,
  constraint ck_webhook_state CHECK (state = ANY (ARRAY['ACTIVE'::text, 'PAUSED'::text, 'FAILED'::text, 'GONE'::text])),
  constraint fk_webhook_person FOREIGN KEY (person_id) REFERENCES person(id),
  constraint pk_webhook PRIMARY KEY (id)
);
CREATE INDEX ix_webhook_person ON public.webhook USING btree (person_id);

create table webhook_delivery (
  id bigint not null generated always as identity,
  webhook_id uuid not null,
  message_id text not null,
  kind text not null,
  cursor text not null,
  attempt integer not null,
  at timestamp(3) with time zone not null,
  ended_at timestamp(3) with time zone,
  outcome text,
  status integer,
  constraint ck_webhook_delivery_outcome CHECK (outcome = ANY (ARRAY['DELIVERED'::text, 'REFUSED'::text, 'REDIRECTED'::text, 'GONE'::text, 'ADDRESS_REFUSED'::text, 'NO_ADDRESS'::text, 'UNREACHABLE'::text, 'TLS_FAILED'::text, 'TIMED_OUT'::text, 'INTERRUPTED'::text, 'SECRET_LOST'::text])),
  constraint fk_webhook_delivery_webhook FOREIGN KEY (webhook_id) REFERENCES webhook(id) ON DELETE CASCADE,
  constraint pk_webhook_delivery PRIMARY KEY (id)
);
CREATE INDEX ix_webhook_delivery_at ON public.webhook_delivery USING btree (at);
CREATE INDEX ix_webhook_delivery_webhook ON public.webhook_delivery USING btree (webhook_id, id);

create table webhook_test (
  person_id uuid not null,
  sent_at timestamp with time zone[] not null,
  constraint fk_webhook_test_person FOREIGN KEY (person_id) REFERENCES person(id),
  constraint pk_webhook_test PRIMARY KEY (person_id)
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

alter table monitor_action enable row level security, force row level security;
create policy monitor_action_insert on monitor_action for insert to public with check ((monitor_sees_groups(country_code) AND (EXISTS ( SELECT
   FROM monitor_alert
  WHERE ((monitor_alert.id = monitor_action.alert_id) AND (monitor_alert.country_code = monitor_action.country_code)))) AND (planned_by = monitor_person())));
create policy monitor_action_retention_select on monitor_action for select to public using (((( SELECT monitor_work() AS monitor_work) = 'RETENTION'::text) AND (monitor_words_end(retention, planned_at) < clock_timestamp())));
create policy monitor_action_retention_update on monitor_action for update to public using (((( SELECT monitor_work() AS monitor_work) = 'RETENTION'::text) AND (monitor_words_end(retention, planned_at) < clock_timestamp()))) with check (((( SELECT monitor_work() AS monitor_work) = 'RETENTION'::text) AND (octet_length(sealed) = 0) AND (COALESCE(octet_length(outcome_sealed), 0) = 0)));
create policy monitor_action_select on monitor_action for select to public using ((monitor_sees_groups(country_code) AND (EXISTS ( SELECT
   FROM monitor_alert
  WHERE ((monitor_alert.id = monitor_action.alert_id) AND (monitor_alert.country_code = monitor_action.country_code))))));
create policy monitor_action_update on monitor_action for update to public using ((monitor_sees_groups(country_code) AND (EXISTS ( SELECT
   FROM monitor_alert
  WHERE ((monitor_alert.id = monitor_action.alert_id) AND (monitor_alert.country_code = monitor_action.country_code))))));

alter table monitor_alert enable row level security, force row level security;
create policy monitor_alert_insert on monitor_alert for insert to public with check ((monitor_sees_groups(country_code) AND ((group_id IS NULL) OR (EXISTS ( SELECT
   FROM monitor_group
  WHERE (monitor_group.id = monitor_alert.group_id)))) AND (proposed_by = monitor_person())));
create policy monitor_alert_retention_select on monitor_alert for select to public using (((( SELECT monitor_work() AS monitor_work) = 'RETENTION'::text) AND (monitor_words_end(retention, proposed_at) < clock_timestamp())));
create policy monitor_alert_retention_update on monitor_alert for update to public using (((( SELECT monitor_work() AS monitor_work) = 'RETENTION'::text) AND (monitor_words_end(retention, proposed_at) < clock_timestamp()))) with check (((( SELECT monitor_work() AS monitor_work) = 'RETENTION'::text) AND (octet_length(sealed) = 0)));
create policy monitor_alert_select on monitor_alert for select to public using ((monitor_sees_groups(country_code) AND ((group_id IS NULL) OR (EXISTS ( SELECT
   FROM monitor_group
  WHERE (monitor_group.id = monitor_alert.group_id))))));
create policy monitor_alert_update on monitor_alert for update to public using ((monitor_decides(country_code) AND ((group_id IS NULL) OR (EXISTS ( SELECT
   FROM monitor_group
  WHERE (monitor_group.id = monitor_alert.group_id))))));

alter table monitor_alert_step enable row level security, force row level security;
create policy monitor_alert_step_insert on monitor_alert_step for insert to public with check ((monitor_sees_groups(country_code) AND (EXISTS ( SELECT
   FROM monitor_alert
  WHERE ((monitor_alert.id = monitor_alert_step.alert_id) AND (monitor_alert.country_code = monitor_alert_step.country_code)))) AND (actor_id = monitor_person()) AND ((kind = 'DISSENTED'::text) OR monitor_decides(country_code))));
create policy monitor_alert_step_retention_select on monitor_alert_step for select to public using (((( SELECT monitor_work() AS monitor_work) = 'RETENTION'::text) AND (monitor_words_end(retention, at) < clock_timestamp())));
create policy monitor_alert_step_retention_update on monitor_alert_step for update to public using (((( SELECT monitor_work() AS monitor_work) = 'RETENTION'::text) AND (monitor_words_end(retention, at) < clock_timestamp()))) with check (((( SELECT monitor_work() AS monitor_work) = 'RETENTION'::text) AND (octet_length(sealed) = 0)));
create policy monitor_alert_step_select on monitor_alert_step for select to public using ((monitor_sees_groups(country_code) AND (EXISTS ( SELECT
   FROM monitor_alert
  WHERE ((monitor_alert.id = monitor_alert_step.alert_id) AND (monitor_alert.country_code = monitor_alert_step.country_code))))));

alter table monitor_apart enable row level security, force row level security;
create policy monitor_apart_delete on monitor_apart for delete to public using (monitor_records(country_code));
create policy monitor_apart_insert on monitor_apart for insert to public with check (monitor_records(country_code));
create policy monitor_apart_select on monitor_apart for select to public using (monitor_reads(country_code));
create policy monitor_apart_update on monitor_apart for update to public using (monitor_records(country_code));

alter table monitor_assessment enable row level security, force row level security;
create policy monitor_assessment_detection_select on monitor_assessment for select to public using (( SELECT monitor_detects() AS monitor_detects));
create policy monitor_assessment_insert on monitor_assessment for insert to public with check ((monitor_records(country_code) AND (assessed_by = monitor_person())));
create policy monitor_assessment_retention_select on monitor_assessment for select to public using (((( SELECT monitor_work() AS monitor_work) = 'RETENTION'::text) AND (monitor_words_end(retention, assessed_at) < clock_timestamp())));
create policy monitor_assessment_retention_update on monitor_assessment for update to public using (((( SELECT monitor_work() AS monitor_work) = 'RETENTION'::text) AND (monitor_words_end(retention, assessed_at) < clock_timestamp()))) with check (((( SELECT monitor_work() AS monitor_work) = 'RETENTION'::text) AND (octet_length(sealed) = 0)));
create policy monitor_assessment_select on monitor_assessment for select to public using ((( SELECT monitor_reads(''::text) AS monitor_reads) OR (country_code = ANY (( SELECT monitor_read_countries() AS monitor_read_countries)::text[]))));

alter table monitor_assessment_evidence enable row level security, force row level security;
create policy monitor_assessment_evidence_insert on monitor_assessment_evidence for insert to public with check (monitor_records(country_code));
create policy monitor_assessment_evidence_select on monitor_assessment_evidence for select to public using ((( SELECT monitor_reads(''::text) AS monitor_reads) OR (country_code = ANY (( SELECT monitor_read_countries() AS monitor_read_countries)::text[]))));

alter table monitor_detection enable row level security, force row level security;
create policy monitor_detection_detection_insert on monitor_detection for insert to public with check (( SELECT monitor_detects() AS monitor_detects));
create policy monitor_detection_detection_select on monitor_detection for select to public using (( SELECT monitor_detects() AS monitor_detects));
create policy monitor_detection_detection_update on monitor_detection for update to public using (( SELECT monitor_detects() AS monitor_detects));

alter table monitor_event enable row level security, force row level security;
create policy monitor_event_detection_insert on monitor_event for insert to public with check ((( SELECT monitor_detects() AS monitor_detects) AND (actor_id IS NULL) AND (kind = 'SIGNALS_FOUND'::text)));
create policy monitor_event_insert on monitor_event for insert to public with check (((monitor_reads(country_code) OR (monitor_sees_groups(country_code) AND ((kind ~~ 'ALERT\_%'::text) OR (kind ~~ 'ACTION\_%'::text)))) AND (actor_id = monitor_person())));
create policy monitor_event_select on monitor_event for select to public using (monitor_reads(country_code));

alter table monitor_export enable row level security, force row level security;
create policy monitor_export_insert on monitor_export for insert to public with check ((monitor_records(country_code) AND (person_id = monitor_person())));
create policy monitor_export_retention_select on monitor_export for select to public using (((( SELECT monitor_work() AS monitor_work) = 'RETENTION'::text) AND (monitor_words_end(retention, exported_at) < clock_timestamp())));
create policy monitor_export_retention_update on monitor_export for update to public using (((( SELECT monitor_work() AS monitor_work) = 'RETENTION'::text) AND (monitor_words_end(retention, exported_at) < clock_timestamp()))) with check (((( SELECT monitor_work() AS monitor_work) = 'RETENTION'::text) AND (octet_length(sealed) = 0)));
create policy monitor_export_select on monitor_export for select to public using (((person_id = monitor_person()) OR monitor_sees_openings(country_code)));

alter table monitor_family enable row level security, force row level security;
create policy monitor_family_detection_insert on monitor_family for insert to public with check (( SELECT monitor_detects() AS monitor_detects));
create policy monitor_family_detection_select on monitor_family for select to public using (( SELECT monitor_detects() AS monitor_detects));
create policy monitor_family_detection_update on monitor_family for update to public using (( SELECT monitor_detects() AS monitor_detects));
create policy monitor_family_retention_delete on monitor_family for delete to public using ((( SELECT monitor_work() AS monitor_work) = 'RETENTION'::text));
create policy monitor_family_retention_select on monitor_family for select to public using ((( SELECT monitor_work() AS monitor_work) = 'RETENTION'::text));
create policy monitor_family_select on monitor_family for select to public using ((( SELECT monitor_reads(''::text) AS monitor_reads) OR (country_code = ANY (( SELECT monitor_read_countries() AS monitor_read_countries)::text[]))));

alter table monitor_group enable row level security, force row level security;
create policy monitor_group_detection_select on monitor_group for select to public using (( SELECT monitor_detects() AS monitor_detects));
create policy monitor_group_insert on monitor_group for insert to public with check (monitor_records(country_code));
create policy monitor_group_select on monitor_group for select to public using ((( SELECT monitor_reads(''::text) AS monitor_reads) OR (country_code = ANY (( SELECT monitor_read_countries() AS monitor_read_countries)::text[])) OR ((NOT hidden) AND monitor_sees_groups(country_code))));
create policy monitor_group_update on monitor_group for update to public using (monitor_records(country_code));

alter table monitor_head enable row level security, force row level security;
create policy monitor_head_detection_insert on monitor_head for insert to public with check (( SELECT monitor_detects() AS monitor_detects));
create policy monitor_head_detection_select on monitor_head for select to public using (( SELECT monitor_detects() AS monitor_detects));
create policy monitor_head_detection_update on monitor_head for update to public using (( SELECT monitor_detects() AS monitor_detects));
create policy monitor_head_insert on monitor_head for insert to public with check ((monitor_reads(country_code) OR (monitor_sees_groups(country_code) AND (current_setting('concord.appends'::text, true) = 'on'::text))));
create policy monitor_head_select on monitor_head for select to public using ((monitor_reads(country_code) OR (monitor_sees_groups(country_code) AND (current_setting('concord.appends'::text, true) = 'on'::text))));
create policy monitor_head_update on monitor_head for update to public using ((monitor_reads(country_code) OR (monitor_sees_groups(country_code) AND (current_setting('concord.appends'::text, true) = 'on'::text))));
create policy monitor_head_watch on monitor_head for select to public using ((monitor_work() = 'WATCH'::text));

alter table monitor_import enable row level security, force row level security;
create policy monitor_import_delete on monitor_import for delete to public using (monitor_records(country_code));
create policy monitor_import_insert on monitor_import for insert to public with check (monitor_records(country_code));
create policy monitor_import_select on monitor_import for select to public using (monitor_reads(country_code));

alter table monitor_imported_event enable row level security, force row level security;
create policy monitor_imported_event_delete on monitor_imported_event for delete to public using (((import_id, country_code) IN ( SELECT monitor_import.id,
    monitor_import.country_code
   FROM monitor_import
  WHERE monitor_records(monitor_import.country_code))));
create policy monitor_imported_event_detection_select on monitor_imported_event for select to public using (( SELECT monitor_detects() AS monitor_detects));
create policy monitor_imported_event_insert on monitor_imported_event for insert to public with check (((import_id, country_code) IN ( SELECT monitor_import.id,
    monitor_import.country_code
   FROM monitor_import
  WHERE monitor_records(monitor_import.country_code))));
create policy monitor_imported_event_select on monitor_imported_event for select to public using ((( SELECT monitor_reads(''::text) AS monitor_reads) OR (country_code = ANY (( SELECT monitor_read_countries() AS monitor_read_countries)::text[]))));

alter table monitor_incident enable row level security, force row level security;
create policy monitor_incident_delete on monitor_incident for delete to public using (monitor_records(country_code));
create policy monitor_incident_detection_select on monitor_incident for select to public using (( SELECT monitor_detects() AS monitor_detects));
create policy monitor_incident_insert on monitor_incident for insert to public with check (monitor_records(country_code));
create policy monitor_incident_release on monitor_incident for select to public using (( SELECT monitor_releases_work() AS monitor_releases_work));
create policy monitor_incident_retention_select on monitor_incident for select to public using (((( SELECT monitor_work() AS monitor_work) = 'RETENTION'::text) AND (monitor_words_end(retention, coded_at) < clock_timestamp())));
create policy monitor_incident_retention_update on monitor_incident for update to public using (((( SELECT monitor_work() AS monitor_work) = 'RETENTION'::text) AND (monitor_words_end(retention, coded_at) < clock_timestamp()))) with check (((( SELECT monitor_work() AS monitor_work) = 'RETENTION'::text) AND (octet_length(sealed) = 0)));
create policy monitor_incident_select on monitor_incident for select to public using ((( SELECT monitor_reads(''::text) AS monitor_reads) OR (country_code = ANY (( SELECT monitor_read_countries() AS monitor_read_countries)::text[]))));
create policy monitor_incident_update on monitor_incident for update to public using (monitor_records(country_code));

alter table monitor_merge enable row level security, force row level security;
create policy monitor_merge_delete on monitor_merge for delete to public using (monitor_records(country_code));
create policy monitor_merge_insert on monitor_merge for insert to public with check (monitor_records(country_code));
create policy monitor_merge_select on monitor_merge for select to public using (monitor_reads(country_code));
create policy monitor_merge_update on monitor_merge for update to public using (monitor_records(country_code));

alter table monitor_opening enable row level security, force row level security;
create policy monitor_opening_insert on monitor_opening for insert to public with check ((monitor_opens(country_code) AND (person_id = monitor_person())));
create policy monitor_opening_retention_select on monitor_opening for select to public using (((( SELECT monitor_work() AS monitor_work) = 'RETENTION'::text) AND (monitor_words_end(retention, opened_at) < clock_timestamp())));
create policy monitor_opening_retention_update on monitor_opening for update to public using (((( SELECT monitor_work() AS monitor_work) = 'RETENTION'::text) AND (monitor_words_end(retention, opened_at) < clock_timestamp()))) with check (((( SELECT monitor_work() AS monitor_work) = 'RETENTION'::text) AND (octet_length(sealed) = 0)));
create policy monitor_opening_select on monitor_opening for select to public using (((person_id = monitor_person()) OR monitor_sees_openings(country_code)));
create policy monitor_opening_watch on monitor_opening for select to public using ((monitor_work() = 'WATCH'::text));

alter table monitor_release enable row level security, force row level security;
create policy monitor_release_insert on monitor_release for insert to public with check (( SELECT monitor_releases_work() AS monitor_releases_work));
create policy monitor_release_select on monitor_release for select to public using ((( SELECT monitor_releases_work() AS monitor_releases_work) OR (EXISTS ( SELECT
   FROM person
  WHERE ((person.id = monitor_reader()) AND (person.deactivated_at IS NULL))))));

alter table monitor_report enable row level security, force row level security;
create policy monitor_report_delete on monitor_report for delete to public using (monitor_records(country_code));
create policy monitor_report_detection_select on monitor_report for select to public using (( SELECT monitor_detects() AS monitor_detects));
create policy monitor_report_insert on monitor_report for insert to public with check (monitor_records(country_code));
create policy monitor_report_release on monitor_report for select to public using (( SELECT monitor_releases_work() AS monitor_releases_work));
create policy monitor_report_retention_select on monitor_report for select to public using (((( SELECT monitor_work() AS monitor_work) = 'RETENTION'::text) AND (monitor_words_end(retention, recorded_at) < clock_timestamp())));
create policy monitor_report_retention_update on monitor_report for update to public using (((( SELECT monitor_work() AS monitor_work) = 'RETENTION'::text) AND (monitor_words_end(retention, recorded_at) < clock_timestamp()))) with check (((( SELECT monitor_work() AS monitor_work) = 'RETENTION'::text) AND (octet_length(sealed) = 0)));
create policy monitor_report_select on monitor_report for select to public using ((( SELECT monitor_reads(''::text) AS monitor_reads) OR (country_code = ANY (( SELECT monitor_read_countries() AS monitor_read_countries)::text[]))));
create policy monitor_report_update on monitor_report for update to public using (monitor_records(country_code));

alter table monitor_run enable row level security, force row level security;
create policy monitor_run_detection_insert on monitor_run for insert to public with check (( SELECT monitor_detects() AS monitor_detects));
create policy monitor_run_detection_select on monitor_run for select to public using (( SELECT monitor_detects() AS monitor_detects));
create policy monitor_run_retention_delete on monitor_run for delete to public using ((( SELECT monitor_work() AS monitor_work) = 'RETENTION'::text));
create policy monitor_run_retention_select on monitor_run for select to public using ((( SELECT monitor_work() AS monitor_work) = 'RETENTION'::text));
create policy monitor_run_select on monitor_run for select to public using ((( SELECT monitor_reads(''::text) AS monitor_reads) OR (country_code = ANY (( SELECT monitor_read_countries() AS monitor_read_countries)::text[])) OR ((NOT hidden) AND monitor_sees_signals(country_code))));

alter table monitor_sensitive_date enable row level security, force row level security;
create policy monitor_sensitive_date_delete on monitor_sensitive_date for delete to public using (monitor_records(country_code));
create policy monitor_sensitive_date_detection_select on monitor_sensitive_date for select to public using (( SELECT monitor_detects() AS monitor_detects));
create policy monitor_sensitive_date_insert on monitor_sensitive_date for insert to public with check (monitor_records(country_code));
create policy monitor_sensitive_date_select on monitor_sensitive_date for select to public using ((( SELECT monitor_reads(''::text) AS monitor_reads) OR (country_code = ANY (( SELECT monitor_read_countries() AS monitor_read_countries)::text[]))));
create policy monitor_sensitive_date_update on monitor_sensitive_date for update to public using (monitor_records(country_code));

alter table monitor_signal enable row level security, force row level security;
create policy monitor_signal_detection_insert on monitor_signal for insert to public with check (( SELECT monitor_detects() AS monitor_detects));
create policy monitor_signal_detection_select on monitor_signal for select to public using (( SELECT monitor_detects() AS monitor_detects));
create policy monitor_signal_retention_select on monitor_signal for select to public using ((( SELECT monitor_work() AS monitor_work) = 'RETENTION'::text));
create policy monitor_signal_select on monitor_signal for select to public using ((( SELECT monitor_reads(''::text) AS monitor_reads) OR (country_code = ANY (( SELECT monitor_read_countries() AS monitor_read_countries)::text[])) OR (monitor_sees_signals(country_code) AND ((group_id IS NULL) OR (EXISTS ( SELECT
   FROM monitor_group
  WHERE (monitor_group.id = monitor_signal.group_id)))))));

alter table monitor_signal_observation enable row level security, force row level security;
create policy monitor_signal_observation_detection_insert on monitor_signal_observation for insert to public with check (( SELECT monitor_detects() AS monitor_detects));
create policy monitor_signal_observation_detection_select on monitor_signal_observation for select to public using (( SELECT monitor_detects() AS monitor_detects));
create policy monitor_signal_observation_retention_select on monitor_signal_observation for select to public using ((( SELECT monitor_work() AS monitor_work) = 'RETENTION'::text));
create policy monitor_signal_observation_select on monitor_signal_observation for select to public using ((EXISTS ( SELECT
   FROM monitor_signal
  WHERE (monitor_signal.id = monitor_signal_observation.signal_id))));

alter table monitor_signal_review enable row level security, force row level security;
create policy monitor_signal_review_insert on monitor_signal_review for insert to public with check ((monitor_reads(country_code) AND (reviewed_by = monitor_person()) AND (EXISTS ( SELECT
   FROM monitor_signal
  WHERE (monitor_signal.id = monitor_signal_review.signal_id)))));
create policy monitor_signal_review_select on monitor_signal_review for select to public using (((monitor_person() IS NOT NULL) AND (EXISTS ( SELECT
   FROM monitor_signal
  WHERE (monitor_signal.id = monitor_signal_review.signal_id)))));

alter table monitor_signed_head enable row level security, force row level security;
create policy monitor_signed_head_detection_insert on monitor_signed_head for insert to public with check (( SELECT monitor_detects() AS monitor_detects));
create policy monitor_signed_head_detection_select on monitor_signed_head for select to public using (( SELECT monitor_detects() AS monitor_detects));
create policy monitor_signed_head_insert on monitor_signed_head for insert to public with check ((monitor_reads(country_code) OR (monitor_sees_groups(country_code) AND (current_setting('concord.appends'::text, true) = 'on'::text))));
create policy monitor_signed_head_select on monitor_signed_head for select to public using ((monitor_reads(country_code) OR (monitor_sees_groups(country_code) AND (current_setting('concord.appends'::text, true) = 'on'::text))));

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

CREATE OR REPLACE FUNCTION public.monitor_decides(country text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select monitor_holds(country, '{COORDINATOR%,COUNTRY_LEAD%,HUMAN_RIGHTS_ADVISER%}') $function$;

CREATE OR REPLACE FUNCTION public.monitor_detects()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select current_user = monitor_role() and coalesce(current_setting('concord.work', true), '') = 'DETECTION' $function$;

CREATE OR REPLACE FUNCTION public.monitor_holds(country text, wanted text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select exists (
          select from membership join person on person.id = membership.person_id
           where membership.person_id = monitor_person() and person.deactivated_at is null and membership.ended_at is null
             and (membership.starts_on is null or membership.starts_on <= (clock_timestamp() at time zone 'utc')::date)
             and (membership.ends_on is null or membership.ends_on >= (clock_timestamp() at time zone 'utc')::date)
             and (membership.country_code is null or membership.country_code = country)
             and (membership.role || case when membership.monitoring then '+MONITORING' else '' end
                    || case when membership.resident_coordinator then '+RESIDENT' else '' end) like any (wanted)) $function$;

CREATE OR REPLACE FUNCTION public.monitor_opens(country text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select monitor_holds(country, '{COORDINATOR%}') $function$;

CREATE OR REPLACE FUNCTION public.monitor_person()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select case when current_user = monitor_role() then nullif(current_setting('concord.person', true), '')::uuid end $function$;

CREATE OR REPLACE FUNCTION public.monitor_read_countries()
 RETURNS text[]
 LANGUAGE sql
 STABLE
AS $function$ select array(
          select code from (
            select country_code from membership where person_id = monitor_person()
            union select country_code from monitor_opening where person_id = monitor_person()) as candidate (code)
           where code is not null and monitor_reads(code)) $function$;

CREATE OR REPLACE FUNCTION public.monitor_reader()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select case when current_user = monitor_role() then nullif(current_setting('concord.reader', true), '')::uuid end $function$;

CREATE OR REPLACE FUNCTION public.monitor_reads(country text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select monitor_holds(country, '{MONITORING_ANALYST%,HUMAN_RIGHTS_ADVISER%,COUNTRY_LEAD+MONITORING%}')
            or (monitor_opens(country) and exists (
                 select from monitor_opening
                  where monitor_opening.country_code = country and monitor_opening.person_id = monitor_person()
                    and monitor_opening.opened_at > clock_timestamp() - interval '24 hours')) $function$;

CREATE OR REPLACE FUNCTION public.monitor_records(country text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select monitor_holds(country, '{MONITORING_ANALYST%}') $function$;

CREATE OR REPLACE FUNCTION public.monitor_releases_work()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select current_user = monitor_role() and coalesce(current_setting('concord.work', true), '') = 'RELEASE' $function$;

CREATE OR REPLACE FUNCTION public.monitor_role()
 RETURNS name
 LANGUAGE sql
 STABLE
AS $function$ select (left(current_database()::text, 55) || '_monitor')::name $function$;

CREATE OR REPLACE FUNCTION public.monitor_sees_groups(country text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select monitor_holds(country, '{COORDINATOR%,COUNTRY_LEAD%,MONITORING_ANALYST%,HUMAN_RIGHTS_ADVISER%}') $function$;

CREATE OR REPLACE FUNCTION public.monitor_sees_openings(country text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select monitor_holds(country, '{COUNTRY_LEAD%RESIDENT,MONITORING_ANALYST%,HUMAN_RIGHTS_ADVISER%}') $function$;

CREATE OR REPLACE FUNCTION public.monitor_sees_signals(country text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select monitor_holds(country, '{COUNTRY_LEAD%,MONITORING_ANALYST%,HUMAN_RIGHTS_ADVISER%}') $function$;

CREATE OR REPLACE FUNCTION public.monitor_words_end(retention text, since timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$ select since + case retention when 'ONE_YEAR' then interval '1 year' else interval '5 years' end $function$;

CREATE OR REPLACE FUNCTION public.monitor_work()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ select case when current_user = monitor_role() then nullif(current_setting('concord.work', true), '') end $function$;

