import { Field, Int, ObjectType } from 'type-graphql';
import { PersonAccount } from './person-account.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'What passes from somebody who leaves to a successor, or would. What is passed on that you don’t read is not counted.',
})
export class HandedWork {
  @Field(() => Int, { description: 'Roles in a country.' })
  roles!: number;

  @Field(() => Int, { description: 'Answers of the open cycle that are assigned to them.' })
  assigned!: number;

  @Field(() => Int, { description: 'Answers that were returned to them, and nobody else, and wait.' })
  returned!: number;

  @Field(() => Int, { description: 'Open next steps that they are to do, of whichever cycle.' })
  steps!: number;

  @Field(() => Int, { description: 'Comments that name them and still wait for them.' })
  mentions!: number;

  @Field(() => PersonAccount, { nullable: true, description: 'The successor; null of a dry run.' })
  successor!: PersonAccount | null;
}
