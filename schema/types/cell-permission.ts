import { Field, ObjectType } from 'type-graphql';
import { AnswerAction } from './answer-action.ts';
import { ResponseStatus } from './response-status.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'What whoever asks may do with any answer of one agency, or of the country team, that stands in one status. ' +
    'An answer that nobody has recorded stands in NOT_STARTED.',
})
export class CellPermission {
  @Field(() => String, { nullable: true, description: "The agency's code; null for the country team." })
  agencyCode!: string | null;

  @Field(() => ResponseStatus, { description: 'The status in which the answer stands.' })
  status!: ResponseStatus;

  @Field(() => [AnswerAction], { description: 'What may be done with it.' })
  viewerCan!: AnswerAction[];
}
