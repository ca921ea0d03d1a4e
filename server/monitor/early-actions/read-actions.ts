import type { EarlyActionMove } from '../../../schema/types/early-action-terms.ts';
import type { Viewer } from '../../domain/viewer.ts';
import { badUserInput } from '../../lib/api-errors.ts';
import { monitorPolicy } from '../monitor.policy.ts';
import { asMonitor } from '../monitor-connection.ts';
import type { MonitorParts } from '../monitor-parts.ts';
import type { KeyProvider } from '../sealing/key-provider.ts';
import { type SealedPlace, unseal } from '../sealing/seal.ts';
import { type ActionRow, readActions, readOwners } from './action.sql.ts';
import { movesFrom } from './action-states.ts';

export const ACTIONS = { usual: 50, most: 100 };

export type ActionContent = { what: string };
export type OutcomeContent = { words: string };

/** An early action with its words, null where their key is gone. */
export type EarlyAction = Omit<ActionRow, 'sealed' | 'outcomeSealed' | 'hidden'> & {
  what: string | null;
  outcomeWords: string | null;
  overdue: boolean;
  viewerCan: EarlyActionMove[];
};

export type ActionsAsked = {
  country: string;
  item: string | null;
  overdue: boolean;
  first: number | null;
  offset: number;
};

/** A page of a country's early actions, those due first before the others, and whether more follow. */
export async function listActions(
  { database, keys }: Pick<MonitorParts, 'database' | 'keys'>,
  viewer: Viewer,
  { country, item, overdue, first, offset }: ActionsAsked,
  now: Date,
): Promise<{ actions: EarlyAction[]; hasNextPage: boolean }> {
  const size = first ?? ACTIONS.usual;
  if (size < 0 || size > ACTIONS.most) throw badUserInput(`A page holds 0 to ${ACTIONS.most} early actions.`);
  if (offset < 0 || offset > 1_000_000) throw badUserInput('Skip 0 to 1,000,000 early actions.');
  monitorPolicy.requireIn(viewer, 'readAlerts', country);
  const rows = await asMonitor(database, viewer, async (connection) => {
    const hiddenToo = await monitorPolicy.readsIncidents(connection, viewer, country);
    const filter = { countryCode: country, item, overdueOn: overdue ? dayOf(now) : null, hiddenToo };
    return readActions(connection, filter, size + 1, offset);
  });
  const actions = rows.slice(0, size).map((row) => openAction(keys, viewer, row, now));
  return { actions: await Promise.all(actions), hasNextPage: rows.length > size };
}

/** Whose an early action of a country can be, by name; 100 at most. */
export async function listOwners(
  { database }: Pick<MonitorParts, 'database'>,
  viewer: Viewer,
  country: string,
): Promise<{ id: string; name: string }[]> {
  monitorPolicy.requireIn(viewer, 'planEarlyActions', country);
  return asMonitor(database, viewer, (connection) => readOwners(connection, country, null));
}

/** A stored early action with its words decrypted, as it stands at a moment. */
export async function openAction(
  keys: KeyProvider | null,
  viewer: Viewer,
  { sealed, outcomeSealed, hidden: _hidden, ...row }: ActionRow,
  now: Date,
): Promise<EarlyAction> {
  const content = await unseal<ActionContent>(keys, placeOf(row), sealed);
  const outcome = outcomeSealed && (await unseal<OutcomeContent>(keys, outcomePlaceOf(row), outcomeSealed));
  return {
    ...row,
    what: content?.what ?? null,
    outcomeWords: outcome?.words ?? null,
    overdue: row.state === 'PLANNED' && row.dueOn < dayOf(now),
    viewerCan: monitorPolicy.mayIn(viewer, 'planEarlyActions', row.countryCode) ? movesFrom(row.state) : [],
  };
}

type Placed = Pick<ActionRow, 'id' | 'countryCode' | 'retention'>;

export function placeOf({ id, countryCode, retention }: Placed): SealedPlace {
  return { id, country: countryCode, retention };
}

/** A place of its own in the same row, so that neither text can be put where the other belongs. */
export function outcomePlaceOf({ id, countryCode, retention }: Placed): SealedPlace {
  return { id: `${id}/outcome`, country: countryCode, retention };
}

function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}
