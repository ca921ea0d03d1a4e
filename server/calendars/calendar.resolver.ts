import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { CountryCalendar } from '../../schema/types/country-calendar.ts';
import { DeclarePauseInput } from '../../schema/types/declare-pause-input.ts';
import { Pause } from '../../schema/types/pause.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import type { Database } from '../database/database.ts';
import type { WakeUps } from '../log/wake-ups.ts';
import type { CalendarData } from './calendar-data.ts';
import { readCountryCalendar, toPause } from './country-calendar.ts';
import { changePause, declarePause, type PauseSaid } from './declare-pause.ts';
import { setWorkingWeek } from './set-working-week.ts';

const countryArg = { description: 'ISO 3166-1 alpha-3. NOT_FOUND where no country has it.' };

/** On which days people work, and what they say of it. */
@Resolver()
export class CalendarResolver {
  constructor(
    private readonly database: Database,
    private readonly wakeUps: WakeUps,
    private readonly data: CalendarData,
  ) {}

  @Query(() => CountryCalendar, { description: 'By what working days are counted in a country.' })
  countryCalendar(
    @Arg('country', () => String, countryArg) country: string,
    @Arg('year', () => Int, { nullable: true, description: 'Of the holidays; this year if left out.' })
    year: number | null,
    @Ctx() context: Context,
  ): Promise<CountryCalendar> {
    const viewer = requireViewer(context);
    return readCountryCalendar(
      this.database,
      this.data,
      viewer,
      country,
      year ?? new Date().getUTCFullYear(),
    );
  }

  @Mutation(() => CountryCalendar, {
    description:
      'Says on which weekdays nobody works in a country; it stands before what packages say. For those who write its ' +
      'country team’s answers, FORBIDDEN for everybody else.',
  })
  async setWorkingWeek(
    @Arg('country', () => String, countryArg) country: string,
    @Arg('weekend', () => [Int], {
      description: 'Weekdays, Monday is 1; six at most, otherwise BAD_USER_INPUT.',
    })
    weekend: number[],
    @Ctx() context: Context,
  ): Promise<CountryCalendar> {
    const viewer = requireViewer(context);
    if (await setWorkingWeek(this.database, this.data, viewer, country, weekend)) this.wakeUps.announce();
    return readCountryCalendar(this.database, this.data, viewer, country, new Date().getUTCFullYear());
  }

  @Mutation(() => Pause, {
    description:
      'Declares days on which an agency or a country can’t work. For an agency its focal points do so, for a country its ' +
      'lead, for both coordinators; FORBIDDEN for everybody else. NOT_FOUND where nobody reports in the open cycle.',
  })
  async declarePause(
    @Arg('input', () => DeclarePauseInput, { description: 'Where, why, and from when until when.' })
    input: DeclarePauseInput,
    @Ctx() context: Context,
  ): Promise<Pause> {
    const said = this.#told(await declarePause(this.database, requireViewer(context), input));
    if (!said) throw new Error('a declared pause is not there');
    return said;
  }

  @Mutation(() => Pause, {
    nullable: true,
    description:
      'Lets a declared pause end on another day, or takes it back, which gives null. For those who may declare it; ' +
      'NOT_FOUND for one that is not there.',
  })
  async changePause(
    @Arg('id', () => ID, { description: 'Which, by its id.' }) id: string,
    @Arg('endsOn', () => String, { nullable: true, description: 'Its new last day; null takes it back.' })
    endsOn: string | null,
    @Ctx() context: Context,
  ): Promise<Pause | null> {
    return this.#told(await changePause(this.database, requireViewer(context), id, endsOn ?? null));
  }

  #told({ pause, changed }: PauseSaid): Pause | null {
    if (changed) this.wakeUps.announce();
    return pause && toPause(pause);
  }
}
