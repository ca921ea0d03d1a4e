import { Field, ObjectType } from 'type-graphql';
import { Cursor } from './cursor.ts';
import { Progress } from './progress.ts';
import { Response } from './response.ts';
import { UUID } from './uuid.ts';

@ObjectType({ simpleResolvers: true, description: 'The change was applied, or what it says was so already.' })
export class ResponseRecorded {
  __typename!: 'ResponseRecorded';

  @Field(() => UUID, { description: 'Of the input that this answers.' })
  mutationId!: string;

  @Field(() => Response, { description: 'The answer as it stands now.' })
  response!: Response;

  @Field(() => Progress, { description: 'Its cell as it stands now.' })
  progress!: Progress;

  @Field(() => Cursor, {
    description:
      "The change's place in the log; the end of the log where nothing had to change. A replay gives the first one again.",
  })
  cursor!: string;

  @Field(() => Boolean, {
    description: 'True where fields that changed after `baseRevision` were kept beside the ones sent.',
  })
  merged!: boolean;

  @Field(() => Boolean, {
    description: 'True where this `mutationId` had been answered before: nothing happened a second time.',
  })
  replayed!: boolean;
}
