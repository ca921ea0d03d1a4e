import { expect, test } from 'vitest';
import { concordInBrowser } from './concord-in-browser.ts';

const world = concordInBrowser();

test('nothing of webhooks is shown where the operator has not turned them on', async () => {
  for (const [persona, path] of [
    ['focal-point/UNICEF/KEN', '/account'],
    ['coordinator', '/account'],
    ['coordinator', '/people'],
  ] as const) {
    const { page, troubles } = await world.open(persona, path);
    const answered = page.waitForResponse(
      async (response) =>
        response.url().endsWith('/graphql') && (await response.text()).includes('"webhooks":null'),
    );
    await page.reload();
    await answered;
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    expect(await page.getByText(/webhook/i).count()).toBe(0);
    expect(troubles()).toEqual([]);
  }
});
