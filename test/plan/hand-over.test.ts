import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Viewer } from '../../server/domain/viewer.ts';
import { handOver } from '../../server/people/hand-over.ts';
import { insertInvitation, type RoleGrant, readOpenInvitations } from '../../server/people/invitation.sql.ts';
import { insertMembership, readMembershipsOf } from '../../server/people/membership.sql.ts';
import { batchWrites } from '../../server/responses/recording/write-batcher.ts';
import { expectSound, readEvents, readRow } from '../responses/stored.ts';
import { strictBackground } from '../support/background.ts';
import { createWorld, inputFor, type Place, type World } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { idOf } from './plan-world.ts';

describeOnBothEngines('handing over', (opened) => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(opened().database);
  });

  const passed: RoleGrant = {
    role: 'FOCAL_POINT',
    agencyCode: 'WHO',
    countryCode: 'FJI',
    startsOn: null,
    endsOn: null,
    alternate: false,
    residentCoordinator: false,
    monitoring: false,
  };
  const inFiji = { role: 'FOCAL_POINT', agencyCode: 'WHO', countryCode: 'FJI' } as const;
  const shapeOf = ({ alternate, startsOn, endsOn }: RoleGrant) => ({ alternate, startsOn, endsOn });
  /** Somebody who has signed in before; who has not is invited instead. */
  const signedIn = async () => {
    const successor = await world.createPerson([]);
    await opened().database.query(
      {
        name: 'test-bind',
        text: `insert into identity_binding (issuer, subject, person_id, created_at) values ('x', $1, $2, now())`,
      },
      [successor.personId, successor.personId],
    );
    return successor;
  };
  const handOverTo = async ({ personId: to }: Viewer, endsOn: string | null = null) => {
    const leaver = endsOn ? await world.createPerson([]) : await world.createPerson([inFiji]);
    if (endsOn) await insertMembership(opened().database, leaver.personId, { ...passed, endsOn });
    const who = { from: leaver.personId, to, countries: null };
    const before = await readMembershipsOf(opened().database, [to]);
    const counted = await handOver(opened().database, world.coordinator, who, true);
    expect(await readMembershipsOf(opened().database, [to])).toEqual(before);
    expect(await handOver(opened().database, world.coordinator, who)).toEqual(counted);
    expect(counted).toMatchObject({ roles: 1 });
  };

  test.each([
    ['an alternate', { alternate: true, endsOn: '2031-01-31' }],
    ['one whose same role ends sooner', { endsOn: '2031-01-31' }],
    ['one whose same role begins later', { startsOn: '2031-01-31' }],
  ])('to %s gives them the role itself, with no last day', async (_who, less) => {
    const successor = await signedIn();
    await insertMembership(opened().database, successor.personId, { ...passed, ...less });
    await handOverTo(successor);
    const roles = await readMembershipsOf(opened().database, [successor.personId]);
    expect(roles.map(shapeOf)).toEqual([{ ...shapeOf(passed), ...less }, shapeOf(passed)]);
    await expectSound(opened().database);
  });

  test('to one who is only invited as an alternate invites them to the role itself', async () => {
    const successor = await world.createPerson([]);
    await insertInvitation(opened().database, successor.personId, { ...passed, alternate: true }, null);
    await handOverTo(successor);
    const roles = await readOpenInvitations(opened().database, [successor.personId]);
    expect(roles.map(({ alternate }) => alternate)).toEqual([true, false]);
  });

  test('to one whose same role covers what passes gives them no second one', async () => {
    const successor = await signedIn();
    await insertMembership(opened().database, successor.personId, { ...passed, endsOn: '2031-01-31' });
    await handOverTo(successor, '2030-06-30');
    expect(await readMembershipsOf(opened().database, [successor.personId])).toHaveLength(1);
  });

  test('leaves with the successor what came back, whoever writes into one answer or several at once', async () => {
    const at = (item: string): Place => ({ country: 'FJI', agency: 'UNICEF', item });
    const [alone, one, other] = [at('LDR-2'), at('LDR-3'), at('ANL-1')];
    const leaver = await world.focalPoint('UNICEF', 'FJI');
    const successor = await world.focalPoint('UNICEF', 'FJI');
    const writes = batchWrites(opened().database, strictBackground());
    const say = async (author: Viewer, places: Place[], given: Parameters<typeof inputFor>[1]) => {
      const entries = [];
      for (const place of places) {
        const { revision: baseRevision } = await readRow(opened().database, place);
        entries.push({
          author,
          input: inputFor(place, { baseRevision, mutationId: randomUUID(), ...given }),
        });
      }
      const outcomes = await writes.record(entries);
      expect(outcomes.map(({ kind }) => kind)).toEqual(places.map(() => 'RECORDED'));
    };
    const all = [alone, one, other];
    await say(leaver, all, { status: 'SUBMITTED', narrative: 'Done.' });
    await say(world.coordinator, all, { status: 'RETURNED', note: 'Why?', returnTo: idOf(leaver) });
    const who = { from: leaver.personId, to: successor.personId, countries: null };
    await handOver(opened().database, world.coordinator, who);
    const head = (await readEvents(opened().database)).length;
    await say(successor, [alone], { narrative: 'Better.' });
    await say(successor, [one, other], { narrative: 'Better.' });
    const returnedTo = await opened().database.query(
      {
        name: 'test-returned-to',
        text: `select item_code as item, returned_to as "to" from response join cell on cell.id = cell_id
                where status = 'RETURNED' and country_code = 'FJI' and agency_code = 'UNICEF' order by item_code`,
      },
      [],
    );
    expect(returnedTo).toEqual(['ANL-1', 'LDR-2', 'LDR-3'].map((item) => ({ item, to: successor.personId })));
    // Nor does the log say that it went to anybody.
    const told = (await readEvents(opened().database)).slice(head);
    expect(told.map(({ changes }) => changes.map(({ field }) => field))).toEqual(
      all.map(() => ['narrative']),
    );
    await say(successor, [one], { status: 'SUBMITTED' });
    await expectSound(opened().database);
  });
});
