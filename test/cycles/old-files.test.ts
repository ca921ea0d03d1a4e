import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../server/app/config.ts';
import { signInAs } from '../support/graphql-client.ts';
import { openCycle, reportingAgencies, startTestConcord } from '../support/running-concord.ts';

test('a start with files from before a person closed the cycle starts, leaves it closed, and says so in its log', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'concord-files-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await cp(readConfig({}).catalogueDir, folder, { recursive: true });
  const cycle = { code: openCycle, opensOn: '2026-01-15', closesOn: '2026-12-15', state: 'OPEN' };
  await writeFile(join(folder, 'cycles.json'), JSON.stringify({ cycles: [cycle] }));
  const agencies = Object.fromEntries(reportingAgencies.map((code) => [code, { default: 'RESIDENT' }]));
  const presence = { cycles: { [openCycle]: { default: 'NONE', agencies } } };
  await writeFile(join(folder, 'presence.json'), JSON.stringify(presence));

  const concord = await startTestConcord('postgres', { env: { DEMO: '1', CATALOGUE_DIR: folder } });
  const left = `Cycle ${openCycle}: left as a person decided it`;
  expect(concord.logged()).not.toContain(left);
  const close = `mutation { closeCycle(cycle: "${openCycle}") { done } }`;
  const coordinator = await signInAs(concord.url, 'coordinator');
  expect(await coordinator.query(close)).toEqual({ closeCycle: { done: true } });

  const again = await concord.restart();
  onTestFinished(() => again.drop());
  expect(again.logged()).toContain(
    `${left} (CLOSED, 2026-01-15 to 2026-12-15), although cycles.json says OPEN`,
  );
  const { currentCycle } = await (await signInAs(again.url, 'coordinator')).query<{ currentCycle: unknown }>(
    '{ currentCycle { code } }',
  );
  expect(currentCycle).toBeNull();
}, 120_000);
