import { beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '../../server/domain/viewer.ts';
import { letDaysPass } from '../staleness/staleness-world.ts';
import { usePermissionWorld } from './permission-asking.ts';
import { isPublished, sightOf } from './permission-oracle.ts';
import { answers, countries, itemOf, marksIn, openCycle, owners, reports } from './permission-world.ts';

const prepared = usePermissionWorld();

type Flag = { rule: string; countryCode: string; agencyCode: string | null; itemCode: string | null };

/** By name, who sees the people of an agency, or a team, in a country: written apart from the table. */
function seesPeople(name: string, country: string, owner: string | null): boolean {
  if (['coordinator', 'co-chair', 'coordinator’s reading token'].includes(name)) return true;
  if (name === 'coordinator’s token for UNICEF in KEN') return owner === 'UNICEF' && country === 'KEN';
  if (name.startsWith('focal point of UNICEF')) return owner === 'UNICEF';
  return name === 'focal point of WHO everywhere' && owner === 'WHO';
}

/** Those who may say on which weekdays nobody works, and that nobody can work for some days, by place. */
const whoSays: [operation: string, allowed: readonly string[]][] = [
  ['setWorkingWeek(country: "KEN", weekend: [])', ['coordinator', 'lead of KEN']],
  [
    'setWorkingWeek(country: "NPL", weekend: [])',
    ['coordinator', 'focal point of UNICEF everywhere', 'focal point of WHO everywhere'],
  ],
  [
    'declarePause(input: { country: "KEN", kind: OUTAGE, startsOn: "2099-01-01", endsOn: "2099-01-02" })',
    ['coordinator', 'lead of KEN'],
  ],
  [
    'declarePause(input: { country: "KEN", agency: "UNICEF", kind: LEAVE, startsOn: "2099-01-01", endsOn: "2099-01-02" })',
    [
      'coordinator',
      'focal point of UNICEF in KEN',
      'focal point of UNICEF everywhere',
      'lead of KEN',
      'coordinator’s token for UNICEF in KEN',
    ],
  ],
];

// Thousands of answers are looked for, on a machine that may have other things to do.
describe('what everybody learns of who is stuck', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    const { database } = prepared().world;
    await letDaysPass(database, 60);
  }, 60_000);

  test('an answer is named to those who read it, a role to those who see people, a draft to nobody', async () => {
    const { askWell, forEverybody, tried } = prepared();
    const source = `{ staleness(first: 200) { flags { rule countryCode agencyCode itemCode } hasNextPage } }`;
    const namesOf = (viewer: Viewer, status: 'SUBMITTED' | 'RETURNED') =>
      countries.flatMap((country) =>
        owners
          .filter((owner) => reports(owner, country))
          .filter((owner) =>
            answers.some(
              (answer) =>
                answer.cycle === openCycle &&
                answer.country === country &&
                answer.owner === owner &&
                answer.story === status &&
                sightOf(viewer, answer) !== 'nothing',
            ),
          )
          .map((owner) => `${country} ${owner}`),
      );
    const drafts = answers.filter((answer) => !isPublished(answer)).map(itemOf);
    await forEverybody(source, [{}], async ({ name, viewer }) => {
      const { staleness } = await askWell<{ staleness: { flags: Flag[]; hasNextPage: boolean } }>(
        viewer,
        source,
      );
      expect(staleness.hasNextPage).toBe(false);
      const { flags } = staleness;
      const at = (...rules: string[]) =>
        flags
          .filter(({ rule }) => rules.includes(rule))
          .map(({ countryCode, agencyCode }) => `${countryCode} ${agencyCode}`)
          .sort();
      const everywhere = countries.flatMap((country) =>
        owners.filter((owner) => reports(owner, country)).map((owner) => `${country} ${owner}`),
      );
      // Counts are everybody's.
      expect(at('NO_CHANGE'), name).toEqual([...everywhere].sort());
      expect(at('SUBMITTED_NOT_DECIDED'), name).toEqual(namesOf(viewer, 'SUBMITTED').sort());
      expect(at('RETURNED_NOT_TAKEN_UP'), name).toEqual(namesOf(viewer, 'RETURNED').sort());
      expect(at('NO_LEAD'), name).toEqual(
        countries
          .filter((country) => country !== 'KEN' && seesPeople(name, country, null))
          .map((country) => `${country} null`)
          .sort(),
      );
      expect(drafts.filter((item) => flags.some(({ itemCode }) => itemCode === item))).toEqual([]);
      expect(marksIn(JSON.stringify(flags))).toEqual([]);
      tried(flags.length);
    });
  });

  test('of a country’s calendar everybody reads the same, but for what they may say', async () => {
    const { askWell, forEverybody, tried } = prepared();
    const source = '{ countryCalendar(country: "KEN") { weekend pauses { id } viewerCan } }';
    await forEverybody(source, [{}], async ({ name, viewer }) => {
      const { countryCalendar } = await askWell<{ countryCalendar: object }>(viewer, source);
      expect(countryCalendar, name).toEqual({
        weekend: [6, 7],
        pauses: [],
        viewerCan: ['coordinator', 'lead of KEN'].includes(name) ? ['SET_WORKING_WEEK', 'DECLARE_PAUSE'] : [],
      });
      tried(1);
    });
  });

  test('only those say on which days nobody works who may, and no token that reads', async () => {
    const { ask, forEverybody, tried } = prepared();
    for (const [operation, allowed] of whoSays) {
      const source = `mutation { ${operation} { __typename } }`;
      await forEverybody(source, [{}], async ({ name, viewer }) => {
        const { errors } = await ask(viewer, source);
        const codes = errors?.map(({ extensions }) => extensions.code) ?? [];
        expect(codes, `${name}: ${operation}`).toEqual(allowed.includes(name) ? [] : ['FORBIDDEN']);
        tried(1);
      });
    }
    // What was declared is changed and taken back by the same people.
    const { countryCalendar } = await prepared().askWell<{
      countryCalendar: { pauses: { id: string; kind: string }[] };
    }>(prepared().world.coordinator, '{ countryCalendar(country: "KEN") { pauses { id kind } } }');
    for (const [kind, allowed] of [
      ['OUTAGE', whoSays[2]?.[1]],
      ['LEAVE', whoSays[3]?.[1]],
    ] as const) {
      const pause = countryCalendar.pauses.find((one) => one.kind === kind);
      const source = `mutation { changePause(id: "${pause?.id}", endsOn: "2099-01-03") { __typename } }`;
      await forEverybody(source, [{}], async ({ name, viewer }) => {
        const { errors } = await ask(viewer, source);
        const codes = errors?.map(({ extensions }) => extensions.code) ?? [];
        expect(codes, `${name}: ${kind}`).toEqual(allowed?.includes(name) ? [] : ['FORBIDDEN']);
        tried(1);
      });
    }
  });
});
