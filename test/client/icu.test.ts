import { describe, expect, it } from 'vitest';
import { formatMessage, parseMessage } from '../../client/messages/icu.ts';

function say(source: string, values: Record<string, string | number>, locale = 'en') {
  return formatMessage(parseMessage(source), values, locale).join('');
}

describe('a message', () => {
  it('takes values, numbers, plurals and choices, one within the other', () => {
    expect(say('{name} has {n, number}', { name: 'Kenya', n: 1234 })).toBe('Kenya has 1,234');
    const counted = '{n, plural, =0 {none} one {# change} other {# changes by {who}}}';
    expect(say(counted, { n: 0, who: '' })).toBe('none');
    expect(say(counted, { n: 1, who: '' })).toBe('1 change');
    expect(say(counted, { n: 2000, who: 'you' })).toBe('2,000 changes by you');
    expect(say('{f, select, status {the status} other {it}}', { f: 'status' })).toBe('the status');
    expect(say('{f, select, status {the status} other {it}}', { f: 'x' })).toBe('it');
  });

  it('uses every plural form of Arabic', () => {
    const forms = '{n, plural, zero {z} one {o} two {t} few {f} many {m} other {x}}';
    expect([0, 1, 2, 3, 11, 100].map((n) => say(forms, { n }, 'ar')).join('')).toBe('zotfmx');
  });

  it('is refused when it is not well formed', () => {
    for (const source of ['{n, plural, one {x}}', 'a } b', '{n, date}', '{n, plural, other {x}']) {
      expect(() => parseMessage(source), source).toThrow();
    }
    expect(() => say('{name}', {})).toThrow('name');
  });
});
