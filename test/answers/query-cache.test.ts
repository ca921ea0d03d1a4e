import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { QueryCache, type QueryResult } from '../../server/cache/query-cache.ts';

/** An answer that takes 10,000 bytes with all that is remembered beside it; the cache holds forty. */
function answerOf(key: string): QueryResult {
  const body = Buffer.alloc(10_000 - 600 - 2 * key.length);
  return { body, contentType: 'application/json', encoding: null, etag: '', cost: 1 };
}

function openCache() {
  const cache = new QueryCache(400_000);
  cache.noteEvents(1, 'reference', []);
  const keep = async (key: string, personId: string, answer = answerOf(key)) => {
    cache.make(key, 'all', personId, async () => answer);
    await nextTurn();
  };
  return { cache, keep };
}

/** An answer that is made when the test says so. */
function deferred() {
  let resolve: (answer: QueryResult) => void = () => {};
  const promise = new Promise<QueryResult>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** Something changes that every answer depends on. */
function change(cache: QueryCache): void {
  const position = cache.position + 1;
  cache.noteEvents(position, 'reference', [{ place: { position }, countryCode: 'KEN' }]);
}

test('who asks ever new things pushes out what they alone asked for, and nothing that others share', async () => {
  const { cache, keep } = openCache();
  await keep('common', 'ada');
  expect(cache.findCached('common', 'ben')).toBeDefined();
  await keep('own', 'ada');
  for (let index = 0; index < 100; index += 1) await keep(`new ${index}`, 'eve');
  expect(cache.hasCurrent('common')).toBe(true);
  expect(cache.hasCurrent('own')).toBe(false);
  expect(cache.hasCurrent('new 99')).toBe(true);
  expect(cache).toMatchObject({ count: 11, bytes: 110_000 });
});

test('each part loses what was not asked for longest; to look whether it stands is not to ask', async () => {
  const { cache, keep } = openCache();
  for (let index = 0; index < 10; index += 1) await keep(`${index}`, 'ada');
  expect(cache.hasCurrent('1')).toBe(true);
  expect(cache.findCached('0', 'ada')).toBeDefined();
  await keep('next', 'ada');
  expect(cache.hasCurrent('0')).toBe(true);
  expect(cache.hasCurrent('1')).toBe(false);

  const shared = Array.from({ length: 31 }, (_, index) => `shared ${index}`);
  for (const key of shared.slice(0, 30)) {
    await keep(key, 'ada');
    cache.findCached(key, 'ben');
  }
  cache.findCached('shared 0', 'ada');
  await keep('shared 30', 'ada');
  cache.findCached('shared 30', 'ben');
  expect(shared.filter((key) => !cache.hasCurrent(key))).toEqual(['shared 1']);
});

test('an answer that is made anew takes the place of the one before, in the same part', async () => {
  const { cache, keep } = openCache();
  await keep('common', 'ada');
  cache.findCached('common', 'ben');
  change(cache);
  await keep('common', 'eve');
  await keep('common', 'eve');
  expect(cache).toMatchObject({ count: 1, bytes: 10_000 });
  for (let index = 0; index < 100; index += 1) await keep(`new ${index}`, 'eve');
  expect(cache.hasCurrent('common')).toBe(true);
});

test('what has changed is no longer held, and what would take an eighth of the memory never was', async () => {
  const { cache, keep } = openCache();
  await keep('changed', 'ada');
  change(cache);
  expect(cache.findCached('changed', 'ada')).toBeUndefined();
  expect(cache).toMatchObject({ count: 0, bytes: 0 });
  await keep('large', 'ada', { ...answerOf(''), body: Buffer.alloc(50_000) });
  expect(cache.count).toBe(0);
});

test('an answer that is being made is joined by whoever asks the same, until something changes', async () => {
  const { cache } = openCache();
  const gate = deferred();
  cache.make('asked', 'all', 'ada', () => gate.promise);
  expect(cache.hasCurrent('asked')).toBe(true);
  expect(cache.findCached('asked', 'ben')).toBeUndefined();
  expect(await cache.join('other')).toBeNull();
  const joined = cache.join('asked');
  change(cache);
  expect(cache.hasCurrent('asked')).toBe(false);
  expect(await cache.join('asked')).toBeNull();
  const answer = answerOf('asked');
  gate.resolve(answer);
  // It was right for those who asked before.
  expect(await joined).toBe(answer);
  expect(cache.hasCurrent('asked')).toBe(false);
  expect(cache).toMatchObject({ count: 0, hits: 0, joined: 1, misses: 1 });
});

test('an answer that turns out to be one person’s own, or fails, is nobody else’s, and the next is made anew', async () => {
  const { cache, keep } = openCache();
  for (const make of [async () => null, () => Promise.reject(new Error('not this time'))]) {
    cache.make('asked', 'all', 'ada', make);
    expect(await cache.join('asked')).toBeNull();
    expect(cache.hasCurrent('asked')).toBe(false);
  }
  await keep('asked', 'ada');
  expect(cache.findCached('asked', 'ben')).toBeDefined();
});

test('whoever asks the same does not wait for long for the turn of somebody else', async () => {
  const { cache } = openCache();
  cache.make('asked', 'all', 'ada', () => new Promise(() => {}));
  expect(await cache.join('asked')).toBeNull();
});

test('where a newer answer is being made, one that ends later takes nothing away from it', async () => {
  const { cache } = openCache();
  const [older, newer] = [deferred(), deferred()];
  cache.make('asked', 'all', 'ada', () => older.promise);
  change(cache);
  cache.make('asked', 'all', 'ben', () => newer.promise);
  older.resolve(answerOf('older'));
  await nextTurn();
  const joined = cache.join('asked');
  const answer = answerOf('newer');
  newer.resolve(answer);
  expect(await joined).toBe(answer);
  expect(cache.findCached('asked', 'eve')).toBe(answer);
});
