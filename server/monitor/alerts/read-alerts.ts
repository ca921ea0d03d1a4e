import type { AlertAction } from '../../../schema/types/alert-terms.ts';
import type { Viewer } from '../../domain/viewer.ts';
import { badUserInput, notFound } from '../../lib/api-errors.ts';
import { type ActionRow, readActionsOf } from '../early-actions/action.sql.ts';
import { type EarlyAction, openAction } from '../early-actions/read-actions.ts';
import { monitorPolicy } from '../monitor.policy.ts';
import { asMonitor, type MonitorConnection } from '../monitor-connection.ts';
import type { MonitorParts } from '../monitor-parts.ts';
import type { KeyProvider } from '../sealing/key-provider.ts';
import { unseal } from '../sealing/seal.ts';
import { mayDecide } from './alert.policy.ts';
import {
  type AlertRow,
  type NamedSignal,
  readAlert,
  readAlerts,
  readSteps,
  type StepRow,
} from './alert.sql.ts';
import { decisionsFrom, isOpenToDissent } from './alert-states.ts';
import { type Turn, turnOf, whoIsAsked } from './alert-turn.ts';

export const ALERTS = { usual: 50, most: 100 };

export type AlertContent = { title: string; reasons: string };
export type StepContent = { words: string };

type Step = Omit<StepRow, 'sealed' | 'retention'> & { words: string | null };
/** An alert with its words, null where their key is gone; whose turn it is, and what was done about it. */
export type Alert = Omit<AlertRow, 'sealed' | 'roles'> &
  Turn & {
    title: string | null;
    reasons: string | null;
    asked: { id: string; name: string }[];
    steps: Step[];
    actions: EarlyAction[];
    viewerCan: AlertAction[];
  };

/** A page of a country's alerts, those that wait first, and whether more follow. */
export async function listAlerts(
  { database, keys }: Pick<MonitorParts, 'database' | 'keys'>,
  viewer: Viewer,
  { country, first, offset }: { country: string; first: number | null; offset: number },
  now: Date,
): Promise<{ alerts: Alert[]; hasNextPage: boolean }> {
  const size = first ?? ALERTS.usual;
  if (size < 0 || size > ALERTS.most) throw badUserInput(`A page holds 0 to ${ALERTS.most} alerts.`);
  if (offset < 0 || offset > 1_000_000) throw badUserInput('Skip 0 to 1,000,000 alerts.');
  monitorPolicy.requireIn(viewer, 'readAlerts', country);
  const { rows, hung } = await asMonitor(database, viewer, async (connection) => {
    const hiddenToo = await monitorPolicy.readsIncidents(connection, viewer, country);
    const found = await readAlerts(connection, country, hiddenToo, size + 1, offset);
    return { rows: found, hung: await readHung(connection, viewer, found.slice(0, size)) };
  });
  const alerts = rows.slice(0, size).map((row) => openAlert(keys, viewer, row, hung, now));
  return { alerts: await Promise.all(alerts), hasNextPage: rows.length > size };
}

/** What hangs on a country's alerts: what was decided, and early actions. `reads`: whether whoever asks reads incidents there. */
export type Hung = { steps: StepRow[]; actions: ActionRow[]; reads: boolean };

export async function readHung(
  connection: MonitorConnection,
  viewer: Viewer,
  alerts: readonly Pick<AlertRow, 'id' | 'countryCode'>[],
): Promise<Hung> {
  const [first] = alerts;
  if (!first) return { steps: [], actions: [], reads: false };
  const ids = alerts.map(({ id }) => id);
  return {
    steps: await readSteps(connection, ids),
    actions: await readActionsOf(connection, ids),
    reads: await monitorPolicy.readsIncidents(connection, viewer, first.countryCode),
  };
}

/** A stored alert with its words decrypted, as it stands at a moment. */
export async function openAlert(
  keys: KeyProvider | null,
  viewer: Viewer,
  { sealed, roles, ...row }: AlertRow,
  hung: Hung,
  now: Date,
): Promise<Alert> {
  const place = { id: row.id, country: row.countryCode, retention: row.retention };
  const content = await unseal<AlertContent>(keys, place, sealed);
  const turn = turnOf(row, roles, now);
  const steps = hung.steps.filter(({ alertId }) => alertId === row.id);
  const actions = hung.actions.filter(({ alertId }) => alertId === row.id);
  return {
    ...row,
    ...turn,
    signals: visibleSignals(viewer, row.countryCode, row.signals, hung.reads),
    title: content?.title ?? null,
    reasons: content?.reasons ?? null,
    asked: whoIsAsked(roles, turn.turn, row.endedAt ?? now),
    steps: await Promise.all(steps.map((step) => openStep(keys, step))),
    actions: await Promise.all(actions.map((action) => openAction(keys, viewer, action, now))),
    viewerCan: actionsOn(viewer, row, turn),
  };
}

/** Of signals those that somebody follows, and of a hidden group's those of whose country they read the incidents. */
export function visibleSignals(
  viewer: Viewer,
  countryCode: string,
  signals: readonly NamedSignal[],
  reads: boolean,
): NamedSignal[] {
  const follows = monitorPolicy.mayIn(viewer, 'readSignals', countryCode);
  return signals.filter(({ hidden }) => reads || (follows && !hidden));
}

async function openStep(keys: KeyProvider | null, { sealed, retention, ...step }: StepRow): Promise<Step> {
  const place = { id: step.id, country: step.countryCode, retention };
  return { ...step, words: (await unseal<StepContent>(keys, place, sealed))?.words ?? null };
}

function actionsOn(
  viewer: Viewer,
  { state, countryCode }: Pick<AlertRow, 'state' | 'countryCode'>,
  { turn }: Turn,
): AlertAction[] {
  const dissents = monitorPolicy.mayIn(viewer, 'proposeAlerts', countryCode) && isOpenToDissent(state);
  const plans = monitorPolicy.mayIn(viewer, 'planEarlyActions', countryCode) && state === 'CONFIRMED';
  return [
    ...(mayDecide(viewer, countryCode, turn) ? decisionsFrom(state) : []),
    ...(dissents ? (['DISSENT'] as const) : []),
    ...(plans ? (['PLAN_ACTION'] as const) : []),
  ];
}

/** An alert that somebody sees. Throws NOT_FOUND where it isn't there for them. */
export async function requireAlert(
  connection: MonitorConnection,
  viewer: Viewer,
  id: string,
): Promise<AlertRow> {
  const alert = await readAlert(connection, id);
  if (!alert || !(await seesAlert(connection, viewer, alert))) throw noAlert();
  return alert;
}

/** A hidden group's alert is there for those alone who read incidents in its country now. */
export async function seesAlert(
  connection: MonitorConnection,
  viewer: Viewer,
  { countryCode, group }: Pick<AlertRow, 'countryCode' | 'group'>,
): Promise<boolean> {
  if (!monitorPolicy.mayIn(viewer, 'readAlerts', countryCode)) return false;
  return !group?.hidden || monitorPolicy.readsIncidents(connection, viewer, countryCode);
}

export function noAlert() {
  return notFound('No alert that you see has this id.');
}
