import { createHash } from 'node:crypto';

/** What can happen in the monitor. An event says that it did, to what and by whom, and nothing of what it was about. */
export type MonitorEventKind =
  | 'GROUP_NAMED'
  | 'GROUP_CHANGED'
  | 'REPORT_RECORDED'
  | 'REPORT_SET_ASIDE'
  | 'REPORT_TAKEN_UP'
  | 'REPORT_WITHDRAWN'
  | 'REPORT_DELETED'
  | 'REPORT_ATTACHED'
  | 'INCIDENT_CODED'
  | 'INCIDENT_CHANGED'
  | 'INCIDENTS_MERGED'
  | 'MERGE_UNDONE'
  | 'INCIDENTS_KEPT_APART'
  | 'INCIDENTS_OPENED'
  | 'SIGNALS_FOUND'
  | 'SIGNAL_REVIEWED'
  | 'ALERT_PROPOSED'
  | 'ALERT_CONFIRMED'
  | 'ALERT_DISMISSED'
  | 'ALERT_LEVEL_CHANGED'
  | 'ALERT_CLOSED'
  | 'ALERT_DISSENTED'
  | 'ACTION_PLANNED'
  | 'ACTION_DONE'
  | 'ACTION_GIVEN_UP'
  | 'ACTION_OUTCOME_RECORDED'
  | 'INCIDENTS_EXPORTED'
  | 'EVENTS_IMPORTED'
  | 'IMPORT_REMOVED'
  | 'INDICATOR_ASSESSED'
  | 'SENSITIVE_DATE_CHANGED';

export type MonitorEvent = {
  countryCode: string;
  position: number;
  kind: MonitorEventKind;
  at: Date;
  /** Null: nobody, since the monitor did it by itself. */
  actorId: string | null;
  /** The random id of what it happened to, which may be deleted since. */
  subjectId: string;
};

/** Where each country's chain begins. */
export const MONITOR_CHAIN_START: Buffer = Buffer.alloc(32);

/** sha256 over the hash before and what the event says, in one spelling. */
export function monitorEventHash(previous: Buffer, event: MonitorEvent): Buffer {
  const { countryCode, position, kind, at, actorId, subjectId } = event;
  const said = JSON.stringify([countryCode, position, kind, at.toISOString(), actorId, subjectId]);
  return createHash('sha256').update(previous).update(said, 'utf8').digest();
}
