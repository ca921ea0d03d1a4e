import { Field, ObjectType } from 'type-graphql';
import { Cursor } from './cursor.ts';
import { Cycle } from './cycle.ts';
import { Progress } from './progress.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'Every country × agency at a glance, as it stood at a single moment.',
})
export class ProgressMatrix {
  @Field(() => Cycle, { description: 'The cycle that was asked for, or the open one.' })
  cycle!: Cycle;

  @Field(() => [Progress], {
    description:
      'One cell for each country and agency that reports there, and one for each country team. ' +
      'Where an agency does not report there is no cell. With `after`, only those that may have changed since, and where an agency ' +
      'stopped reporting its cell with nothing due.',
  })
  cells!: Progress[];

  @Field(() => Cursor, {
    description:
      'The end of the log at that moment: subscribe to `progress` after it, or read on with `after`.',
  })
  cursor!: string;
}
