import { Arg, Query, Resolver } from 'type-graphql';
import { Agency } from '../../schema/types/agency.ts';
import type { Database } from '../database/database.ts';
import { readAgencies } from './catalogue.sql.ts';
import { toAgency } from './to-agency.ts';

@Resolver()
export class AgencyResolver {
  constructor(private readonly database: Database) {}

  @Query(() => [Agency], {
    description: 'The agencies that answer the checklist, in the order of the network.',
  })
  async agencies(
    @Arg('includeMembers', () => Boolean, {
      nullable: true,
      defaultValue: false,
      description: 'Also the members of the network that do not answer it.',
    })
    includeMembers: boolean | null,
  ): Promise<Agency[]> {
    const agencies = await readAgencies(this.database);
    return agencies.filter((agency) => includeMembers || agency.answersChecklist).map(toAgency);
  }
}
