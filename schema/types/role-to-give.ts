import { Field, ObjectType } from 'type-graphql';
import { Role } from './role.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'A role that whoever asks may give and take away, and where: what one of these allows is allowed, two that each allow ' +
    'a part are not put together.',
})
export class RoleToGive {
  @Field(() => Role, { description: 'The role.' })
  role!: Role;

  @Field(() => String, {
    nullable: true,
    description: 'Only for this agency; null: for any, where the role is of one.',
  })
  agencyCode!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only in this country; null: in any, and in all at once where the role can be in all.',
  })
  countryCode!: string | null;

  @Field(() => Boolean, { description: 'Only to somebody who stands in for somebody else.' })
  alternateOnly!: boolean;
}
