import { Ctx, Query, Resolver } from 'type-graphql';
import { Viewer } from '../../schema/types/viewer.ts';
import type { Database } from '../database/database.ts';
import type { Context } from '../graphql/context.ts';
import { readNamedPlaces } from './named-places.ts';
import { networkActionsOf } from './network-actions.ts';
import { toPerson } from './to-person.ts';

@Resolver()
export class ViewerResolver {
  constructor(private readonly database: Database) {}

  @Query(() => Viewer, {
    nullable: true,
    description:
      'Who is asking; null when nobody is signed in. Every other field at the root is then UNAUTHENTICATED.',
  })
  async viewer(@Ctx() { viewer }: Context): Promise<Viewer | null> {
    if (!viewer) return null;
    const placesOf = await readNamedPlaces(this.database);
    return {
      person: toPerson({ id: viewer.personId, name: viewer.name }),
      viewerCan: networkActionsOf(viewer),
      memberships: viewer.memberships.map((one) => ({ role: one.role, ...placesOf(one) })),
      withheldRoles: viewer.withheldRoles ?? [],
    };
  }
}
