import { expect, test } from 'vitest';
import { signInAs } from '../support/graphql-client.ts';
import { createWriter } from '../support/writer.ts';
import { concordInBrowser } from './concord-in-browser.ts';
import {
  actOf,
  cardOf,
  groundOf,
  itemOf,
  many,
  outcomeOf,
  received,
  whereaboutsOf,
  write,
} from './country-page.ts';
import { step, tryIt } from './cycle-steps.ts';
import { accountOf, giveRole } from './give-roles.ts';
import { nextYear } from './next-year.ts';

const world = concordInBrowser();

test('two years of one country, by its focal point, its Resident Coordinator and the coordinator of the network', async () => {
  const focalPoint = await world.open('focal-point/UNICEF/KEN', '/countries/KEN?agency=UNICEF&item=LDR-2');
  const lead = await world.open('country-lead/KEN', '/');
  const { person } = await accountOf(world.coordinator, 'Resident Coordinator’s Office, Kenya');
  const residentCoordinator = { role: 'COUNTRY_LEAD', country: 'KEN', residentCoordinator: true };
  await giveRole(world.coordinator, person.id, residentCoordinator);
  const coordinator = await world.open('coordinator', '/cycles/2026');
  const { page: desk } = coordinator;
  const { page: office } = focalPoint;

  // The first year asks for endorsement, and is answered.
  const asked = step(desk, 'What it asks of decisions');
  await asked.getByLabel(/endorsed by the Resident Coordinator/).check();
  await tryIt(asked);
  await asked.getByRole('button', { name: 'Change what it asks' }).click();
  await asked.getByText('Changed what cycle 2026 asks of decisions.').waitFor();
  const letter = itemOf(office, 'Agency focal point');
  await letter.getByLabel('Rating').selectOption('MEETS');
  await write(letter, 'Named in a letter.');
  await actOf(letter, 'Submit').click();
  await whereaboutsOf(letter).getByText(received).waitFor();
  const said = {
    country: 'KEN',
    agency: 'UNICEF',
    status: 'SUBMITTED',
    rating: 'MEETS',
    narrative: 'As it is.',
  };
  await createWriter(await signInAs(world.concord.url, 'focal-point/UNICEF/KEN')).write(
    ...['LDR-4', 'ANL-3', 'ANL-5', 'ANL-6'].map((item) => ({ ...said, item })),
  );
  await createWriter(world.coordinator).write({ ...said, agency: null, item: 'LDR-1' });

  // The team's is endorsed, the agency's comes back, is taken up, and both are accepted.
  const todo = lead.page.getByRole('region', { name: 'Waiting for me' });
  await todo.getByRole('button', { name: 'Endorse LDR-1, Kenya' }).click();
  await todo.getByText('Nothing waits for you.').waitFor();
  await desk.goto('/decisions?country=KEN');
  const entry = (title: string) => desk.getByRole('article', { name: title });
  await entry('Agency focal point')
    .getByRole('button', { name: /^Return/ })
    .click();
  await entry('Agency focal point').getByLabel('What should change?').fill('Of what date?');
  await entry('Agency focal point').getByRole('button', { name: 'Return it', exact: true }).click();
  await entry('Agency focal point')
    .getByText(/Returned, received by the server/)
    .waitFor();
  await entry('Senior lead named')
    .getByRole('button', { name: /^Accept/ })
    .click();
  await entry('Senior lead named')
    .getByText(/Accepted, received by the server/)
    .waitFor();
  await office.goto('/');
  const mine = office.getByRole('region', { name: 'Waiting for me' });
  await mine.getByRole('listitem').filter({ hasText: 'Of what date?' }).getByRole('link').click();
  await write(letter, 'Named in a letter of 3 May.');
  await actOf(letter, 'Submit').click();
  await whereaboutsOf(letter).getByText(received).waitFor();
  await desk.goto('/decisions?country=KEN');
  await entry('Agency focal point').getByText('3 May').waitFor();
  await entry('Agency focal point')
    .getByRole('button', { name: /^Accept/ })
    .click();
  await entry('Agency focal point')
    .getByText(/Accepted, received by the server/)
    .waitFor();

  // It is kept in the middle and at the end, held to the log, and added to.
  await desk.goto('/cycles/2026');
  const kept = step(desk, 'Snapshots');
  await kept.getByLabel(/^Name/).fill('Mid-year update');
  await tryIt(kept);
  await kept.getByRole('button', { name: 'Take the snapshot' }).click();
  await kept.getByText('“Mid-year update” is kept.').waitFor();
  const close = step(desk, 'Close');
  await tryIt(close);
  await close.getByRole('button', { name: 'Close cycle 2026' }).click();
  await kept.getByRole('button', { name: 'Hold Closing to the log' }).click();
  await kept.getByText('Verifies: it is what the log says.').waitFor();
  await desk.goto('/countries/KEN?cycle=2026&agency=UNICEF&q=Agency focal');
  const recorded = cardOf(desk, 'LDR-2');
  await recorded.getByRole('button', { name: 'Add to this answer after the closing…' }).click();
  await recorded.getByLabel('Rating').selectOption('EXCEEDS');
  await recorded.getByLabel('Why it is added only now').fill('Found in February.');
  await recorded.getByRole('button', { name: 'Add it', exact: true }).click();
  await recorded.getByText('Added, beside what was recorded.').waitFor();

  // The second year asks otherwise; what still holds is confirmed.
  await world.concord.loadChecklist(nextYear);
  await desk.goto('/cycles');
  const plan = step(desk, 'Plan a cycle');
  await tryIt(plan);
  await plan.getByRole('button', { name: 'Plan cycle 2027' }).click();
  await desk.getByRole('link', { name: 'Cycle 2027' }).click();
  const open = step(desk, 'Open');
  await tryIt(open);
  await open.getByRole('button', { name: 'Open cycle 2027' }).click();
  await desk.getByText(/^Cycle 2027 is open: [\d,]+ answers are due\.$/).waitFor();
  await office.goto('/countries/KEN?agency=UNICEF');
  await many(office, 3).click();
  await outcomeOf(office)
    .getByText(/3 confirmed and submitted, received by the server/)
    .waitFor();
  await groundOf(office, 'ANL-3').getByRole('button', { name: 'Compare the wording, then confirm' }).click();
  await groundOf(office, 'ANL-3')
    .getByRole('button', { name: /^Confirm as last year/ })
    .click();
  await groundOf(office, 'ANL-3')
    .getByText(/1 confirmed and submitted/)
    .waitFor();
  await groundOf(office, 'ANL-15').getByText('one item became several').waitFor();

  // What nobody answered yet goes to a colleague, who finds it on their first page, says where it stands, and what is next.
  const helper = await world.open('focal-point/UNICEF/PER', '/');
  const colleague = 'Focal point, UNICEF, Peru';
  const account = await accountOf(world.coordinator, colleague);
  await giveRole(world.coordinator, account.person.id, {
    role: 'CONTRIBUTOR',
    agency: 'UNICEF',
    country: 'KEN',
  });
  await office.goto('/countries/KEN?agency=UNICEF&q=PRG-2');
  const given = cardOf(office, 'PRG-2');
  await given.getByRole('button', { name: 'Assign, next steps: PRG-2' }).click();
  await given.getByLabel('Who is to write it').selectOption({ label: colleague });
  await given.getByLabel('By when').first().fill('2031-03-01');
  await given.getByRole('button', { name: 'Assign', exact: true }).click();
  await given.getByText(`${colleague}, by `).waitFor();
  await helper.page.reload();
  const theirs = helper.page.getByRole('region', { name: 'Waiting for me' });
  await theirs.getByRole('listitem').filter({ hasText: 'Assigned to you by' }).getByRole('link').click();
  const taken = cardOf(helper.page, 'PRG-2');
  await taken.getByLabel('Rating').selectOption('APPROACHES');
  await write(taken, 'A programme is being written.');
  await whereaboutsOf(taken).getByText(received).waitFor();
  await taken.getByRole('button', { name: 'Assign, next steps: PRG-2' }).click();
  await taken.getByLabel('What is to be done').fill('Agree on it with the ministry');
  await taken.getByLabel('By when').last().fill('2026-01-05');
  await taken.getByRole('button', { name: 'Add the step' }).click();
  await office.goto('/plan?country=KEN&agency=UNICEF&state=OVERDUE');
  await office.getByText('Agree on it with the ministry').waitFor();

  // Both years lie side by side, and the second is closed, and opened again with a reason.
  await desk.goto('/comparison');
  await desk.getByText(/0 fell, 1 rose and 3 are as before/).waitFor();
  await desk.goto('/cycles/2027');
  await tryIt(close);
  await close.getByRole('button', { name: 'Close cycle 2027' }).click();
  const again = step(desk, 'Open again');
  await again.getByRole('textbox').fill('Kenya had no network in November.');
  await tryIt(again);
  await again.getByRole('button', { name: 'Open cycle 2027 again' }).click();
  await close.waitFor();
  await kept.getByText('Closing', { exact: true }).waitFor();
  for (const { troubles } of [focalPoint, lead, helper, coordinator]) expect(troubles()).toEqual([]);
}, 240_000);
