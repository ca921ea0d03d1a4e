import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { monitoringRoles, type Viewer } from '../../server/domain/viewer.ts';
import { appendEvent } from '../../server/log/append-event.sql.ts';
import { readHead } from '../../server/log/read-events.sql.ts';
import { personEvent, roleEvent } from '../../server/people/person-event.ts';
import { resumeWebhook } from '../../server/webhooks/resume-webhook.ts';
import { enterState } from '../../server/webhooks/webhook.sql.ts';
import { insertPerson } from '../support/builders.ts';
import { openWebhookWorld, type WebhookWorld } from '../webhooks/webhook-world.ts';
import { type Edges, usePermissionWorld } from './permission-asking.ts';

const prepared = usePermissionWorld();

type Told = { edges: { cursor: string; node: { id: string; kind: string; changes: Change[] } }[] };
type Change = { field: string; from: string | null; to: string | null };

const source = `query ($after: Cursor) {
  events(first: 500, after: $after) { edges { cursor node { id kind changes { field from to } } } pageInfo { hasNextPage hasPreviousPage } } }`;

/** Whether it says who works with the monitor, by what the API shows. */
const isOfMonitor = ({ node }: Told['edges'][number]) =>
  node.changes.some(
    ({ field, from, to }) =>
      field === 'monitoring' ||
      (field === 'role' && monitoringRoles.some((role) => role === from || role === to)),
  );

describe('what a webhook is told of', { timeout: 180_000 }, () => {
  let webhooks: WebhookWorld;
  beforeAll(async () => {
    webhooks = await openWebhookWorld(prepared().world.database);
  }, 60_000);
  afterAll(() => webhooks?.close());

  test('is for everybody what `events` gives them as a reading program, in the same order, without the monitor’s', async () => {
    const { world, askWell, tried } = prepared();
    const { database, coordinator } = world;
    // In roles of the monitor as well: through a webhook they show nothing more.
    const analyst = await insertPerson(database, [
      { role: 'MONITORING_ANALYST', agencyCode: null, countryCode: 'KEN' },
      { role: 'OBSERVER', agencyCode: null, countryCode: null },
    ]);
    const grant = {
      agencyCode: null,
      countryCode: 'KEN',
      startsOn: null,
      endsOn: null,
      alternate: false,
      residentCoordinator: false,
      monitoring: false,
    };
    const by = coordinator.personId;
    await database.transaction('READ COMMITTED', async (connection) => {
      for (const event of [
        roleEvent('MEMBERSHIP_GRANTED', by, analyst.personId, { ...grant, role: 'MONITORING_ANALYST' }),
        roleEvent('MEMBERSHIP_ENDED', by, analyst.personId, { ...grant, role: 'MANDATE_HOLDER' }),
        roleEvent('MEMBERSHIP_GRANTED', by, analyst.personId, {
          ...grant,
          role: 'COUNTRY_LEAD',
          monitoring: true,
        }),
        roleEvent('MEMBERSHIP_GRANTED', by, analyst.personId, { ...grant, role: 'OBSERVER' }),
        personEvent('TOKEN_CREATED', analyst.personId, analyst.personId, [
          { field: 'token', from: null, to: '1' },
        ]),
      ]) {
        await appendEvent(connection, event);
      }
    });
    const people = [
      ...world.askers.flatMap(({ name, viewer }) =>
        viewer && viewer.memberships.length > 0 && !viewer.tokenScope && !viewer.readOnly
          ? [{ name, viewer }]
          : [],
      ),
      { name: 'analyst', viewer: analyst },
    ];
    expect(people.length).toBeGreaterThanOrEqual(10);
    // What happened in the open cycle: every story of an answer, in half of the log.
    const { events: opened } = await askWell<{ events: Told }>(
      coordinator,
      '{ events(last: 1, filter: { kinds: [CYCLE_OPENED] }) { edges { cursor } } }',
    );
    const start = opened.edges[0]?.cursor ?? '';
    const told = await Promise.all(
      people.map(async (person) => ({ ...person, one: await webhooks.register(person.viewer) })),
    );
    for (const { one } of told) {
      await resumeWebhook(database, webhooks.tail, one.id, start, webhooks.clock.now);
    }
    // By several replicas at once, of which one tells each.
    await Promise.all([1, 2, 3, 4].map(() => webhooks.run(webhooks.another())));
    for (const { name, viewer, one } of told) {
      const asProgram: Viewer = {
        ...viewer,
        readOnly: true,
        closedToMonitor: true,
        memberships: viewer.memberships.filter(({ role }) => !monitoringRoles.includes(role)),
      };
      const { events } = await askWell<{ events: Told & Edges }>(asProgram, source, { after: start });
      expect(events.pageInfo.hasNextPage).toBe(false);
      const expected = events.edges.filter((edge) => !isOfMonitor(edge));
      if (viewer === coordinator) expect(events.edges.length - expected.length).toBe(3);
      expect(one.heard(), name).toEqual(
        expected.map(({ cursor, node: { id, kind } }) => ({ kind, id, cursor })),
      );
      expect((await one.read()).state).toBe('ACTIVE');
      tried(events.edges.length);
      await one.remove();
    }
  });

  test('is what its owner may read when it is told, whatever they could when it happened', async () => {
    const { world } = prepared();
    const { database, coordinator } = world;
    const [whole, narrow] = [
      await insertPerson(database, [{ role: 'COORDINATOR', agencyCode: null, countryCode: null }]),
      await insertPerson(database, [{ role: 'OBSERVER', agencyCode: null, countryCode: null }]),
    ];
    const one = await webhooks.register(whole);
    const other = await webhooks.register(narrow);
    const happens = () =>
      database.transaction('READ COMMITTED', (connection) =>
        appendEvent(
          connection,
          personEvent('TOKEN_REVOKED', coordinator.personId, coordinator.personId, [
            { field: 'token', from: '1', to: null },
          ]),
        ),
      );
    await happens();
    await webhooks.run();
    expect([one.heard().length, other.heard().length]).toEqual([1, 0]);
    // They wait; meanwhile roles change hands.
    for (const { id } of [one, other]) await enterState(database, id, 'PAUSED');
    await happens();
    const swap = `update membership set role = case role when 'OBSERVER' then 'COORDINATOR' else 'OBSERVER' end
                   where person_id = any ($1::uuid[])`;
    await database.query({ name: 'test-swap-roles', text: swap }, [[whole.personId, narrow.personId]]);
    for (const { id } of [one, other]) {
      await resumeWebhook(database, webhooks.tail, id, null, webhooks.clock.now);
    }
    await webhooks.run();
    expect([one.heard().length, other.heard().length]).toEqual([1, 1]);
    const { position } = await readHead(database);
    expect(other.heard()[0]?.cursor.split('.')[0]).toBe(String(position));
  });

  test('is nothing of a role that needs a second factor, unless the session that registered it had one', async () => {
    const { world } = prepared();
    const strict = await openWebhookWorld(world.database, { mfaRoles: ['COORDINATOR', ...monitoringRoles] });
    const owner = await insertPerson(world.database, [
      { role: 'COORDINATOR', agencyCode: null, countryCode: null },
    ]);
    const [without, withFactor] = [
      await strict.register(owner, null, false),
      await strict.register(owner, null, true),
    ];
    await world.database.transaction('READ COMMITTED', (connection) =>
      appendEvent(
        connection,
        personEvent('PERSON_DEACTIVATED', world.coordinator.personId, world.coordinator.personId),
      ),
    );
    await strict.run();
    expect([without.heard().length, withFactor.heard().length]).toEqual([0, 1]);
    for (const one of [without, withFactor]) await one.remove();
    await strict.close();
  });
});
