import { test } from 'vitest';
import { concordInBrowser } from './concord-in-browser.ts';
import { journeyIn } from './journey-in.ts';

const world = concordInBrowser();

test.each([
  ['ar', 'KEN'],
  ['zh', 'NPL'],
  ['en', 'PER'],
  ['fr', 'CHL'],
  ['ru', 'FRA'],
  ['es', 'DZA'],
])('a focal point signs in, answers, resolves a conflict and signs out in %s', async (language, country) => {
  await journeyIn(language, world, country);
});
