import { Ctx, FieldResolver, Query, Resolver } from 'type-graphql';
import { RoleToGive } from '../../schema/types/role-to-give.ts';
import { Viewer } from '../../schema/types/viewer.ts';
import type { Context } from '../access/context.ts';
import { networkActionsOf } from '../access/network-actions.ts';
import { requireViewer } from '../access/require-viewer.ts';
import { readCodeLookup } from '../catalogue/code-lookup.ts';
import type { Database } from '../database/database.ts';
import { toPerson } from '../domain/to-person.ts';
import { rolesToGive } from './roles-to-give.ts';

@Resolver(() => Viewer)
export class ViewerResolver {
  constructor(private readonly database: Database) {}

  @Query(() => Viewer, {
    nullable: true,
    description:
      'Who is asking; null when nobody is signed in. Every other field at the root is then UNAUTHENTICATED. With an `Authorization` that doesn’t count, this one is too.',
  })
  async viewer(@Ctx() { viewer }: Context): Promise<Viewer | null> {
    if (!viewer) return null;
    const lookUp = await readCodeLookup(this.database);
    return {
      person: toPerson({ id: viewer.personId, name: viewer.name }),
      viewerCan: networkActionsOf(viewer),
      memberships: viewer.memberships.map((one) => ({ role: one.role, ...lookUp(one) })),
      withheldRoles: viewer.withheldRoles ?? [],
    };
  }

  @FieldResolver(() => [RoleToGive], {
    description: 'Which roles they may give and take away, and where: what a form of inviting has to offer.',
  })
  rolesToGive(@Ctx() context: Context): RoleToGive[] {
    return rolesToGive(requireViewer(context));
  }
}
