import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCalendarData } from '../../server/calendars/calendar-data.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { SmtpPost } from '../../server/mail/smtp-post.ts';
import { Notices } from '../../server/notices/notices.ts';
import { strictBackground } from '../support/background.ts';
import { createWorld, inputFor, recorded, type World } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';

const monday = '2026-11-30';

describeOnBothEngines('notices', (opened) => {
  let world: World;
  let mail: MailServer;
  const clock = { now: new Date(`${monday}T03:00:00Z`) };
  let notices: Notices;

  beforeAll(async () => {
    world = await createWorld(opened().database);
    mail = await startMailServer();
    const post = new SmtpPost(mail.url, {
      from: 'Concord <concord@concord.example>',
      host: 'concord.example',
    });
    const parts = {
      database: opened().database,
      calendars: readCalendarData(),
      post,
      home: 'https://concord.example',
      key: randomUUID(),
      addressOf: ({ email }: { email: string | null }) => email,
    };
    notices = new Notices(parts, pino({ level: 'silent' }), strictBackground(), () => clock.now);
    await notices.runDue();
  });
  afterAll(() => mail.close());

  const at = async (time: string) => {
    clock.now = new Date(time);
    await notices.runDue();
  };
  const reachable = async (person: Viewer): Promise<string> => {
    const email = `${person.personId}@agency.example`;
    await world.database.query({ name: 'test-email', text: 'update person set email = $2 where id = $1' }, [
      person.personId,
      email,
    ]);
    return email;
  };

  test('tell in the morning what was returned, once, and nothing that was settled meanwhile', async () => {
    const author = await world.focalPoint('UNICEF', 'KEN');
    const email = await reachable(author);
    const answers = [world.unusedAnswer(), world.unusedAnswer()].map((place) => ({
      ...place,
      country: 'KEN',
      agency: 'UNICEF',
    }));
    for (const place of answers) {
      const { response } = await recorded(
        world.database,
        author,
        inputFor(place, { narrative: 'Secret words.', rating: 'MEETS', status: 'SUBMITTED' }),
      );
      await recorded(
        world.database,
        world.coordinator,
        inputFor(place, { baseRevision: response.revision, status: 'RETURNED', note: 'Please say more.' }),
      );
    }
    await at(`${monday}T05:59:00Z`);
    expect(mail.taken).toEqual([]);
    const [settled] = answers;
    if (!settled) throw new Error('no answer');
    await recorded(world.database, author, inputFor(settled, { baseRevision: 2, status: 'IN_PROGRESS' }));
    await at(`${monday}T06:00:00Z`);
    expect(mail.taken.map(({ to }) => to)).toEqual([email]);
    expect(mail.taken[0]?.text).toContain('Returned to you: 1');
    expect(mail.taken[0]?.text).not.toContain('Secret');
    await at(`${monday}T18:00:00Z`);
    await at('2026-12-01T06:00:00Z');
    expect(mail.taken).toHaveLength(1);
  });
});
