import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { signInAs } from '../support/graphql-client.ts';
import { waitUntil } from '../support/wait.ts';
import { createWriter, type Writer } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { matrixCell } from './matrix-cell.ts';

const world = concordInBrowser();
let writer: Writer;
beforeAll(async () => {
  writer = createWriter(world.coordinator);
  await writer.write(
    { country: 'BRA', agency: 'UNICEF', item: 'LDR-2', status: 'SUBMITTED', rating: 'MEETS' },
    { country: 'KEN', agency: 'UNICEF', item: 'LDR-2', status: 'SUBMITTED', rating: 'MEETS' },
    { country: 'KEN', agency: 'UNHCR', item: 'LDR-2', status: 'SUBMITTED', rating: 'MEETS' },
  );
});

const movedCells = (page: Page, count: number) =>
  page.getByRole('link', { name: new RegExp(`^${count} cells? moved since`) }).waitFor();
const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

/** Opens the matrix for somebody who has seen everything. */
async function openSeen(persona: string) {
  const watched = await world.open(persona, '/matrix');
  await matrixCell(watched.page, 'Kenya, UNICEF: ').waitFor();
  await movedCells(watched.page, 0);
  return watched;
}

describe('what moved since I last looked', () => {
  test('goes up, down or neither by what it was, and is the same on one’s two devices within a second', async () => {
    const { page: desk, troubles } = await openSeen('observer');
    const { page: phone } = await openSeen('observer');
    await writer.write(
      { country: 'KEN', agency: 'UNICEF', item: 'LDR-4', status: 'SUBMITTED', rating: 'MEETS' },
      { country: 'BRA', agency: 'UNICEF', item: 'LDR-2', status: 'RETURNED', note: 'Which year?' },
      { country: 'KEN', agency: 'UNHCR', item: 'LDR-2', rating: 'EXCEEDS' },
    );
    for (const page of [desk, phone]) {
      await movedCells(page, 3);
      await matrixCell(page, 'Kenya, UNICEF: ', ', moved forward').waitFor();
      await matrixCell(page, 'Brazil, UNICEF: ', ', moved back').waitFor();
      await matrixCell(page, 'Kenya, UNHCR: ', ', changed').waitFor();
    }
    await matrixCell(desk, 'Kenya, UNHCR: ').focus();
    await press(desk, 'Mark cell as seen');
    for (const page of [desk, phone]) await movedCells(page, 2);
    await press(phone, 'Next change');
    await waitUntil(async () => {
      const at = await phone.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
      return at.startsWith('Kenya, UNICEF');
    });
    await press(phone, 'Mark row as seen');
    for (const page of [desk, phone]) await movedCells(page, 1);
    await press(desk, 'Mark all as seen');
    for (const page of [desk, phone]) await movedCells(page, 0);
    expect(troubles()).toEqual([]);
  });

  test('says after a reload what a cell was when it was seen, and of others what they were at the floor', async () => {
    const { page } = await openSeen('co-chair');
    await writer.write({
      country: 'PER',
      agency: 'UNICEF',
      item: 'LDR-2',
      status: 'SUBMITTED',
      rating: 'MEETS',
    });
    await matrixCell(page, 'Peru, UNICEF: ', ', moved forward').focus();
    await press(page, 'Mark cell as seen');
    await movedCells(page, 0);
    await writer.write(
      { country: 'PER', agency: 'UNICEF', item: 'LDR-2', status: 'IN_PROGRESS' },
      { country: 'PER', agency: 'UNHCR', item: 'LDR-2', status: 'SUBMITTED', rating: 'MEETS' },
    );
    await page.reload();
    await movedCells(page, 2);
    await matrixCell(page, 'Peru, UNICEF: ', ', moved back').waitFor();
    await matrixCell(page, 'Peru, UNHCR: ', ', moved forward').waitFor();
  });

  test('is the same comparison for whoever is sent its link, and since a snapshot', async () => {
    const { page } = await openSeen('focal-point/UNHCR/FRA');
    await world.coordinator.query('mutation { takeSnapshot(cycle: "2026", name: "Mid-year") { done } }');
    await writer.write({
      country: 'FRA',
      agency: 'UNICEF',
      item: 'LDR-2',
      status: 'SUBMITTED',
      rating: 'MEETS',
    });
    await movedCells(page, 1);
    const link = await page.getByRole('link', { name: 'Link to this comparison' }).getAttribute('href');
    const { page: another } = await world.open('focal-point/UNICEF/FRA', link ?? '');
    await movedCells(another, 1);
    await matrixCell(another, 'France, UNICEF: ', ', moved forward').waitFor();
    await press(page, 'Mark all as seen');
    await movedCells(page, 0);
    await page.reload();
    await page.getByLabel('Compare with').selectOption('Snapshot: Mid-year');
    await movedCells(page, 1);
    expect(new URL(page.url()).searchParams.get('since')).toBe('snapshot:Mid-year');
    await movedCells(another, 1);
    await another.goto('/matrix?since=snapshot:None');
    await another.getByText(/compares with something that isn’t there/).waitFor();
  });

  test('takes along once what this browser kept before, and keeps it no longer', async () => {
    const who = 'focal-point/UN_WOMEN/FRA';
    const client = await signInAs(world.concord.url, who);
    const { viewer } = await client.query<{ viewer: { person: { id: string } } }>(
      '{ viewer { person { id } } }',
    );
    const { movedCells: all } = await client.query<{
      movedCells: { cells: { now: { countryCode: string; agencyCode: string; updatedAt: string } }[] };
    }>(
      `{ movedCells(since: { cursor: "0.000000000000" }) { cells { now { countryCode agencyCode updatedAt } } } }`,
    );
    const [first] = all.cells;
    const key = `${first?.now.countryCode}/${first?.now.agencyCode}`;
    const kept = { since: '2020-01-01T00:00:00.000Z', seen: { [key]: first?.now.updatedAt } };
    const { page } = await world.open(who, '/');
    const name = `concord marks ${viewer.person.id} 2026`;
    await page.evaluate(
      ([at, value]) => localStorage.setItem(at ?? '', value ?? ''),
      [name, JSON.stringify(kept)],
    );
    await page.goto('/matrix');
    await movedCells(page, all.cells.length - 1);
    await waitUntil(() => page.evaluate((at) => localStorage.getItem(at) === null, name));
    const { page: elsewhere } = await world.open(who, '/matrix');
    await movedCells(elsewhere, all.cells.length - 1);
  });
});
