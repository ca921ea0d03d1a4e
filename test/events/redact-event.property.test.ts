import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { canRead, readerOf, visibilityKey, visibilityOf } from '../../server/access/visibility.ts';
import { isDraft } from '../../server/domain/response-fields.ts';
import type { MembershipScope, Role, Viewer } from '../../server/domain/viewer.ts';
import type { LogEvent } from '../../server/log/log-event.ts';
import { readEventPage } from '../../server/log/read-event-page.sql.ts';
import { readHistoryPage } from '../../server/log/read-events.sql.ts';
import { redactEventFor } from '../../server/log/redact-event.ts';
import { readResponses } from '../../server/responses/read-responses.sql.ts';
import { writeComments } from '../identity/permission-comments.ts';
import {
  answers,
  countries,
  createPermissionWorld,
  itemOf,
  openCycle,
  owners,
  type PermissionWorld,
  reports,
} from '../identity/permission-world.ts';
import { readEvents } from '../responses/stored.ts';
import { describeOnBothEngines } from '../support/engines.ts';

const roles: Role[] = ['COORDINATOR', 'CO_CHAIR', 'FOCAL_POINT', 'CONTRIBUTOR', 'COUNTRY_LEAD', 'OBSERVER'];
const agencyCode = fc.constantFrom('UNICEF', 'WHO', null);
const countryCode = fc.constantFrom(...countries, null);
const memberships = fc.array(fc.record({ role: fc.constantFrom(...roles), agencyCode, countryCode }), {
  maxLength: 3,
});
const viewers = (people: readonly string[]): fc.Arbitrary<Viewer> =>
  fc.record(
    {
      personId: fc.constantFrom(...people),
      name: fc.constant('Somebody'),
      memberships: memberships as fc.Arbitrary<MembershipScope[]>,
      tokenScope: fc.record({ agencyCode, countryCode }),
    },
    { requiredKeys: ['personId', 'name', 'memberships'] },
  );

describeOnBothEngines('what somebody sees', (opened) => {
  let world: PermissionWorld;
  let all: LogEvent[];
  let people: string[];
  beforeAll(async () => {
    world = await createPermissionWorld(opened().database);
    await writeComments(world);
    all = await readEvents(opened().database);
    people = world.askers.flatMap(({ viewer }) => viewer?.personId ?? []);
  }, 120_000);
  const runs = () => ({ numRuns: opened().engine === 'embedded' ? 40 : 150 });
  const range = { after: 0, before: null, limit: 1_000, from: 'oldest' } as const;

  test('of the log is the same on a page and in a stream', async () => {
    // Every way of being seen is among them.
    expect(new Set(all.map(({ visibility }) => visibility)).size).toBe(8);
    await fc.assert(
      fc.asyncProperty(viewers(people), async (viewer) => {
        const reader = readerOf(viewer);
        const page = await readEventPage(opened().database, range, null, reader);
        expect(page).toEqual(all.filter((event) => redactEventFor(event, reader) !== null));
      }),
      runs(),
    );
  });

  test('of an answer’s history is the same as of the log', async () => {
    const asked = answers.filter(
      ({ owner, country, cycle }) => cycle === openCycle && reports(owner, country),
    );
    await fc.assert(
      fc.asyncProperty(viewers(people), fc.constantFrom(...asked), async (viewer, answer) => {
        const reader = readerOf(viewer);
        const key = {
          cycleCode: answer.cycle,
          countryCode: answer.country,
          agencyCode: answer.owner,
          itemCode: itemOf(answer),
        };
        const history = await readHistoryPage(opened().database, range, key, reader);
        const own = (event: LogEvent) =>
          event.cycleCode === key.cycleCode &&
          event.countryCode === key.countryCode &&
          event.agencyCode === key.agencyCode &&
          event.itemCode === key.itemCode;
        expect(history).toEqual(all.filter((event) => own(event) && redactEventFor(event, reader) !== null));
      }),
      runs(),
    );
  });

  test('of the answers is the same in SQL and in code', async () => {
    const whole = {
      cycle: openCycle,
      status: null,
      countries: null,
      agencies: null,
      countryTeam: false,
      area: null,
    };
    const everything = visibilityOf(world.coordinator);
    const rows = await readResponses(opened().database, whole, null, 1_000, everything);
    expect(rows).toHaveLength(
      answers.filter(
        ({ cycle, story, owner, country }) =>
          cycle === openCycle && story !== 'UNTOUCHED' && reports(owner, country),
      ).length,
    );
    await fc.assert(
      fc.asyncProperty(viewers(people), async (viewer) => {
        const scope = visibilityOf(viewer);
        const seen = await readResponses(opened().database, whole, null, 1_000, scope);
        const expected = rows.filter(({ country_code: country, agency_code: agency, status }) =>
          canRead(scope, {
            countryCode: country ?? '',
            agencyCode: agency,
            draft: isDraft(status),
            reportingAgencies: owners.filter(
              (owner) => owner !== null && reports(owner, country ?? ''),
            ) as string[],
          }),
        );
        const key = ({
          country_code: country,
          agency_code: agency,
          item_code: item,
        }: (typeof rows)[number]) => `${country}/${agency}/${item}`;
        expect(seen.flatMap((row) => (row.country_code === null ? [] : key(row)))).toEqual(expected.map(key));
      }),
      runs(),
    );
  });
});

describe('the key of what somebody sees', () => {
  test('is equal for equal roles in any order, named once or twice, and says nothing of who they are', () => {
    fc.assert(
      fc.property(memberships as fc.Arbitrary<MembershipScope[]>, (roles) => {
        const one: Viewer = { personId: 'one', name: 'One', memberships: roles };
        const other: Viewer = {
          personId: 'other',
          name: 'Other',
          memberships: [...roles, ...roles.toReversed()],
        };
        expect(visibilityKey(visibilityOf(one))).toBe(visibilityKey(visibilityOf(other)));
      }),
    );
  });

  test('is another one where two see different answers', () => {
    const key = (role: Role, agency: string | null, country: string | null) =>
      visibilityKey(
        visibilityOf({
          personId: '',
          name: '',
          memberships: [{ role, agencyCode: agency, countryCode: country }],
        }),
      );
    const keys = [
      key('OBSERVER', null, null),
      key('FOCAL_POINT', 'UNICEF', 'KEN'),
      key('FOCAL_POINT', 'WHO', 'KEN'),
      key('FOCAL_POINT', 'UNICEF', null),
      key('COUNTRY_LEAD', null, 'KEN'),
      key('COUNTRY_LEAD', null, 'NPL'),
      key('CO_CHAIR', null, null),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    // Of answers they see the same, of what is said about the country team's not: that is for those who write them.
    expect(key('CONTRIBUTOR', 'UNICEF', 'KEN')).not.toBe(key('FOCAL_POINT', 'UNICEF', 'KEN'));
    const answersOf = (role: Role) =>
      visibilityOf({
        personId: '',
        name: '',
        memberships: [{ role, agencyCode: 'UNICEF', countryCode: 'KEN' }],
      }).grants;
    expect(answersOf('CONTRIBUTOR')).toEqual(answersOf('FOCAL_POINT'));
  });
});
