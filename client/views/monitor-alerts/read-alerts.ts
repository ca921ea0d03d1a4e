import { AlertsDocument, EarlyActionsDocument } from '../../operations/monitor.generated.ts';
import type {
  AlertLevel,
  AlertsQuery,
  EarlyActionOutcome,
  EarlyActionsQuery,
} from '../../operations/operations.generated.ts';
import type { Sync } from '../../sync/runtime.ts';

export type Alert = AlertsQuery['alerts']['alerts'][number];
export type EarlyAction = EarlyActionsQuery['earlyActions']['actions'][number];

export const levels: readonly AlertLevel[] = ['WATCH', 'CONCERN', 'ALERT', 'URGENT'];
export const outcomes: readonly EarlyActionOutcome[] = ['HELPED', 'NO_EFFECT', 'MADE_WORSE', 'UNKNOWN'];

const pageSize = 50;

/** So many pages of a country's alerts, those that wait first, and whether there are more. */
export async function readAlerts(sync: Sync, country: string, pages: number) {
  const variables = { country, first: pageSize };
  const all: Alert[] = [];
  for (let page = 0; page < pages; page += 1) {
    const read = await sync.read({
      document: AlertsDocument,
      variables: { ...variables, skip: page * pageSize },
    });
    const { alerts, hasNextPage } = (read as AlertsQuery).alerts;
    all.push(...alerts);
    if (!hasNextPage) return { alerts: all, more: false };
  }
  return { alerts: all, more: true };
}

/** So many pages of a country's early actions, those due first before the others, and whether there are more. */
export async function readActions(sync: Sync, country: string, overdue: boolean, pages: number) {
  const variables = { country, overdue, first: pageSize };
  const all: EarlyAction[] = [];
  for (let page = 0; page < pages; page += 1) {
    const read = await sync.read({
      document: EarlyActionsDocument,
      variables: { ...variables, skip: page * pageSize },
    });
    const { actions, hasNextPage } = (read as EarlyActionsQuery).earlyActions;
    all.push(...actions);
    if (!hasNextPage) return { actions: all, more: false };
  }
  return { actions: all, more: true };
}
