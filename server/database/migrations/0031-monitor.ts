import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Row-level security asks who is asking: a person whose id the request's transaction set, under the role that is made
 * for it at each start (`monitor-role.ts`). Its name holds the database's. Without both, `monitor_person` is nobody. What
 * each role may do is said a second time here, apart from the table of permissions.
 */
const functions = [
  `create function monitor_role() returns name language sql stable as
     $$ select (left(current_database()::text, 55) || '_monitor')::name $$`,
  `create function monitor_person() returns uuid language sql stable as
     $$ select case when current_user = monitor_role() then nullif(current_setting('concord.person', true), '')::uuid end $$`,
  `create function monitor_holds(country text, wanted text[]) returns boolean language sql stable as
     $$ select exists (
          select from membership join person on person.id = membership.person_id
           where membership.person_id = monitor_person() and person.deactivated_at is null and membership.ended_at is null
             and (membership.starts_on is null or membership.starts_on <= (clock_timestamp() at time zone 'utc')::date)
             and (membership.ends_on is null or membership.ends_on >= (clock_timestamp() at time zone 'utc')::date)
             and (membership.country_code is null or membership.country_code = country)
             and (membership.role || case when membership.monitoring then '+MONITORING' else '' end
                    || case when membership.resident_coordinator then '+RESIDENT' else '' end) like any (wanted)) $$`,
  `create function monitor_records(country text) returns boolean language sql stable as
     $$ select monitor_holds(country, '{MONITORING_ANALYST%}') $$`,
  `create function monitor_opens(country text) returns boolean language sql stable as
     $$ select monitor_holds(country, '{COORDINATOR%}') $$`,
  `create function monitor_sees_groups(country text) returns boolean language sql stable as
     $$ select monitor_holds(country, '{COORDINATOR%,COUNTRY_LEAD%,MONITORING_ANALYST%,HUMAN_RIGHTS_ADVISER%}') $$`,
  `create function monitor_sees_openings(country text) returns boolean language sql stable as
     $$ select monitor_holds(country, '{COUNTRY_LEAD%RESIDENT,MONITORING_ANALYST%,HUMAN_RIGHTS_ADVISER%}') $$`,
];

const tables = [
  `create table monitor_group (
     id uuid not null,
     country_code text not null constraint fk_monitor_group_country references country (code),
     name text not null,
     aliases text[] not null,
     hidden boolean not null,
     revision integer not null,
     constraint pk_monitor_group primary key (id),
     constraint uq_monitor_group_name unique (country_code, name)
   )`,
  `create table monitor_incident (
     id uuid not null,
     country_code text not null constraint fk_monitor_incident_country references country (code),
     group_id uuid constraint fk_monitor_incident_group references monitor_group (id),
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
     merged_into uuid constraint fk_monitor_incident_merged_into references monitor_incident (id) on delete set null,
     revision integer not null,
     coded_by uuid not null constraint fk_monitor_incident_coded_by references person (id),
     coded_at timestamptz(3) not null,
     constraint pk_monitor_incident primary key (id),
     constraint ck_monitor_incident_numbers check (low >= 0 and low <= best and best <= high),
     constraint ck_monitor_incident_categories check (cardinality(categories) > 0),
     constraint ck_monitor_incident_site check (place_precision <> 'SITE' or sensitivity in ('HIGH', 'SEVERE'))
   )`,
  'create index ix_monitor_incident_country on monitor_incident (country_code, occurred_on)',
  `create table monitor_report (
     id uuid not null,
     country_code text not null constraint fk_monitor_report_country references country (code),
     state text not null,
     received_on date not null,
     source_code text not null,
     source_reliability text not null,
     consent text not null,
     retention text not null,
     sealed bytea not null,
     incident_id uuid constraint fk_monitor_report_incident references monitor_incident (id),
     recorded_by uuid not null constraint fk_monitor_report_recorded_by references person (id),
     recorded_at timestamptz(3) not null,
     mutation_id uuid not null,
     constraint pk_monitor_report primary key (id),
     constraint uq_monitor_report_mutation unique (recorded_by, mutation_id),
     constraint ck_monitor_report_coded check (state <> 'CODED' or incident_id is not null)
   )`,
  'create index ix_monitor_report_country on monitor_report (country_code, recorded_at)',
  'create index ix_monitor_report_incident on monitor_report (incident_id)',
  `create table monitor_merge (
     id uuid not null,
     country_code text not null constraint fk_monitor_merge_country references country (code),
     kept_id uuid not null constraint fk_monitor_merge_kept references monitor_incident (id) on delete cascade,
     merged_id uuid not null constraint fk_monitor_merge_merged references monitor_incident (id) on delete cascade,
     merged_by uuid not null constraint fk_monitor_merge_merged_by references person (id),
     merged_at timestamptz(3) not null,
     undone_by uuid constraint fk_monitor_merge_undone_by references person (id),
     undone_at timestamptz(3),
     constraint pk_monitor_merge primary key (id)
   )`,
  'create index ix_monitor_merge_merged on monitor_merge (merged_id)',
  'create index ix_monitor_merge_kept on monitor_merge (kept_id)',
  `create table monitor_apart (
     one_id uuid not null constraint fk_monitor_apart_one references monitor_incident (id) on delete cascade,
     other_id uuid not null constraint fk_monitor_apart_other references monitor_incident (id) on delete cascade,
     country_code text not null constraint fk_monitor_apart_country references country (code),
     decided_by uuid not null constraint fk_monitor_apart_decided_by references person (id),
     decided_at timestamptz(3) not null,
     constraint pk_monitor_apart primary key (one_id, other_id),
     constraint ck_monitor_apart_order check (one_id < other_id)
   )`,
  `create table monitor_opening (
     id uuid not null,
     country_code text not null constraint fk_monitor_opening_country references country (code),
     person_id uuid not null constraint fk_monitor_opening_person references person (id),
     opened_at timestamptz(3) not null,
     retention text not null,
     sealed bytea not null,
     constraint pk_monitor_opening primary key (id)
   )`,
  'create index ix_monitor_opening_person on monitor_opening (person_id, country_code, opened_at)',
  `create table monitor_head (
     country_code text not null constraint fk_monitor_head_country references country (code),
     position bigint not null,
     hash bytea not null,
     at timestamptz(3) not null,
     constraint pk_monitor_head primary key (country_code)
   )`,
  `create table monitor_event (
     country_code text not null constraint fk_monitor_event_country references country (code),
     position bigint not null,
     kind text not null,
     at timestamptz(3) not null,
     actor_id uuid not null constraint fk_monitor_event_actor references person (id),
     subject_id uuid not null,
     hash bytea not null,
     constraint pk_monitor_event primary key (country_code, position)
   )`,
  `create table monitor_signed_head (
     country_code text not null constraint fk_monitor_signed_head_country references country (code),
     day date not null,
     position bigint not null,
     hash bytea not null,
     at timestamptz(3) not null,
     signature bytea not null,
     constraint pk_monitor_signed_head primary key (country_code, day)
   )`,
  // It reads openings, whose own policy doesn't ask it.
  `create function monitor_reads(country text) returns boolean language sql stable as
     $$ select monitor_holds(country, '{MONITORING_ANALYST%,HUMAN_RIGHTS_ADVISER%,COUNTRY_LEAD+MONITORING%}')
            or (monitor_opens(country) and exists (
                 select from monitor_opening
                  where monitor_opening.country_code = country and monitor_opening.person_id = monitor_person()
                    and monitor_opening.opened_at > clock_timestamp() - interval '24 hours')) $$`,
];

const reads = 'monitor_reads(country_code)';
const records = 'monitor_records(country_code)';

type Policy = [action: 'select' | 'insert' | 'update' | 'delete', rule: string];

const analysts: Policy[] = [
  ['select', reads],
  ['insert', records],
  ['update', records],
  ['delete', records],
];

/** What may be done with the rows of each table; what isn't here, nobody does. */
const policies: Record<string, Policy[]> = {
  monitor_group: [
    ['select', `${reads} or (not hidden and monitor_sees_groups(country_code))`],
    ['insert', records],
    ['update', records],
  ],
  monitor_incident: analysts,
  monitor_report: analysts,
  monitor_merge: analysts,
  monitor_apart: analysts,
  monitor_opening: [
    ['select', 'person_id = monitor_person() or monitor_sees_openings(country_code)'],
    ['insert', 'monitor_opens(country_code) and person_id = monitor_person()'],
  ],
  monitor_head: [
    ['select', reads],
    ['insert', reads],
    ['update', reads],
  ],
  monitor_event: [
    ['select', reads],
    ['insert', `${reads} and actor_id = monitor_person()`],
  ],
  monitor_signed_head: [
    ['select', reads],
    ['insert', reads],
  ],
};

const security = Object.entries(policies).flatMap(([table, rules]) => [
  `alter table ${table} enable row level security, force row level security`,
  ...rules.map(
    ([action, rule]) =>
      `create policy ${table}_${action} on ${table} for ${action} ${
        action === 'insert' ? `with check (${rule})` : `using (${rule})`
      }`,
  ),
]);

/** The monitor's tables and its log, closed to whoever doesn't come as a person under the monitor's role. */
export class Monitor1764000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...functions, ...tables, ...security]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
