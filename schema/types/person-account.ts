import { Field, ObjectType } from 'type-graphql';
import { DateTimeISO } from './date-time-iso.ts';
import { HeldMembership } from './held-membership.ts';
import { Invitation } from './invitation.ts';
import { Person } from './person.ts';
import { PersonAction } from './person-action.ts';

@ObjectType({ simpleResolvers: true, description: 'Somebody as those who administer people see them.' })
export class PersonAccount {
  @Field(() => Person, { description: 'Who they are.' })
  person!: Person;

  @Field(() => String, {
    nullable: true,
    description: 'The address that was invited; null for people of the demonstration.',
  })
  email!: string | null;

  @Field(() => Boolean, {
    description: 'Whether they have signed in at least once, so that roles count at once.',
  })
  hasSignedIn!: boolean;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: 'Since when they can’t sign in; null: they can.',
  })
  deactivatedAt!: Date | null;

  @Field(() => [HeldMembership], { description: 'Their roles that are not over.' })
  memberships!: HeldMembership[];

  @Field(() => [Invitation], { description: 'Roles that wait for their first sign-in.' })
  invitations!: Invitation[];

  @Field(() => [PersonAction], { description: 'What whoever asks may do about them.' })
  viewerCan!: PersonAction[];
}
