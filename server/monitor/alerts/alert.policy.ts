import type { AlertTurn } from '../../../schema/types/alert-terms.ts';
import type { Viewer } from '../../domain/viewer.ts';
import { monitorPolicy } from '../monitor.policy.ts';

/**
 * Whether somebody decides on a country's alert now. Its lead, its adviser and who stands in for the adviser always do: a
 * deadline that passed takes nothing from them. Coordinators do once it is their turn; that they opened the country's
 * incidents is for reading, and makes it no sooner.
 */
export function mayDecide(viewer: Viewer, countryCode: string, turn: AlertTurn): boolean {
  const memberships = viewer.memberships.filter(
    ({ role }) => turn === 'COORDINATOR' || role !== 'COORDINATOR',
  );
  return monitorPolicy.mayIn({ ...viewer, memberships }, 'decideAlerts', countryCode);
}
