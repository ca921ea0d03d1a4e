import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { decodeNodeId } from '../../schema/node-id.ts';
import { DateTimeISO } from '../../schema/types/date-time-iso.ts';
import { NoticeArgs, NoticePage, UnreadNotices, UnreadNoticesArgs } from '../../schema/types/notice.ts';
import {
  NoticeWishes,
  NoticeWishesInput,
  PlannedMessage,
  RefusedAddress,
} from '../../schema/types/notice-wishes.ts';
import { Viewer } from '../../schema/types/viewer.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import type { CalendarData } from '../calendars/calendar-data.ts';
import type { Database } from '../database/database.ts';
import { toPerson } from '../domain/to-person.ts';
import type { Viewer as Asking } from '../domain/viewer.ts';
import { callJobs } from '../jobs/job.sql.ts';
import { forbidden, notFound } from '../lib/api-errors.ts';
import { isUuid } from '../lib/is-uuid.ts';
import type { PersonWatch } from '../lib/person-watch.ts';
import { mayAdministerPeople } from '../people/administration.policy.ts';
import { markNoticesRead, readUnread } from './notice-list.sql.ts';
import { LOOK_AFTER } from './notice-parts.ts';
import { MOST_PREVIEWED, previewTomorrow } from './preview.ts';
import { readNoticePage } from './read-notices.ts';
import { forgetRefusal, readRefused } from './wish.sql.ts';
import { readWishes, saveWishes } from './wishes.ts';

const MOST_REFUSED = 200;

/** What one is told oneself; and for coordinators whom nothing reaches, and what goes out tomorrow. */
@Resolver(() => Viewer)
export class NoticeResolver {
  /** `mails`: whether anything is mailed at all. */
  constructor(
    private readonly database: Database,
    private readonly calendars: CalendarData,
    private readonly watch: PersonWatch,
    private readonly mails: boolean,
  ) {}

  @FieldResolver(() => NoticePage, {
    description:
      'What concerns them, the latest first, also what is settled. It follows what happens by some seconds. Nobody else sees it.',
  })
  notices(@Args(() => NoticeArgs) args: NoticeArgs, @Ctx() context: Context): Promise<NoticePage> {
    return readNoticePage(this.database, requireViewer(context), args);
  }

  @FieldResolver(() => NoticeWishes, {
    description: 'What they wish to be told by mail, and when. Nobody else sees it.',
  })
  noticeWishes(@Ctx() context: Context): Promise<NoticeWishes> {
    return this.#wishes(requireViewer(context));
  }

  @Mutation(() => NoticeWishes, {
    description:
      'Keeps what you wish to be told by mail, in place of what you wished before, and gives it back. It is no part of the ' +
      'log. BAD_USER_INPUT where it can’t be wished.',
  })
  async saveNoticeWishes(
    @Arg('wishes', () => NoticeWishesInput, { description: 'All of it.' }) wishes: NoticeWishesInput,
    @Ctx() context: Context,
  ): Promise<NoticeWishes> {
    const viewer = requireViewer(context);
    await saveWishes(this.database, this.calendars, viewer.personId, wishes, new Date());
    return this.#wishes(viewer);
  }

  @Mutation(() => Int, {
    description:
      'Notes that you have seen your notices up to a moment: the `at` of the latest that you were shown. It gives how many ' +
      'stand that you have not seen.',
  })
  async markNoticesRead(
    @Arg('upTo', () => DateTimeISO, { description: 'The moment.' }) upTo: Date,
    @Ctx() context: Context,
  ): Promise<number> {
    const viewer = requireViewer(context);
    const whose = { personId: viewer.personId, alertsToo: viewer.closedToMonitor !== true };
    await markNoticesRead(this.database, whose, upTo);
    this.watch.changed(viewer.personId);
    return (await readUnread(this.database, whose)).count;
  }

  @Subscription(() => UnreadNotices, {
    name: 'unreadNotices',
    topics: 'NOTICES',
    description:
      'How many of your own notices you have not seen, within some seconds whenever one came, was seen or was settled.',
  })
  unreadNotices(
    @Root() unread: UnreadNotices,
    @Args(() => UnreadNoticesArgs) _args: UnreadNoticesArgs,
  ): UnreadNotices {
    return unread;
  }

  @Query(() => [RefusedAddress], {
    description: `Addresses that mail servers refuse for good, the latest ${MOST_REFUSED}: the invitation or the provider has another. For coordinators; FORBIDDEN for everybody else.`,
  })
  async refusedAddresses(@Ctx() context: Context): Promise<RefusedAddress[]> {
    requireAdministrator(requireViewer(context));
    const rows = await readRefused(this.database, null, MOST_REFUSED);
    return rows.map(({ id, name, ...row }) => ({ ...row, person: toPerson({ id, name }) }));
  }

  @Mutation(() => Boolean, {
    description:
      'Lets messages go to an address again that was refused: your own, or as a coordinator anybody’s. NOT_FOUND where none was.',
  })
  async tryAddressAgain(
    @Arg('person', () => ID, { description: 'Whose address: the id of a person.' }) person: string,
    @Ctx() context: Context,
  ): Promise<boolean> {
    const viewer = requireViewer(context);
    const named = decodeNodeId(person);
    const [id = ''] = named?.type === 'Person' ? named.parts : [];
    if (id !== viewer.personId) requireAdministrator(viewer);
    if (!isUuid(id) || !(await forgetRefusal(this.database, id))) {
      throw notFound('No address of this person was refused.');
    }
    await callJobs(this.database, LOOK_AFTER, [id], new Date());
    return true;
  }

  @Query(() => [PlannedMessage], {
    description: `Who gets a message tomorrow morning, as things stand, by name; up to ${MOST_PREVIEWED}. For coordinators; FORBIDDEN for everybody else.`,
  })
  plannedMessages(@Ctx() context: Context): Promise<PlannedMessage[]> {
    requireAdministrator(requireViewer(context));
    return previewTomorrow(this.database, this.calendars, new Date());
  }

  #wishes({ personId }: Asking): Promise<NoticeWishes> {
    return readWishes(this.database, this.calendars, personId, this.mails);
  }
}

function requireAdministrator(viewer: Asking): void {
  if (!mayAdministerPeople(viewer)) throw forbidden('This is for coordinators, who administer people.');
}
