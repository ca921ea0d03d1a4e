import { Field, ObjectType } from 'type-graphql';
import { Cursor } from './cursor.ts';
import { DateTimeISO } from './date-time-iso.ts';
import { Progress } from './progress.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'A cell of which an answer changed since a place in the log, as it was there and as it is.',
})
export class MovedCell {
  @Field(() => Progress, {
    description:
      'As it was at that place; before the first change everything that is due is not started, and `total` is 0 where the ' +
      'agency did not report then.',
  })
  before!: Progress;

  @Field(() => Progress, {
    description:
      'As it stands. Equal counts say that only ratings or texts changed, or that what moved came back.',
  })
  now!: Progress;
}

@ObjectType({
  simpleResolvers: true,
  description: 'The cells of the matrix of which an answer changed since a place in the log.',
})
export class MovedCells {
  @Field(() => Cursor, {
    description: 'The place since which: the same one for everybody who is sent it.',
  })
  since!: string;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: 'When the event at that place happened; null where the log begins.',
  })
  sinceAt!: Date | null;

  @Field(() => [MovedCell], {
    description: 'By country and agency, without cells of agencies that no longer report there.',
  })
  cells!: MovedCell[];

  @Field(() => Cursor, { description: 'The end of the log at that moment.' })
  cursor!: string;
}
