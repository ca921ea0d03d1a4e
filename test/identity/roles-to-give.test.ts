import { expect, test } from 'vitest';
import { type MembershipScope, monitoringRoles, roles, type Viewer } from '../../server/domain/viewer.ts';
import { mayGiveRole } from '../../server/people/administration.policy.ts';
import { checkRole } from '../../server/people/check-role.ts';
import type { RoleGrant } from '../../server/people/invitation.sql.ts';
import { rolesToGive } from '../../server/people/roles-to-give.ts';
import { viewerOf } from '../../server/sessions/viewer-of.ts';

/*
 * What a form is told to offer, against what the server decides when it is sent. Asked for everybody with one role
 * or two, in a browser or with a token, and for every role that can be given.
 */

const agencies = ['UNICEF', 'UNHCR', 'WHO'];
const countries = ['KEN', 'NPL', 'PER'];
const either = <Value>(...values: Value[]) => values;

/** Every role that can be given, among three agencies and three countries. */
const grants: RoleGrant[] = roles.flatMap((role) =>
  [null, ...agencies].flatMap((agency) =>
    [null, ...countries].flatMap((country) =>
      [false, true].flatMap((alternate) => {
        const choice = { agencies: new Set(agencies), countries: new Set(countries), today: '2027-03-01' };
        const grant = checkRole({ role, agency, country, alternate }, choice);
        return typeof grant === 'string' ? [] : [grant];
      }),
    ),
  ),
);

/** WHO and Peru are nobody's own: they stand for all the others. */
const held: MembershipScope[] = roles.flatMap((role) =>
  either(null, 'UNICEF', 'UNHCR').flatMap((agencyCode) =>
    either(null, 'KEN', 'NPL').map((countryCode) => ({ role, agencyCode, countryCode })),
  ),
);

const tokens = [
  undefined,
  ...either('READ' as const, 'READ_WRITE' as const).flatMap((access) =>
    either(null, 'UNICEF').flatMap((agencyCode) =>
      either(null, 'KEN').map((countryCode) => ({ access, agencyCode, countryCode })),
    ),
  ),
];

function offers(viewer: Viewer, { role, agencyCode, countryCode, alternate }: RoleGrant): boolean {
  return rolesToGive(viewer).some(
    (one) =>
      one.role === role &&
      (one.agencyCode === null || one.agencyCode === agencyCode) &&
      (one.countryCode === null || one.countryCode === countryCode) &&
      (!one.alternateOnly || alternate),
  );
}

test('the roles to give are exactly those that may be given', () => {
  let [offered, refused] = [0, 0];
  const administering = held.filter(({ role }) => role === 'COORDINATOR' || role === 'FOCAL_POINT');
  const holdings = [
    [],
    ...held.map((one) => [one]),
    ...administering.flatMap((one) => administering.map((other) => [one, other])),
  ];
  for (const own of holdings) {
    for (const token of tokens) {
      const viewer = viewerOf({ personId: 'a person', name: 'Somebody', roles: own, mfa: true }, [], token);
      const given = rolesToGive(viewer);
      for (const grant of grants) {
        const may = mayGiveRole(viewer, grant);
        if (may) offered++;
        else refused++;
        if (offers(viewer, grant) !== may) {
          expect.unreachable(`${JSON.stringify({ viewer, grant, given })} may: ${may}`);
        }
      }
    }
  }
  console.log(`${offered} roles that may be given and ${refused} that may not were compared.`);
  expect(Math.min(offered, refused)).toBeGreaterThan(1_000);
});

test('nothing is said twice', () => {
  const viewer = (...memberships: MembershipScope[]): Viewer => ({
    personId: 'a person',
    name: 'Somebody',
    memberships,
  });
  const everywhere = { agencyCode: null, countryCode: null, alternateOnly: false };
  const coordinator = { role: 'COORDINATOR', agencyCode: null, countryCode: null } as const;
  const inKenya = { role: 'FOCAL_POINT', agencyCode: 'UNICEF', countryCode: 'KEN' } as const;
  expect(rolesToGive(viewer(coordinator, inKenya))).toEqual(
    roles.filter((role) => !monitoringRoles.includes(role)).map((role) => ({ role, ...everywhere })),
  );
  const here = { agencyCode: 'UNICEF', countryCode: 'KEN' };
  expect(rolesToGive(viewer(inKenya))).toEqual([
    { role: 'FOCAL_POINT', ...here, alternateOnly: true },
    { role: 'CONTRIBUTOR', ...here, alternateOnly: false },
  ]);
});
