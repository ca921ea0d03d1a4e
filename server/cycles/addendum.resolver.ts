import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { decodeNodeId } from '../../schema/node-id.ts';
import { AddAddendumInput } from '../../schema/types/add-addendum-input.ts';
import { Event } from '../../schema/types/event.ts';
import type { Context } from '../access/context.ts';
import { mayAnywhere, mayDo } from '../access/permissions.ts';
import { requireViewer } from '../access/require-viewer.ts';
import type { Database } from '../database/database.ts';
import { checkText } from '../domain/check-text.ts';
import { LONGEST_NARRATIVE } from '../domain/text-limits.ts';
import { badUserInput, forbidden } from '../lib/api-errors.ts';
import { isUuid } from '../lib/is-uuid.ts';
import { readEvent } from '../log/read-events.sql.ts';
import { toEvent } from '../log/to-event.ts';
import type { WakeUps } from '../log/wake-ups.ts';
import { addAddendum, noAnswer } from './add-addendum.ts';
import type { FrozenPlace } from './addendum.sql.ts';
import { checkReason } from './check-reason.ts';

@Resolver()
export class AddendumResolver {
  constructor(
    private readonly database: Database,
    private readonly wakeUps: WakeUps,
  ) {}

  @Mutation(() => Event, {
    description:
      'Adds to an answer once its cycle is closed: beside what the closing recorded, never instead of it. Counts, comparison ' +
      'and reports keep that; the next cycle carries over what the addendum says. Returns the event that says so, which ' +
      'whoever reads the answer reads. For coordinators of the country; FORBIDDEN for everybody else.',
  })
  async addAddendum(
    @Arg('input', () => AddAddendumInput, { description: 'What is added to which answer.' })
    { answer, reason, ...said }: AddAddendumInput,
    @Ctx() context: Context,
  ): Promise<Event> {
    const viewer = requireViewer(context);
    // First, so that nobody else can find out with it what there is.
    if (!mayAnywhere(viewer, 'addAddendum')) throw forbidden(whoAdds);
    const place = placeOf(answer);
    if (!place) throw noAnswer();
    if (!mayDo(viewer, 'addAddendum', { countryCode: place.country, agencyCode: place.agency })) {
      throw forbidden(whoAdds);
    }
    const wrong = checkText('narrative', said.narrative, LONGEST_NARRATIVE);
    if (wrong) throw badUserInput(wrong);
    const content = { reason: checkReason(reason, 'Say why it is added only now.'), ...said };
    const position = await addAddendum(this.database, viewer, place, content);
    this.wakeUps.announce();
    const event = await readEvent(this.database, position);
    if (!event) throw new Error('an event that was just appended is not there');
    return toEvent(event);
  }
}

const whoAdds = 'Only a coordinator of the country adds to an answer once its cycle is closed.';

function placeOf(id: string): FrozenPlace | null {
  const named = decodeNodeId(id);
  if (named?.type !== 'SnapshotAnswer' || named.parts.some((part) => part.includes('\0'))) return null;
  const [snapshot, country, item, agency] = named.parts;
  return isUuid(snapshot) ? { snapshot, country, item, agency: agency || null } : null;
}
