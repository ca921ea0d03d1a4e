import { Field, ObjectType } from 'type-graphql';
import { Presence } from './presence-input.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'The countries in which an agency is present in one way.',
})
export class AgencyPresence {
  @Field(() => String, { description: 'The agency’s code.' })
  agencyCode!: string;

  @Field(() => Presence, { description: 'How; NONE is not among them.' })
  presence!: Presence;

  @Field(() => [String], { description: 'Where, as ISO 3166-1 alpha-3 codes in their order.' })
  countryCodes!: string[];
}
