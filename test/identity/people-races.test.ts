import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InviteInput } from '../../schema/types/invite-input.ts';
import { verifyLog } from '../../server/log/proof/verify-log.ts';
import { grantMembership } from '../../server/people/change-roles.ts';
import { deactivatePerson } from '../../server/people/deactivate-person.ts';
import { handOver } from '../../server/people/hand-over.ts';
import { invitePeople } from '../../server/people/invite-people.ts';
import { acceptIdentity } from '../../server/sign-in/accept-identity.ts';
import type { ProvenIdentity } from '../../server/sign-in/oidc-client.ts';
import { createWorld, type World } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';

describeOnBothEngines('people at the same moment', (opened) => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(opened().database);
  });
  afterAll(async () => {
    expect(await verifyLog(opened().database)).toMatchObject({ intact: true });
  });

  const line = (email: string, rest: Partial<InviteInput> = {}): InviteInput => ({
    email,
    role: 'OBSERVER',
    alternate: false,
    ...rest,
  });
  const identity = (subject: string): ProvenIdentity => ({
    issuer: 'https://login.example',
    subject,
    sid: null,
    email: `${subject}@agency.example`,
    emailVerified: true,
    name: null,
    mfa: false,
  });
  const count = async (text: string, values: unknown[]) => {
    const [row] = await opened().database.query<{ count: number }>({ name: text.slice(0, 60), text }, values);
    return row?.count;
  };
  const eight = <Result>(work: () => Promise<Result>) => Promise.all(Array.from({ length: 8 }, work));

  test('that invite one address make one person and one invitation', async () => {
    const results = await eight(() =>
      invitePeople(opened().database, world.coordinator, [line('One@Agency.example')], false),
    );
    expect(
      results
        .flat()
        .map(({ result }) => result)
        .sort(),
    ).toEqual(['INVITED', ...Array(7).fill('UNCHANGED')]);
    expect(
      await count('select count(*) from invitation join person on person.id = person_id where email = $1', [
        'one@agency.example',
      ]),
    ).toBe(1);
  });

  test('that sign in for the first time are one person, with each role once', async () => {
    await invitePeople(
      opened().database,
      null,
      [line('twice@agency.example'), line('twice@agency.example', { role: 'COUNTRY_LEAD', country: 'KEN' })],
      false,
    );
    const accepted = await eight(() => acceptIdentity(opened().database, identity('twice'), () => true));
    const people = accepted.map((one) => ('personId' in one ? one.personId : one.refusal));
    expect(new Set(people).size).toBe(1);
    expect(await count('select count(*) from membership where person_id = $1', [people[0]])).toBe(2);
    expect(await count('select count(*) from identity_binding where person_id = $1', [people[0]])).toBe(1);
  });

  test('that give one role give it once', async () => {
    const { personId } = await world.observer();
    // Who has never signed in would be invited instead.
    await opened().database.query(
      {
        name: 'test-bind',
        text: `insert into identity_binding (issuer, subject, person_id, created_at) values ('x', $1, $2, now())`,
      },
      [personId, personId],
    );
    await eight(() =>
      grantMembership(opened().database, world.coordinator, personId, {
        role: 'CONTRIBUTOR',
        agency: 'UNICEF',
        country: 'KEN',
        alternate: false,
      }),
    );
    expect(
      await count(`select count(*) from membership where role = 'CONTRIBUTOR' and person_id = $1`, [
        personId,
      ]),
    ).toBe(1);
  });

  test('that hand work to each other and deactivate one of them leave each role with one person, or nobody', async () => {
    const [one, other] = [await world.focalPoint('UNICEF', 'KEN'), await world.focalPoint('UNICEF', 'NPL')];
    const by = world.coordinator;
    const pass = (from: string, to: string) =>
      handOver(opened().database, by, { from, to, countries: null }).catch(() => null);
    await Promise.all([
      pass(one.personId, other.personId),
      pass(other.personId, one.personId),
      deactivatePerson(opened().database, by, one.personId),
      pass(one.personId, other.personId),
    ]);
    expect(
      await count(
        `select count(*) from membership join person on person.id = person_id
          where person_id = $1 and ended_at is null and deactivated_at is not null`,
        [one.personId],
      ),
    ).toBe(0);
  });
});
