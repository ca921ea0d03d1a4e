import { Field, ObjectType } from 'type-graphql';
import { Membership } from './membership.ts';
import { NetworkAction } from './network-action.ts';
import { Person } from './person.ts';
import { Role } from './role.ts';

@ObjectType({ simpleResolvers: true, description: 'Whoever is asking, and in which roles.' })
export class Viewer {
  @Field(() => Person, { description: 'Who they are.' })
  person!: Person;

  @Field(() => [Membership], { description: 'Their roles. What one of them allows, they may do.' })
  memberships!: Membership[];

  @Field(() => [NetworkAction], {
    description: 'What their roles allow somewhere, apart from answering: what to offer them at all.',
  })
  viewerCan!: NetworkAction[];

  @Field(() => [Role], {
    description:
      'Roles that they have and that count only once they sign in with a second factor: sign in again with `stepUp`.',
  })
  withheldRoles!: Role[];
}
