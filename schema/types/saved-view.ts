import { Field, ObjectType } from 'type-graphql';
import { DateTimeISO } from './date-time-iso.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'A view of the page that somebody keeps by a name. It is theirs alone.',
})
export class SavedView {
  @Field(() => String, { description: 'What they call it; they have one of each name.' })
  name!: string;

  @Field(() => String, {
    description:
      'Its address on the page, from the first slash on, with its filter. Whoever opens it sees what they may see.',
  })
  path!: string;

  @Field(() => DateTimeISO, { description: 'When it was last saved.' })
  savedAt!: Date;
}
