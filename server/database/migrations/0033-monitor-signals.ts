import type { MigrationInterface, QueryRunner } from 'typeorm';

const functions = [
  `create function monitor_detects() returns boolean language sql stable as
     $$ select current_user = monitor_role() and coalesce(current_setting('concord.work', true), '') = 'DETECTION' $$`,
  `create function monitor_sees_signals(country text) returns boolean language sql stable as
     $$ select monitor_holds(country, '{COUNTRY_LEAD%,MONITORING_ANALYST%,HUMAN_RIGHTS_ADVISER%}') $$`,
  // Of the countries in which somebody has a role or opened anything, those that they read: asked once for a statement, where
  // monitor_reads is asked for each row. Who has a role for all countries reads the country '' too.
  `create function monitor_read_countries() returns text[] language sql stable as
     $$ select array(
          select code from (
            select country_code from membership where person_id = monitor_person()
            union select country_code from monitor_opening where person_id = monitor_person()) as candidate (code)
           where code is not null and monitor_reads(code)) $$`,
];

const tables = [
  `create table monitor_detection (
     country_code text not null constraint fk_monitor_detection_country references country (code),
     nightly_on date,
     begun_at timestamptz(3),
     counted jsonb not null,
     constraint pk_monitor_detection primary key (country_code)
   )`,
  `create table monitor_run (
     id uuid not null,
     country_code text not null constraint fk_monitor_run_country references country (code),
     hidden boolean not null,
     kind text not null,
     ran_at timestamptz(3) not null,
     watched jsonb not null,
     constraint pk_monitor_run primary key (id),
     constraint ck_monitor_run_kind check (kind in ('NIGHTLY', 'ARRIVAL'))
   )`,
  'create index ix_monitor_run_country on monitor_run (country_code, ran_at)',
  `create table monitor_family (
     country_code text not null constraint fk_monitor_family_country references country (code),
     hidden boolean not null,
     step text not null,
     detector text not null,
     period_start date not null,
     tested jsonb not null,
     constraint pk_monitor_family primary key (country_code, hidden, step, detector, period_start)
   )`,
  `create table monitor_signal (
     id uuid not null,
     country_code text not null constraint fk_monitor_signal_country references country (code),
     group_id uuid constraint fk_monitor_signal_group references monitor_group (id),
     category text not null,
     source_class text not null,
     step text not null,
     detector text not null,
     version integer not null,
     parameters jsonb not null,
     period_start date not null,
     constraint pk_monitor_signal primary key (id)
   )`,
  'create index ix_monitor_signal_country on monitor_signal (country_code, period_start)',
  `create table monitor_signal_observation (
     signal_id uuid not null constraint fk_monitor_signal_observation_signal references monitor_signal (id),
     number integer not null,
     country_code text not null constraint fk_monitor_signal_observation_country references country (code),
     run_id uuid not null constraint fk_monitor_signal_observation_run references monitor_run (id),
     observed_at timestamptz(3) not null,
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
     constraint pk_monitor_signal_observation primary key (signal_id, number)
   )`,
  `create table monitor_signal_review (
     signal_id uuid not null constraint fk_monitor_signal_review_signal references monitor_signal (id),
     number integer not null,
     country_code text not null constraint fk_monitor_signal_review_country references country (code),
     reviewed_by uuid not null constraint fk_monitor_signal_review_reviewed_by references person (id),
     reviewed_at timestamptz(3) not null,
     constraint pk_monitor_signal_review primary key (signal_id, number),
     constraint fk_monitor_signal_review_observation foreign key (signal_id, number)
       references monitor_signal_observation (signal_id, number)
   )`,
  // What the monitor does by itself has no actor.
  'alter table monitor_event alter column actor_id drop not null',
];

type Policy = [action: 'select' | 'insert' | 'update' | 'delete', rule: string];

/** Each is asked once for a statement, since it stands in a query of its own. */
const detects = '(select monitor_detects())';
const reads = `(select monitor_reads('')) or country_code = any ((select monitor_read_countries())::text[])`;
/** The group’s own policy decides for whom it is there. */
const seen = `${reads} or (monitor_sees_signals(country_code)
     and (group_id is null or exists (select from monitor_group where monitor_group.id = group_id)))`;
const ofSignal = 'exists (select from monitor_signal where monitor_signal.id = signal_id)';

/** What people may do with the new tables. Nobody writes them but detection, and a signal is reviewed by who reads incidents. */
const ofPeople: Record<string, Policy[]> = {
  monitor_detection: [],
  monitor_run: [['select', `${reads} or (not hidden and monitor_sees_signals(country_code))`]],
  monitor_family: [['select', reads]],
  monitor_signal: [['select', seen]],
  monitor_signal_observation: [['select', ofSignal]],
  monitor_signal_review: [
    ['select', `monitor_person() is not null and ${ofSignal}`],
    ['insert', `monitor_reads(country_code) and reviewed_by = monitor_person() and ${ofSignal}`],
  ],
};

/** What detection does, in nobody’s name. */
const ofDetection: Record<string, Policy[]> = {
  monitor_group: [['select', detects]],
  monitor_incident: [['select', detects]],
  monitor_report: [['select', detects]],
  monitor_imported_event: [['select', detects]],
  monitor_detection: [
    ['select', detects],
    ['insert', detects],
    ['update', detects],
  ],
  monitor_run: [
    ['select', detects],
    ['insert', detects],
  ],
  monitor_family: [
    ['select', detects],
    ['insert', detects],
    ['update', detects],
  ],
  monitor_signal: [
    ['select', detects],
    ['insert', detects],
  ],
  monitor_signal_observation: [
    ['select', detects],
    ['insert', detects],
  ],
  monitor_head: [
    ['select', detects],
    ['insert', detects],
    ['update', detects],
  ],
  monitor_event: [['insert', `${detects} and actor_id is null and kind = 'SIGNALS_FOUND'`]],
  monitor_signed_head: [
    ['select', detects],
    ['insert', detects],
  ],
};

const policy = (name: string, table: string, [action, rule]: Policy) =>
  `create policy ${name} on ${table} for ${action} ${action === 'insert' ? 'with check' : 'using'} (${rule})`;

/** Tables that may be long: row by row, whoever reads a country would wait for seconds. */
const read = ['monitor_incident', 'monitor_report', 'monitor_imported_event'];

const security = [
  ...read.map((table) => `alter policy ${table}_select on ${table} using (${reads})`),
  `alter policy monitor_group_select on monitor_group
     using (${reads} or (not hidden and monitor_sees_groups(country_code)))`,
  ...Object.keys(ofPeople).map(
    (table) => `alter table ${table} enable row level security, force row level security`,
  ),
  ...Object.entries(ofPeople).flatMap(([table, rules]) =>
    rules.map((rule) => policy(`${table}_${rule[0]}`, table, rule)),
  ),
  ...Object.entries(ofDetection).flatMap(([table, rules]) =>
    rules.map((rule) => policy(`${table}_detection_${rule[0]}`, table, rule)),
  ),
];

/** Signals, what detection saw of them, and the identity under which it works. */
export class MonitorSignals1764000000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...functions, ...tables, ...security]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
