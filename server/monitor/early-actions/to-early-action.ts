import type { EarlyAction } from '../../../schema/types/early-action.ts';
import { toPerson } from '../../domain/to-person.ts';
import type { EarlyAction as OpenedAction } from './read-actions.ts';

export function toEarlyAction(action: OpenedAction): EarlyAction {
  return { ...action, owner: toPerson(action.owner), plannedBy: toPerson(action.plannedBy) };
}
