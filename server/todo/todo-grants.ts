import type { Action } from '../access/action.ts';
import { permissions } from '../access/permission-table.ts';
import { type Grant, grantsOf, narrowedTo } from '../access/permissions.ts';
import type { MembershipScope, Viewer } from '../domain/viewer.ts';

/** What of an agency's or the country team's answers waits for somebody, and where. */
export type TodoGrant = Grant & {
  kind: 'TO_FIX' | 'TO_SUBMIT' | 'TO_ENDORSE' | 'TO_DECIDE' | 'ASSIGNED';
  team: boolean;
};

/**
 * What somebody's roles make wait for them. A returned answer waits for those who write it and don't decide on it
 * themselves, and an assigned one for whoever still writes it. A token that only reads sees what waits for its owner.
 */
export function todoGrantsOf({ memberships, tokenScope }: Viewer): TodoGrant[] {
  return (
    memberships
      .flatMap((membership) => [
        ...grantsFor('ASSIGNED', false, membership, 'writeAgencyAnswer'),
        ...grantsFor('ASSIGNED', true, membership, 'writeTeamAnswer'),
        ...(membership.residentCoordinator ? grantsFor('TO_ENDORSE', true, membership, 'endorse') : []),
        ...(decides(membership)
          ? [
              ...grantsFor('TO_DECIDE', false, membership, 'accept'),
              ...grantsFor('TO_DECIDE', true, membership, 'accept'),
            ]
          : [
              ...grantsFor('TO_FIX', false, membership, 'writeAgencyAnswer'),
              ...grantsFor('TO_FIX', true, membership, 'writeTeamAnswer'),
              ...(submits(membership) ? grantsFor('TO_SUBMIT', false, membership, 'writeAgencyAnswer') : []),
            ]),
      ])
      // As `withinToken` says: the country team's answers are outside of a token for an agency.
      .filter(({ team }) => !team || !tokenScope?.agencyCode)
      .flatMap((grant) => narrowedTo(grant, tokenScope))
  );
}

function decides({ role }: MembershipScope): boolean {
  return permissions[role].accept !== 'NEVER';
}

function submits({ role }: MembershipScope): boolean {
  return permissions[role].submit !== 'NEVER';
}

function grantsFor(
  kind: TodoGrant['kind'],
  team: boolean,
  membership: MembershipScope,
  action: Action,
): TodoGrant[] {
  return grantsOf(membership, action).map((grant) => ({ kind, team, ...grant }));
}
