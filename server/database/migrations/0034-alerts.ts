import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when somebody has a role, without which nobody could tell later whose turn it was; and who stands in for an adviser. */
const roles = [
  'alter table membership add column given_at timestamptz(3), add column monitoring_at timestamptz(3)',
  'alter table membership alter column given_at set default clock_timestamp()',
  `alter table role_proposal
     add column alternate boolean not null default false,
     add constraint ck_role_proposal_alternate check (not alternate or role = 'HUMAN_RIGHTS_ADVISER')`,
];

const tables = [
  `create function monitor_decides(country text) returns boolean language sql stable as
     $$ select monitor_holds(country, '{COORDINATOR%,COUNTRY_LEAD%,HUMAN_RIGHTS_ADVISER%}') $$`,
  `create table monitor_alert (
     id uuid not null,
     country_code text not null constraint fk_monitor_alert_country references country (code),
     group_id uuid constraint fk_monitor_alert_group references monitor_group (id),
     signal_ids uuid[] not null,
     proposed_level text not null,
     level text not null,
     state text not null,
     retention text not null,
     sealed bytea not null,
     proposed_by uuid not null constraint fk_monitor_alert_proposed_by references person (id),
     proposed_at timestamptz(3) not null,
     decided_at timestamptz(3),
     ended_at timestamptz(3),
     revision integer not null,
     mutation_id uuid not null,
     constraint pk_monitor_alert primary key (id),
     constraint uq_monitor_alert_mutation unique (proposed_by, mutation_id),
     constraint ck_monitor_alert_decided check ((state = 'PROPOSED') = (decided_at is null)),
     constraint ck_monitor_alert_ended check ((state in ('DISMISSED', 'CLOSED')) = (ended_at is not null))
   )`,
  'create index ix_monitor_alert_country on monitor_alert (country_code, proposed_at)',
  `create index ix_monitor_alert_waiting on monitor_alert (proposed_at) where state = 'PROPOSED'`,
  `create table monitor_alert_step (
     id uuid not null,
     alert_id uuid not null constraint fk_monitor_alert_step_alert references monitor_alert (id),
     country_code text not null constraint fk_monitor_alert_step_country references country (code),
     kind text not null,
     level text,
     retention text not null,
     sealed bytea not null,
     actor_id uuid not null constraint fk_monitor_alert_step_actor references person (id),
     at timestamptz(3) not null,
     mutation_id uuid not null,
     constraint pk_monitor_alert_step primary key (id),
     constraint uq_monitor_alert_step_mutation unique (actor_id, mutation_id)
   )`,
  'create index ix_monitor_alert_step_alert on monitor_alert_step (alert_id, at)',
  `create table monitor_action (
     id uuid not null,
     alert_id uuid not null constraint fk_monitor_action_alert references monitor_alert (id),
     country_code text not null constraint fk_monitor_action_country references country (code),
     owner_id uuid not null constraint fk_monitor_action_owner references person (id),
     due_on date not null,
     item_codes text[] not null,
     state text not null,
     ended_at timestamptz(3),
     outcome text,
     outcome_on date,
     retention text not null,
     sealed bytea not null,
     outcome_sealed bytea,
     planned_by uuid not null constraint fk_monitor_action_planned_by references person (id),
     planned_at timestamptz(3) not null,
     revision integer not null,
     mutation_id uuid not null,
     constraint pk_monitor_action primary key (id),
     constraint uq_monitor_action_mutation unique (planned_by, mutation_id),
     constraint ck_monitor_action_ended check ((state = 'PLANNED') = (ended_at is null)),
     constraint ck_monitor_action_outcome check (
       (outcome is null) = (outcome_on is null) and (outcome is null) = (outcome_sealed is null)
       and (outcome is null or state = 'DONE'))
   )`,
  'create index ix_monitor_action_country on monitor_action (country_code, due_on)',
  'create index ix_monitor_action_alert on monitor_action (alert_id)',
];

const audience = 'monitor_sees_groups(country_code)';
const decides = 'monitor_decides(country_code)';

/** What the group's own policy shows, it shows here: a hidden group's alert is there for readers of incidents alone. */
const seesGroup =
  '(group_id is null or exists (select from monitor_group where monitor_group.id = monitor_alert.group_id))';
/** The same of what hangs on an alert, which asks the alert's own policy. */
const ofAlert = (table: string) =>
  `exists (select from monitor_alert
    where monitor_alert.id = ${table}.alert_id and monitor_alert.country_code = ${table}.country_code)`;

type Policy = [action: 'select' | 'insert' | 'update', rule: string];

const policies: Record<string, Policy[]> = {
  monitor_alert: [
    ['select', `${audience} and ${seesGroup}`],
    ['insert', `${audience} and ${seesGroup} and proposed_by = monitor_person()`],
    ['update', `${decides} and ${seesGroup}`],
  ],
  monitor_alert_step: [
    ['select', `${audience} and ${ofAlert('monitor_alert_step')}`],
    [
      'insert',
      `${audience} and ${ofAlert('monitor_alert_step')} and actor_id = monitor_person()
         and (kind = 'DISSENTED' or ${decides})`,
    ],
  ],
  monitor_action: [
    ['select', `${audience} and ${ofAlert('monitor_action')}`],
    ['insert', `${audience} and ${ofAlert('monitor_action')} and planned_by = monitor_person()`],
    ['update', `${audience} and ${ofAlert('monitor_action')}`],
  ],
};

/**
 * Whoever sees alerts writes to the log what they did about them, without reading it: the head is there for them in that
 * one moment, and no event.
 */
const appends = `(monitor_reads(country_code)
  or (${audience} and current_setting('concord.appends', true) = 'on'))`;
const ofAlerts = `(monitor_reads(country_code)
  or (${audience} and (kind like 'ALERT\\_%' or kind like 'ACTION\\_%')))`;
const log = [
  `alter policy monitor_head_select on monitor_head using (${appends})`,
  `alter policy monitor_head_insert on monitor_head with check (${appends})`,
  `alter policy monitor_head_update on monitor_head using (${appends})`,
  `alter policy monitor_signed_head_select on monitor_signed_head using (${appends})`,
  `alter policy monitor_signed_head_insert on monitor_signed_head with check (${appends})`,
  `alter policy monitor_event_insert on monitor_event with check (${ofAlerts} and actor_id = monitor_person())`,
];

const security = Object.entries(policies).flatMap(([table, rules]) => [
  `alter table ${table} enable row level security, force row level security`,
  ...rules.map(
    ([action, rule]) =>
      `create policy ${table}_${action} on ${table} for ${action} ${
        action === 'insert' ? `with check (${rule})` : `using (${rule})`
      }`,
  ),
]);

/** Alerts, what was decided on them and against it, and early actions with what came of them. */
export class Alerts1764000000034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...roles, ...tables, ...security, ...log]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
