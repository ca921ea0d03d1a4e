import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { MembershipScope, Viewer } from '../../server/domain/viewer.ts';
import { decideAlert, dissentFromAlert } from '../../server/monitor/alerts/decide-alert.ts';
import { type AlertGiven, proposeAlert } from '../../server/monitor/alerts/propose-alert.ts';
import { type Alert, listAlerts } from '../../server/monitor/alerts/read-alerts.ts';
import { readAlertTurns } from '../../server/monitor/alerts/waiting-alerts.ts';
import { endAction, planAction, recordOutcome } from '../../server/monitor/early-actions/plan-action.ts';
import { listActions, listOwners } from '../../server/monitor/early-actions/read-actions.ts';
import { nameGroup } from '../../server/monitor/groups/name-group.ts';
import { readMonitorLog, verifyMonitorLog } from '../../server/monitor/log/monitor-log.ts';
import { asMonitor } from '../../server/monitor/monitor-connection.ts';
import type { MonitorParts } from '../../server/monitor/monitor-parts.ts';
import { openIncidents } from '../../server/monitor/openings/open-incidents.ts';
import { readTodoPage } from '../../server/todo/read-todo.ts';
import { createWorld, insertPerson, type World } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { codeOf, MemoryKeys, monitorParts } from './monitor-world.ts';

const DAY = 86_400_000;

describeOnBothEngines('alerts and early actions', (opened) => {
  const keys = new MemoryKeys();
  let world: World;
  let parts: MonitorParts;
  /** The clock of the test: everybody has their role before it begins. */
  let start: number;
  const after = (days: number) => new Date(start + days * DAY);
  const dayAfter = (days: number) => after(days).toISOString().slice(0, 10);

  /** The group of a country of its own, so that no test meets another's alerts. */
  const groupOf = async (countryCode: string) => {
    const person = (role: MembershipScope['role'], more: Partial<MembershipScope> = {}) =>
      insertPerson(opened().database, [{ role, agencyCode: null, countryCode, ...more }]);
    return {
      analyst: await person('MONITORING_ANALYST'),
      adviser: await person('HUMAN_RIGHTS_ADVISER'),
      lead: await person('COUNTRY_LEAD', { residentCoordinator: true }),
    };
  };
  const alternateOf = async (countryCode: string): Promise<Viewer> => {
    const viewer = await insertPerson(opened().database, [
      { role: 'HUMAN_RIGHTS_ADVISER', agencyCode: null, countryCode },
    ]);
    await opened().database.query(
      { name: 'test-alternate', text: 'update membership set alternate = true where person_id = $1' },
      [viewer.personId],
    );
    return viewer;
  };

  const addSignal = async (country: string, groupId: string | null): Promise<string> => {
    const [run, signal] = [randomUUID(), randomUUID()];
    for (const [name, text, values] of [
      [
        'run',
        `insert into monitor_run (id, country_code, hidden, kind, ran_at, watched) values ($1, $2, $3, 'NIGHTLY', now(), '[]')`,
        [run, country, groupId !== null],
      ],
      [
        'signal',
        `insert into monitor_signal (id, country_code, group_id, category, source_class, step, detector, version, parameters,
                                     period_start)
         values ($1, $2, $3, 'ANY', 'OWN', 'WEEK', 'earsC2', 1, '{}', '2026-02-23')`,
        [signal, country, groupId],
      ],
      [
        'observation',
        `insert into monitor_signal_observation (signal_id, number, country_code, run_id, observed_at, stands, outcome, sentence,
                                                 effort, effort_sentence)
         values ($1, 1, $2, $3, now(), true, 'ALARM', '3 is above 1.5.', 'CANNOT_TELL', '')`,
        [signal, country, run],
      ],
    ] as const) {
      await opened().database.query({ name: `test-alert-${name}`, text }, [...values]);
    }
    return signal;
  };

  beforeAll(async () => {
    world = await createWorld(opened().database);
    parts = monitorParts(opened().database, keys);
    start = Date.now() + 60_000;
  }, 60_000);

  const given = (country: string, more: Partial<AlertGiven> = {}): AlertGiven => ({
    mutationId: randomUUID(),
    country,
    level: 'ALERT',
    groupId: null,
    signalIds: [],
    title: 'Attacks on places of worship',
    reasons: 'Three in two weeks, after none in a year.',
    ...more,
  });
  const propose = (by: Viewer, country: string, more: Partial<AlertGiven> = {}, days = 0) =>
    proposeAlert(parts, by, given(country, more), after(days));
  const decide = (
    by: Viewer,
    { id, revision }: Pick<Alert, 'id' | 'revision'>,
    decision: Parameters<typeof decideAlert>[2]['decision'],
    days = 0,
    level: Alert['level'] | null = null,
  ) => {
    const decided = { id, baseRevision: revision, decision, level, reasons: 'We looked into it.' };
    return decideAlert(parts, by, decided, after(days));
  };
  const alertsFor = async (viewer: Viewer, country: string, days = 0) =>
    (await listAlerts(parts, viewer, { country, first: null, offset: 0 }, after(days))).alerts;
  const waitingFor = async (viewer: Viewer, country: string, days = 0) => {
    const { nodes } = await readTodoPage(opened().database, viewer, {}, after(days));
    return nodes.flatMap(({ kind, alert }) =>
      kind === 'ALERT' && alert?.countryCode === country ? [alert] : [],
    );
  };
  const eventsOf = async (viewer: Viewer, country: string) =>
    asMonitor(opened().database, viewer, async (connection) => {
      expect(await verifyMonitorLog(connection, country)).toBeNull();
      return (await readMonitorLog(connection, country, 200, null)).events.map(({ kind }) => kind);
    });

  test('a person proposes one from nothing, it is confirmed, two actions follow with dates, and what came of them', async () => {
    const { analyst, adviser, lead } = await groupOf('KEN');
    // Of answers and cells that an early action names, and of the checklist's log, nothing becomes another.
    const checklist = () =>
      opened().database.query({
        name: 'test-checklist',
        text: `select (select json_agg(log_head) from log_head) as head, (select json_agg(cell order by id) from cell) as cells,
                      (select json_agg(response order by cell_id, item_code) from response) as answers`,
      });
    const before = await checklist();
    const asked = given('KEN');
    const alert = await proposeAlert(parts, analyst, asked, after(0));
    expect((await proposeAlert(parts, analyst, asked, after(1))).id).toBe(alert.id);
    expect(alert).toMatchObject({
      state: 'PROPOSED',
      title: 'Attacks on places of worship',
      turn: 'LEAD_AND_ADVISER',
      deadline: after(7),
      viewerCan: ['DISSENT'],
    });
    expect(alert.asked.map(({ id }) => id).sort()).toEqual([adviser.personId, lead.personId].sort());
    expect(await codeOf(decide(analyst, alert, 'CONFIRM'))).toBe('FORBIDDEN');
    const action = (more: Partial<Parameters<typeof planAction>[2]> = {}) => ({
      mutationId: randomUUID(),
      alertId: alert.id,
      ownerId: lead.personId,
      dueOn: dayAfter(10),
      itemCodes: ['ANL-2', 'LDR-1'],
      what: 'Speak with the community’s council.',
      ...more,
    });
    expect(await codeOf(planAction(parts, lead, action(), after(0)))).toBe('BAD_USER_INPUT');

    const confirmed = await decide(adviser, alert, 'CONFIRM', 1, 'URGENT');
    expect(confirmed).toMatchObject({
      state: 'CONFIRMED',
      level: 'URGENT',
      proposedLevel: 'ALERT',
      deadline: null,
    });
    expect(await codeOf(decide(lead, alert, 'DISMISS', 1))).toBe('BAD_USER_INPUT');
    const words = { mutationId: randomUUID(), id: alert.id, words: 'Urgent is too much.' };
    for (const _again of [1, 2]) await dissentFromAlert(parts, analyst, words, after(2));

    const focal = await world.focalPoint('UNICEF', 'KEN');
    for (const wrong of [
      { itemCodes: ['XXX-1'] },
      { ownerId: focal.personId },
      { dueOn: '2027-02-30' },
      { what: ' ' },
    ]) {
      expect(await codeOf(planAction(parts, lead, action(wrong), after(2))), JSON.stringify(wrong)).toBe(
        'BAD_USER_INPUT',
      );
    }
    const twice = action();
    const talk = await planAction(parts, lead, twice, after(2));
    expect((await planAction(parts, lead, twice, after(2))).id).toBe(talk.id);
    const patrol = await planAction(
      parts,
      adviser,
      action({ ownerId: adviser.personId, dueOn: dayAfter(5), itemCodes: [] }),
      after(2),
    );

    const listed = async (overdue: boolean, days: number, item: string | null = null) => {
      const filter = { country: 'KEN', item, overdue, first: null, offset: 0 };
      return (await listActions(parts, analyst, filter, after(days))).actions.map(({ id }) => id);
    };
    expect(await listed(false, 2)).toEqual([patrol.id, talk.id]);
    expect(await listed(false, 2, 'ANL-2')).toEqual([talk.id]);
    expect(await listed(true, 5)).toEqual([]);
    expect(await listed(true, 6)).toEqual([patrol.id]);
    await endAction(parts, adviser, { id: patrol.id, baseRevision: 1, move: 'GIVE_UP' }, after(6));
    const done = await endAction(parts, lead, { id: talk.id, baseRevision: 1, move: 'DONE' }, after(9));
    expect(await listed(true, 40)).toEqual([]);
    const outcome = {
      id: talk.id,
      baseRevision: done.revision,
      outcome: 'HELPED',
      outcomeOn: dayAfter(42),
      words: 'Quiet since.',
    } as const;
    expect(await codeOf(recordOutcome(parts, lead, outcome, after(41)))).toBe('BAD_USER_INPUT');
    expect(
      await codeOf(recordOutcome(parts, lead, { ...outcome, id: patrol.id, baseRevision: 2 }, after(42))),
    ).toBe('BAD_USER_INPUT');
    expect(await recordOutcome(parts, lead, outcome, after(42))).toMatchObject({
      outcome: 'HELPED',
      outcomeWords: 'Quiet since.',
    });
    expect(await codeOf(recordOutcome(parts, lead, outcome, after(42)))).toBe('BAD_USER_INPUT');

    await decide(lead, confirmed, 'CHANGE_LEVEL', 43, 'WATCH');
    const [closed] = [await decide(lead, { ...confirmed, revision: 3 }, 'CLOSE', 44)];
    expect(closed?.steps.map(({ kind, level, words: said }) => [kind, level, said])).toEqual([
      ['CONFIRMED', 'URGENT', 'We looked into it.'],
      ['DISSENTED', null, 'Urgent is too much.'],
      ['LEVEL_CHANGED', 'WATCH', 'We looked into it.'],
      ['CLOSED', 'WATCH', 'We looked into it.'],
    ]);
    expect(closed?.actions.map(({ state, outcome: came }) => [state, came])).toEqual([
      ['GIVEN_UP', null],
      ['DONE', 'HELPED'],
    ]);
    expect(closed?.viewerCan).toEqual([]);
    expect(
      await codeOf(dissentFromAlert(parts, analyst, { ...words, mutationId: randomUUID() }, after(45))),
    ).toBe('BAD_USER_INPUT');
    expect(await eventsOf(analyst, 'KEN')).toEqual([
      'ALERT_PROPOSED',
      'ALERT_CONFIRMED',
      'ALERT_DISSENTED',
      'ACTION_PLANNED',
      'ACTION_PLANNED',
      'ACTION_GIVEN_UP',
      'ACTION_DONE',
      'ACTION_OUTCOME_RECORDED',
      'ALERT_LEVEL_CHANGED',
      'ALERT_CLOSED',
    ]);

    expect(await checklist()).toEqual(before);

    // Its words go with the key, and the rest stays.
    keys.kept.delete('KEN/FIVE_YEARS');
    const [gone] = await alertsFor(analyst, 'KEN', 50);
    expect(gone).toMatchObject({
      title: null,
      reasons: null,
      level: 'WATCH',
      steps: [{ words: null }, {}, {}, {}],
    });
    expect(gone?.actions.map(({ what, outcomeWords }) => [what, outcomeWords])).toEqual([
      [null, null],
      [null, null],
    ]);
    expect((await listOwners(parts, lead, 'KEN')).map(({ id }) => id)).toEqual(
      expect.arrayContaining([analyst.personId, adviser.personId, lead.personId, world.coordinator.personId]),
    );
  });

  test('a deadline passes by the clock and the turn moves: to who stands in for the adviser, then to coordinators', async () => {
    const { analyst, adviser, lead } = await groupOf('NPL');
    const alternate = await alternateOf('NPL');
    const { coordinator } = world;
    const alert = await propose(analyst, 'NPL', { level: 'URGENT' });
    const waits = async (days: number) => {
      const names = { lead, adviser, alternate, coordinator, analyst };
      const found: string[] = [];
      for (const [name, viewer] of Object.entries(names)) {
        if ((await waitingFor(viewer, 'NPL', days)).length > 0) found.push(name);
      }
      return found;
    };
    expect(await waits(0.9)).toEqual(['lead', 'adviser']);
    expect(await waits(1)).toEqual(['alternate']);
    expect(await codeOf(decide(coordinator, alert, 'CONFIRM', 1.9))).toBe('FORBIDDEN');
    await openIncidents(parts, coordinator, 'NPL', 'To look');
    expect(await codeOf(decide(coordinator, alert, 'CONFIRM', 1.9))).toBe('FORBIDDEN');
    expect(await waits(2)).toEqual(['coordinator']);
    expect(await waitingFor(coordinator, 'NPL', 2)).toEqual([
      { id: alert.id, countryCode: 'NPL', level: 'URGENT', turn: 'COORDINATOR', deadline: after(3) },
    ]);
    const [passed] = await alertsFor(lead, 'NPL', 2);
    expect(passed?.passings).toEqual([
      { to: 'ALTERNATE', at: after(1) },
      { to: 'COORDINATOR', at: after(2) },
    ]);
    // Who was asked before may still decide.
    expect(passed?.viewerCan).toEqual(['CONFIRM', 'DISMISS', 'DISSENT']);
    expect((await decide(coordinator, alert, 'DISMISS', 2)).passings).toEqual(passed?.passings);
    expect(await waits(2)).toEqual([]);
  });

  test('with neither lead nor adviser it is the coordinators’ turn at once, and stays so when one comes', async () => {
    const analyst = await insertPerson(opened().database, [
      { role: 'MONITORING_ANALYST', agencyCode: null, countryCode: 'FJI' },
    ]);
    await alternateOf('FJI');
    const alert = await propose(analyst, 'FJI', { level: 'WATCH' });
    expect(alert).toMatchObject({ turn: 'COORDINATOR', deadline: null, since: after(0) });
    const lead = await insertPerson(opened().database, [
      { role: 'COUNTRY_LEAD', agencyCode: null, countryCode: 'FJI' },
    ]);
    await opened().database.query(
      { name: 'test-given', text: 'update membership set given_at = $2 where person_id = $1' },
      [lead.personId, after(1)],
    );
    expect(await waitingFor(lead, 'FJI', 2)).toEqual([]);
    expect((await waitingFor(world.coordinator, 'FJI', 2)).map(({ id }) => id)).toEqual([alert.id]);
    expect((await decide(world.coordinator, alert, 'CONFIRM', 2)).state).toBe('CONFIRMED');
  });

  test('what waits for everybody else is the same, byte by byte, with an alert and without', async () => {
    const { analyst, adviser, lead } = await groupOf('PER');
    const alternate = await alternateOf('PER');
    const others = [
      analyst,
      alternate,
      world.coordinator,
      (await groupOf('BRA')).adviser,
      await world.focalPoint('UNICEF', 'PER'),
      await world.observer(),
      await insertPerson(opened().database, []),
      { ...adviser, closedToMonitor: true } as const,
    ];
    const shown = async () =>
      Promise.all(
        others.map(async (viewer) =>
          JSON.stringify(await readTodoPage(opened().database, viewer, {}, after(1))),
        ),
      );
    const without = await shown();
    await propose(analyst, 'PER');
    expect(await shown()).toEqual(without);
    for (const viewer of [lead, adviser]) {
      const [top] = (await readTodoPage(opened().database, viewer, {}, after(1))).nodes;
      expect(top).toMatchObject({
        kind: 'ALERT',
        since: after(0),
        by: null,
        note: null,
        alert: { deadline: after(7) },
      });
      expect(JSON.stringify(top)).not.toContain('worship');
    }
  });

  test('a hidden group’s alert is there for readers of incidents alone, who are told of it by nothing else', async () => {
    const { analyst, adviser, lead } = await groupOf('MDA');
    const names = { name: 'Quiet people', aliases: [], hidden: true };
    const { id: groupId } = await nameGroup(parts, analyst, 'MDA', names);
    expect(await codeOf(propose(lead, 'MDA', { groupId }))).toBe('NOT_FOUND');
    expect(await codeOf(propose(lead, 'MDA', { groupId: randomUUID() }))).toBe('NOT_FOUND');
    const [quiet, seen] = [await addSignal('MDA', groupId), await addSignal('MDA', null)];
    const signalIds = [quiet, seen];
    expect(await codeOf(propose(analyst, 'MDA', { signalIds: [randomUUID()] }))).toBe('NOT_FOUND');
    expect(await codeOf(propose(analyst, 'KEN', { signalIds }))).toBe('FORBIDDEN');
    const alert = await propose(analyst, 'MDA', { groupId, signalIds });
    expect(alert).toMatchObject({ group: { name: 'Quiet people' } });
    expect(alert.signals.map(({ sentence, stands }) => [sentence, stands])).toEqual([
      ['3 is above 1.5.', true],
      ['3 is above 1.5.', true],
    ]);
    expect(alert.asked.map(({ id }) => id)).toEqual([adviser.personId]);
    const told = async () => {
      const [head] = await opened().database.transaction('READ COMMITTED', async (connection) => {
        await connection.query({
          name: 'test-watch',
          text: `select set_config('concord.work', 'WATCH', true), set_config('role', monitor_role()::text, true)`,
        });
        return connection.query<{ told: string | number }>({
          name: 'test-told',
          text: `select told from monitor_head where country_code = 'MDA'`,
        });
      });
      return Number(head?.told);
    };
    expect(await told()).toBe(0);
    for (const viewer of [lead, world.coordinator]) {
      expect(await alertsFor(viewer, 'MDA', 20)).toEqual([]);
      expect(await waitingFor(viewer, 'MDA', 20)).toEqual([]);
      expect(await codeOf(decide(viewer, alert, 'CONFIRM', 20))).toBe('NOT_FOUND');
    }
    await openIncidents(parts, world.coordinator, 'MDA', 'To look');
    expect((await waitingFor(world.coordinator, 'MDA', 20)).map(({ id }) => id)).toEqual([alert.id]);
    // Of signals, too, nobody names or sees those of a group that isn't there for them.
    expect(await codeOf(propose(lead, 'MDA', { signalIds }))).toBe('NOT_FOUND');
    await propose(analyst, 'MDA', { signalIds, title: 'Of both' });
    expect(await told()).toBeGreaterThan(0);
    expect((await alertsFor(lead, 'MDA'))[0]?.signals.map(({ id }) => id)).toEqual([seen]);
    const elsewhere = await insertPerson(opened().database, [
      { role: 'COORDINATOR', agencyCode: null, countryCode: 'MDA' },
    ]);
    expect((await alertsFor(elsewhere, 'MDA'))[0]).toMatchObject({ title: 'Of both', signals: [] });
    expect(await codeOf(propose(elsewhere, 'MDA', { signalIds: [seen] }))).toBe('NOT_FOUND');
  });

  test('finds the alert that it is one’s turn for behind any number that wait for others, and when their turns end', async () => {
    const { analyst, lead } = await groupOf('BRA');
    const { database } = opened();
    await database.query(
      { name: 'test-since-ever', text: 'update membership set given_at = null where person_id = $1' },
      [lead.personId],
    );
    await database.query(
      {
        name: 'test-many-alerts',
        text: `insert into monitor_alert (id, country_code, signal_ids, proposed_level, level, state, retention, sealed, proposed_by,
                                          proposed_at, revision, mutation_id)
               select gen_random_uuid(), 'BRA', '{}', 'WATCH', 'WATCH', 'PROPOSED', 'FIVE_YEARS', '', $1, '2020-01-01', 1, gen_random_uuid()
                 from generate_series(1, 450)`,
      },
      [analyst.personId],
    );
    const alert = await propose(world.coordinator, 'JPN', { level: 'URGENT' });
    expect((await waitingFor(world.coordinator, 'JPN')).map(({ id }) => id)).toEqual([alert.id]);
    const { mine, deadlines } = await readAlertTurns(database, world.coordinator, after(0));
    expect(mine.some(({ id }) => id === alert.id)).toBe(true);
    expect(deadlines).toContainEqual(after(1));
    // On top of what waits are as many as one looks through; who is told of them hears of each.
    const leads = await readAlertTurns(database, lead, after(0));
    expect(leads.mine).toHaveLength(450);
    expect(await waitingFor(lead, 'BRA')).toHaveLength(200);
  });
});
