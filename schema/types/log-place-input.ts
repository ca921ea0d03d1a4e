import { Field, InputType } from 'type-graphql';
import { Cursor } from './cursor.ts';
import { DateTimeISO } from './date-time-iso.ts';

@InputType({
  description: 'A place in the log: give exactly one of the three, otherwise it is BAD_USER_INPUT.',
})
export class LogPlaceInput {
  @Field(() => Cursor, { nullable: true, description: 'A cursor that the server gave.' })
  cursor?: string | null;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: 'The last place at this moment or before it; where every log begins if it is before all.',
  })
  moment?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where a snapshot of the cycle was taken, by its name. NOT_FOUND where there is none.',
  })
  snapshot?: string | null;
}
