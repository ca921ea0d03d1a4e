import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFreePort } from '../support/free-port.ts';
import { signInAs } from '../support/graphql-client.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { waitUntil } from '../support/wait.ts';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { expectAccessible } from './looks.ts';
import { pictures } from './pictures.ts';
import { wordsOf } from './words-of.ts';

// What people are told on the page, and what coordinators see of what goes out; from left to right and from right to left.

let mail: MailServer;
let port: number;
beforeAll(async () => {
  mail = await startMailServer();
  port = await findFreePort();
});
const world = concordInBrowser(() => ({
  DEMO: '1',
  PORT: String(port),
  PUBLIC_URL: `http://127.0.0.1:${port}`,
  SMTP_URL: mail.url,
  MAIL_FROM: 'Concord <concord@concord.example>',
}));
afterAll(() => mail.close());

/** Zones in which it is never the same day at the same time: one that sets no own would be told by another’s. */
const cases = [
  ['en', 'KEN', 'Pacific/Kiritimati'],
  ['ar', 'NPL', 'Pacific/Pago_Pago'],
] as const;

/** Returns an answer of UNICEF's to whoever writes it. */
async function sendBack(country: string, item: string): Promise<void> {
  const place = { country, agency: 'UNICEF', item };
  const own = createWriter(await signInAs(world.concord.url, `focal-point/UNICEF/${country}`));
  await own.write({ ...place, rating: 'MEETS', narrative: 'It is done.', status: 'SUBMITTED' });
  await createWriter(world.coordinator).write({
    ...place,
    status: 'RETURNED',
    note: 'Say more.',
    baseRevision: 1,
  });
}

const save = 'mutation ($wishes: NoticeWishesInput!) { saveNoticeWishes(wishes: $wishes) { timeZone } }';

test.each(cases)(
  'unread notices stand in the frame, live, and go once they are seen, in %s',
  async (language, country, zone) => {
    const { say } = await wordsOf(language);
    const persona = `focal-point/UNICEF/${country}`;
    const context = { locale: language, serviceWorkers: 'block' as const, timezoneId: zone };
    const watched = await world.open(persona, `/countries/${country}`, { context });
    const other = await world.open(persona, '/account', { context });
    const badge = watched.page.locator('.bar .end .unread');
    const heading = other.page.getByRole('region', { name: say('notices.title'), exact: true });
    const own = await signInAs(world.concord.url, persona);
    const unread = async () =>
      (
        await own.query<{ viewer: { notices: { unread: number } } }>(
          '{ viewer { notices(first: 0) { unread } } }',
        )
      ).viewer.notices.unread;
    await heading.waitFor();
    const before = await unread();
    await sendBack(country, 'LDR-2');
    await waitUntil(async () => {
      const now = await unread();
      return now > before && (await badge.textContent()) === `${now}${say('mine.unread', { count: now })}`;
    });
    const returned = heading.getByRole('link', { name: say('notices.topic.RETURNED'), exact: true });
    await returned.first().waitFor();
    await pictures(watched.page, `unread-${language}`);
    await watched.page.setViewportSize({ width: 360, height: 800 });
    expect(await watched.page.locator('.menu .unread').isVisible()).toBe(true);
    await expectAccessible(watched, 'a country with unread notices');

    // The centre follows what happens without being asked, and the count goes in every window once they are seen.
    const many = await returned.count();
    await sendBack(country, 'LDR-4');
    await waitUntil(async () => (await returned.count()) > many);
    await expectAccessible(other, 'notices');
    await pictures(other.page, `notices-${language}`);
    await heading.getByRole('button', { name: say('notices.seen'), exact: true }).click();
    await waitUntil(async () => (await badge.textContent()) === '');
    expect(await unread()).toBe(0);
    expect(await other.page.locator('.bar .end .unread').textContent()).toBe('');
  },
);

test.each(cases)(
  'the time zone of the device is kept with one’s wishes, in %s',
  async (language, country, zone) => {
    const { say } = await wordsOf(language);
    const persona = `focal-point/UNDP/${country}`;
    const context = { locale: language, serviceWorkers: 'block' as const, timezoneId: zone };
    const { page } = await world.open(persona, '/account', { context });
    const own = await signInAs(world.concord.url, persona);
    const kept = async () =>
      (
        await own.query<{ viewer: { noticeWishes: { timeZone: string | null; usualTimeZone: string } } }>(
          '{ viewer { noticeWishes { timeZone usualTimeZone } } }',
        )
      ).viewer.noticeWishes;
    const { timeZone, usualTimeZone } = await kept();
    expect(timeZone).toBeNull();
    const chosen = page.getByLabel(say('notices.zone'));
    await chosen.waitFor();
    expect(await chosen.inputValue()).toBe(zone);
    await page.getByText(say('notices.zoneNow', { zone: usualTimeZone })).waitFor();
    const press = () => page.getByRole('button', { name: say('notices.save'), exact: true }).click();
    await press();
    await waitUntil(async () => (await kept()).timeZone === zone);
    await page.getByText(say('notices.zoneNow', { zone: usualTimeZone })).waitFor({ state: 'detached' });
    await chosen.selectOption('Europe/Berlin');
    await press();
    await waitUntil(async () => (await kept()).timeZone === 'Europe/Berlin');
    await page.reload();
    await chosen.waitFor();
    expect(await chosen.inputValue()).toBe('Europe/Berlin');
  },
);

test.each(cases)(
  'coordinators see whom nothing reaches, and what goes out tomorrow, in %s',
  async (language, country) => {
    const { say } = await wordsOf(language);
    const persona = `focal-point/UNICEF/${country}`;
    const own = await signInAs(world.concord.url, persona);
    const { viewer } = await own.query<{ viewer: { person: { name: string } } }>(
      '{ viewer { person { name } } }',
    );
    const { name } = viewer.person;
    // Today they are left alone, so that what stands goes out tomorrow, whichever day that is.
    const today = new Date().toISOString().slice(0, 10);
    await own.query(save, { wishes: { topics: [], restDays: [], timeZone: 'UTC', pausedUntil: today } });
    await createWriter(own).write({
      country,
      agency: 'UNICEF',
      item: 'ANL-5',
      rating: 'MEETS',
      narrative: 'It is done.',
      status: 'SUBMITTED',
    });
    await createWriter(world.coordinator).write({
      country,
      agency: 'UNICEF',
      item: 'ANL-5',
      status: 'RETURNED',
      note: 'Say more.',
      baseRevision: 1,
    });
    const address = `nobody.${country.toLowerCase()}@agency.example`;
    const refused = `focal-point/UN_WOMEN/${country}`;
    const other = await signInAs(world.concord.url, refused);
    const refusedName = (
      await other.query<{ viewer: { person: { name: string } } }>('{ viewer { person { name } } }')
    ).viewer.person.name;
    await world.concord.sql('update person set email = $1 where persona = $2', [address, refused]);
    await world.concord.sql(
      `insert into notice_state (person_id, failed_address, failed_at, failed_code)
     select id, email, now(), '550 5.1.1' from person where persona = $1
     on conflict (person_id) do update
       set failed_address = excluded.failed_address, failed_at = now(), failed_code = excluded.failed_code`,
      [refused],
    );

    const watched = await world.open('coordinator', '/people', {
      context: { locale: language, serviceWorkers: 'block' },
    });
    const { page } = watched;
    const out = page.getByRole('region', { name: say('notices.out'), exact: true });
    const failed = out.getByRole('listitem').filter({ hasText: address });
    await failed.waitFor();
    expect(await failed.textContent()).toContain('550 5.1.1');
    await out.getByText(say('notices.outMend')).waitFor();
    await waitUntil(async () => {
      // Until the server has noticed what was returned.
      const { plannedMessages } = await world.coordinator.query<{
        plannedMessages: { person: { name: string } }[];
      }>('{ plannedMessages { person { name } } }');
      return plannedMessages.some(({ person }) => person.name === name);
    });
    await out.getByRole('button', { name: say('notices.outShow'), exact: true }).click();
    const planned = out.getByRole('listitem').filter({ hasText: name });
    await planned.first().waitFor();
    expect(await planned.first().textContent()).toContain(say('notices.topic.RETURNED'));
    await expectAccessible(watched, 'what goes out');
    await pictures(page, `outgoing-${language}`);
    await failed.getByRole('link').click();
    await page.getByText(address).first().waitFor();
    await page.goBack();
    await failed.getByRole('button', { name: say('notices.againOf', { name: refusedName }) }).click();
    await failed.waitFor({ state: 'detached' });

    // Whoever never signed in is invited to the same under another address.
    const wrong = `wrong.${country.toLowerCase()}@agency.example`;
    const { invitePeople } = await world.coordinator.query<{ invitePeople: { result: string }[] }>(
      'mutation ($lines: [InviteInput!]!) { invitePeople(lines: $lines) { result } }',
      { lines: [{ email: wrong, role: 'FOCAL_POINT', agency: 'WFP', country }] },
    );
    expect(invitePeople.map(({ result }) => result)).toEqual(['INVITED']);
    await world.concord.sql(
      `insert into notice_state (person_id, failed_address, failed_at, failed_code)
       select id, email, now(), '5.1.1' from person where email = $1`,
      [wrong],
    );
    await page.reload();
    const invited = out.getByRole('listitem').filter({ hasText: wrong });
    const right = wrong.replace('wrong', 'right');
    await invited.getByRole('textbox').fill(right);
    await invited.getByRole('button', { name: say('notices.outInvite'), exact: true }).click();
    await invited.waitFor({ state: 'detached' });
    const roles = await world.concord.sql<{ role: string }>(
      `select role from invitation join person on person.id = person_id where email = $1 and revoked_at is null`,
      [right],
    );
    expect(roles).toEqual([{ role: 'FOCAL_POINT' }]);
  },
);
