import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { askedText } from '../support/asked-text.ts';
import { signInAs } from '../support/graphql-client.ts';
import { openCycle } from '../support/running-concord.ts';
import { createWriter, type Writer } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { holdBack, itemOf, textOf, write } from './country-page.ts';
import { matrixCell } from './matrix-cell.ts';

const world = concordInBrowser();
const focal = 'focal-point/UNICEF/KEN';
const kenya = { country: 'KEN', agency: 'UNICEF' };
const rowOf = (page: Page, item: string) => page.getByRole('listitem').filter({ hasText: `${item} · Kenya` });
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

describe('where one’s own changes are', () => {
  let writer: Writer;
  beforeAll(async () => {
    writer = createWriter(await signInAs(world.concord.url, focal));
    await writer.write({
      ...kenya,
      item: 'LDR-2',
      status: 'SUBMITTED',
      rating: 'MEETS',
      narrative: 'A lead was named.',
    });
  });

  test('a change waits here, is received, is seen once a coordinator has it before them, and is decided', async () => {
    const { page, context, troubles } = await world.open(focal, '/countries/KEN?item=ANL-3');
    const item = page.locator('#item-ANL-3');
    await item.getByRole('combobox').waitFor();
    const letGo = await holdBack(context);
    await write(item, 'Two analyses were shared.');
    await page.getByRole('link', { name: '1 change not yet received' }).click();
    await heading(page, 'Waiting here: 1').waitFor();
    await rowOf(page, 'ANL-3').getByText('In progress · text').waitFor();
    letGo();
    await heading(page, 'Waiting here: 0').waitFor();
    await heading(page, 'Received, not yet seen: 2').waitFor();
    await rowOf(page, 'ANL-3')
      .getByText(/received by the server \d\d:\d\d, revision 1/)
      .waitFor();
    // A co-chair reads it, and that is nobody's business.
    const chair = await world.open('co-chair', '/cell/KEN/UNICEF');
    await chair.page.getByText('A lead was named.').waitFor();
    expect(await chair.page.getByText('are shown on which day').count()).toBe(0);
    await page.reload();
    await heading(page, 'Received, not yet seen: 2').waitFor();
    const coordinator = await world.open('coordinator', '/decisions');
    await coordinator.page
      .getByText('Those who write these answers are shown on which day a coordinator opened them.')
      .waitFor();
    const told = coordinator.page.waitForResponse((response) =>
      askedText(response.request().postData()).includes('openAnswers'),
    );
    await coordinator.page.getByText('A lead was named.').waitFor();
    expect(await (await told).json()).toEqual({ data: { openAnswers: 1 } });
    await page.reload();
    await heading(page, 'Seen, not yet decided on: 1').waitFor();
    await rowOf(page, 'LDR-2')
      .getByText(/ · seen by a coordinator on \d+ \w+ \d{4}/)
      .waitFor();
    expect(await rowOf(page, 'ANL-3').getByText('seen by').count()).toBe(0);
    // What is written after an opening was not seen by it.
    await coordinator.page.goto('/account');
    await writer.write({ ...kenya, item: 'LDR-2', status: 'SUBMITTED', narrative: 'A deputy was named.' });
    await page.reload();
    await heading(page, 'Received, not yet seen: 2').waitFor();
    await rowOf(page, 'LDR-2').filter({ hasText: 'revision 2' }).waitFor();
    expect(await rowOf(page, 'LDR-2').getByText('seen by').count()).toBe(1);
    await coordinator.page.goto('/decisions');
    await coordinator.page.getByRole('button', { name: /^Accept LDR-2/ }).click();
    await heading(page, 'Decided on: 2').waitFor();
    const accepted = rowOf(page, 'LDR-2').getByText(
      /the answer was accepted by Coordinator, OHCHR, \d\d:\d\d/,
    );
    expect(await accepted.count()).toBe(2);
    expect([...troubles(), ...chair.troubles(), ...coordinator.troubles()]).toEqual([]);
  });

  test('a conflict waits on each device of its author, and a choice on one takes it off the other', async () => {
    const other = createWriter(await signInAs(world.concord.url, 'focal-point/UNHCR/KEN'));
    await other.write({ country: 'KEN', agency: null, item: 'LDR-1', narrative: 'Named in March.' });
    const desk = await world.open(focal, '/countries/KEN?item=LDR-1');
    const item = itemOf(desk.page, 'Senior lead named');
    await textOf(item).waitFor();
    expect(await textOf(item).inputValue()).toBe('Named in March.');
    const letGo = await holdBack(desk.context);
    await write(item, 'Named in May.');
    await other.write({ country: 'KEN', agency: null, item: 'LDR-1', narrative: 'Named in April.' });
    letGo();
    await item.getByRole('region', { name: 'Two changes at the same time' }).waitFor();
    const phone = await world.open(focal, '/mine', { viewport: { width: 390, height: 844 } });
    await heading(phone.page, '1 conflict waits for your choice').waitFor();
    const panel = phone.page.getByRole('region', { name: 'Two changes at the same time' });
    await panel.getByRole('heading', { name: /^Focal point, UNHCR, Kenya/ }).waitFor();
    // The desk knows that it waits elsewhere too, wherever one is.
    await desk.page.getByRole('link', { name: '1 conflict waits for your choice' }).waitFor();
    await panel.getByRole('button', { name: 'Keep mine' }).click();
    await heading(phone.page, 'Waiting here: 0').waitFor();
    await item.getByRole('region', { name: 'Two changes at the same time' }).waitFor({ state: 'detached' });
    await desk.page
      .getByRole('link', { name: '1 conflict waits for your choice' })
      .waitFor({ state: 'detached' });
    await desk.page.getByRole('link', { name: 'History of LDR-1' }).click();
    await desk.page.getByText('chose their own where two changes had met').waitFor();
    expect(await desk.page.getByText('April').count()).toBeGreaterThan(0);
    expect([...desk.troubles(), ...phone.troubles()]).toEqual([]);
  });

  test('the matrix and a cell tell silence from work without a line, as of when something was heard', async () => {
    const { page, troubles } = await world.open(focal, '/mine');
    await heading(page, 'Waiting here: 0').waitFor();
    const said = page.waitForResponse((response) =>
      askedText(response.request().postData()).includes('reportWaiting'),
    );
    expect(await (await said).json()).toEqual({ data: { reportWaiting: true } });
    const device = await signInAs(world.concord.url, focal);
    await device.query(
      `mutation { reportWaiting(device: "6c8b6f1e-6a0e-4a57-9b6e-0d5f6f0c7b11",
         waiting: [{ cycle: "${openCycle}", country: "KEN", agency: "UNICEF", count: 3, waitedSeconds: 7200 }]) }`,
    );
    const coordinator = await world.open('coordinator', '/matrix');
    await matrixCell(coordinator.page, 'Kenya, UNICEF: ').waitFor();
    // Who was last heard of when comes after the cells.
    await expect
      .poll(() => matrixCell(coordinator.page, 'Kenya, UNICEF: ').getAttribute('aria-label'), {
        timeout: 20_000,
      })
      .toMatch(/, 3 changes were waiting on a device when it was last heard of, \d\d:\d\d$/);
    expect(await matrixCell(coordinator.page, 'Kenya, UNHCR: ').getAttribute('aria-label')).not.toContain(
      'waiting',
    );
    await coordinator.page.goto('/cell/KEN/UNICEF');
    await coordinator.page.getByText(/last heard \d\d:\d\d, 3 changes were waiting then/).waitFor();
    await coordinator.page.goto('/cell/KEN/UN_WOMEN');
    await coordinator.page.getByText('not heard of in the last 90 days').waitFor();
    const stranger = await world.open('focal-point/UNHCR/KEN', '/cell/KEN/UNICEF');
    await stranger.page.getByText('A deputy was named.').waitFor();
    expect(await stranger.page.getByText('last heard').count()).toBe(0);
    expect([...troubles(), ...coordinator.troubles(), ...stranger.troubles()]).toEqual([]);
  });
});
