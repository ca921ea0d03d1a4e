import { ArgsType, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Cursor } from './cursor.ts';
import { CycleArgs } from './cycle-args.ts';

export const DayDimension = { REGION: 'REGION', AGENCY: 'AGENCY', SECTION: 'SECTION', AREA: 'AREA' } as const;
export type DayDimension = keyof typeof DayDimension;

registerEnumType(DayDimension, {
  name: 'DayDimension',
  description: 'What the answers of each day are counted by.',
  valuesConfig: {
    REGION: { description: 'M49 regions, by name.' },
    AGENCY: { description: 'Agencies, by code.' },
    SECTION: { description: 'Sections of the checklist, by code.' },
    AREA: {
      description:
        'Areas of the Secretary-General’s Call to Action for Human Rights, 1 to 7. An answer counts in each of its item’s ' +
        'areas, so that rows add up to more than the total.',
    },
  },
});

/** Of the query `answeredByDay`. */
@ArgsType()
export class AnsweredByDayArgs extends CycleArgs {
  @Field(() => DayDimension, { description: 'What the rows are.' })
  by!: DayDimension;

  @Field(() => Int, {
    nullable: true,
    description: 'Only items of this area of the Call to Action, 1 to 7; another number counts nothing.',
  })
  area?: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'How many answers of one region, agency, section or area were submitted or accepted each day.',
})
export class AnsweredByDayRow {
  @Field(() => String, {
    nullable: true,
    description: 'Its code, the region’s name, or the area’s number; null for the country teams.',
  })
  code!: string | null;

  @Field(() => [Int], {
    description: 'At the end of each day, from `firstDay` on; the last one is as of `cursor`.',
  })
  answered!: number[];
}

@ObjectType({
  simpleResolvers: true,
  description:
    'How the answers of a cycle came in, day by day, by one thing: counts alone, and the same for everybody.',
})
export class AnsweredByDay {
  @Field(() => String, { description: 'The day on which the cycle first opened, `YYYY-MM-DD` in UTC.' })
  firstDay!: string;

  @Field(() => [Int], {
    description:
      'Everybody’s together, at the end of each day from `firstDay` on; none where nothing was answered.',
  })
  total!: number[];

  @Field(() => [AnsweredByDayRow], {
    description: 'Those in which anything was answered, by code; the country teams come last.',
  })
  rows!: AnsweredByDayRow[];

  @Field(() => Cursor, { description: 'The end of the log at that moment.' })
  cursor!: string;
}
