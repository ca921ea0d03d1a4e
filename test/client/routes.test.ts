import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hrefOf, parseRoute, type Route } from '../../client/routing/routes.ts';

const word = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' });
const code = fc.stringMatching(/^[A-Z]{3}$/);
const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const filled = (record: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

const route: fc.Arbitrary<Route> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('home' as const, 'countries' as const),
      fc.record({ q: some(word), order: some(word), agency: some(word) }),
    )
    .map(([view, rest]) => ({ view, ...filled(rest) })),
  fc
    .tuple(
      code,
      fc.record({
        cycle: some(word),
        agency: some(word),
        section: some(word),
        status: some(word),
        q: some(word),
        item: some(word),
      }),
    )
    .map(([country, rest]) => ({ view: 'country' as const, country, ...filled(rest) })),
  fc
    .tuple(code, fc.record({ cycle: some(word), agency: some(word), item: some(word) }))
    .map(([country, rest]) => ({ view: 'history' as const, country, ...filled(rest) })),
  fc
    .dictionary(fc.constantFrom('country', 'kind', 'person', 'from', 'to'), word)
    .map((query) => ({ view: 'changes' as const, query: { ...query } })),
  fc
    .dictionary(fc.constantFrom('rule', 'country', 'agency', 'after'), word)
    .map((query) => ({ view: 'stuck' as const, query: { ...query } })),
  fc
    .dictionary(fc.constantFrom('earlier', 'later', 'by', 'country', 'list'), word)
    .map((query) => ({ view: 'comparison' as const, query: { ...query } })),
  fc
    .dictionary(fc.constantFrom('country', 'agency', 'state', 'mine', 'after'), word)
    .map((query) => ({ view: 'plan' as const, query: { ...query } })),
  fc
    .record({ q: some(word), role: some(word), agency: some(word), country: some(word), state: some(word) })
    .map((rest) => ({ view: 'people' as const, ...filled(rest) })),
  some(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,9}$/)).map((cycle) => ({
    view: 'cycles' as const,
    cycle,
  })),
  word.filter((id) => !/^\.{1,2}$/.test(id)).map((person) => ({ view: 'person' as const, person })),
);

describe('an address', () => {
  it('shows again exactly what it was made from', () => {
    fc.assert(
      fc.property(route, (one) => {
        expect(parseRoute(new URL(hrefOf(one), 'http://concord.test'))).toEqual(one);
      }),
    );
  });

  it('of nothing is known as such', () => {
    for (const path of [
      '/nothing',
      '/countries/KEN/other',
      '/countries/KEN/history/more',
      '/matrix/x',
      '/cycles/2027/x',
    ]) {
      expect(parseRoute(new URL(path, 'http://concord.test')), path).toEqual({ view: 'unknown' });
    }
  });
});
