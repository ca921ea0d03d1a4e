import { Field, Int, ObjectType } from 'type-graphql';
import { ChecklistSection } from './checklist-section.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'What a country is asked, in one wording. A version never changes: a new wording is the next version, ' +
    'and a cycle keeps the one with which it opened.',
})
export class Checklist {
  @Field(() => Int, { description: 'Rises by one with every new wording.' })
  version!: number;

  @Field(() => [ChecklistSection], { description: 'In reading order.' })
  sections!: ChecklistSection[];
}
