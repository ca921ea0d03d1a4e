import type { MigrationInterface, QueryRunner } from 'typeorm';

// Since when the words of each table are kept.
const words: Readonly<Record<string, string>> = {
  monitor_report: 'recorded_at',
  monitor_incident: 'coded_at',
  monitor_alert: 'proposed_at',
  monitor_alert_step: 'at',
  monitor_action: 'planned_at',
  monitor_assessment: 'assessed_at',
  monitor_opening: 'opened_at',
  monitor_export: 'exported_at',
};

/** Asked once for a statement, since it stands in a query of its own. */
const works = `(select monitor_work()) = 'RETENTION'`;

const policy = (table: string, action: 'select' | 'update' | 'delete', rule: string) =>
  `create policy ${table}_retention_${action} on ${table} for ${action} using (${rule})`;

const statements = [
  `create function monitor_words_end(retention text, since timestamptz) returns timestamptz language sql stable as
     $$ select since + case retention when 'ONE_YEAR' then interval '1 year' else interval '5 years' end $$`,
  // What deletes words sees only rows whose time is over, and leaves no words in one.
  ...Object.entries(words).flatMap(([table, since]) => {
    const isOver = `${works} and monitor_words_end(retention, ${since}) < clock_timestamp()`;
    const isBlank = `octet_length(sealed) = 0${table === 'monitor_action' ? ' and coalesce(octet_length(outcome_sealed), 0) = 0' : ''}`;
    return [
      policy(table, 'select', isOver),
      `${policy(table, 'update', isOver)} with check (${works} and ${isBlank})`,
    ];
  }),
  // A run is found by what was observed in it: nothing else is deleted.
  'create index ix_monitor_signal_observation_run on monitor_signal_observation (run_id)',
  ...['monitor_signal', 'monitor_signal_observation', 'monitor_run', 'monitor_family'].map((table) =>
    policy(table, 'select', works),
  ),
  ...['monitor_run', 'monitor_family'].map((table) => policy(table, 'delete', works)),
];

/** What deletes the monitor's words once their time is over, and runs of detection that no signal rests on. */
export class MonitorRetention1764000000038 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
