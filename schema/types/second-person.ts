import { Field, ObjectType } from 'type-graphql';
import { Cursor } from './cursor.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'Which agencies have what somebody wrote in a country submitted by somebody else of theirs, in the open cycle.',
})
export class SecondPerson {
  @Field(() => [String], { description: 'The codes of the agencies that ask for it.' })
  askedBy!: string[];

  @Field(() => [String], { description: 'Of the agencies for which you may say so, their codes.' })
  mayBeAskedBy!: string[];

  @Field(() => Cursor, {
    description:
      'The end of the log at that moment. Subscribe to `events` after it, and read afresh with every SECOND_PERSON_SET.',
  })
  cursor!: string;
}
