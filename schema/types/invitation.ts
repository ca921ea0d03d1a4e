import { Field, ID, ObjectType } from 'type-graphql';
import { DateTimeISO } from './date-time-iso.ts';
import { Membership } from './membership.ts';
import { RoleAction } from './role-action.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'A role that waits for somebody to sign in for the first time.',
})
export class Invitation extends Membership {
  @Field(() => ID, { description: 'Names it for `revokeInvitation`.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'The first day on which the role will count.' })
  startsOn!: string | null;

  @Field(() => String, { nullable: true, description: 'The last day on which the role will count.' })
  endsOn!: string | null;

  @Field(() => Boolean, { description: 'Whether they are to stand in for somebody else.' })
  alternate!: boolean;

  @Field(() => Boolean, { description: 'Whether it is that of the Resident Coordinator, who endorses.' })
  residentCoordinator!: boolean;

  @Field(() => DateTimeISO, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeISO, { description: 'From then on it can’t be accepted: invite again.' })
  expiresAt!: Date;

  @Field(() => [RoleAction], { description: 'What whoever asks may do about it.' })
  viewerCan!: RoleAction[];
}
