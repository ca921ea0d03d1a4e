import { NetworkAction } from '../../schema/types/network-action.ts';
import type { Viewer } from '../domain/viewer.ts';
import { type Action, mayAnywhere } from './permissions.ts';

const actionsBehind: Record<NetworkAction, readonly Action[]> = {
  DECIDE: ['return', 'accept'],
  ERASE: ['eraseContent'],
  ASSIGN_COLLEAGUES: ['assignColleagues'],
  ADMINISTER_PEOPLE: ['administerPeople'],
  READ_ADMINISTRATION: ['readAdministration'],
};

/** What a page has reason to offer somebody, apart from answering. Where exactly, the place itself says. */
export function networkActionsOf(viewer: Viewer): NetworkAction[] {
  return Object.values(NetworkAction).filter((offered) =>
    actionsBehind[offered].every((action) => mayAnywhere(viewer, action)),
  );
}
