import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';

let concord: RunningConcord;
let coordinator: GraphQLClient;
beforeAll(async () => {
  concord = await startTestConcord();
  coordinator = await signInAs(concord.url, 'coordinator');
}, 120_000);
afterAll(() => concord?.drop());

const fields = '{ id code state opensOn closesOn separateAcceptance endorsement }';
const settings = 'separateAcceptance: true, endorsement: true';

test('a cycle has all of its fields wherever the API shows one', async () => {
  await coordinator.query(`mutation { changeCycle(cycle: "2026", ${settings}) { done } }`);
  const shown = await coordinator.query<Record<string, unknown>>(`{
    cycles ${fields}
    currentCycle ${fields}
    cycleOverview { cycles { cycle ${fields} } }
    countryChecklist(country: "KEN") { cycle ${fields} }
    progressMatrix { cycle ${fields} }
  }`);
  const { changeCycle } = await coordinator.query<Record<string, unknown>>(
    `mutation { changeCycle(cycle: "2026", closesOn: "2026-12-16", dryRun: true) { cycle ${fields} } }`,
  );
  const cycle = {
    id: expect.any(String),
    code: '2026',
    state: 'OPEN',
    opensOn: '2026-01-15',
    closesOn: '2026-12-15',
    separateAcceptance: true,
    endorsement: true,
  };
  expect({ ...shown, changeCycle }).toEqual({
    cycles: [cycle],
    currentCycle: cycle,
    cycleOverview: { cycles: [{ cycle }] },
    countryChecklist: { cycle },
    progressMatrix: { cycle },
    changeCycle: { cycle: { ...cycle, closesOn: expect.stringMatching(/^2026-12-1[56]$/) } },
  });
});
