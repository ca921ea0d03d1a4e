import { Field, ObjectType } from 'type-graphql';
import { ChecklistItem } from './checklist-item.ts';

@ObjectType({ simpleResolvers: true, description: 'Items of the checklist that belong to one subject.' })
export class ChecklistSection {
  @Field(() => String, { description: 'Begins the codes of its items: `LDR`.' })
  code!: string;

  @Field(() => String, {
    description: 'The subject. In a language without a translation it is in English: see `wording`.',
  })
  title!: string;

  @Field(() => String, { description: 'What the section is about, in one sentence.' })
  purpose!: string;

  @Field(() => [ChecklistItem], { description: 'In reading order.' })
  items!: ChecklistItem[];

  /** Its texts in other languages, and a hash of what each was made from. */
  translations!: Readonly<Record<string, Pick<ChecklistSection, 'title' | 'purpose'> & { madeFrom: string }>>;
}
