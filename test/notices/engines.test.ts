import { afterAll, beforeAll, expect, test } from 'vitest';
import { inputFor, recorded } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { monday, type NoticeWorld, openNoticeWorld } from './notice-world.ts';

describeOnBothEngines('notices', (opened) => {
  let notices: NoticeWorld;
  beforeAll(async () => {
    notices = await openNoticeWorld(opened().database);
  }, 60_000);
  afterAll(() => notices.close());

  test('tell in the morning what was returned, once, and nothing that was settled meanwhile', async () => {
    const author = await notices.focalPoint('UNICEF', 'KEN');
    for (const item of ['LDR-2', 'LDR-3', 'ANL-1']) {
      await notices.return(author, { country: 'KEN', agency: 'UNICEF', item });
    }
    await notices.at(`${monday}T05:59:59Z`);
    expect(notices.sentTo(author)).toEqual([]);
    const takenUp = { country: 'KEN', agency: 'UNICEF', item: 'LDR-2' };
    await recorded(opened().database, author, inputFor(takenUp, { baseRevision: 2, status: 'IN_PROGRESS' }));
    await notices.at(`${monday}T06:00:00Z`);
    const [message] = notices.sentTo(author);
    expect(message?.text).toContain(
      'Returned to you: 2\n  - KEN in en, UNICEF, LDR-3\n  - KEN in en, UNICEF, ANL-1\n',
    );
    expect(message?.text).not.toMatch(/Words of theirs|Why it comes back|Person /);
    expect(message?.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(message?.headers.get('list-unsubscribe')).toMatch(
      /^<https:\/\/concord\.example\/notices\/unsubscribe\?token=[\w.-]+>$/,
    );
    expect(message?.headers.get('auto-submitted')).toBe('auto-generated');
    await notices.at(`${monday}T18:00:00Z`);
    await notices.at('2026-03-03T06:00:00Z');
    await notices.at('2026-03-04T06:00:00Z');
    expect(notices.sentTo(author)).toHaveLength(1);
  });
});
