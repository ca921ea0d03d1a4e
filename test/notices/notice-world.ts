import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import type { NoticeWishesInput } from '../../schema/types/notice-wishes.ts';
import { readCalendarData } from '../../server/calendars/calendar-data.ts';
import type { Database } from '../../server/database/database.ts';
import type { MembershipScope, Viewer } from '../../server/domain/viewer.ts';
import { bounceAddress } from '../../server/mail/bounce-address.ts';
import { SmtpPost } from '../../server/mail/smtp-post.ts';
import type { NoticeParts } from '../../server/notices/notice-parts.ts';
import { Notices } from '../../server/notices/notices.ts';
import { saveWishes } from '../../server/notices/wishes.ts';
import { strictBackground } from '../support/background.ts';
import {
  createWorld,
  inputFor,
  insertPerson,
  type Place,
  recorded,
  type World,
} from '../support/builders.ts';
import { type MailServer, startMailServer, type TakenMail } from '../support/mail-server.ts';

/** A Monday of the past, so that nothing that a test does now is news by its clock. */
export const monday = '2026-03-02';

/** People with addresses, a mail server, and a clock that tests put forward. */
export interface NoticeWorld {
  world: World;
  mail: MailServer;
  parts: NoticeParts;
  /** One more replica, or the process after a crash. */
  another(): Notices;
  /** Puts the clock there and does all that is due. */
  at(time: string): Promise<void>;
  /** Somebody whom messages reach, in these roles, and whose days are those of UTC. */
  person(...memberships: MembershipScope[]): Promise<Viewer & { email: string }>;
  focalPoint(agencyCode: string, countryCode: string): Promise<Viewer & { email: string }>;
  /** Saves what somebody wishes, as if at a time. Their days stay those of UTC unless it says otherwise. */
  wish(person: Viewer, wishes: NoticeWishesInput, time: string): Promise<void>;
  /** Returns an answer to whoever writes it. */
  return(author: Viewer, place: Place): Promise<void>;
  /** What somebody got. */
  sentTo(person: { email: string }): TakenMail[];
  query<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export async function openNoticeWorld(database: Database): Promise<NoticeWorld> {
  const world = await createWorld(database);
  const mail = await startMailServer();
  const key = randomUUID();
  const post = new SmtpPost(mail.url, {
    from: 'Concord <concord@concord.example>',
    host: 'concord.example',
    returnTo: (mailId) => bounceAddress(key, 'bounces@concord.example', mailId),
  });
  const clock = { now: new Date(`${monday}T03:00:00Z`) };
  const parts: NoticeParts = {
    database,
    calendars: readCalendarData(),
    post,
    monitorIsOpen: true,
    home: 'https://concord.example',
    key,
    addressOf: ({ email }) => email,
  };
  const another = () => new Notices(parts, pino({ level: 'silent' }), strictBackground(), () => clock.now);
  const notices = another();
  await notices.runDue();
  const query = <Row>(text: string, values: unknown[] = []) =>
    database.query<Row>({ name: `test ${text.slice(0, 50)}`, text }, values);
  const person = async (...memberships: MembershipScope[]) => {
    const viewer = await insertPerson(database, memberships);
    const email = `${viewer.personId}@agency.example`;
    await query('update person set email = $2 where id = $1', [viewer.personId, email]);
    await query('update membership set given_at = null where person_id = $1', [viewer.personId]);
    await query(
      `insert into notice_wish (person_id, topics, time_zone, saved_at) values ($1, '{}', 'UTC', '2026-01-01')`,
      [viewer.personId],
    );
    return { ...viewer, email };
  };
  return {
    world,
    mail,
    parts,
    another,
    async at(time) {
      clock.now = new Date(time);
      await notices.runDue();
    },
    person,
    focalPoint: (agencyCode, countryCode) => person({ role: 'FOCAL_POINT', agencyCode, countryCode }),
    wish: ({ personId }, wishes, time) =>
      saveWishes(database, parts.calendars, personId, { timeZone: 'UTC', ...wishes }, new Date(time)),
    async return(author, place) {
      const submitted = inputFor(place, {
        narrative: 'Words of theirs.',
        rating: 'MEETS',
        status: 'SUBMITTED',
      });
      const { response } = await recorded(database, author, submitted);
      const returned = { baseRevision: response.revision, status: 'RETURNED', note: 'Why it comes back.' };
      await recorded(
        database,
        world.coordinator,
        inputFor(place, returned as Parameters<typeof inputFor>[1]),
      );
    },
    sentTo: ({ email }) => mail.taken.filter(({ to }) => to === email),
    query,
    async close() {
      post.close();
      await mail.close();
    },
  };
}
