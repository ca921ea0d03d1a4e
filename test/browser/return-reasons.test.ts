import { expect, test } from 'vitest';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';

const world = concordInBrowser();
const country = 'KEN';
const returned = ['LDR-2', 'LDR-4', 'ANL-3', 'ANL-5', 'ANL-6'];

test('one read and one subscription carry the reasons of all returned items, the country team’s too, live', async () => {
  const coordinator = createWriter(world.coordinator);
  const handIn = (item: string, agency: string | null = 'UNICEF') =>
    coordinator.write({ country, agency, item, status: 'SUBMITTED', narrative: `About ${item}.` });
  const giveBack = (item: string, note: string, agency: string | null = 'UNICEF') =>
    coordinator.write({ country, agency, item, status: 'RETURNED', note });
  for (const item of returned) {
    await handIn(item);
    await giveBack(item, `Why ${item}?`);
  }
  await coordinator.write({ country, agency: null, item: 'LDR-1', status: 'SUBMITTED', narrative: 'Ours.' });
  await giveBack('LDR-1', 'Why the team?', null);
  // It was returned twice: the last note counts.
  await handIn('LDR-2');
  await giveBack('LDR-2', 'Why LDR-2 again?');
  await handIn('PRG-2');

  const { page, troubles } = await world.openPage();
  const reads: string[] = [];
  const streams: string[] = [];
  // The list of what happened here says them as well.
  const reason = (text: string) => page.locator('.returned').getByText(text, { exact: true });
  const note = (text: string | Buffer | null, into: string[]) => {
    if (text) into.push(String(text));
  };
  page.on('request', (request) => note(request.postData(), reads));
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => note(payload, streams)));
  await page.goto(`/countries/${country}`);
  await page.getByRole('button', { name: 'Focal point, UNICEF, Kenya' }).click();
  for (const item of returned.slice(1)) await reason(`Why ${item}?`).waitFor();
  await reason('Why LDR-2 again?').waitFor();
  await reason('Why the team?').waitFor();
  expect(await reason('Why LDR-2?').count()).toBe(0);

  // What comes back while one looks is told by the same stream.
  await giveBack('PRG-2', 'Why so late?');
  await reason('Why so late?').waitFor();
  const sent = {
    reads: reads.filter((text) => /query Events\b/.test(text)).length,
    streams: streams.filter((text) => /subscription EventStream\b/.test(text)).length,
  };
  // The other stream is the country's own, which begins where the country's own read ended.
  expect(sent).toEqual({ reads: 1, streams: 2 });
  expect(troubles()).toEqual([]);
});
