import { expect, test } from 'vitest';
import { type Answer, KeptAnswers } from '../../server/cache/kept-answers.ts';

const answer: Answer = {
  body: Buffer.from('{}'),
  contentType: 'application/json',
  encoding: null,
  etag: '',
  cost: 1,
};

test('of a log that turned out to be another one no answer stands, and none that was being made', () => {
  const kept = new KeptAnswers(1_000_000);
  kept.note(105, 'reference', [{ place: { position: 105 }, countryCode: 'KEN' }]);
  kept.keep('made', answer, ['KEN'], kept.now, 'ada');
  expect(kept.find('made', 'ada')).toBe(answer);
  const before = kept.now;

  kept.forget();
  expect(kept.has('made')).toBe(false);
  expect(kept).toMatchObject({ count: 0, bytes: 0 });
  // The new log ends before the old one did, and nothing has happened to the country in it.
  kept.note(100, 'reference', []);
  kept.keep('being made', answer, ['KEN'], before, 'ada');
  expect(kept.has('being made')).toBe(false);
  kept.keep('made anew', answer, ['KEN'], kept.now, 'ada');
  expect(kept.find('made anew', 'ada')).toBe(answer);
});
