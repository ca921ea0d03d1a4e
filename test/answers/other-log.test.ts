import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { QueryCache, type QueryResult } from '../../server/cache/query-cache.ts';

const answer: QueryResult = {
  body: Buffer.from('{}'),
  contentType: 'application/json',
  encoding: null,
  etag: '',
  cost: 1,
};

test('of a log that turned out to be another one no answer stands, and none that was being made', async () => {
  const kept = new QueryCache(1_000_000);
  kept.noteEvents(105, 'reference', [{ place: { position: 105 }, countryCode: 'KEN' }]);
  kept.make('made', ['KEN'], 'ada', async () => answer);
  await nextTurn();
  expect(kept.findCached('made', 'ada')).toBe(answer);
  let end: (result: QueryResult) => void = () => {};
  const before = new Promise<QueryResult>((done) => {
    end = done;
  });
  kept.make('being made', ['KEN'], 'ada', () => before);

  kept.forget();
  expect(kept.hasCurrent('made')).toBe(false);
  expect(kept).toMatchObject({ count: 0, bytes: 0 });
  // The new log ends before the old one did, and nothing has happened to the country in it.
  kept.noteEvents(100, 'reference', []);
  expect(await kept.join('being made')).toBeNull();
  end(answer);
  await nextTurn();
  expect(kept.hasCurrent('being made')).toBe(false);
  kept.make('made anew', ['KEN'], 'ada', async () => answer);
  await nextTurn();
  expect(kept.findCached('made anew', 'ada')).toBe(answer);
});
