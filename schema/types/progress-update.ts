import { Field, ObjectType } from 'type-graphql';
import { Cursor } from './cursor.ts';
import { Progress } from './progress.ts';

@ObjectType({ simpleResolvers: true, description: 'Cells that changed since the update before.' })
export class ProgressUpdate {
  @Field(() => [Progress], {
    description: 'Each cell once, in its latest state: put it in the place of what you have.',
  })
  cells!: Progress[];

  @Field(() => Cursor, { description: 'How far in the log this update reaches: resume after it.' })
  cursor!: string;
}
