import { fastify } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bounceAddress, readBounceToken } from '../../server/mail/bounce-address.ts';
import { readDeliveryReport } from '../../server/mail/delivery-report.ts';
import { bounceRoute } from '../../server/notices/bounce-route.ts';
import { readRefused } from '../../server/notices/wish.sql.ts';
import { type OpenedDatabase, openTestDatabase } from '../support/engines.ts';
import { type NoticeWorld, openNoticeWorld } from './notice-world.ts';

let opened: OpenedDatabase;
let notices: NoticeWorld;
const app = fastify();
const token = 'what the mail system brings';

beforeAll(async () => {
  opened = await openTestDatabase('postgres');
  notices = await openNoticeWorld(opened.database);
  await app.register(bounceRoute, { database: opened.database, key: notices.parts.key, token });
}, 60_000);
afterAll(async () => {
  await app.close();
  await notices.close();
  await opened.drop();
});

/** As mail systems write it (RFC 3464). */
const report = (to: string, action: string, status: string) =>
  [
    'From: MAILER-DAEMON@mx.agency.example',
    `To: ${to}`,
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="part"',
    '',
    '--part',
    'Content-Type: text/plain',
    '',
    'Action: failed, Status: 5.1.1 is what this sentence says, and it is no field.',
    '--part',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.agency.example',
    '',
    'Final-Recipient: rfc822; somebody@agency.example',
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 5.1.1 Nobody',
    '',
    '--part',
    'Content-Type: message/rfc822',
    '',
    'Subject: Concord',
    '',
    'Action: failed',
    '--part--',
    '',
  ].join('\r\n');

async function hand(payload: string, { brings = token, query = '' } = {}) {
  const headers = { authorization: `Bearer ${brings}`, 'content-type': 'message/rfc822' };
  const answer = await app.inject({ method: 'POST', url: `/notices/bounces${query}`, headers, payload });
  return answer.statusCode === 200 ? answer.json<{ noted: boolean }>().noted : answer.statusCode;
}

test('a message that comes back for good pauses its address, and is told again once that is another', async () => {
  const author = await notices.focalPoint('UNICEF', 'KEN');
  await notices.return(author, { country: 'KEN', agency: 'UNICEF', item: 'LDR-2' });
  await notices.at('2026-03-03T06:00:00Z');
  const [sent] = notices.sentTo(author);
  const from = sent?.from ?? '';
  expect(from).toMatch(/^bounces\+[0-9a-f]{52}@concord\.example$/);
  expect(from.indexOf('@')).toBeLessThanOrEqual(64);

  // What nobody can have sent who has not seen the envelope, and what says nothing for good.
  const forged = from.replace(/[0-9a-f]@/, (last) => (last === '0@' ? '1@' : '0@'));
  expect(await hand(report(from, 'failed', '5.1.1'), { brings: `${token}.` })).toBe(401);
  expect(await hand(report(forged, 'failed', '5.1.1'))).toBe(422);
  expect(await hand('Subject: Out of office\r\n\r\nStatus: 5.1.1')).toBe(422);
  expect(await hand(report(from, 'delayed', '4.4.1'))).toBe(false);
  expect(await hand(report(from, 'failed', '4.4.7'))).toBe(false);
  expect(await hand(report(from, 'delivered', '2.0.0'))).toBe(false);
  expect(await readRefused(opened.database, author.personId, 1)).toEqual([]);

  expect(await hand(report(from.toUpperCase(), 'failed', '5.1.1'))).toBe(true);
  expect(await hand(report(from, 'failed', '5.1.1'))).toBe(false);
  expect(await readRefused(opened.database, author.personId, 1)).toMatchObject([
    { email: author.email, code: '5.1.1' },
  ]);
  await notices.return(author, { country: 'KEN', agency: 'UNICEF', item: 'LDR-3' });
  await notices.at('2026-03-04T06:00:00Z');
  expect(notices.sentTo(author)).toHaveLength(1);

  const mended = { ...author, email: `mended.${author.email}` };
  await notices.query('update person set email = $2 where id = $1', [author.personId, mended.email]);
  await notices.at('2026-03-05T06:00:00Z');
  expect(notices.sentTo(mended).map(({ text }) => text.match(/Returned to you: \d/)?.[0])).toEqual([
    'Returned to you: 2',
  ]);
  // Where a mail system says whom a report was for, headers need not.
  const again = notices.sentTo(mended)[0]?.from ?? '';
  expect(
    await hand(report('postmaster@concord.example', 'failed', '5.2.1'), { query: `?recipient=${again}` }),
  ).toBe(true);
  expect(await readRefused(opened.database, author.personId, 1)).toMatchObject([{ code: '5.2.1' }]);
});

test('a report on an address that is nobody’s any more pauses none', async () => {
  const author = await notices.focalPoint('WHO', 'NPL');
  await notices.return(author, { country: 'NPL', agency: 'WHO', item: 'LDR-2' });
  await notices.at('2026-03-10T06:00:00Z');
  const [sent] = notices.sentTo(author);
  await notices.query('update person set email = $2 where id = $1', [author.personId, `new.${author.email}`]);
  expect(await hand(report(sent?.from ?? '', 'failed', '5.1.1'))).toBe(true);
  expect(await readRefused(opened.database, author.personId, 1)).toEqual([]);
});

test('a token names one message, and only under the key that made it', async () => {
  const id = '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d';
  const address = bounceAddress('key', 'bounces@concord.example', id);
  expect(readBounceToken('key', ['nobody', `<${address}>`])).toBe(id);
  expect(readBounceToken('another key', [address])).toBeNull();
  const [word = ''] = /[0-9a-f]{52}/.exec(address) ?? [];
  for (let place = 0; place < word.length; place++) {
    const other = (Number.parseInt(word[place] ?? '', 16) ^ 1).toString(16);
    const changed = word.slice(0, place) + other + word.slice(place + 1);
    expect(readBounceToken('key', [changed]), String(place)).toBeNull();
  }
  expect(await readDeliveryReport(Buffer.from(''))).toBeNull();
});
