import { expect, test } from 'vitest';
import { concordInBrowser } from './concord-in-browser.ts';

const world = concordInBrowser();
const zones = ['UTC', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Kiritimati'];

test('fields of the form of invitations never overlap, from 320 to 1920 pixels', async () => {
  const { page } = await world.open('coordinator', '/invite');
  await page.getByLabel('Last day, if any').waitFor();
  const wrong: string[] = [];
  for (let width = 320; width <= 1920; width += 40) {
    await page.setViewportSize({ width, height: 900 });
    const overlaps = await page.evaluate(() => {
      const boxes = [...document.querySelectorAll('.people-fields :is(input, select, button)')].map(
        (one) => ({
          name: one.id || one.textContent,
          box: one.getBoundingClientRect(),
        }),
      );
      return boxes.flatMap(({ name, box: a }, at) =>
        boxes
          .slice(at + 1)
          .filter(
            ({ box: b }) =>
              a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1,
          )
          .map((other) => `${name} and ${other.name}`),
      );
    });
    wrong.push(...overlaps.map((pair) => `${width}: ${pair}`));
  }
  expect(wrong).toEqual([]);
});

test.each(zones)('a list saved by Excel shows its names and days as written, in %s', async (timezoneId) => {
  const { page, troubles } = await world.open('coordinator', '/invite', { context: { timezoneId } });
  const list =
    'email;name;role;agency;country;starts;ends\n' +
    'ana@agency.example;José Muñoz;Contributor;UNICEF;KEN;;2099-12-31\n' +
    'ida@agency.example;Ida;Contributor;UNICEF;KEN;15/01/2026;31/12/2026';
  const file = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(list, 'latin1') };
  await page.getByLabel('CSV file').setInputFiles(file);
  await page.getByRole('button', { name: 'Say what would happen with 2 lines' }).click();
  await page.getByText('José Muñoz', { exact: true }).waitFor();
  await page.getByText('until 31 December 2099').waitFor();
  await page.getByText('A day is written YYYY-MM-DD').waitFor();
  expect(troubles()).toEqual([]);
});
