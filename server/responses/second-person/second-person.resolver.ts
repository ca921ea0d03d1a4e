import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { SecondPerson } from '../../../schema/types/second-person.ts';
import type { Context } from '../../access/context.ts';
import { mayDo } from '../../access/permissions.ts';
import { requireViewer } from '../../access/require-viewer.ts';
import type { Database } from '../../database/database.ts';
import { notFound } from '../../lib/api-errors.ts';
import { formatCursor, logPosition } from '../../log/cursor.ts';
import type { WakeUps } from '../../log/wake-ups.ts';
import { askForSecondPerson } from './ask-for-second-person.ts';
import { readSecondPerson } from './second-person.sql.ts';

/** A second pair of eyes for what agencies submit. */
@Resolver()
export class SecondPersonResolver {
  constructor(
    private readonly database: Database,
    private readonly wakeUps: WakeUps,
  ) {}

  @Query(() => SecondPerson, {
    description: 'Which agencies ask for a second person in a country; everybody who is signed in may know.',
  })
  async secondPerson(
    @Arg('country', () => String, {
      description: 'ISO 3166-1 alpha-3. NOT_FOUND where no country has it.',
    })
    country: string,
    @Ctx() context: Context,
  ): Promise<SecondPerson> {
    const viewer = requireViewer(context);
    const rows = await readSecondPerson(this.database, country);
    const [first] = rows;
    if (!first) throw new Error('the log has no head');
    if (!first.known) throw notFound('There is no such country: `countries` lists those that there are.');
    const agencies = rows.flatMap(({ agency }) => agency ?? []);
    return {
      askedBy: rows.flatMap(({ agency, asked }) => (agency !== null && asked ? [agency] : [])),
      mayBeAskedBy: agencies.filter((agencyCode) =>
        mayDo(viewer, 'askForSecondPerson', { countryCode: country, agencyCode }),
      ),
      cursor: formatCursor(logPosition(first.headPosition, first.headHash)),
    };
  }

  @Mutation(() => [String], {
    description:
      'Says whether what somebody of an agency wrote is submitted by somebody else of theirs, in the open cycle and those that ' +
      'are opened after it. For the agency’s focal points there, FORBIDDEN for everybody else. NOT_FOUND where it doesn’t ' +
      'report. Gives the countries in which that is new, by ISO 3166-1 alpha-3.',
  })
  async askForSecondPerson(
    @Arg('agency', () => String, { description: "The agency's code." }) agency: string,
    @Arg('country', () => String, {
      nullable: true,
      description:
        'ISO 3166-1 alpha-3; left out, wherever the agency reports, for those whose role is for all countries.',
    })
    country: string | null,
    @Arg('asked', () => Boolean, { description: 'False: whoever wrote it may submit it again.' })
    asked: boolean,
    @Ctx() context: Context,
  ): Promise<string[]> {
    const viewer = requireViewer(context);
    const countries = await askForSecondPerson(this.database, viewer, {
      agency,
      country: country ?? null,
      asked,
    });
    if (countries.length > 0) this.wakeUps.announce();
    return countries;
  }
}
