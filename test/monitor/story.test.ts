import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Engine } from '../support/engines.ts';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { waitUntil } from '../support/wait.ts';
import { incidentGiven, reportGiven } from './monitor-world.ts';

const DAY = 24 * 60 * 60 * 1000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString().slice(0, 10);
/** Monday of the ISO week in which today is, so that all that is told of this week falls into it. */
const monday = daysAgo((new Date().getUTCDay() + 6) % 7);

type Signal = {
  id: string;
  detector: string;
  category: string;
  groupName: string | null;
  step: string;
  state: string;
  observations: { observed: number | null; sentence: string; effort: string }[];
};
type Alert = {
  id: string;
  state: string;
  level: string;
  revision: number;
  turn: string;
  deadline: string | null;
};

describe.each<Engine>(['postgres', 'embedded'])('from reports to early action (%s)', (engine) => {
  let concord: RunningConcord;
  const people: Record<string, GraphQLClient> = {};
  const as = (name: string) => {
    const client = people[name];
    if (!client) throw new Error(`nobody is ${name}`);
    return client;
  };
  beforeAll(async () => {
    const keys = join(inject('runFolder'), `keys-story-${engine}-${process.pid}.json`);
    concord = await startTestConcord(engine, { env: { DEMO: '1', MONITOR_KEYS: keys } });
    for (const [name, persona] of [
      ['analyst', 'monitoring-analyst/KEN'],
      ['adviser', 'human-rights-adviser/KEN'],
      ['resident', 'resident-coordinator/KEN'],
      ['coordinator', 'coordinator'],
      ['focal point', 'focal-point/UNICEF/KEN'],
    ] as const) {
      people[name] = await signInAs(concord.url, persona);
    }
  }, 120_000);
  afterAll(() => concord?.drop());

  const record = async (given: Parameters<typeof reportGiven>[0]) =>
    (
      await as('analyst').query<{ recordMonitorReport: { id: string } }>(
        'mutation ($input: MonitorReportInput!) { recordMonitorReport(input: $input) { id } }',
        { input: reportGiven(given) },
      )
    ).recordMonitorReport.id;
  const code = async (report: string, given: Parameters<typeof incidentGiven>[0]) =>
    (
      await as('analyst').query<{ codeIncident: { id: string } }>(
        'mutation ($ids: [ID!]!, $input: IncidentInput!) { codeIncident(reports: $ids, input: $input) { id } }',
        { ids: [report], input: incidentGiven(given) },
      )
    ).codeIncident.id;
  const alertsOf = async (name: string) => {
    const { viewer } = await as(name).query<{
      viewer: { todo: { nodes: { alert: { level: string; countryCode: string } | null }[] } };
    }>('{ viewer { todo { nodes { alert { level countryCode } } } } }');
    return viewer.todo.nodes.flatMap(({ alert }) => (alert ? [alert] : []));
  };
  const signalOf = async (group: string) => {
    const { monitorSignals } = await as('adviser').query<{ monitorSignals: { signals: Signal[] } }>(
      `{ monitorSignals(country: "KEN", first: 100) { signals {
           id detector category groupName step state observations { observed sentence effort } } } }`,
    );
    return monitorSignals.signals.find(
      (one) =>
        one.groupName === group && one.detector === 'earsC2' && one.step === 'WEEK' && one.category === 'ANY',
    );
  };

  test('three reports, two of which are one, become a signal, an alert, two actions, and what came of them', async () => {
    const { nameMonitoredGroup } = await as('analyst').query<{ nameMonitoredGroup: { id: string } }>(
      `mutation { nameMonitoredGroup(country: "KEN", names: { name: "Dawn people", aliases: [], hidden: false }) { id } }`,
    );
    const groupId = nameMonitoredGroup.id;
    // Since more than a year there are counts to compare with.
    await code(await record({ receivedOn: daysAgo(420), sourceCode: 'A' }), { occurredOn: daysAgo(420) });

    const incidents: string[] = [];
    for (const [text, sourceCode] of [
      ['The prayer house on the hill was burned down.', 'A'],
      ['A fire destroyed the prayer house on the hill.', 'B'],
      ['Stones were thrown at the shrine by the market.', 'B'],
    ] as const) {
      const report = await record({ text, sourceCode, receivedOn: daysAgo(0) });
      incidents.push(await code(report, { groupId, occurredOn: monday, summary: text }));
    }
    const { mergeCandidates } = await as('analyst').query<{
      mergeCandidates: { one: { id: string }; other: { id: string }; daysApart: number }[];
    }>('{ mergeCandidates(country: "KEN") { one { id } other { id } daysApart } }');
    const proposed = mergeCandidates.map(({ one, other }) => [one.id, other.id].sort().join());
    expect(proposed).toContain([incidents[0], incidents[1]].sort().join());
    await as('analyst').query(
      'mutation ($keep: ID!, $merge: ID!) { mergeIncidents(keep: $keep, merge: $merge) { id } }',
      { keep: incidents[0], merge: incidents[1] },
    );

    const signal = await waitUntil(async () => {
      const found = await signalOf('Dawn people');
      return found?.observations[0]?.observed === 2 ? found : null;
    });
    expect(signal).toMatchObject({ state: 'STANDS' });
    // By hand: none in the seven weeks, the deviation at least 0.5, and 3.0902 of it.
    expect(signal.observations[0]?.sentence).toMatch(/^2 is above 1\.5451 = 0 \+ 3\.0902 × 0\.5: /);

    for (const name of ['adviser', 'resident', 'coordinator', 'focal point']) {
      expect(await alertsOf(name), name).toEqual([]);
    }
    const input = {
      mutationId: randomUUID(),
      country: 'KEN',
      level: 'ALERT',
      group: groupId,
      signals: [signal.id],
      title: 'Places of worship',
      reasons: 'Two attacks within days, after a year of none.',
    };
    const propose =
      'mutation ($input: ProposeAlertInput!) { proposeAlert(input: $input) { id state level revision turn deadline } }';
    const { proposeAlert: alert } = await as('analyst').query<{ proposeAlert: Alert }>(propose, { input });
    // Sent again after its answer was lost, it is the same.
    expect((await as('analyst').query<{ proposeAlert: Alert }>(propose, { input })).proposeAlert.id).toBe(
      alert.id,
    );
    expect(alert).toMatchObject({ state: 'PROPOSED', level: 'ALERT', turn: 'LEAD_AND_ADVISER' });
    expect(Date.parse(alert.deadline ?? '') - Date.now()).toBeGreaterThan(6 * DAY);
    for (const name of ['adviser', 'resident']) {
      expect(await alertsOf(name), name).toEqual([{ level: 'ALERT', countryCode: 'KEN' }]);
    }
    for (const name of ['coordinator', 'focal point']) expect(await alertsOf(name), name).toEqual([]);

    const { decideAlert } = await as('adviser').query<{ decideAlert: Alert }>(
      `mutation ($id: ID!, $base: Int!) {
         decideAlert(id: $id, baseRevision: $base, decision: CONFIRM, reasons: "Both were seen by us.") {
           id state level revision turn deadline } }`,
      { id: alert.id, base: alert.revision },
    );
    expect(decideAlert).toMatchObject({ state: 'CONFIRMED', deadline: null });
    for (const name of ['adviser', 'resident']) expect(await alertsOf(name), name).toEqual([]);

    const { earlyActionOwners } = await as('resident').query<{
      earlyActionOwners: { id: string; name: string }[];
    }>('{ earlyActionOwners(country: "KEN") { id name } }');
    const ownerOf = (title: string) => earlyActionOwners.find(({ name }) => name.startsWith(title))?.id;
    const actions: { id: string; revision: number }[] = [];
    for (const [what, owner, items] of [
      ['Ask the ministry for guards at the two places.', ownerOf('Resident Coordinator'), ['LAW-5']],
      ['Bring both communities’ elders together.', ownerOf('Human rights adviser'), []],
    ] as const) {
      const { planEarlyAction } = await as('resident').query<{
        planEarlyAction: { id: string; revision: number };
      }>('mutation ($input: PlanEarlyActionInput!) { planEarlyAction(input: $input) { id revision } }', {
        input: { mutationId: randomUUID(), alert: alert.id, what, owner, items, dueOn: daysAgo(-10) },
      });
      actions.push(planEarlyAction);
    }
    for (const [index, outcome] of ['HELPED', 'NO_EFFECT'].entries()) {
      const { id, revision } = actions[index] ?? { id: '', revision: 0 };
      const { endEarlyAction } = await as('adviser').query<{ endEarlyAction: { revision: number } }>(
        'mutation ($id: ID!, $base: Int!) { endEarlyAction(id: $id, baseRevision: $base, done: true) { revision } }',
        { id, base: revision },
      );
      await as('adviser').query(
        `mutation ($id: ID!, $base: Int!, $outcome: EarlyActionOutcome!, $on: String!) {
           recordEarlyActionOutcome(id: $id, baseRevision: $base, outcome: $outcome, outcomeOn: $on, words: "So it was.") { id } }`,
        { id, base: endEarlyAction.revision, outcome, on: daysAgo(0) },
      );
    }
    const { earlyActions } = await as('analyst').query<{
      earlyActions: { actions: { outcome: string; itemCodes: string[] }[] };
    }>('{ earlyActions(country: "KEN") { actions { outcome itemCodes } } }');
    expect(earlyActions.actions.map(({ outcome }) => outcome).sort()).toEqual(['HELPED', 'NO_EFFECT']);
    expect(earlyActions.actions.flatMap(({ itemCodes }) => itemCodes)).toEqual(['LAW-5']);
  });

  test('of all that nobody outside the group sees, counts or infers anything', async () => {
    const refused = async (name: string, query: string) => (await as(name).request(query)).codes;
    for (const query of [
      '{ incidents(country: "KEN") { hasNextPage } }',
      '{ monitorSignals(country: "KEN") { hasNextPage } }',
      '{ monitorSeries(country: "KEN") { hasNextPage } }',
      'mutation { exportIncidents(country: "KEN", reason: "To see") { leftOut } }',
    ]) {
      expect(await refused('focal point', query), query).toEqual(['FORBIDDEN']);
      expect(await refused('coordinator', query), query).toEqual(['FORBIDDEN']);
    }
    expect(await refused('focal point', '{ alerts(country: "KEN") { hasNextPage } }')).toEqual(['FORBIDDEN']);
    // A coordinator opens it with a reason, and the country's people see that they did.
    await as('coordinator').query(
      'mutation { openIncidents(country: "KEN", reason: "The Resident Coordinator asked me to") { id } }',
    );
    expect(await refused('coordinator', '{ incidents(country: "KEN") { hasNextPage } }')).toEqual([]);
    const { incidentOpenings } = await as('resident').query<{ incidentOpenings: { reason: string }[] }>(
      '{ incidentOpenings(country: "KEN") { reason } }',
    );
    expect(incidentOpenings).toEqual([{ reason: 'The Resident Coordinator asked me to' }]);
  });
});
