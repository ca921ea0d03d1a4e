import { afterEach, describe, expect, it } from 'vitest';
import { cycleText } from '../../client/elements/cycle-text.ts';
import { daysBetween, today } from '../../client/messages/calendar-date.ts';
import { createWords } from '../../client/messages/words.ts';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

describe('a calendar date', () => {
  it.each([
    ['UTC', '2026-11-29', 1],
    ['America/New_York', '2026-11-28', 2],
    ['Asia/Kathmandu', '2026-11-29', 1],
    ['Pacific/Kiritimati', '2026-11-29', 1],
  ])('is that date in %s, and days left are counted from the day there', (timeZone, there, left) => {
    process.env.TZ = timeZone;
    const now = today(new Date('2026-11-29T03:00:00Z'));
    expect(now).toBe(there);
    expect(daysBetween(now, '2026-11-30')).toBe(left);
    expect(createWords({}, 'en', 'en-GB').date('2026-11-30')).toBe('30 November 2026');
  });

  it('after the last of an open cycle says that it ended and is still open', () => {
    const words = createWords({ 'cycle.over': 'ended, still open', 'cycle.open': 'open' }, 'en', 'en-GB');
    const cycle = { code: '2020', state: 'OPEN', closesOn: '2020-11-30' };
    expect(cycleText(cycle, words)).toBe('ended, still open');
    expect(cycleText({ ...cycle, closesOn: '2999-11-30' }, words)).toBe('open');
  });

  it('that is none stands as it came, and ends no view', () => {
    const words = createWords({}, 'en', 'en-GB');
    for (const text of ['15/01/2026', '2026-02-30', '2026-13-01', 'soon', ''])
      expect(words.date(text)).toBe(text);
    expect(words.day('soon')).toBe('soon');
  });
});
