import { describe, expect, it } from 'vitest';
import {
  categoriesOf,
  compileMessage,
  compileMessages,
  compileTranslation,
} from '../../client/messages/compile-message.ts';
import { formatMessage, numbersOf } from '../../client/messages/message.ts';

function compile(source: string, language = 'en') {
  return compileMessage(source, categoriesOf(language));
}

function say(source: string, values: Record<string, string | number>, language = 'en') {
  return formatMessage(compile(source, language).message, values, numbersOf(language)).join('');
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
    const places = '{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}';
    expect([1, 2, 3, 11, 22].map((n) => say(places, { n })).join(' ')).toBe('1st 2nd 3rd 11th 22nd');
    const nested = '{n, plural, one {# of {m, plural, one {# country} other {# countries}}, #} other {#}}';
    expect(say(nested, { n: 1, m: 5 })).toBe('1 of 5 countries, 1');
  });

  it('uses every plural form of Arabic, and the millions of French', () => {
    const forms = '{n, plural, zero {z} one {o} two {t} few {f} many {m} other {x}}';
    expect([0, 1, 2, 3, 11, 100].map((n) => say(forms, { n }, 'ar')).join('')).toBe('zotfmx');
    const french = '{n, plural, one {o} many {m} other {x}}';
    expect([0, 1, 2, 1_000_000].map((n) => say(french, { n }, 'fr')).join('')).toBe('ooxm');
  });

  it('reads what is quoted as ICU does', () => {
    expect(say("an '{'argument'}' and ''{n}''", { n: 'x' })).toBe("an {argument} and 'x'");
  });

  it('is refused when it is not well formed, or would be shown otherwise by other readers', () => {
    for (const source of [
      '{n, plural, one {x}}',
      '{n, plural, other {x}}',
      '{n, plural, one {x} few {y} other {z}}',
      '{n, plural, offset:1 one {x} other {z}}',
      '{n, plural, other {x}',
      '{n, select, a {x}}',
      '{n, select, a {x} a {y} other {z}}',
      '{n, plural, one {{f, select, a {#} other {b}}} other {z}}',
      '{n, number, ::percent}',
      '{n, date}',
      '{n',
    ]) {
      expect(() => compile(source), source).toThrow();
    }
    expect(() => say('{name}', {})).toThrow('name');
  });
});

describe('a translation', () => {
  const refused = (source: string, english: string, language = 'fr') => {
    try {
      compileTranslation(compile(source, language), compile(english));
    } catch (mistake) {
      return (mistake as Error).message;
    }
    return null;
  };

  it('has the arguments of English, each used as there', () => {
    const english = '{n, number} by {who}';
    expect(refused('{n, plural, one {#} many {#} other {#}} de {who}', english)).toBeNull();
    expect(refused("l'avis d'{who} s'ajoute à {n, number}", english)).toContain('{who} is lost');
    expect(refused('{n, number} de {qui} et {who}', english)).toContain('{qui} is no argument');
    expect(refused('{n} de {who}', english)).toContain('{n} is no text');
    const choice = '{f, select, yes {a} other {b}}';
    expect(refused('{f, select, oui {a} other {b}}', choice)).toContain('{f} is never “oui”');
    expect(refused('{f, select, other {b}}', choice)).toContain('{f} may be “yes”');
  });

  it('has the plural’s categories of its language', () => {
    const english = '{n, plural, one {# day} other {# days}}';
    expect(refused('{n, plural, one {# jour} other {# jours}}', english)).toContain('add many {…}');
    expect(refused('{n, plural, other {#天}}', english, 'zh')).toBeNull();
    expect(refused('{n, plural, one {#天} other {#天}}', english, 'zh')).toContain('one is not valid');
    const some = '{n, plural, =0 {none} other {some}}';
    expect(refused('{n, plural, =0 {aucun} other {des}}', some)).toBeNull();
  });

  it('is told with its file, its key and what to do, all mistakes at once', () => {
    const english = { a: '{n}', b: 'b', c: 'c' };
    expect(() => compileMessages({ a: 'x', c: 'c', d: 'd' }, 'fr', english)).toThrow(
      /^fr\.json: d: .*take it out.*\nfr\.json: a: \{n\} is lost.*\nfr\.json: b: is missing/,
    );
  });
});
