import { Field, ObjectType } from 'type-graphql';
import { Node } from './node.ts';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A United Nations entity that belongs to the network.',
})
export class Agency extends Node {
  @Field(() => String, { description: 'For programs: `UN_WOMEN`. It never changes.' })
  code!: string;

  @Field(() => String, { description: 'For people: `UN Women`.' })
  acronym!: string;

  @Field(() => String, { description: 'In full: `United Nations Children’s Fund`.' })
  name!: string;

  @Field(() => Boolean, {
    description:
      'False for members without a country programme, which read and comment. They appear in no checklist or count.',
  })
  answersChecklist!: boolean;
}
