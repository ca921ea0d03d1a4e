import { Field, ID, ObjectType } from 'type-graphql';
import { Membership } from './membership.ts';
import { RoleAction } from './role-action.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'A role that somebody has or will have, as those who administer people see it.',
})
export class HeldMembership extends Membership {
  @Field(() => ID, { description: 'Names it for `endMembership`.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The first day on which it counts, `YYYY-MM-DD` in UTC; null: from the beginning.',
  })
  startsOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The last day on which it counts, `YYYY-MM-DD` in UTC; null: until it is ended.',
  })
  endsOn!: string | null;

  @Field(() => Boolean, { description: 'Whether they stand in for somebody else in this role.' })
  alternate!: boolean;

  @Field(() => Boolean, { description: 'Whether it is that of the Resident Coordinator, who endorses.' })
  residentCoordinator!: boolean;

  @Field(() => Boolean, {
    description: 'Whether, of a country lead, it shows reports and incidents of the monitor too.',
  })
  monitoring!: boolean;

  @Field(() => Boolean, { description: 'Whether it counts today.' })
  counts!: boolean;

  @Field(() => [RoleAction], { description: 'What whoever asks may do about it.' })
  viewerCan!: RoleAction[];
}
