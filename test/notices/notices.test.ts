import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeNodeId } from '../../schema/node-id.ts';
import type { NoticeWishesInput } from '../../schema/types/notice-wishes.ts';
import { addComment } from '../../server/comments/add-comment.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { appendEvent } from '../../server/log/append-event.sql.ts';
import { proposeAlert } from '../../server/monitor/alerts/propose-alert.ts';
import { changeGroup, nameGroup } from '../../server/monitor/groups/name-group.ts';
import { monitorParts } from '../monitor/monitor-world.ts';
import { inputFor, recorded } from '../support/builders.ts';
import { type OpenedDatabase, openTestDatabase } from '../support/engines.ts';
import { type NoticeWorld, openNoticeWorld } from './notice-world.ts';

/** What a reader of mail shows of it, line by line, with each link as its words and where it leads. */
function linesOfHtml(html = ''): string[] {
  const signs: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
  return html
    .replace(/^.*<\/head>/s, '')
    .replace(/<a href="([^"]*)">(.*?)<\/a>/g, '$2\n$1')
    .replace(/<[^>]*>/g, '\n')
    .replace(/&\w+;/g, (sign) => signs[sign] ?? sign)
    .split('\n')
    .flatMap((line) => line.trim() || []);
}

function linesOfText(text = ''): string[] {
  const lines = text.split('\n').flatMap((line) => line.replace(/^ {2}- /, '').trim() || []);
  // The words of a link end in a colon, since its address follows.
  return lines.map((line, place) => (/^https:/.test(lines[place + 1] ?? '') ? line.replace(/:$/, '') : line));
}

describe('notices', () => {
  let opened: OpenedDatabase;
  let notices: NoticeWorld;
  beforeAll(async () => {
    opened = await openTestDatabase('postgres');
    notices = await openNoticeWorld(opened.database);
  }, 60_000);
  afterAll(async () => {
    await notices.close();
    await opened.drop();
  });

  test('are in the language of whoever gets them, from right to left where that is so', async () => {
    const readers = await Promise.all(
      ['ar', 'en', 'es', 'fr', 'ru', 'zh'].map(async (language) => {
        const reader = await notices.focalPoint('WHO', 'KEN');
        await notices.query('update person set language = $2 where id = $1', [reader.personId, language]);
        return { language, ...reader };
      }),
    );
    const [author] = readers;
    if (!author) throw new Error('nobody reads');
    await notices.return(author, { country: 'KEN', agency: 'WHO', item: 'LDR-2' });
    await notices.at('2026-03-05T06:00:00Z');
    const subjects = readers.map((reader) => {
      const [message, ...more] = notices.sentTo(reader);
      expect(more).toEqual([]);
      expect(message?.headers.get('content-language')).toBe(reader.language);
      const direction = reader.language === 'ar' ? 'rtl' : 'ltr';
      expect(message?.html).toContain(`<html lang="${reader.language}" dir="${direction}">`);
      expect(message?.html).toContain(`<body dir="${direction}">`);
      expect(linesOfHtml(message?.html)).toEqual(linesOfText(message?.text));
      expect(message?.headers.get('to')).toBe(reader.email);
      expect(message?.headers.has('cc') || message?.headers.has('bcc')).toBe(false);
      expect(message?.headers.get('list-unsubscribe')).toMatch(/^<https:\/\/[^>]+>$/);
      expect(message?.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
      const all = JSON.stringify([message, ...(message?.headers ?? [])]);
      for (const said of [
        'Words of theirs.',
        'Why it comes back.',
        notices.world.coordinator.name,
        author.name,
      ]) {
        expect(all).not.toContain(said);
      }
      return message?.subject;
    });
    expect(new Set(subjects).size).toBe(6);
    expect(subjects[0]).toBe('Concord: ما هو جديد لك');
  });

  test('come at once where somebody wishes so, and none on days of rest, in a pause, or of a topic that they ended', async () => {
    const wish = (person: Viewer, wished: NoticeWishesInput) =>
      notices.wish(person, wished, '2026-03-06T06:00:00Z');
    const [eager, tired, quiet] = await Promise.all([1, 2, 3].map(() => notices.focalPoint('UNDP', 'NPL')));
    if (!eager || !tired || !quiet) throw new Error('nobody is there');
    const every = (frequency: 'AT_ONCE' | 'NONE') => ({
      topics: [{ topic: 'RETURNED' as const, frequency }],
    });
    // A week in Nepal has one day of rest, Saturday; they work then, and not on Friday.
    await wish(eager, { ...every('AT_ONCE'), restDays: [5] });
    await wish(tired, { topics: [], pausedUntil: '2026-03-09' });
    await wish(quiet, every('NONE'));
    await notices.at('2026-03-06T07:00:00Z');
    await notices.return(eager, { country: 'NPL', agency: 'UNDP', item: 'LDR-2' });
    await notices.at('2026-03-06T07:00:10Z');
    expect([eager, tired, quiet].map((one) => notices.sentTo(one).length)).toEqual([0, 0, 0]);
    await notices.at('2026-03-07T06:00:00Z');
    expect([eager, tired, quiet].map((one) => notices.sentTo(one).length)).toEqual([1, 0, 0]);
    await notices.return(eager, { country: 'NPL', agency: 'UNDP', item: 'LDR-3' });
    await notices.at('2026-03-07T09:00:00Z');
    expect([eager, tired, quiet].map((one) => notices.sentTo(one).length)).toEqual([2, 0, 0]);
    await notices.at('2026-03-09T06:00:00Z');
    await notices.at('2026-03-10T06:00:00Z');
    expect([eager, tired, quiet].map((one) => notices.sentTo(one).length)).toEqual([2, 1, 0]);
    expect(notices.sentTo(tired)[0]?.text).toContain('Returned to you: 2');
    // On the page they have it all the same.
    expect(
      await notices.query('select key from notice where person_id = $1 and settled_at is null', [
        quiet.personId,
      ]),
    ).toHaveLength(2);
  });

  test('tell of mentions, a cycle, a role and the last day that comes near, each once', async () => {
    const { database } = opened;
    const reader = await notices.focalPoint('UN_WOMEN', 'FJI');
    await addComment(database, notices.world.coordinator, {
      mutationId: randomUUID(),
      country: 'FJI',
      agency: 'UN_WOMEN',
      audience: 'OPEN',
      text: 'Look at this.',
      mentions: [encodeNodeId('Person', reader.personId)],
    });
    await notices.query(`update cycle set closes_on = '2026-03-19' where state = 'OPEN'`);
    // As if it had been opened yesterday, and the role given by a coordinator.
    await notices.query(
      `update event set at = '2026-03-10' where kind = 'CYCLE_OPENED' and cycle_code = '2026'`,
    );
    await appendEvent(database, {
      kind: 'MEMBERSHIP_GRANTED',
      actorId: notices.world.coordinator.personId,
      cycleCode: null,
      cellId: null,
      note: null,
      changes: [
        { field: 'person', from: null, to: reader.personId },
        { field: 'role', from: null, to: 'FOCAL_POINT' },
        { field: 'agency', from: null, to: 'UN_WOMEN' },
        { field: 'country', from: null, to: 'FJI' },
      ],
    });
    await notices.query(`update event set at = '2026-03-10' where kind = 'MEMBERSHIP_GRANTED'`);
    await notices.at('2026-03-11T06:00:00Z');
    const [message] = notices.sentTo(reader);
    for (const line of [
      'Comments that mention you: 1',
      'Cycles: 1\n  - 2026: opened',
      'New roles of yours: 1',
    ]) {
      expect(message?.text).toContain(line);
    }
    expect(message?.text).toContain('Last day March 19, 2026, working days left: 6');
    await notices.at('2026-03-12T06:00:00Z');
    await notices.at('2026-03-13T06:00:00Z');
    expect(notices.sentTo(reader)).toHaveLength(1);
    await notices.at('2026-03-18T06:00:00Z');
    expect(notices.sentTo(reader)).toHaveLength(2);
    expect(notices.sentTo(reader)[1]?.text).toContain('working days left: 1');
  });

  test('tell of an urgent alert at once, on a day of rest and whatever was ended, in the words of anything that waits', async () => {
    const { database } = opened;
    const sunday = '2026-03-22';
    const adviser = await notices.person({
      role: 'HUMAN_RIGHTS_ADVISER',
      agencyCode: null,
      countryCode: 'BRA',
    });
    const analyst = await notices.person({
      role: 'MONITORING_ANALYST',
      agencyCode: null,
      countryCode: 'BRA',
    });
    await notices.wish(
      adviser,
      {
        topics: [
          { topic: 'ALERT', frequency: 'NONE' },
          { topic: 'WAITS', frequency: 'NONE' },
        ],
        pausedUntil: '2026-04-02',
      },
      '2026-03-21T00:00:00Z',
    );
    // An answer that waits for somebody, told on the Friday before.
    const decider = await notices.person({ role: 'COORDINATOR', agencyCode: null, countryCode: 'MDA' });
    const waitsAlone = (['STALE', 'CYCLE'] as const).map((topic) => ({ topic, frequency: 'NONE' as const }));
    await notices.wish(decider, { topics: waitsAlone }, '2026-03-19T00:00:00Z');
    const author = await notices.focalPoint('UNICEF', 'MDA');
    await recorded(
      database,
      author,
      inputFor(
        { country: 'MDA', agency: 'UNICEF', item: 'LDR-2' },
        { narrative: 'Done.', rating: 'MEETS', status: 'SUBMITTED' },
      ),
    );
    await notices.at('2026-03-20T06:00:00Z');
    const [usual] = notices.sentTo(decider);
    await notices.at(`${sunday}T02:00:00Z`);
    expect(notices.sentTo(adviser)).toEqual([]);
    const parts = monitorParts(database);
    await proposeAlert(
      parts,
      analyst,
      {
        mutationId: randomUUID(),
        country: 'BRA',
        level: 'URGENT',
        groupId: null,
        signalIds: [],
        title: 'Attacks',
        reasons: 'Three.',
      },
      new Date(`${sunday}T03:00:00Z`),
    );
    await notices.at(`${sunday}T03:00:01Z`);
    const [first] = notices.sentTo(adviser);
    const plain = (text = '') => text.replace(/token=[\w.-]+/g, 'token').replace(/: \d+/g, ': n');
    expect(plain(first?.text)).toBe(plain(usual?.text));
    expect(first?.subject).toBe(usual?.subject);
    // Four hours before its deadline they are told again, and then those who are asked next.
    await notices.at(`${sunday}T22:00:00Z`);
    expect(notices.sentTo(adviser)).toHaveLength(1);
    await notices.at(`${sunday}T23:00:00Z`);
    expect(notices.sentTo(adviser)).toHaveLength(2);
    const kept = await notices.query('select topic, key, about from notice where person_id = $1', [
      adviser.personId,
    ]);
    expect(JSON.stringify(kept)).not.toMatch(/BRA|URGENT|Attacks/);
  });

  test('call who decides on a hidden group’s alert at once, once it is there for them, and nobody else', async () => {
    const { database } = opened;
    const inZaf = { agencyCode: null, countryCode: 'ZAF' };
    const reads = await notices.person({ role: 'HUMAN_RIGHTS_ADVISER', ...inZaf });
    const lead = await notices.person({ role: 'COUNTRY_LEAD', ...inZaf });
    const analyst = await notices.person({ role: 'MONITORING_ANALYST', ...inZaf });
    const parts = monitorParts(database);
    const names = { name: 'Quiet people', aliases: [] };
    const group = await nameGroup(parts, analyst, 'ZAF', { ...names, hidden: true });
    const day = '2026-03-24';
    await notices.at(`${day}T12:00:00Z`);
    const alert = {
      mutationId: randomUUID(),
      country: 'ZAF',
      level: 'URGENT',
      groupId: group.id,
      signalIds: [],
      title: 'Attacks',
      reasons: 'Three.',
    } as const;
    const before = [reads, lead].map((one) => notices.sentTo(one).length);
    await proposeAlert(parts, analyst, alert, new Date(`${day}T13:00:00Z`));
    await notices.at(`${day}T13:00:01Z`);
    expect([reads, lead].map((one, index) => notices.sentTo(one).length - (before[index] ?? 0))).toEqual([
      1, 0,
    ]);
    // Hidden no more, it is the lead’s turn as well.
    await changeGroup(parts, analyst, group.id, 1, { ...names, hidden: false });
    await notices.at(`${day}T13:00:02Z`);
    expect([reads, lead].map((one, index) => notices.sentTo(one).length - (before[index] ?? 0))).toEqual([
      1, 1,
    ]);
  });
});
