import { Field, ID, ObjectType } from 'type-graphql';
import { FieldConflict } from './field-conflict.ts';
import { Response } from './response.ts';
import { UUID } from './uuid.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'A field that was sent had been changed to something else since `baseRevision`. Nothing of the input is applied, ' +
    'and what was sent is kept in the log. To decide, send a new change on the current revision.',
})
export class ResponseConflict {
  __typename!: 'ResponseConflict';

  @Field(() => UUID, { description: 'Of the input that this answers.' })
  mutationId!: string;

  @Field(() => ID, { description: 'The id of the RESPONSE_CONFLICTED event that keeps what was sent.' })
  id!: string;

  @Field(() => Response, { description: 'The answer as it stands now.' })
  response!: Response;

  @Field(() => [FieldConflict], {
    description: 'The fields that clash. The others sent did not, and wait for the decision.',
  })
  fields!: FieldConflict[];

  @Field(() => Boolean, {
    description: 'True where this `mutationId` had been answered before: nothing happened a second time.',
  })
  replayed!: boolean;
}
