import { randomUUID } from 'node:crypto';
import type { AlertDecision, AlertLevel, AlertStepKind } from '../../../schema/types/alert-terms.ts';
import type { Viewer } from '../../domain/viewer.ts';
import { badUserInput, forbidden } from '../../lib/api-errors.ts';
import { checkWords } from '../check-words.ts';
import type { MonitorEventKind } from '../log/monitor-event.ts';
import { monitorPolicy } from '../monitor.policy.ts';
import { asMonitor, type MonitorConnection } from '../monitor-connection.ts';
import type { MonitorParts } from '../monitor-parts.ts';
import { seal } from '../sealing/seal.ts';
import { mayDecide } from './alert.policy.ts';
import { type AlertRow, insertStep, lockAlert, readAlert, updateAlert } from './alert.sql.ts';
import { decideFrom, isOpenToDissent } from './alert-states.ts';
import { turnOf } from './alert-turn.ts';
import { ALERT_RETENTION } from './propose-alert.ts';
import {
  type Alert,
  type Hung,
  noAlert,
  openAlert,
  readHung,
  requireAlert,
  type StepContent,
} from './read-alerts.ts';

const events: Readonly<Record<AlertStepKind, MonitorEventKind>> = {
  CONFIRMED: 'ALERT_CONFIRMED',
  DISMISSED: 'ALERT_DISMISSED',
  LEVEL_CHANGED: 'ALERT_LEVEL_CHANGED',
  CLOSED: 'ALERT_CLOSED',
  DISSENTED: 'ALERT_DISSENTED',
};

export type AlertDecided = {
  id: string;
  baseRevision: number;
  decision: AlertDecision;
  level: AlertLevel | null;
  reasons: string;
};

/**
 * Decides on an alert, on top of the revision that was seen. Throws NOT_FOUND where it isn't there, FORBIDDEN where it
 * isn't the turn of whoever asks, BAD_USER_INPUT where it was decided otherwise meanwhile.
 */
export async function decideAlert(
  parts: MonitorParts,
  viewer: Viewer,
  { id, baseRevision, decision, level, reasons }: AlertDecided,
  now: Date,
): Promise<Alert> {
  monitorPolicy.requireSomewhere(viewer, 'decideAlerts');
  const words = checkWords('reasons', reasons);
  const changed = await asMonitor(parts.database, viewer, async (connection) => {
    const { countryCode, roles, ...seen } = await requireAlert(connection, viewer, id);
    if (!mayDecide(viewer, countryCode, turnOf(seen, roles, now).turn)) {
      throw forbidden(
        'Alerts are decided by the country’s lead and its adviser, and by coordinators once the deadline passed to them.',
      );
    }
    const alert = await lockAlert(connection, id);
    if (!alert) throw noAlert();
    if (alert.revision !== baseRevision) {
      throw badUserInput(
        'This alert was decided on meanwhile: read it again, and decide on it as it is now.',
      );
    }
    const next = decideFrom(alert, decision, level);
    const ends = next.to === 'DISMISSED' || next.to === 'CLOSED';
    await updateAlert(connection, {
      id,
      state: next.to,
      level: next.level,
      decidedAt: alert.decidedAt ?? now,
      endedAt: ends ? now : null,
    });
    const step = { kind: next.kind, level: next.level, words, at: now, mutationId: randomUUID() };
    return takeStep(parts, viewer, connection, alert, step);
  });
  return openAlert(parts.keys, viewer, changed.row, changed.hung, now);
}

/** Records that somebody who sees an alert sees it otherwise, once for each `mutationId`. It moves nothing. */
export async function dissentFromAlert(
  parts: MonitorParts,
  viewer: Viewer,
  { mutationId, id, words: given }: { mutationId: string; id: string; words: string },
  now: Date,
): Promise<Alert> {
  monitorPolicy.requireSomewhere(viewer, 'proposeAlerts');
  const words = checkWords('dissent', given);
  const changed = await asMonitor(parts.database, viewer, async (connection) => {
    const alert = await requireAlert(connection, viewer, id);
    if (!isOpenToDissent(alert.state)) throw badUserInput('This alert is CLOSED: propose another one.');
    return takeStep(parts, viewer, connection, alert, {
      kind: 'DISSENTED',
      level: null,
      words,
      at: now,
      mutationId,
    });
  });
  return openAlert(parts.keys, viewer, changed.row, changed.hung, now);
}

type Step = { kind: AlertStepKind; level: AlertLevel | null; words: string; at: Date; mutationId: string };

/** Records a step with its words, and returns the alert as it stands then with all that hangs on it. */
async function takeStep(
  { keys, log }: MonitorParts,
  viewer: Viewer,
  connection: MonitorConnection,
  { id: alertId, countryCode, group }: AlertRow,
  { words, ...step }: Step,
): Promise<{ row: AlertRow; hung: Hung }> {
  const id = randomUUID();
  const retention = ALERT_RETENTION;
  const content: StepContent = { words };
  const sealed = await seal(keys, { id, country: countryCode, retention }, content);
  if (await insertStep(connection, { id, alertId, countryCode, retention, sealed, ...step })) {
    const kind = events[step.kind];
    const called = group?.hidden ?? false;
    await log.append(connection, { countryCode, kind, subjectId: alertId, told: !called, called });
  }
  const row = await readAlert(connection, alertId);
  if (!row) throw new Error('an alert that was just changed is not there');
  return { row, hung: await readHung(connection, viewer, [row]) };
}
