import { beforeAll, expect, test } from 'vitest';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { expectAccessible } from './looks.ts';

// The matrix with all of its cells, and what little stands where nothing was answered. `npm run test:page`.

const world = concordInBrowser();
beforeAll(async () => {
  const kenya = { country: 'KEN', item: 'LDR-2' };
  await createWriter(world.coordinator).write(
    { ...kenya, agency: 'UNICEF', status: 'SUBMITTED', rating: 'MEETS', narrative: 'One.' },
    { ...kenya, agency: 'UNHCR', status: 'ACCEPTED', rating: 'EXCEEDS', narrative: 'Two.' },
  );
});

test.each(['/matrix', '/matrix?region=Oceania&only=quiet', '/cell/KEN/ILO'])(
  '%s is accessible in light and dark, on a phone and at a desk, and no wider than the page',
  async (path) => {
    const watched = await world.open('coordinator', path);
    await watched.page.locator('.wrap, .entry, .notice').first().waitFor();
    await expectAccessible(watched);
    expect(watched.troubles()).toEqual([]);
  },
  120_000,
);
