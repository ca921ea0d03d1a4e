import { Ctx, Query, Resolver } from 'type-graphql';
import { Viewer } from '../../schema/types/viewer.ts';
import { readAgencies, readCountries } from '../catalogue/catalogue.sql.ts';
import { toAgency } from '../catalogue/to-agency.ts';
import { toCountry } from '../catalogue/to-country.ts';
import type { Database } from '../database/database.ts';
import type { Context } from '../graphql/context.ts';
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
    const [agencies, countries] = await Promise.all([
      readAgencies(this.database),
      readCountries(this.database),
    ]);
    return {
      person: toPerson({ id: viewer.personId, name: viewer.name }),
      viewerCan: networkActionsOf(viewer),
      memberships: viewer.memberships.map(({ role, agencyCode, countryCode }) => {
        const agency = agencies.find(({ code }) => code === agencyCode);
        const country = countries.find(({ code }) => code === countryCode);
        return {
          role,
          agency: agency ? toAgency(agency) : null,
          country: country ? toCountry(country) : null,
        };
      }),
      withheldRoles: viewer.withheldRoles ?? [],
    };
  }
}
