import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeISO } from './date-time-iso.ts';
import { Pause } from './pause.ts';
import { Person } from './person.ts';

export const CalendarAction = {
  SET_WORKING_WEEK: 'SET_WORKING_WEEK',
  DECLARE_PAUSE: 'DECLARE_PAUSE',
} as const;
export type CalendarAction = keyof typeof CalendarAction;

registerEnumType(CalendarAction, {
  name: 'CalendarAction',
  description: 'What may be said of working days.',
  valuesConfig: {
    SET_WORKING_WEEK: { description: 'On which weekdays nobody works.' },
    DECLARE_PAUSE: { description: 'That nobody can work for some days, of the whole country.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'A public holiday of a whole day and the whole country.' })
export class Holiday {
  @Field(() => String, { description: '`YYYY-MM-DD`.' })
  day!: string;

  @Field(() => Boolean, { description: 'Whether it is by calculation and may be a day before or after.' })
  mayMove!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description: 'By what working days are counted in a country. A day is a UTC date.',
})
export class CountryCalendar {
  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  countryCode!: string;

  @Field(() => [Int], { description: 'Weekdays that are no working days: Monday is 1, Sunday is 7.' })
  weekend!: number[];

  @Field(() => Boolean, {
    description:
      'Whether that is certain: the country’s team said it, or sources agree. If not, the team should say it.',
  })
  weekendConfirmed!: boolean;

  @Field(() => Person, {
    nullable: true,
    description: 'Who of the country’s team set it; null where nobody did.',
  })
  weekendSetBy!: Person | null;

  @Field(() => DateTimeISO, { nullable: true, description: 'When they set it.' })
  weekendSetAt!: Date | null;

  @Field(() => [Holiday], {
    nullable: true,
    description: 'Holidays of the year, by day; null where they are unknown, which is not the same as none.',
  })
  holidays!: Holiday[] | null;

  @Field(() => [Pause], {
    description:
      'What was declared of the country and its agencies, the latest first; none that ended over a year ago.',
  })
  pauses!: Pause[];

  @Field(() => [CalendarAction], { description: 'What you may say, of the country as a whole.' })
  viewerCan!: CalendarAction[];
}
