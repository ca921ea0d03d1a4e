import { randomUUID } from 'node:crypto';
import type { AlertLevel } from '../../../schema/types/alert-terms.ts';
import type { Viewer } from '../../domain/viewer.ts';
import { badUserInput, notFound } from '../../lib/api-errors.ts';
import { checkName, checkWords } from '../check-words.ts';
import { readGroups } from '../groups/group.sql.ts';
import { noGroup } from '../groups/name-group.ts';
import { monitorPolicy } from '../monitor.policy.ts';
import { asMonitor, type MonitorConnection } from '../monitor-connection.ts';
import type { MonitorParts } from '../monitor-parts.ts';
import { requireCountry } from '../require-country.ts';
import { seal } from '../sealing/seal.ts';
import { insertAlert, readAlertOf, readNamedSignals } from './alert.sql.ts';
import { type Alert, type AlertContent, openAlert, readHung, visibleSignals } from './read-alerts.ts';

export const MOST_SIGNALS = 50;
/** Of all words of alerts and early actions. */
export const ALERT_RETENTION = 'FIVE_YEARS';

export type AlertGiven = AlertContent & {
  mutationId: string;
  country: string;
  level: AlertLevel;
  groupId: string | null;
  signalIds: readonly string[];
};

/** Proposes an alert, once for each `mutationId` of whoever proposes it. Throws FORBIDDEN, NOT_FOUND or BAD_USER_INPUT. */
export async function proposeAlert(
  { database, keys, log }: MonitorParts,
  viewer: Viewer,
  given: AlertGiven,
  now: Date,
): Promise<Alert> {
  const { mutationId, country: countryCode, level, groupId } = given;
  monitorPolicy.requireIn(viewer, 'proposeAlerts', countryCode);
  const content: AlertContent = {
    title: checkName('title', given.title),
    reasons: checkWords('reasons', given.reasons),
  };
  const signalIds = [...new Set(given.signalIds)];
  if (signalIds.length > MOST_SIGNALS)
    throw badUserInput(`An alert rests on ${MOST_SIGNALS} signals at most.`);
  await requireCountry(database, countryCode);
  const id = randomUUID();
  const retention = ALERT_RETENTION;
  const sealed = await seal(keys, { id, country: countryCode, retention }, content);
  const { row, hung } = await asMonitor(database, viewer, async (connection) => {
    await refuseUnknownSignals(connection, viewer, countryCode, signalIds);
    const hidden = groupId !== null && (await isHidden(connection, viewer, groupId, countryCode));
    const alert = { id, countryCode, groupId, signalIds, level, retention, sealed, mutationId } as const;
    if (await insertAlert(connection, { ...alert, proposedAt: now })) {
      const heard = { told: !hidden, called: hidden };
      await log.append(connection, { countryCode, kind: 'ALERT_PROPOSED', subjectId: id, ...heard });
    }
    const made = await readAlertOf(connection, mutationId);
    return { row: made, hung: await readHung(connection, viewer, made ? [made] : []) };
  });
  if (!row) throw badUserInput('This mutationId was used for what isn’t there for you: make a new one.');
  return openAlert(keys, viewer, row, hung, now);
}

/** Throws NOT_FOUND where a signal isn't there for whoever names it. */
async function refuseUnknownSignals(
  connection: MonitorConnection,
  viewer: Viewer,
  countryCode: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const reads = await monitorPolicy.readsIncidents(connection, viewer, countryCode);
  const named = await readNamedSignals(connection, countryCode, ids);
  if (visibleSignals(viewer, countryCode, named, reads).length < ids.length) {
    throw notFound('No signal of this country that you see has this id.');
  }
}

/** Throws NOT_FOUND where a group isn't there for whoever names it, in the same way as where there is none. */
async function isHidden(
  connection: MonitorConnection,
  viewer: Viewer,
  groupId: string,
  countryCode: string,
): Promise<boolean> {
  const hiddenToo = await monitorPolicy.readsIncidents(connection, viewer, countryCode);
  const group = (await readGroups(connection, countryCode, hiddenToo)).find(({ id }) => id === groupId);
  if (!group) throw noGroup();
  return group.hidden;
}
