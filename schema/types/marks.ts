import { Field, Int, ObjectType } from 'type-graphql';
import { Cursor } from './cursor.ts';
import { DateTimeISO } from './date-time-iso.ts';
import { Progress } from './progress.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'How far somebody has looked at the matrix of a cycle. It is theirs alone.',
})
export class Marks {
  @Field(() => String, { description: 'The cycle, by its code.' })
  cycleCode!: string;

  @Field(() => Int, { description: 'Rises with everything that is marked: follow `marks` after it.' })
  revision!: number;

  @Field(() => Cursor, { description: 'Everything up to this place in the log counts as seen.' })
  floor!: string;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: 'When the event at that place happened; null where the log begins.',
  })
  floorAt!: Date | null;

  @Field(() => [Progress], {
    description:
      'Cells that were looked at since, as they stood then: what a cell says now in other words than here has moved.',
  })
  cells!: Progress[];

  @Field(() => Boolean, {
    description:
      'Whether `cells` is all of them. In an update it holds only those marked after the last one, unless the floor rose ' +
      'and took others away.',
  })
  whole!: boolean;
}
