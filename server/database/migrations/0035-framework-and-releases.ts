import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Two more ways to be there under the monitor's role, each for one thing alone. Whoever reads releases is named apart
 * from `concord.person`, so that nothing else opens with it. The work that makes releases is no person: it sees what is counted.
 */
const functions = [
  `create function monitor_reader() returns uuid language sql stable as
     $$ select case when current_user = monitor_role() then nullif(current_setting('concord.reader', true), '')::uuid end $$`,
  `create function monitor_releases_work() returns boolean language sql stable as
     $$ select current_user = monitor_role() and coalesce(current_setting('concord.work', true), '') = 'RELEASE' $$`,
];

const tables = [
  `create table monitor_assessment (
     id uuid not null,
     country_code text not null constraint fk_monitor_assessment_country references country (code),
     group_id uuid constraint fk_monitor_assessment_group references monitor_group (id),
     indicator text not null,
     revision integer not null,
     level text not null,
     trend text not null,
     confidence text not null,
     retention text not null,
     sealed bytea not null,
     assessed_by uuid not null constraint fk_monitor_assessment_assessed_by references person (id),
     assessed_at timestamptz(3) not null,
     constraint pk_monitor_assessment primary key (id),
     constraint uq_monitor_assessment_revision unique nulls not distinct (country_code, group_id, indicator, revision)
   )`,
  `create table monitor_assessment_evidence (
     assessment_id uuid not null
       constraint fk_monitor_assessment_evidence_assessment references monitor_assessment (id) on delete cascade,
     incident_id uuid not null
       constraint fk_monitor_assessment_evidence_incident references monitor_incident (id) on delete cascade,
     country_code text not null constraint fk_monitor_assessment_evidence_country references country (code),
     constraint pk_monitor_assessment_evidence primary key (assessment_id, incident_id)
   )`,
  'create index ix_monitor_assessment_evidence_incident on monitor_assessment_evidence (incident_id)',
  `create table monitor_sensitive_date (
     id uuid not null,
     country_code text not null constraint fk_monitor_sensitive_date_country references country (code),
     group_id uuid constraint fk_monitor_sensitive_date_group references monitor_group (id),
     kind text not null,
     day date not null,
     yearly boolean not null,
     retention text not null,
     sealed bytea not null,
     revision integer not null,
     set_by uuid not null constraint fk_monitor_sensitive_date_set_by references person (id),
     set_at timestamptz(3) not null,
     constraint pk_monitor_sensitive_date primary key (id)
   )`,
  'create index ix_monitor_sensitive_date_country on monitor_sensitive_date (country_code)',
  `create table monitor_release (
     id uuid not null,
     year integer not null,
     covers text not null,
     made_on date not null,
     content text not null,
     hash bytea not null,
     constraint pk_monitor_release primary key (id),
     constraint uq_monitor_release_covers unique (year, covers),
     constraint ck_monitor_release_hash check (hash = sha256(convert_to(content, 'UTF8')))
   )`,
];

/** Both are asked once for a statement, since they stand in queries of their own. */
const reads = `(select monitor_reads('')) or country_code = any ((select monitor_read_countries())::text[])`;
const works = '(select monitor_releases_work())';
const records = 'monitor_records(country_code)';

type Policy = [name: string, action: 'select' | 'insert' | 'update' | 'delete', rule: string];

/** Assessments and releases are added to and never changed, so nobody has a policy for it. */
const policies: Record<string, Policy[]> = {
  monitor_assessment: [
    ['select', 'select', reads],
    ['insert', 'insert', `${records} and assessed_by = monitor_person()`],
  ],
  monitor_assessment_evidence: [
    ['select', 'select', reads],
    ['insert', 'insert', records],
  ],
  monitor_sensitive_date: [
    ['select', 'select', reads],
    ['insert', 'insert', records],
    ['update', 'update', records],
    ['delete', 'delete', records],
  ],
  monitor_release: [
    [
      'select',
      'select',
      `${works} or exists (select from person where person.id = monitor_reader() and deactivated_at is null)`,
    ],
    ['insert', 'insert', works],
  ],
  monitor_incident: [['release', 'select', works]],
  monitor_report: [['release', 'select', works]],
};

const security = Object.entries(policies).flatMap(([table, rules]) => [
  `alter table ${table} enable row level security, force row level security`,
  ...rules.map(
    ([name, action, rule]) =>
      `create policy ${table}_${name} on ${table} for ${action} ${
        action === 'insert' ? `with check (${rule})` : `using (${rule})`
      }`,
  ),
]);

/** Assessments by the framework and the dates that they look to; monthly releases as they were made. */
export class FrameworkAndReleases1764000000035 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...functions, ...tables, ...security]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
