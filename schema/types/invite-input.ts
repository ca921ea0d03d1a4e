import { Field, InputType } from 'type-graphql';
import { RoleInput } from './role-input.ts';

@InputType({ description: 'One line of an invitation: an address, and the role that it is invited to.' })
export class InviteInput extends RoleInput {
  @Field(() => String, { description: 'The address by which their provider knows them.' })
  email!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What to call them until they sign in and their provider says; otherwise the address up to its @.',
  })
  name?: string | null;
}
