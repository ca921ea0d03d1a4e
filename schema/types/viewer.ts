import { Field, ObjectType } from 'type-graphql';
import { Membership } from './membership.ts';
import { Person } from './person.ts';

@ObjectType({ simpleResolvers: true, description: 'Whoever is asking, and in which roles.' })
export class Viewer {
  @Field(() => Person, { description: 'Who they are.' })
  person!: Person;

  @Field(() => [Membership], { description: 'Their roles. What one of them allows, they may do.' })
  memberships!: Membership[];
}
