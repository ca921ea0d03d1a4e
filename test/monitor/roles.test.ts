import { beforeAll, expect, test } from 'vitest';
import type { MembershipScope, Role, Viewer } from '../../server/domain/viewer.ts';
import { grantMembership } from '../../server/people/change-roles.ts';
import { deactivatePerson } from '../../server/people/deactivate-person.ts';
import { handOver } from '../../server/people/hand-over.ts';
import { readMembershipsOf } from '../../server/people/membership.sql.ts';
import {
  confirmProposal,
  proposeRole,
  readProposalsFor,
  withdrawProposal,
} from '../../server/people/propose-role.ts';
import { createWorld, type World } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';

describeOnBothEngines('roles of the monitor', (opened) => {
  let world: World;
  let second: Viewer;
  let resident: Viewer;
  const lead: MembershipScope = { role: 'COUNTRY_LEAD', agencyCode: null, countryCode: 'KEN' };
  beforeAll(async () => {
    world = await createWorld(opened().database);
    second = await world.createPerson();
    resident = await world.createPerson([{ ...lead, residentCoordinator: true }]);
  });

  const propose = (by: Viewer, to: Viewer, role: Role, country: string | null = 'KEN') =>
    proposeRole(opened().database, by, to.personId, role, country);
  const confirm = (by: Viewer, { id }: { id: string }) => confirmProposal(opened().database, by, id);
  const heldBy = async ({ personId }: Viewer) =>
    (await readMembershipsOf(opened().database, [personId])).map(
      ({ role, countryCode, monitoring, alternate }) =>
        `${role} ${countryCode}${monitoring ? ' monitoring' : ''}${alternate ? ' alternate' : ''}`,
    );
  const code = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error) => error.extensions?.code ?? String(error),
    );

  test('are given by two people, neither of whom gets them: coordinators, or the Resident Coordinator of the country', async () => {
    const { coordinator } = world;
    const analyst = await world.createPerson([]);
    expect(await code(propose(analyst, second, 'MONITORING_ANALYST'))).toBe('FORBIDDEN');
    expect(await code(propose(resident, analyst, 'MONITORING_ANALYST'))).toBe('FORBIDDEN');
    expect(await code(propose(coordinator, coordinator, 'MONITORING_ANALYST'))).toBe('BAD_USER_INPUT');
    const closed = { ...coordinator, closedToMonitor: true } as const;
    expect(await code(propose(closed, analyst, 'MONITORING_ANALYST'))).toBe('FORBIDDEN');
    for (const [role, country] of [
      ['OBSERVER', null],
      ['MONITORING_ANALYST', null],
      ['MONITORING_ANALYST', 'XXX'],
      ['MANDATE_HOLDER', 'KEN'],
      ['COUNTRY_LEAD', 'KEN'],
    ] as const) {
      expect(await code(propose(coordinator, analyst, role, country)), role).toBe('BAD_USER_INPUT');
    }

    const proposal = await propose(coordinator, analyst, 'MONITORING_ANALYST');
    expect((await propose(coordinator, analyst, 'MONITORING_ANALYST')).id).toBe(proposal.id);
    expect(await heldBy(analyst)).toEqual([]);
    expect(await code(confirm(coordinator, proposal))).toBe('FORBIDDEN');
    expect(await code(confirm(closed, proposal))).toBe('NOT_FOUND');
    const elsewhere = await world.createPerson([{ ...lead, countryCode: 'NPL', residentCoordinator: true }]);
    for (const nobody of [analyst, elsewhere, await world.createPerson([lead])]) {
      expect(await code(confirm(nobody, proposal))).toBe('NOT_FOUND');
    }
    expect((await readProposalsFor(opened().database, resident)).map(({ id }) => id)).toEqual([proposal.id]);
    expect(await readProposalsFor(opened().database, elsewhere)).toEqual([]);
    expect(await code(readProposalsFor(opened().database, analyst))).toBe('FORBIDDEN');
    await confirm(resident, proposal);
    expect(await heldBy(analyst)).toEqual(['MONITORING_ANALYST KEN']);
    expect(await code(confirm(second, proposal))).toBe('NOT_FOUND');
    expect(await code(propose(coordinator, analyst, 'MONITORING_ANALYST'))).toBe('BAD_USER_INPUT');
    const [event] = await opened().database.query<{ changes: { field: string; to: string | null }[] }>({
      name: 'test-granted',
      text: `select changes from event where kind = 'MEMBERSHIP_GRANTED' order by position desc limit 1`,
    });
    expect(event?.changes.filter(({ field }) => field === 'person' || field === 'proposedBy')).toMatchObject([
      { to: analyst.personId },
      { to: coordinator.personId },
    ]);

    const standIn = await world.createPerson([]);
    const alternate = (role: Role) =>
      proposeRole(opened().database, coordinator, standIn.personId, role, 'KEN', true);
    expect(await code(alternate('MONITORING_ANALYST'))).toBe('BAD_USER_INPUT');
    await confirm(resident, await alternate('HUMAN_RIGHTS_ADVISER'));
    expect(await heldBy(standIn)).toEqual(['HUMAN_RIGHTS_ADVISER KEN alternate']);

    // A Resident Coordinator confirms nothing that is for them, and one country's confirms no role of all.
    const own = await propose(coordinator, resident, 'COUNTRY_LEAD');
    expect(await code(confirm(resident, own))).toBe('FORBIDDEN');
    await confirm(second, own);
    expect(await heldBy(resident)).toEqual(['COUNTRY_LEAD KEN monitoring']);
    const holder = await propose(coordinator, await world.createPerson([]), 'MANDATE_HOLDER', null);
    expect(await code(confirm(resident, holder))).toBe('NOT_FOUND');
    await withdrawProposal(opened().database, second, holder.id);
    expect(await code(confirm(second, holder))).toBe('NOT_FOUND');
  });

  test('are not given by one, not by who is no coordinator any more, and pass to no successor', async () => {
    const { coordinator } = world;
    const adviser = await world.createPerson([]);
    const role = { role: 'HUMAN_RIGHTS_ADVISER', country: 'KEN', alternate: false } as const;
    expect(await code(grantMembership(opened().database, coordinator, adviser.personId, role))).toBe(
      'BAD_USER_INPUT',
    );
    const leaving = await world.createPerson();
    const proposal = await propose(leaving, adviser, 'HUMAN_RIGHTS_ADVISER');
    await deactivatePerson(opened().database, coordinator, leaving.personId);
    expect(await code(confirm(second, proposal))).toBe('BAD_USER_INPUT');
    await withdrawProposal(opened().database, second, proposal.id);

    const leader = await world.createPerson([lead]);
    for (const given of ['COUNTRY_LEAD', 'HUMAN_RIGHTS_ADVISER'] as const) {
      await confirm(second, await propose(coordinator, leader, given));
    }
    const successor = await world.createPerson([]);
    await handOver(opened().database, coordinator, {
      from: leader.personId,
      to: successor.personId,
      countries: null,
    });
    // Somebody who never signed in is invited to what passes.
    expect(await heldBy(leader)).toEqual(['HUMAN_RIGHTS_ADVISER KEN']);
    const [invited] = await opened().database.query<{ role: string }>(
      { name: 'test-invited', text: 'select role from invitation where person_id = $1' },
      [successor.personId],
    );
    expect(invited).toEqual({ role: 'COUNTRY_LEAD' });
    expect(await heldBy(successor)).toEqual([]);
  });
});
