import { Field, ObjectType } from 'type-graphql';
import { DateTimeISO } from './date-time-iso.ts';
import { Person } from './person.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'One field that changed to something else in the meantime. Values of enums are given by their names.',
})
export class FieldConflict {
  @Field(() => String, { description: '`status`, `rating` or `narrative`.' })
  field!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Its value at `baseRevision`, from which both sides started.',
  })
  base!: string | null;

  @Field(() => String, { nullable: true, description: 'Its value now.' })
  theirs!: string | null;

  @Field(() => String, { nullable: true, description: 'The value that was sent.' })
  mine!: string | null;

  @Field(() => Person, { description: 'Who changed it last; it can be the author too, on another device.' })
  theirsBy!: Person;

  @Field(() => DateTimeISO, { description: 'When they did.' })
  theirsAt!: Date;
}
