import { Field, ObjectType, registerEnumType } from 'type-graphql';

export const StatementTopic = {
  CONTACT: 'CONTACT',
  PRIVACY: 'PRIVACY',
  ACCESSIBILITY: 'ACCESSIBILITY',
} as const;
export type StatementTopic = keyof typeof StatementTopic;

registerEnumType(StatementTopic, {
  name: 'StatementTopic',
  description: 'What those who run this installation say of it.',
  valuesConfig: {
    CONTACT: { description: 'Whom to ask, and how they are reached.' },
    PRIVACY: { description: 'What is kept of people, and why.' },
    ACCESSIBILITY: { description: 'How far it can be used by everybody, and what to do where it can’t.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'A statement of those who run this installation.' })
export class Statement {
  @Field(() => StatementTopic, { description: 'What it is about.' })
  topic!: StatementTopic;

  @Field(() => String, {
    nullable: true,
    description:
      'Plain text, in which an empty line ends a paragraph; at most 100,000 characters. Null where they have written none.',
  })
  text!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The language of the text: the one that was asked for, or English where there is none in it.',
  })
  language!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What this installation says of itself.' })
export class About {
  @Field(() => String, { description: 'The version of Concord that answers, as in its package.' })
  version!: string;
}
