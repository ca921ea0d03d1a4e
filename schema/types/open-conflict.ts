import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Cursor } from './cursor.ts';
import { DateTimeISO } from './date-time-iso.ts';
import { FieldChange } from './field-change.ts';
import { FieldConflict } from './field-conflict.ts';
import { Response } from './response.ts';

export const KeptSide = { MINE: 'MINE', THEIRS: 'THEIRS' } as const;
export type KeptSide = keyof typeof KeptSide;

registerEnumType(KeptSide, {
  name: 'KeptSide',
  description: 'What somebody chose where two changes met.',
  valuesConfig: {
    MINE: { description: 'What the author of the change that was not applied had written, or made of both.' },
    THEIRS: { description: 'What stands there.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description:
    'A change of yours that met another one and was not applied, and about which you have not chosen yet.',
})
export class OpenConflict {
  @Field(() => ID, { description: 'The id of the RESPONSE_CONFLICTED event that keeps what was sent.' })
  id!: string;

  @Field(() => DateTimeISO, { description: "When the server received it, by the server's clock." })
  at!: Date;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: 'When it was written, by the device’s clock, where it said so.',
  })
  writtenAt!: Date | null;

  @Field(() => Response, { description: 'The answer as it stands now.' })
  response!: Response;

  @Field(() => [FieldConflict], { description: 'The fields that clashed, as they were told then.' })
  fields!: FieldConflict[];

  @Field(() => [FieldChange], {
    description:
      'Everything that was sent, from what you saw to what you wrote: the fields that didn’t clash too.',
  })
  mine!: FieldChange[];

  @Field(() => String, {
    nullable: true,
    description: 'The note that was sent with it; null where none was.',
  })
  note!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Conflicts of yours that wait for you, on whichever device.',
})
export class OpenConflicts {
  @Field(() => [OpenConflict], { description: 'Of the open cycle, the oldest first, at most 100.' })
  nodes!: OpenConflict[];

  @Field(() => Cursor, { description: 'The end of the log at that moment.' })
  cursor!: string;
}
