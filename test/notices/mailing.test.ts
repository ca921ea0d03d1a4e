import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { InviteInput } from '../../schema/types/invite-input.ts';
import { callJobs } from '../../server/jobs/job.sql.ts';
import { LOOK_AFTER } from '../../server/notices/notice-parts.ts';
import { forgetRefusal, readRefused } from '../../server/notices/wish.sql.ts';
import { invitePeople } from '../../server/people/invite-people.ts';
import { inviteUnder } from '../../server/people/invite-under.ts';
import { inputFor, recorded } from '../support/builders.ts';
import { type OpenedDatabase, openTestDatabase } from '../support/engines.ts';
import type { Behaviour } from '../support/mail-server.ts';
import { waitUntil } from '../support/wait.ts';
import { type NoticeWorld, openNoticeWorld } from './notice-world.ts';

let opened: OpenedDatabase;
let notices: NoticeWorld;
/** Each test has a week and a country of its own. */
const countries = ['KEN', 'PER', 'NPL', 'BRA', 'FJI', 'MDA', 'ZAF', 'JPN'];
let week = -1;

beforeAll(async () => {
  opened = await openTestDatabase('postgres');
  notices = await openNoticeWorld(opened.database);
}, 60_000);
beforeEach(() => {
  notices.mail.behave = () => ({ does: 'TAKES' });
  week++;
});
afterAll(async () => {
  await notices.close();
  await opened.drop();
});

const DAY = 86_400_000;
/** A time of this test’s Wednesday, or of days after it. */
const time = (clock: string, days = 0) =>
  `${new Date(Date.parse('2026-03-04') + (7 * week + days) * DAY).toISOString().slice(0, 10)}T${clock}Z`;

/** Somebody to whom an answer was returned, and one more that they can take up. */
async function withReturned(country = countries[week] ?? '') {
  const author = await notices.focalPoint('UNICEF', country);
  const places = ['LDR-2', 'LDR-3'].map((item) => ({ country, agency: 'UNICEF', item }));
  for (const place of places) await notices.return(author, place);
  const takeUp = async () => {
    const [place] = places;
    if (!place) throw new Error('nothing was returned');
    await recorded(opened.database, author, inputFor(place, { baseRevision: 2, status: 'IN_PROGRESS' }));
  };
  const states = async () =>
    (
      await notices.query<{ state: string }>('select state from mail where person_id = $1 order by made_at', [
        author.personId,
      ])
    ).map(({ state }) => state);
  /** What the server does with the first messages to them, and then it takes everything. */
  const behave = (...behaviours: Behaviour[]) => {
    notices.mail.behave = (to, id) => {
      if (to !== author.email) return { does: 'TAKES' };
      const [next = { does: 'TAKES' }] = behaviours;
      // Each message is asked for twice: at its recipient, when it has no id yet, and at its end.
      const atRecipient = (next.does === 'REFUSES' || next.does === 'DROPS') && next.at === 'RCPT';
      if (id === '' && !atRecipient) return { does: 'TAKES' };
      behaviours.shift();
      return next;
    };
  };
  return { author, takeUp, states, behave };
}

test('an address that is refused for good gets nothing more, is told of, and is tried again when somebody says so', async () => {
  const { author, states, behave } = await withReturned();
  behave({ does: 'REFUSES', at: 'RCPT', code: 550, words: '5.1.1 Nobody here of that name' });
  await notices.at(time('06:00:00'));
  await notices.at(time('06:00:00', 1));
  expect(notices.sentTo(author)).toEqual([]);
  expect(await states()).toEqual(['REFUSED']);
  expect(await readRefused(opened.database, null, 10)).toMatchObject([
    { id: author.personId, email: author.email, code: '550 5.1.1' },
  ]);
  expect(await forgetRefusal(opened.database, author.personId)).toBe(true);
  await callJobs(opened.database, LOOK_AFTER, [author.personId], new Date(time('07:00:00', 1)));
  await notices.at(time('07:00:00', 1));
  // It was not told yet today, nor any other day.
  expect(notices.sentTo(author)).toHaveLength(1);
  expect(await readRefused(opened.database, author.personId, 10)).toEqual([]);
});

test('a message that is put off is written afresh each time, without what was settled meanwhile', async () => {
  const { author, takeUp, states, behave } = await withReturned();
  behave(
    { does: 'REFUSES', at: 'RCPT', code: 451, words: 'Come back later' },
    { does: 'REFUSES', at: 'DATA', code: 554, words: 'Looks like spam today' },
    { does: 'DROPS', at: 'RCPT' },
  );
  await notices.at(time('06:00:00'));
  await takeUp();
  for (const clock of ['06:00:10', '06:01:00', '06:03:00', '06:04:00', '06:07:00', '06:15:00', '06:16:00']) {
    await notices.at(time(clock));
  }
  const [message, ...more] = notices.sentTo(author);
  expect(more).toEqual([]);
  expect(message?.text).toContain('Returned to you: 1\n');
  expect(await states()).toEqual(['SENT']);
  expect(
    await notices.query('select tries, repeats from mail where person_id = $1', [author.personId]),
  ).toEqual([{ tries: 4, repeats: 0 }]);
});

test('nothing counts as handed over before the server has asked for the message', async () => {
  const { post } = notices.parts;
  if (!post) throw new Error('nothing is mailed');
  const words = {
    id: randomUUID(),
    language: 'en',
    subject: 'S',
    text: 'T',
    html: '<p>T</p>',
    unsubscribe: null,
  } as const;
  const outcomes: string[] = [];
  for (const behaviour of [
    { does: 'REFUSES', at: 'RCPT', code: 451, words: 'Later' },
    { does: 'DROPS', at: 'RCPT' },
    { does: 'TAKES' },
  ] as const) {
    notices.mail.behave = () => behaviour;
    let handed = false;
    const { outcome } = await post.send({ ...words, to: 'x@agency.example' }, new Date(), async () => {
      handed = true;
    });
    outcomes.push(`${outcome} ${handed}`);
  }
  expect(outcomes).toEqual(['DEFERRED false', 'DEFERRED false', 'SENT true']);
  const lost = post.send({ ...words, to: 'x@agency.example' }, new Date(), () =>
    Promise.reject(new Error('not ours')),
  );
  await expect(lost).rejects.toThrow('not ours');
  expect(notices.mail.taken.filter(({ to }) => to === 'x@agency.example')).toHaveLength(1);
});

test('a line that breaks after a message was taken over has it repeated once, with the same id', async () => {
  const { author, states, behave } = await withReturned();
  behave({ does: 'DROPS', at: 'TAKEN' });
  await notices.at(time('06:00:00'));
  expect(await states()).toEqual(['OPEN']);
  for (const clock of ['06:01:00', '06:10:00', '07:00:00']) await notices.at(time(clock));
  const got = notices.sentTo(author);
  expect(got).toHaveLength(2);
  expect(got[0]?.id).toBe(got[1]?.id);
  expect(await states()).toEqual(['SENT']);
});

test('a second silence ends it, and says that nobody knows', async () => {
  const { author, states, behave } = await withReturned();
  behave({ does: 'DROPS', at: 'LOST' }, { does: 'DROPS', at: 'TAKEN' });
  for (const clock of ['06:00:00', '06:01:00', '06:10:00', '07:00:00']) await notices.at(time(clock));
  expect(notices.sentTo(author)).toHaveLength(1);
  expect(await states()).toEqual(['UNCERTAIN']);
});

test('a repeat leaves out what was settled meanwhile, and does not come where that is all', async () => {
  const { author, takeUp, states, behave } = await withReturned();
  behave({ does: 'DROPS', at: 'TAKEN' });
  await notices.at(time('06:00:00'));
  await takeUp();
  await notices.at(time('06:01:00'));
  expect(notices.sentTo(author).map(({ text }) => text.match(/Returned to you: \d/)?.[0])).toEqual([
    'Returned to you: 2',
    'Returned to you: 1',
  ]);
  expect(await states()).toEqual(['SENT']);
});

test('who comes back late from a slow mail server finds their job taken, and changes nothing', async () => {
  const { author, states, behave } = await withReturned();
  let answer: () => void = () => {};
  const answered = new Promise<void>((done) => {
    answer = done;
  });
  behave({ does: 'DELAYS', until: () => answered });
  const slow = notices.at(time('06:00:00'));
  await waitUntil(() => notices.sentTo(author).length === 1, { what: 'the server has the message' });
  // Another replica, by a clock on which the first has held the job for too long.
  const other = notices.another();
  await notices.at(time('06:04:00'));
  expect(notices.sentTo(author)).toHaveLength(1);
  await notices.at(time('06:06:00'));
  expect(notices.sentTo(author)).toHaveLength(2);
  answer();
  await slow;
  await other.runDue();
  const got = notices.sentTo(author);
  expect(got).toHaveLength(2);
  expect(got[0]?.id).toBe(got[1]?.id);
  expect(await states()).toEqual(['SENT']);
});

test('several replicas send each message once', async () => {
  const { author } = await withReturned();
  const others = [notices.another(), notices.another(), notices.another()];
  const first = notices.at(time('06:00:00'));
  await Promise.all([first, ...others.map((one) => one.runDue())]);
  expect(notices.sentTo(author)).toHaveLength(1);
});

const inviteTo = (email: string, country = 'KEN'): InviteInput => ({
  email,
  role: 'FOCAL_POINT',
  agency: 'WHO',
  country,
  alternate: false,
  residentCoordinator: false,
});

/** Invites to a role, before the first message by the clock of the test. */
async function invite(email: string): Promise<{ email: string; personId: string }> {
  const [outcome] = await invitePeople(opened.database, notices.world.coordinator, [inviteTo(email)], false);
  const personId = outcome?.personId ?? '';
  await notices.query(`update invitation set created_at = '2026-01-01' where person_id = $1`, [personId]);
  return { email, personId };
}

test('whoever is invited is written to once, without the name of anybody, until they have signed in', async () => {
  const invited = await invite('new@agency.example');
  const revoked = await invite('revoked@agency.example');
  notices.mail.behave = (to) =>
    to === revoked.email ? { does: 'REFUSES', at: 'DATA', code: 451, words: 'Later' } : { does: 'TAKES' };
  await notices.at(time('03:00:00'));
  const [message] = notices.sentTo(invited);
  expect(message?.subject).toBe('Concord: you are invited');
  expect(message?.text).toContain('https://concord.example/');
  expect(message?.text).not.toContain(notices.world.coordinator.name);
  expect(message?.headers.has('list-unsubscribe')).toBe(false);
  await notices.query('update invitation set revoked_at = now() where person_id = $1', [revoked.personId]);
  notices.mail.behave = () => ({ does: 'TAKES' });
  await notices.at(time('05:00:00'));
  await notices.at(time('06:00:00', 1));
  expect(notices.sentTo(invited)).toHaveLength(1);
  expect(notices.sentTo(revoked)).toEqual([]);
});

test('whoever was invited under a wrong address is invited under another one, and written to there', async () => {
  const { database } = opened;
  const wrong = await invite('wrong@agency.example');
  const taken = await invite('taken@agency.example');
  notices.mail.behave = (to) =>
    to === wrong.email
      ? { does: 'REFUSES', at: 'RCPT', code: 550, words: '5.1.1 Nobody here of that name' }
      : { does: 'TAKES' };
  await notices.at(time('08:00:00'));
  expect(await readRefused(database, wrong.personId, 1)).toMatchObject([{ neverSignedIn: true }]);
  const { coordinator } = notices.world;
  const author = await notices.focalPoint('WHO', 'KEN');
  for (const [actor, email, code] of [
    [author, 'right@agency.example', 'FORBIDDEN'],
    [coordinator, 'no address', 'BAD_USER_INPUT'],
    [coordinator, taken.email, 'BAD_USER_INPUT'],
  ] as const) {
    await expect(inviteUnder(database, actor, wrong.personId, email)).rejects.toMatchObject({
      extensions: { code },
    });
  }
  await expect(inviteUnder(database, coordinator, author.personId, 'x@agency.example')).rejects.toMatchObject(
    { extensions: { code: 'BAD_USER_INPUT' } },
  );

  await inviteUnder(database, coordinator, wrong.personId, ' Right@agency.example ');
  expect(await readRefused(database, wrong.personId, 1)).toEqual([]);
  await notices.at(time('09:00:00'));
  expect(notices.sentTo({ email: 'right@agency.example' })).toHaveLength(1);
  expect(notices.sentTo(wrong)).toEqual([]);
  const kinds = await notices.query<{ kind: string }>(
    `select kind from event where changes -> 0 ->> 'to' = $1 order by position`,
    [wrong.personId],
  );
  expect(kinds.map(({ kind }) => kind)).toEqual(['PERSON_INVITED', 'INVITATION_REVOKED', 'PERSON_INVITED']);
});

test('an invitation that was refused is mailed once its address is tried again, or its person is invited again', async () => {
  const { database } = opened;
  const tried = await invite('tried.again@agency.example');
  const again = await invite('invited.again@agency.example');
  let refused = 0;
  notices.mail.behave = (to) => {
    if (to !== tried.email && to !== again.email) return { does: 'TAKES' };
    refused++;
    return { does: 'REFUSES', at: 'RCPT', code: 550, words: '5.1.1 Nobody here of that name' };
  };
  const look = async (clock: string) => {
    await callJobs(database, LOOK_AFTER, [tried.personId, again.personId], new Date(time(clock)));
    await notices.at(time(clock));
  };
  await look('08:00:00');
  notices.mail.behave = () => ({ does: 'TAKES' });
  await look('09:00:00');
  expect([refused, notices.sentTo(tried), notices.sentTo(again)]).toEqual([2, [], []]);

  await forgetRefusal(database, tried.personId);
  await invitePeople(database, notices.world.coordinator, [inviteTo(again.email, 'NPL')], false);
  await notices.query(`update invitation set created_at = $2 where person_id = $1 and country_code = 'NPL'`, [
    again.personId,
    new Date(time('09:30:00')),
  ]);
  await look('10:00:00');
  await look('11:00:00');
  expect(notices.sentTo(tried)).toHaveLength(1);
  expect(notices.sentTo(again)).toHaveLength(1);
  expect(await readRefused(database, again.personId, 1)).toEqual([]);
});

test('what happens meanwhile brings no message forward that was put off or not answered, and is told with it', async () => {
  const { database } = opened;
  const { author, takeUp, behave } = await withReturned('NPL');
  const invited = await invite('put.off@agency.example');
  const tries = async () =>
    (
      await notices.query<{ tries: number }>(
        `select tries from mail where person_id = any ($1::uuid[]) and state = 'OPEN' order by kind`,
        [[author.personId, invited.personId]],
      )
    ).map((mail) => mail.tries);
  const happen = async (clock: string) => {
    await callJobs(database, LOOK_AFTER, [author.personId, invited.personId], new Date(time(clock)));
    await notices.at(time(clock));
  };
  behave({ does: 'REFUSES', at: 'RCPT', code: 451, words: 'Come back later' }, { does: 'DROPS', at: 'LOST' });
  const behaveToAuthor = notices.mail.behave;
  notices.mail.behave = (to, id) =>
    to === invited.email
      ? { does: 'REFUSES', at: 'RCPT', code: 451, words: 'Come back later' }
      : behaveToAuthor(to, id);
  await notices.at(time('06:00:00'));
  for (const clock of ['06:00:10', '06:00:59']) {
    await happen(clock);
    expect(await tries()).toEqual([1, 1]);
  }
  await takeUp();
  await happen('06:01:00');
  for (const clock of ['06:01:10', '06:02:59']) {
    await happen(clock);
    expect(await tries()).toEqual([2, 2]);
  }
  notices.mail.behave = () => ({ does: 'TAKES' });
  await notices.at(time('06:03:00'));
  expect(notices.sentTo(author).map(({ text }) => text.match(/Returned to you: \d/)?.[0])).toEqual([
    'Returned to you: 1',
  ]);
  expect(notices.sentTo(invited)).toHaveLength(1);
});

test('a refusal is of the address only where it says so, and never of whoever sends', async () => {
  const { post } = notices.parts;
  if (!post) throw new Error('nothing is mailed');
  const words = { language: 'en', subject: 'S', text: 'T', html: '<p>T</p>', unsubscribe: null } as const;
  const outcomes: string[] = [];
  for (const [at, said] of [
    ['MAIL', '5.1.0 No such sender'],
    ['MAIL', '5.1.8 No such domain of a sender'],
    ['RCPT', '5.1.7 Nothing goes back to this sender'],
    ['RCPT', '5.1.8 No such domain of a sender'],
    ['RCPT', '5.7.27 The domain of the sender takes no mail'],
    ['RCPT', '5.1.1 Nobody here of that name'],
    ['RCPT', 'Nobody here'],
    ['DATA', '5.1.8 No such domain of a sender'],
    ['DATA', '5.1.1 Nobody here of that name'],
    ['DATA', '5.1.10 This domain takes no mail'],
    ['DATA', '5.7.1 Looks like spam'],
  ] as const) {
    notices.mail.behave = () => ({ does: 'REFUSES', at, code: 550, words: said });
    const message = { ...words, id: randomUUID(), to: 'y@agency.example' };
    const { outcome } = await post.send(message, new Date(), async () => {});
    outcomes.push(`${at} ${said.split(' ')[0]} ${outcome}`);
  }
  expect(outcomes).toEqual([
    'MAIL 5.1.0 DEFERRED',
    'MAIL 5.1.8 DEFERRED',
    'RCPT 5.1.7 DEFERRED',
    'RCPT 5.1.8 DEFERRED',
    'RCPT 5.7.27 DEFERRED',
    'RCPT 5.1.1 REFUSED',
    'RCPT Nobody REFUSED',
    'DATA 5.1.8 DEFERRED',
    'DATA 5.1.1 REFUSED',
    'DATA 5.1.10 REFUSED',
    'DATA 5.7.1 DEFERRED',
  ]);
});
