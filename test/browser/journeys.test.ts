import { test } from 'vitest';
import { concordInBrowser } from './concord-in-browser.ts';
import { journeyIn } from './journey-in.ts';

// The other four languages: `npm run languages`.

const world = concordInBrowser();

test.each([
  ['ar', 'KEN'],
  ['ru', 'NPL'],
])('a focal point signs in, answers, resolves a conflict and signs out in %s', async (language, country) => {
  await journeyIn(language, world, country);
});
