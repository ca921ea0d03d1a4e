import { expect, test } from 'vitest';
import { concordInBrowser } from './concord-in-browser.ts';
import { actOf, itemOf, received, textOf, whereaboutsOf } from './country-page.ts';

const world = concordInBrowser();

async function narrativeOf(country: string): Promise<string | null | undefined> {
  const { countryChecklist } = await world.coordinator.query<{
    countryChecklist: { responses: { itemCode: string; narrative: string | null }[] };
  }>(
    `query ($country: String!) { countryChecklist(country: $country) { responses { itemCode narrative } } }`,
    {
      country,
    },
  );
  return countryChecklist.responses.find(({ itemCode }) => itemCode === 'LDR-2')?.narrative;
}

async function open(country: string) {
  const watched = await world.open(`focal-point/UNICEF/${country}`, `/countries/${country}`);
  const item = itemOf(watched.page, 'Agency focal point');
  /** As a paste does: at once, through the field’s own editing. */
  const paste = async (text: string) => {
    await textOf(item).focus();
    await watched.page.keyboard.insertText(text);
  };
  return { ...watched, item, paste };
}

test('a long paste stays whole, says by how much it is too long, and goes once it is shorter', async () => {
  const { item, paste, troubles } = await open('KEN');
  const text = 'Ordinary sentences. '.repeat(1_302).slice(0, 26_039);
  await paste(text);
  expect(await textOf(item).inputValue()).toBe(text);
  await item.getByText('6,039 too many: the server takes 20,000 characters.').waitFor();
  await textOf(item).blur();
  await whereaboutsOf(item).getByText('not sent: 6,039 too many').waitFor();
  await actOf(item, 'Submit').click();
  await item
    .getByText('The explanation is too long by 6,039. Shorten it; then it can be submitted.')
    .waitFor();
  await item.getByRole('button', { name: 'Not yet' }).click();
  expect(await narrativeOf('KEN')).toBeUndefined();
  await textOf(item).fill(text.slice(0, 20_000));
  await textOf(item).blur();
  await whereaboutsOf(item).getByText(received).waitFor();
  expect(await narrativeOf('KEN')).toBe(text.slice(0, 20_000));
  expect(troubles()).toEqual([]);
});

test('characters are counted as the server counts them, not by their halves', async () => {
  const { item, paste } = await open('NPL');
  const text = '𞤀'.repeat(10_500);
  await paste(text);
  await textOf(item).blur();
  await whereaboutsOf(item).getByText(received).waitFor();
  expect(await narrativeOf('NPL')).toBe(text);
});

test('line breaks of office programs become line breaks, and what nobody sees goes', async () => {
  const { item, paste } = await open('PER');
  await paste('First line\u000bsecond line\u000cnext\u0007 page\u0085end\u2028same');
  const right = 'First line\nsecond line\nnext page\nend\u2028same';
  expect(await textOf(item).inputValue()).toBe(right);
  // The cursor is where it was, so typing goes on there.
  await textOf(item).press('!');
  await textOf(item).blur();
  await whereaboutsOf(item).getByText(received).waitFor();
  expect(await narrativeOf('PER')).toBe(`${right}!`);
});
