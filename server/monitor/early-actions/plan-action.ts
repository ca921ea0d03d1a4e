import { randomUUID } from 'node:crypto';
import type { EarlyActionMove, EarlyActionOutcome } from '../../../schema/types/early-action-terms.ts';
import { readLatestChecklist } from '../../catalogue/catalogue.sql.ts';
import { readChecklistSections } from '../../catalogue/checklist.sql.ts';
import type { Database } from '../../database/database.ts';
import type { Viewer } from '../../domain/viewer.ts';
import { badUserInput, notFound } from '../../lib/api-errors.ts';
import { isCalendarDate } from '../../lib/is-calendar-date.ts';
import { ALERT_RETENTION } from '../alerts/propose-alert.ts';
import { requireAlert } from '../alerts/read-alerts.ts';
import { checkPastDay, checkWords } from '../check-words.ts';
import type { MonitorEventKind } from '../log/monitor-event.ts';
import { monitorPolicy } from '../monitor.policy.ts';
import { asMonitor, type MonitorConnection } from '../monitor-connection.ts';
import type { MonitorParts } from '../monitor-parts.ts';
import { seal } from '../sealing/seal.ts';
import {
  type ActionRow,
  insertAction,
  lockAction,
  readActionOf,
  readOwners,
  updateAction,
} from './action.sql.ts';
import { moveAction } from './action-states.ts';
import {
  type ActionContent,
  type EarlyAction,
  type OutcomeContent,
  openAction,
  outcomePlaceOf,
  placeOf,
} from './read-actions.ts';

const MOST_ITEMS = 20;

export type ActionGiven = ActionContent & {
  mutationId: string;
  alertId: string;
  ownerId: string;
  dueOn: string;
  itemCodes: readonly string[];
};

/**
 * Plans an early action on an alert that stands, once for each `mutationId` of whoever plans it. Its links to items of the
 * checklist stand in it alone. Throws FORBIDDEN, NOT_FOUND or BAD_USER_INPUT.
 */
export async function planAction(
  { database, keys, log }: MonitorParts,
  viewer: Viewer,
  { mutationId, alertId, ownerId, dueOn, itemCodes: given, what }: ActionGiven,
  now: Date,
): Promise<EarlyAction> {
  monitorPolicy.requireSomewhere(viewer, 'planEarlyActions');
  const content: ActionContent = { what: checkWords('early action', what) };
  if (!isCalendarDate(dueOn)) throw badUserInput('A day is written YYYY-MM-DD, for instance 2027-01-31.');
  const itemCodes = [...new Set(given)];
  if (itemCodes.length > MOST_ITEMS) throw badUserInput(`An early action names ${MOST_ITEMS} items at most.`);
  // Before its own transaction: the checklist is none of the monitor's tables.
  await refuseUnknownItems(database, itemCodes);
  const row = await asMonitor(database, viewer, async (connection) => {
    const { countryCode, state, group } = await requireAlert(connection, viewer, alertId);
    if (state !== 'CONFIRMED')
      throw badUserInput('Early actions are planned on an alert that was confirmed.');
    if ((await readOwners(connection, countryCode, ownerId)).length === 0) {
      throw badUserInput('It goes to somebody of the country’s group: choose one of `earlyActionOwners`.');
    }
    const place = { id: randomUUID(), countryCode, retention: ALERT_RETENTION } as const;
    const sealed = await seal(keys, placeOf(place), content);
    const action = { ...place, alertId, ownerId, dueOn, itemCodes, sealed, plannedAt: now, mutationId };
    if (await insertAction(connection, action)) {
      const told = !group?.hidden;
      await log.append(connection, { countryCode, kind: 'ACTION_PLANNED', subjectId: place.id, told });
    }
    return readActionOf(connection, mutationId);
  });
  if (!row) throw badUserInput('This mutationId was used for what isn’t there for you: make a new one.');
  return openAction(keys, viewer, row, now);
}

async function refuseUnknownItems(database: Database, itemCodes: readonly string[]): Promise<void> {
  if (itemCodes.length === 0) return;
  const latest = await readLatestChecklist(database);
  const sections = latest ? await readChecklistSections(database, latest.version) : [];
  const known = new Set(sections.flatMap(({ items }) => items.map(({ code }) => code)));
  if (itemCodes.some((code) => !known.has(code))) {
    throw badUserInput(
      'An item is named that the checklist doesn’t have: `checklist` lists those that it has.',
    );
  }
}

/** Says that an early action was done, or won't be, on top of the revision that was seen. */
export async function endAction(
  parts: MonitorParts,
  viewer: Viewer,
  { id, baseRevision, move }: { id: string; baseRevision: number; move: 'DONE' | 'GIVE_UP' },
  now: Date,
): Promise<EarlyAction> {
  monitorPolicy.requireSomewhere(viewer, 'planEarlyActions');
  const kind = move === 'DONE' ? 'ACTION_DONE' : 'ACTION_GIVEN_UP';
  return changeAction(parts, viewer, { id, baseRevision, move, kind }, now, async () => ({ endedAt: now }));
}

export type OutcomeGiven = OutcomeContent & {
  id: string;
  baseRevision: number;
  outcome: EarlyActionOutcome;
  outcomeOn: string;
};

/** Records what came of an early action that was done, as of a day; once more is known again. */
export async function recordOutcome(
  parts: MonitorParts,
  viewer: Viewer,
  { id, baseRevision, outcome, outcomeOn: on, words }: OutcomeGiven,
  now: Date,
): Promise<EarlyAction> {
  monitorPolicy.requireSomewhere(viewer, 'planEarlyActions');
  const content: OutcomeContent = { words: checkWords('outcome', words) };
  const outcomeOn = checkPastDay('day of the outcome', on, now);
  const asked = { id, baseRevision, move: 'RECORD_OUTCOME', kind: 'ACTION_OUTCOME_RECORDED' } as const;
  return changeAction(parts, viewer, asked, now, async (action) => ({
    outcome,
    outcomeOn,
    outcomeSealed: await seal(parts.keys, outcomePlaceOf(action), content),
  }));
}

type Changed = Partial<Pick<ActionRow, 'endedAt' | 'outcome' | 'outcomeOn' | 'outcomeSealed'>>;
type Asked = { id: string; baseRevision: number; move: EarlyActionMove; kind: MonitorEventKind };

async function changeAction(
  { database, keys, log }: MonitorParts,
  viewer: Viewer,
  { id, baseRevision, move, kind }: Asked,
  now: Date,
  change: (action: ActionRow) => Promise<Changed>,
): Promise<EarlyAction> {
  const row = await asMonitor(database, viewer, async (connection) => {
    const action = await requireAction(connection, viewer, id);
    const { countryCode, hidden } = action;
    if (action.revision !== baseRevision) {
      throw badUserInput(
        'This early action was changed meanwhile: read it again, and change it as it is now.',
      );
    }
    const state = moveAction(action.state, move);
    await updateAction(connection, { ...action, state, ...(await change(action)) });
    await log.append(connection, { countryCode, kind, subjectId: id, told: !hidden });
    return requireAction(connection, viewer, id);
  });
  return openAction(keys, viewer, row, now);
}

async function requireAction(connection: MonitorConnection, viewer: Viewer, id: string): Promise<ActionRow> {
  const action = await lockAction(connection, id);
  if (!action) throw noAction();
  const { countryCode, hidden } = action;
  if (!monitorPolicy.mayIn(viewer, 'planEarlyActions', countryCode)) throw noAction();
  if (hidden && !(await monitorPolicy.readsIncidents(connection, viewer, countryCode))) throw noAction();
  return action;
}

function noAction() {
  return notFound('No early action that you see has this id.');
}
