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

test('after an invitation the page says that nothing was sent, and gives the link and a text to copy', async () => {
  const { page, context, troubles } = await world.open('coordinator', '/invite');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByLabel('Address at their organisation').fill('told@agency.example');
  await page.getByRole('combobox', { name: 'Role' }).selectOption('COORDINATOR');
  const said = page.getByText('Concord has sent nothing: this person does not know yet.');
  // What was only tried has told nobody anything.
  await page.getByRole('button', { name: 'Only say what would happen' }).click();
  await page.getByText('would be invited', { exact: true }).waitFor();
  expect(await said.count()).toBe(0);

  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await said.waitFor();
  const link = `${world.concord.url}/`;
  expect(await page.getByRole('link', { name: link }).getAttribute('href')).toBe(link);
  const text = page.getByRole('textbox', { name: 'Text to send them' });
  expect(await text.inputValue()).toContain(link);
  const copy = page.getByRole('button', { name: 'Copy the text' });
  await copy.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await text.inputValue());
  expect(troubles()).toEqual([]);
});

test('without a clipboard the text to send stands selected, and the page says so; a whole list gets it too', async () => {
  const { page, troubles } = await world.open('coordinator', '/invite');
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  const list =
    'email,name,role,agency,country\numa@agency.example,Uma,Contributor,UNICEF,KEN\n' +
    'ugo@agency.example,Ugo,Contributor,UNICEF,KEN';
  await page.getByLabel('Lines').fill(list);
  await page.getByRole('button', { name: 'Say what would happen with 2 lines' }).click();
  await page.getByRole('button', { name: 'Invite these 2 people' }).click();
  await page.getByText('Concord has sent nothing: these 2 people do not know yet.').waitFor();
  await page.getByRole('button', { name: 'Copy the text' }).click();
  await page.getByRole('status').filter({ hasText: 'The text is selected' }).waitFor();
  const selected = await page.evaluate(() => {
    const { activeElement: field } = document;
    return field instanceof HTMLTextAreaElement
      ? field.value.slice(field.selectionStart, field.selectionEnd)
      : '';
  });
  expect(selected).toBe(await page.getByRole('textbox', { name: 'Text to send them' }).inputValue());
  expect(troubles()).toEqual([]);
});

test('an address that was copied with something that nobody sees is invited without it', async () => {
  const { page, troubles } = await world.open('coordinator', '/invite');
  await page.getByLabel('Address at their organisation').fill('z\u200Bed@agency.example\u200E');
  await page.getByRole('combobox', { name: 'Role' }).selectOption('OBSERVER');
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await page.getByText('Invited: 1;').waitFor();
  const stored = await world.concord.sql("select from person where email = 'zed@agency.example'");
  expect(stored).toHaveLength(1);
  expect(troubles()).toEqual([]);
});
