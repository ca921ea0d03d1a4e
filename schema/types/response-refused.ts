import { Field, ObjectType } from 'type-graphql';
import { RefusalCode } from './refusal-code.ts';
import { UUID } from './uuid.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'The change cannot be applied and left nothing behind. Refusals are not kept: sent again, it is judged afresh.',
})
export class ResponseRefused {
  __typename!: 'ResponseRefused';

  @Field(() => UUID, { description: 'Of the input that this answers.' })
  mutationId!: string;

  @Field(() => RefusalCode, { description: 'The reason, for programs.' })
  code!: RefusalCode;

  @Field(() => String, { description: 'The reason in a sentence, for people.' })
  message!: string;
}
