import type { Statement } from '../database/database.ts';
import type { MonitorConnection } from '../monitor/monitor-connection.ts';
import { keptDays } from './kept-days.ts';
import { ROWS_A_STEP } from './retention.sql.ts';

// Words go by their retention, codes and numbers stay. What is due, `monitor_words_end` says, here and in the policies.
const blank = (
  table: string,
  since: string,
  isFull = 'octet_length(sealed) > 0',
  outcome = '',
): Statement => ({
  name: `retention-${table}`,
  text: `
    update ${table} set sealed = ''::bytea${outcome} where id in (
      select id from ${table}
       where (${isFull}) and monitor_words_end(retention, ${since}) < clock_timestamp()
       limit ${ROWS_A_STEP} for update skip locked)
    returning true as deleted`,
});

const isFullAction = 'octet_length(sealed) > 0 or octet_length(outcome_sealed) > 0';
const blankOutcome = `, outcome_sealed = case when outcome_sealed is not null then ''::bytea end`;

// The last run over all series stays, however old: it says when detection looked last.
const runs: Statement = {
  name: 'retention-monitor_run',
  text: `
    delete from monitor_run where id in (
      select id from monitor_run as run
       where ran_at < clock_timestamp() - interval '${keptDays.detection} days'
         and not exists (select from monitor_signal_observation where run_id = run.id)
         and exists (select from monitor_run as later
                      where later.country_code = run.country_code and later.hidden = run.hidden
                        and later.kind = 'NIGHTLY' and later.ran_at > run.ran_at)
       limit ${ROWS_A_STEP})
    returning true as deleted`,
};

// A signal is weighed in its family again whenever its series changes.
const families: Statement = {
  name: 'retention-monitor_family',
  text: `
    delete from monitor_family where (country_code, hidden, step, detector, period_start) in (
      select country_code, hidden, step, detector, period_start from monitor_family as family
       where period_start < (clock_timestamp() at time zone 'utc')::date - ${keptDays.detection}
         and not exists (
           select from monitor_signal as signal
            where signal.country_code = family.country_code and signal.period_start = family.period_start
              and signal.step = family.step and signal.detector = family.detector)
       limit ${ROWS_A_STEP})
    returning true as deleted`,
};

const statements = {
  reportWords: blank('monitor_report', 'recorded_at'),
  incidentWords: blank('monitor_incident', 'coded_at'),
  alertWords: blank('monitor_alert', 'proposed_at'),
  alertStepWords: blank('monitor_alert_step', 'at'),
  actionWords: blank('monitor_action', 'planned_at', isFullAction, blankOutcome),
  assessmentWords: blank('monitor_assessment', 'assessed_at'),
  openingReasons: blank('monitor_opening', 'opened_at'),
  exportReasons: blank('monitor_export', 'exported_at'),
  detectionRuns: runs,
  detectionFamilies: families,
};

export type MonitorKind = keyof typeof statements;
/** What of the monitor goes after a while, in the order in which it does. */
export const monitorKinds = Object.keys(statements) as MonitorKind[];

/** Blanks or deletes up to `ROWS_A_STEP` rows of the monitor that have been kept long enough; returns how many. */
export async function deleteMonitorStep(connection: MonitorConnection, kind: MonitorKind): Promise<number> {
  return (await connection.query(statements[kind])).length;
}
