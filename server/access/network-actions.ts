import { NetworkAction } from '../../schema/types/network-action.ts';
import type { Viewer } from '../domain/viewer.ts';
import type { Action } from './action.ts';
import { mayAnywhere, mayDo } from './permissions.ts';

type SomewhereAction = Exclude<NetworkAction, 'MANAGE_CYCLES'>;

const actionsBehind: Record<SomewhereAction, readonly Action[]> = {
  DECIDE: ['return', 'accept'],
  ERASE: ['eraseContent'],
  ASSIGN_COLLEAGUES: ['assignColleagues'],
  ADMINISTER_PEOPLE: ['administerPeople'],
  READ_ADMINISTRATION: ['readAdministration'],
  FOLLOW_MONITOR: ['readAlerts'],
};

/** What a page has reason to offer somebody, apart from answering. Where exactly, the place itself says. */
export function networkActionsOf(viewer: Viewer): NetworkAction[] {
  return Object.values(NetworkAction).filter((offered) =>
    offered === 'MANAGE_CYCLES'
      ? // A cycle is the whole network’s: no role for one country moves it.
        mayDo(viewer, 'manageCycles', { countryCode: null, agencyCode: null })
      : actionsBehind[offered].every((action) => mayAnywhere(viewer, action)),
  );
}
