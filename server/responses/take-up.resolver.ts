import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { CellPlaceInput } from '../../schema/types/cell-place-input.ts';
import { Person } from '../../schema/types/person.ts';
import type { Context } from '../access/context.ts';
import { mayDo } from '../access/permissions.ts';
import { requireViewer } from '../access/require-viewer.ts';
import type { Database } from '../database/database.ts';
import { toPerson } from '../domain/to-person.ts';
import { badUserInput, forbidden, notFound } from '../lib/api-errors.ts';
import { findPlaces, readWhoTakesUp } from './take-up.sql.ts';

const MOST_PLACES = 100;

/** To whom an answer can be returned. */
@Resolver()
export class TakeUpResolver {
  constructor(private readonly database: Database) {}

  @Query(() => [Person], {
    description:
      'Whom a return can name: people who write the answers of the open cycle at all of these places and don’t decide on them, ' +
      'by name, at most 100. For those who return answers there, FORBIDDEN for everybody else; NOT_FOUND where nobody reports.',
  })
  async whoTakesUp(
    @Arg('places', () => [CellPlaceInput], {
      description: `Where the answers are, at most ${MOST_PLACES}, otherwise BAD_USER_INPUT.`,
    })
    places: CellPlaceInput[],
    @Ctx() context: Context,
  ): Promise<Person[]> {
    const viewer = requireViewer(context);
    if (places.length === 0 || places.length > MOST_PLACES) {
      throw badUserInput(`Name 1 to ${MOST_PLACES} places.`);
    }
    const each = [
      ...new Map(
        places.map(({ country, agency = null }) => [`${country} ${agency}`, { country, agency }]),
      ).values(),
    ];
    for (const { country, agency } of each) {
      if (!mayDo(viewer, 'return', { countryCode: country, agencyCode: agency })) {
        throw forbidden('Who takes an answer up is for those to know who return it.');
      }
    }
    const cells = await findPlaces(this.database, each);
    if (cells.length < each.length) throw notFound('Nobody reports at one of these places in an open cycle.');
    return (await readWhoTakesUp(this.database, cells)).map(toPerson);
  }
}
