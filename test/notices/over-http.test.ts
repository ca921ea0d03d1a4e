import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { findFreePort } from '../support/free-port.ts';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { createLiveClient } from '../support/live-client.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { waitUntil } from '../support/wait.ts';
import { createWriter } from '../support/writer.ts';

type Wishes = {
  topics: { topic: string; frequency: string }[];
  restDays: number[] | null;
  usualRestDays: number[];
  timeZone: string | null;
  usualTimeZone: string;
  pausedUntil: string | null;
  address: string | null;
};
type Page = {
  nodes: { topic: string; itemCode: string; at: string; settledAt: string | null }[];
  unread: number;
};

const wishFields =
  'topics { topic frequency } restDays usualRestDays timeZone usualTimeZone pausedUntil address';

describe('notices over HTTP', () => {
  let mail: MailServer;
  let concord: RunningConcord;
  let focal: GraphQLClient;
  let coordinator: GraphQLClient;

  beforeAll(async () => {
    mail = await startMailServer();
    const port = await findFreePort();
    concord = await startTestConcord('postgres', {
      env: {
        DEMO: '1',
        PORT: String(port),
        PUBLIC_URL: `http://127.0.0.1:${port}`,
        SMTP_URL: mail.url,
        MAIL_FROM: 'Concord <concord@concord.example>',
      },
    });
    focal = await signInAs(concord.url, 'focal-point/UNICEF/KEN');
    coordinator = await signInAs(concord.url, 'coordinator');
    await concord.sql(
      `update person set email = 'focal@unicef.example' where persona = 'focal-point/UNICEF/KEN'`,
    );
  }, 120_000);
  afterAll(async () => {
    await concord?.drop();
    await mail?.close();
  });

  const wishes = async (client: GraphQLClient) =>
    (
      await client.query<{ viewer: { noticeWishes: Wishes } }>(
        `{ viewer { noticeWishes { ${wishFields} } } }`,
      )
    ).viewer.noticeWishes;
  const save = (client: GraphQLClient, given: object) =>
    client.request<{ saveNoticeWishes: Wishes }>(
      `mutation ($wishes: NoticeWishesInput!) { saveNoticeWishes(wishes: $wishes) { ${wishFields} } }`,
      { wishes: given },
    );
  const list = async (client: GraphQLClient) =>
    (
      await client.query<{ viewer: { notices: Page } }>(
        '{ viewer { notices(topic: RETURNED) { nodes { topic itemCode at settledAt } unread } } }',
      )
    ).viewer.notices;

  it('tell whoever asks what they wished, and refuse what can’t be wished', async () => {
    expect(await wishes(focal)).toMatchObject({
      restDays: null,
      usualRestDays: [6, 7],
      timeZone: null,
      usualTimeZone: 'Africa/Nairobi',
      pausedUntil: null,
      address: 'focal@unicef.example',
    });
    for (const wrong of [
      { topics: [], restDays: [1, 2, 3, 4, 5, 6, 7] },
      { topics: [], restDays: [0] },
      { topics: [], timeZone: 'Mars/Olympus' },
      { topics: [], timeZone: '+03:00' },
      { topics: [], pausedUntil: '2020-01-01' },
      { topics: [], pausedUntil: '2026-02-30' },
      {
        topics: [
          { topic: 'ROLE', frequency: 'NONE' },
          { topic: 'ROLE', frequency: 'DAILY' },
        ],
      },
    ]) {
      expect((await save(focal, wrong)).codes, JSON.stringify(wrong)).toEqual(['BAD_USER_INPUT']);
    }
    expect((await wishes(focal)).restDays).toBeNull();
    expect((await wishes(coordinator)).address).toBeNull();
    const saved = await save(coordinator, { topics: [], timeZone: 'asia/tokyo' });
    expect(saved.data?.saveNoticeWishes).toMatchObject({ timeZone: 'Asia/Tokyo', usualTimeZone: 'UTC' });
  });

  it('reach the page within seconds, go out at once, are seen once, and end by one click without a session', async () => {
    const atOnce = { topics: [{ topic: 'RETURNED', frequency: 'AT_ONCE' }], restDays: [] };
    expect((await save(focal, atOnce)).codes).toEqual([]);
    const live = createLiveClient(concord.url, { cookie: focal.cookie });
    onTestFinished(() => live.close());
    const stranger = createLiveClient(concord.url);
    onTestFinished(() => stranger.close());
    const follow = 'subscription ($after: String) { unreadNotices(after: $after) { count stamp } }';
    const counts = live.subscribe<{ unreadNotices: { count: number; stamp: string } }>(follow);
    const { count, stamp } = (await counts.next()).unreadNotices;
    const refused = stranger.subscribe(follow);
    await waitUntil(() => refused.errors.length > 0);
    const place = { country: 'KEN', agency: 'UNICEF', item: 'LDR-2' };
    const said = { rating: 'MEETS', narrative: 'It is done.', status: 'SUBMITTED' };
    await createWriter(focal).write({ ...place, ...said });
    await createWriter(coordinator).write({
      ...place,
      status: 'RETURNED',
      note: 'Say more.',
      baseRevision: 1,
    });
    const page = await waitUntil(async () => {
      const now = await list(focal);
      return now.nodes.length > 0 && now;
    });
    expect(page.nodes).toMatchObject([{ topic: 'RETURNED', itemCode: 'LDR-2', settledAt: null }]);
    expect(await list(coordinator)).toMatchObject({ nodes: [] });
    const more = await counts.waitFor(({ unreadNotices }) => unreadNotices.count > count);
    expect(more.unreadNotices.stamp).not.toBe(stamp);
    const left = await focal.query<{ markNoticesRead: number }>(
      'mutation ($upTo: DateTimeISO!) { markNoticesRead(upTo: $upTo) }',
      { upTo: new Date().toISOString() },
    );
    expect(left.markNoticesRead).toBe(0);
    await counts.waitFor(({ unreadNotices }) => unreadNotices.count === 0);

    // A role that was given may be told before.
    const message = await waitUntil(() =>
      mail.taken.find(({ to, text }) => to === 'focal@unicef.example' && text.includes('Returned to you')),
    );
    const address = message.headers.get('list-unsubscribe')?.slice(1, -1) ?? '';
    const frequency = async () =>
      (await wishes(focal)).topics.find(({ topic }) => topic === 'RETURNED')?.frequency;
    // Scanners of mail look at links; a wrong token says nothing of whom it names.
    expect((await fetch(address)).status).toBe(200);
    expect(
      (await fetch(`${address.slice(0, -1)}${address.endsWith('A') ? 'B' : 'A'}`, { method: 'POST' })).status,
    ).toBe(400);
    expect(await frequency()).toBe('AT_ONCE');
    const clicked = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(clicked.status).toBe(200);
    expect(await frequency()).toBe('NONE');
    expect((await wishes(focal)).restDays).toEqual([]);
  });

  it('show coordinators alone what goes out tomorrow, and whom nothing reaches', async () => {
    await concord.sql(
      `update notice_state set failed_address = 'focal@unicef.example', failed_at = now(), failed_code = '550 5.1.1'
        where person_id = (select id from person where email = 'focal@unicef.example')`,
    );
    const refused =
      '{ refusedAddresses { person { id } email code } plannedMessages { person { name } topics { topic count } } }';
    expect((await focal.request(refused)).codes).toContain('FORBIDDEN');
    const seen = await coordinator.query<{
      refusedAddresses: { person: { id: string }; email: string; code: string }[];
    }>(refused);
    expect(seen.refusedAddresses).toMatchObject([{ email: 'focal@unicef.example', code: '550 5.1.1' }]);
    const again = 'mutation ($person: ID!) { tryAddressAgain(person: $person) }';
    const person = seen.refusedAddresses[0]?.person.id ?? '';
    const other = await signInAs(concord.url, 'focal-point/WHO/KEN');
    expect((await other.request(again, { person })).codes).toEqual(['FORBIDDEN']);
    expect(await focal.query(again, { person })).toEqual({ tryAddressAgain: true });
    expect((await coordinator.request(again, { person })).codes).toEqual(['NOT_FOUND']);
  });
});
