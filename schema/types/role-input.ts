import { Field, InputType } from 'type-graphql';
import { Role } from './role.ts';

@InputType({
  description:
    'A role to give. A focal point needs an agency, a contributor an agency and a country, a country lead a country; ' +
    'nobody else is narrowed to an agency.',
})
export class RoleInput {
  @Field(() => Role, { description: 'What they are to do.' })
  role!: Role;

  @Field(() => String, { nullable: true, description: 'For which agency, by its code.' })
  agency?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'In which country, by its alpha-3 code; all if left out.',
  })
  country?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The first day on which it counts, `YYYY-MM-DD` in UTC; at once if left out.',
  })
  startsOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The last day on which it counts, `YYYY-MM-DD` in UTC; until it is ended if left out.',
  })
  endsOn?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'They stand in for somebody else in this role.' })
  alternate!: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True, of a country lead: they are the Resident Coordinator, who endorses what the country team answers.',
  })
  residentCoordinator?: boolean | null;
}
