import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

export const Participant = { MINORITIES: 'MINORITIES', YOUTH: 'YOUTH', WOMEN: 'WOMEN' } as const;
export type Participant = keyof typeof Participant;

registerEnumType(Participant, {
  name: 'Participant',
  description: 'Whose participation an item touches.',
  valuesConfig: {
    MINORITIES: { description: 'Members of minorities and their organisations.' },
    YOUTH: { description: 'Young people from minorities.' },
    WOMEN: { description: 'Women from minorities.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description:
    'One of the seven areas of the Secretary-General’s Call to Action for Human Rights, with what it asks here. The texts are ' +
    'Concord’s own, none of the United Nations; in a language without a translation they are in English: see `wording`.',
})
export class CallToActionArea {
  @Field(() => Int, { description: '1 to 7, as in `ChecklistItem.callToActionAreas`.' })
  number!: number;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => String, { description: 'What it asks of country teams, in a sentence.' })
  countryTeamGuidance!: string;

  @Field(() => String, { description: 'What it asks of Member States, in a sentence.' })
  memberStateGuidance!: string;

  /** Its texts in other languages, and a hash of what each was made from. */
  translations!: Readonly<
    Record<
      string,
      Pick<CallToActionArea, 'title' | 'countryTeamGuidance' | 'memberStateGuidance'> & { madeFrom: string }
    >
  >;
}

@ObjectType({ simpleResolvers: true, description: 'The items that touch the participation of some people.' })
export class ParticipationItems {
  @Field(() => Participant, { description: 'Whose.' })
  participant!: Participant;

  @Field(() => [String], {
    description:
      'Codes of items, in reading order; one that is no longer asked stays where a cycle may still have it.',
  })
  items!: string[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'How the checklist is read by the Secretary-General’s Call to Action for Human Rights.',
})
export class CallToAction {
  @Field(() => [CallToActionArea], {
    description: 'The seven, by number; none where the data files leave them out.',
  })
  areas!: CallToActionArea[];

  @Field(() => [ParticipationItems], { description: 'One for each whose participation an item touches.' })
  participation!: ParticipationItems[];
}
