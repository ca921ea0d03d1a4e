import { expect, test } from 'vitest';
import { QueryCache, type QueryResult } from '../../server/cache/query-cache.ts';

/** An answer that takes 10,000 bytes with all that is remembered beside it; the cache holds forty. */
function answerOf(key: string): QueryResult {
  const body = Buffer.alloc(10_000 - 600 - 2 * key.length);
  return { body, contentType: 'application/json', encoding: null, etag: '', cost: 1 };
}

function openCache(): { cache: QueryCache; keep: (key: string, personId: string) => void } {
  const cache = new QueryCache(400_000);
  cache.noteEvents(1, 'reference', []);
  return {
    cache,
    keep: (key, personId) => cache.store(key, answerOf(key), 'all', cache.now, personId),
  };
}

test('who asks ever new things pushes out what they alone asked for, and nothing that others share', () => {
  const { cache, keep } = openCache();
  keep('common', 'ada');
  expect(cache.findCached('common', 'ben')).toBeDefined();
  keep('own', 'ada');
  for (let index = 0; index < 100; index += 1) keep(`new ${index}`, 'eve');
  expect(cache.hasCurrent('common')).toBe(true);
  expect(cache.hasCurrent('own')).toBe(false);
  expect(cache.hasCurrent('new 99')).toBe(true);
  expect(cache).toMatchObject({ count: 11, bytes: 110_000 });
});

test('each part loses what was not asked for longest; to look whether it stands is not to ask', () => {
  const { cache, keep } = openCache();
  for (let index = 0; index < 10; index += 1) keep(`${index}`, 'ada');
  expect(cache.hasCurrent('1')).toBe(true);
  expect(cache.findCached('0', 'ada')).toBeDefined();
  keep('next', 'ada');
  expect(cache.hasCurrent('0')).toBe(true);
  expect(cache.hasCurrent('1')).toBe(false);

  const shared = Array.from({ length: 31 }, (_, index) => `shared ${index}`);
  for (const key of shared.slice(0, 30)) {
    keep(key, 'ada');
    cache.findCached(key, 'ben');
  }
  cache.findCached('shared 0', 'ada');
  keep('shared 30', 'ada');
  cache.findCached('shared 30', 'ben');
  expect(shared.filter((key) => !cache.hasCurrent(key))).toEqual(['shared 1']);
});

test('an answer that is made anew takes the place of the one before, in the same part', () => {
  const { cache, keep } = openCache();
  keep('common', 'ada');
  cache.findCached('common', 'ben');
  cache.noteEvents(2, 'reference', [{ place: { position: 2 }, countryCode: 'KEN' }]);
  keep('common', 'eve');
  keep('common', 'eve');
  expect(cache).toMatchObject({ count: 1, bytes: 10_000 });
  for (let index = 0; index < 100; index += 1) keep(`new ${index}`, 'eve');
  expect(cache.hasCurrent('common')).toBe(true);
});

test('what has changed is no longer held, and what would take an eighth of the memory never was', () => {
  const { cache, keep } = openCache();
  keep('changed', 'ada');
  cache.noteEvents(2, 'reference', [{ place: { position: 2 }, countryCode: 'KEN' }]);
  expect(cache.findCached('changed', 'ada')).toBeUndefined();
  expect(cache).toMatchObject({ count: 0, bytes: 0 });
  cache.store('large', { ...answerOf(''), body: Buffer.alloc(50_000) }, 'all', cache.now, 'ada');
  expect(cache.count).toBe(0);
});
