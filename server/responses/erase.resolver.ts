import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { decodeNodeId } from '../../schema/node-id.ts';
import { Event } from '../../schema/types/event.ts';
import type { Context } from '../access/context.ts';
import { mayAnywhere, mayDo } from '../access/permissions.ts';
import { requireViewer } from '../access/require-viewer.ts';
import type { Database } from '../database/database.ts';
import { checkText } from '../domain/check-text.ts';
import { isOfComment } from '../domain/event-visibility.ts';
import { LONGEST_NOTE } from '../domain/text-limits.ts';
import { badUserInput, forbidden, notFound } from '../lib/api-errors.ts';
import { readEvent } from '../log/read-events.sql.ts';
import { toEvent } from '../log/to-event.ts';
import type { WakeUps } from '../log/wake-ups.ts';
import { type EraseTarget, eraseContent } from './erase-content.ts';

@Resolver()
export class EraseResolver {
  constructor(
    private readonly database: Database,
    private readonly wakeUps: WakeUps,
  ) {}

  @Mutation(() => Event, {
    description:
      'Erases personal data that somebody wrote into an answer, wherever it stands: in the answer and in every event of ' +
      'it, conflicts included. Given an answer’s id, every narrative and note that was ever written into it goes, and what ' +
      'was said about it in comments and next steps, and its evidence; given an event’s, the words that this event brought. It can’t be undone. Returns the event that says so.',
  })
  async eraseContent(
    @Arg('id', () => ID, { description: 'Of an answer, or of an event of one; NOT_FOUND for anything else.' })
    id: string,
    @Arg('reason', () => String, {
      description:
        'Why, without the words that are to go: everybody who could read them reads it, and it stays.',
    })
    reason: string,
    @Ctx() context: Context,
  ): Promise<Event> {
    const viewer = requireViewer(context);
    // First, so that nobody else can find out with it what there is.
    if (!mayAnywhere(viewer, 'eraseContent')) throw forbidden(whoErases);
    const wrong = reason.trim() === '' ? 'Say why it is erased.' : checkText('reason', reason, LONGEST_NOTE);
    if (wrong) throw badUserInput(wrong);
    const target = await this.#find(id);
    if (!target) throw notFound('There is no such answer, and no such event of one.');
    if (!mayDo(viewer, 'eraseContent', target.response)) throw forbidden(whoErases);
    const position = await eraseContent(this.database, viewer.personId, target, reason);
    if (position === null) throw badUserInput('Nothing is left to erase there.');
    this.wakeUps.announce();
    const event = await readEvent(this.database, position);
    if (!event) throw new Error('an event that was just appended is not there');
    return toEvent(event);
  }

  async #find(id: string): Promise<EraseTarget | null> {
    const named = decodeNodeId(id);
    if (named?.parts.some((part) => part.includes('\0'))) return null;
    if (named?.type === 'Response') {
      const [cycleCode, countryCode, itemCode, agency] = named.parts;
      return { response: { cycleCode, countryCode, itemCode, agencyCode: agency || null }, position: null };
    }
    if (named?.type !== 'Event' || !/^[1-9]\d{0,8}$/.test(named.parts[0])) return null;
    const position = Number(named.parts[0]);
    const event = await readEvent(this.database, position);
    // Whether there is a comment is for its readers to know: `eraseComment` erases one.
    if (!event?.cycleCode || !event.countryCode || !event.itemCode || isOfComment(event.visibility))
      return null;
    const { cycleCode, countryCode, agencyCode, itemCode } = event;
    return { response: { cycleCode, countryCode, agencyCode, itemCode }, position };
  }
}

const whoErases = 'Only a coordinator may erase what somebody wrote.';
