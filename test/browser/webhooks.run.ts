import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitUntil } from '../support/wait.ts';
import { createWriter } from '../support/writer.ts';
import { answering, type Receiver, startReceiver } from '../webhooks/receiver.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import { expectAccessible } from './looks.ts';
import { pictures } from './pictures.ts';
import { wordsOf } from './words-of.ts';

// A webhook's way on the page: registered, told, tested, paused and removed, by its owner and by a coordinator.

const world = concordInBrowser(() => ({
  DEMO: '1',
  WEBHOOKS: 'plain',
  WEBHOOK_NETWORKS: '127.0.0.0/8',
}));
let system: Receiver;
beforeAll(async () => {
  system = await startReceiver();
});
afterAll(() => system?.close());

test('somebody registers a webhook, sees what becomes of its messages, and a coordinator stops it', async () => {
  const watched = await world.open('focal-point/UNICEF/KEN', '/account');
  const { page } = watched;
  const section = page.getByRole('region', { name: 'Webhooks', exact: true });
  await section.getByText('You have no webhook.').waitFor();
  await section.getByLabel('Which system is told').fill('Our dashboard');
  await section.getByLabel('Its address, which begins with https').fill(system.url);
  await section.getByLabel('What it is told of').selectOption({ label: 'Only kinds that you choose' });
  await section.getByLabel('Answers changed').check();
  await expectAccessible(watched, 'registering');
  await pictures(page, 'webhooks-new');
  await section.getByRole('button', { name: 'Register' }).click();
  const secret = await section.getByLabel('Secret', { exact: true }).textContent();
  expect(secret).toMatch(/^whsec_/);
  await section.getByText('Our dashboard is registered.').waitFor();
  await pictures(page, 'webhooks-secret');
  await section.getByRole('button', { name: 'I have stored it' }).click();
  expect(await page.content()).not.toContain(secret);

  const writer = createWriter(world.coordinator);
  await writer.write({
    country: 'KEN',
    agency: 'UNICEF',
    item: 'LDR-2',
    status: 'SUBMITTED',
    rating: 'MEETS',
    narrative: 'Said.',
  });
  await waitUntil(() => system.received.length > 0);
  expect(system.heard(secret ?? '')).toMatchObject([{ kind: 'RESPONSE_RECORDED' }]);
  system.answer = answering(500);
  await section.getByRole('button', { name: 'Send a test to Our dashboard' }).click();
  await section.getByText('Test of Our dashboard: refused (500)').waitFor();
  await writer.write({
    country: 'KEN',
    agency: 'UNICEF',
    item: 'LDR-4',
    status: 'SUBMITTED',
    rating: 'MEETS',
    narrative: 'Said.',
  });
  await waitUntil(() => system.received.length > 2);
  system.answer = answering(410);
  await page.reload();
  await section.getByText('What became of its messages').click();
  await section.getByRole('row').nth(3).waitFor();
  expect(await section.getByRole('row').allTextContents()).toEqual([
    expect.stringContaining('What came of it'),
    expect.stringMatching(/Answers changed1refused \(500\)/),
    expect.stringMatching(/Test1refused \(500\)/),
    expect.stringMatching(/Answers changed1arrived \(204\)/),
  ]);
  await expectAccessible(watched, 'deliveries');
  await pictures(page, 'webhooks');

  const coordinating = await world.open('coordinator', '/people');
  const all = coordinating.page.getByRole('region', { name: 'Webhooks of everybody' });
  await all.getByText('Focal point, UNICEF, Kenya').waitFor();
  expect(await all.textContent()).not.toContain('/hook');
  await expectAccessible(coordinating, 'everybody’s');
  await all.getByText('What became of its messages').click();
  await all.getByRole('row').nth(3).waitFor();
  await pictures(coordinating.page, 'webhooks-people');
  await all.getByRole('button', { name: 'Pause Our dashboard' }).click();
  await all.getByText('It is paused', { exact: true }).waitFor();

  await page.reload();
  await section.getByText('It is paused', { exact: true }).waitFor();
  await section.getByRole('button', { name: 'Go on where it was left: Our dashboard' }).click();
  await section.getByText('Our dashboard is told of what happens.').waitFor();
  await waitUntil(async () => {
    await page.reload();
    await section.getByText('What became of its messages').waitFor();
    return section.getByText('it answered that it is no more').isVisible();
  });
  await section.getByRole('button', { name: 'Remove Our dashboard' }).click();
  await section.getByRole('button', { name: 'Remove', exact: true }).click();
  await section.getByText('You have no webhook.').waitFor();
  expect(watched.troubles()).toEqual([]);
  expect(coordinating.troubles()).toEqual([]);
});

test.each(['ar', 'zh', 'fr', 'ru', 'es'])('the form is there in %s', async (language) => {
  const { say } = await wordsOf(language);
  const watched = await world.open('focal-point/UNICEF/NPL', '/account', { context: { locale: language } });
  const section = watched.page.getByRole('region', { name: say('webhooks.title'), exact: true });
  await section.getByText(say('webhooks.none')).waitFor();
  await section.getByLabel(say('webhooks.what')).selectOption('some');
  await expectAccessible(watched, language);
  await pictures(watched.page, `webhooks-${language}`);
});
