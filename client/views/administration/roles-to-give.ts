import { useApp } from '../../elements/app-context.ts';
import { type Loaded, useLoaded } from '../../elements/use-loaded.ts';
import { RolesToGiveDocument } from '../../operations/later.generated.ts';
import type { Role, RolesToGiveQuery } from '../../operations/operations.generated.ts';

export type RoleToGive = NonNullable<RolesToGiveQuery['viewer']>['rolesToGive'][number];

/** Which roles this person may give, and where, as the server says; nothing while it hasn't said. */
export function useRolesToGive(): Loaded<readonly RoleToGive[]> {
  const { sync } = useApp();
  return useLoaded('roles to give', async () => {
    const result = (await sync.read({ document: RolesToGiveDocument, variables: {} })) as RolesToGiveQuery;
    return result.viewer?.rolesToGive ?? [];
  });
}

/** Those of one role, and of an agency and a country where they are given. A null country is all at once. */
export function thoseOf(
  given: readonly RoleToGive[],
  role: Role,
  where: { agency?: string | null; country?: string | null } = {},
): readonly RoleToGive[] {
  const { agency, country } = where;
  return given.filter(
    (one) =>
      one.role === role &&
      (agency === undefined || one.agencyCode === null || one.agencyCode === agency) &&
      (country === undefined || one.countryCode === null || one.countryCode === country),
  );
}
