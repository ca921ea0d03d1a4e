import { Field, ObjectType } from 'type-graphql';
import { Agency } from './agency.ts';
import { Country } from './country.ts';
import { Role } from './role.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'A role that somebody has, narrowed to an agency and a country where it is narrower than the network.',
})
export class Membership {
  @Field(() => Role, { description: 'What they do.' })
  role!: Role;

  @Field(() => Agency, { nullable: true, description: 'For which agency; null: for all.' })
  agency!: Agency | null;

  @Field(() => Country, { nullable: true, description: 'In which country; null: in all.' })
  country!: Country | null;
}
