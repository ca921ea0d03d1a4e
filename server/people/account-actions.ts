import type { PersonAction } from '../../schema/types/person-action.ts';
import type { RoleAction } from '../../schema/types/role-action.ts';
import type { Viewer } from '../domain/viewer.ts';
import { mayDeactivate, mayEndRole, mayHandOver, workIn } from './administration.policy.ts';
import type { RoleGrant } from './invitation.sql.ts';
import type { PersonRow } from './person.sql.ts';
import { rolesToGive } from './roles-to-give.ts';

/** What the viewer may do about people: what to offer beside each of them, and beside each of their roles. */
export class AccountActions {
  readonly #givesRoles: boolean;

  constructor(private readonly viewer: Viewer) {
    this.#givesRoles = rolesToGive(viewer).length > 0;
  }

  onPerson({ id, deactivatedAt }: PersonRow, held: readonly RoleGrant[]): PersonAction[] {
    const active = deactivatedAt === null;
    return [
      ...(active && this.#givesRoles ? (['GIVE_ROLE'] as const) : []),
      ...(mayHandOver(this.viewer, workIn(held, null)) ? (['HAND_OVER'] as const) : []),
      ...(active && mayDeactivate(this.viewer, id) ? (['DEACTIVATE'] as const) : []),
    ];
  }

  /** `held`: all that the person holds, of which this is one. */
  onMembership(one: RoleGrant, held: readonly RoleGrant[]): RoleAction[] {
    const { countryCode } = one;
    const work = countryCode === null ? [] : workIn(held, [countryCode]);
    return [
      ...(mayEndRole(this.viewer, one) ? (['END'] as const) : []),
      ...(work.includes(one) && mayHandOver(this.viewer, work) ? (['HAND_OVER'] as const) : []),
    ];
  }

  onInvitation(one: RoleGrant): RoleAction[] {
    return mayEndRole(this.viewer, one) ? ['REVOKE'] : [];
  }
}
