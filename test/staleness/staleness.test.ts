import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readCalendarData } from '../../server/calendars/calendar-data.ts';
import { countWorkingDays } from '../../server/calendars/working-days.ts';
import type { Presence } from '../../server/catalogue/catalogue-data.ts';
import { changePresence } from '../../server/cycles/change-presence.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { rules } from '../../server/staleness/rules.ts';
import { expectSound } from '../responses/stored.ts';
import { createWorld, inputFor, record, variedCatalogue, type World } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { dayFromToday, letDaysPass, openStaleness, type StalenessAsker } from './staleness-world.ts';

const data = readCalendarData();

describeOnBothEngines('what is stuck', (opened) => {
  let world: World;
  let asker: StalenessAsker;
  let focalPoint: Viewer;
  let observer: Viewer;
  beforeAll(async () => {
    const { database } = opened();
    world = await createWorld(database, variedCatalogue());
    asker = await openStaleness(database);
    focalPoint = await world.focalPoint('WHO', 'KEN');
    observer = await world.observer();
    await world.createPerson([{ role: 'COUNTRY_LEAD', agencyCode: null, countryCode: 'NPL' }]);
    await sayOfDays();
    await expectSound(database);
    // Forty days ago the cycle opened and all this happened; yesterday somebody wrote in one cell.
    const answer = { country: 'KEN', agency: 'WHO', item: 'LDR-2' };
    await record(database, focalPoint, inputFor(answer, { status: 'SUBMITTED', rating: 'MEETS' }));
    await record(
      database,
      world.coordinator,
      inputFor(answer, { status: 'RETURNED', note: 'More, please.', baseRevision: 1 }),
    );
    await record(
      database,
      await world.focalPoint('UNDP', 'KEN'),
      inputFor({ country: 'KEN', agency: 'UNDP', item: 'LDR-3' }, { status: 'SUBMITTED', rating: 'MEETS' }),
    );
    await letDaysPass(database, 39);
    await record(
      database,
      world.coordinator,
      inputFor({ country: 'FJI', agency: 'WHO', item: 'LDR-2' }, { narrative: 'Begun.' }),
    );
    await letDaysPass(database, 1);
  }, 120_000);
  afterAll(() => asker.close());

  /** What is said of working days leaves the log whole. */
  const sayOfDays = async () => {
    const days = `startsOn: "${dayFromToday(1)}", endsOn: "${dayFromToday(2)}"`;
    for (const agency of ['', 'agency: "WHO",']) {
      await asker.ask(
        world.coordinator,
        `mutation {
          declarePause(input: { country: "BRA", ${agency} kind: OUTAGE, ${days} }) { id }
          setWorkingWeek(country: "BRA", weekend: [${agency ? '6, 7' : '7'}]) { weekend }
        }`,
      );
    }
  };

  const flagsOf = async (viewer: Viewer, args?: string) => (await asker.page(viewer, args)).flags;
  const briefly = async (viewer: Viewer, args?: string) =>
    (await flagsOf(viewer, args)).map((one) => `${one.rule} ${one.countryCode} ${one.agencyCode}`).sort();

  test('is told with its rule, the days it counted and whose turn it is', async () => {
    const flags = await flagsOf(world.coordinator, '(countries: ["KEN"], agencies: ["WHO"])');
    const since = dayFromToday(-40);
    const calendar = { ...data.weekendOf('KEN'), ...data.holidaysOf('KEN'), pauses: [] };
    const { workingDays, holidays } = countWorkingDays(calendar, since, dayFromToday(0));
    const counted = { since, workingDays, holidays, pausedDays: 0, weekend: [6, 7], holidaysKnown: true };
    expect(flags).toMatchObject([
      { rule: 'NO_CHANGE', itemCode: null, turn: 'FOCAL_POINT', progress: { total: 4 }, ...counted },
      { rule: 'RETURNED_NOT_TAKEN_UP', itemCode: 'LDR-2', turn: 'FOCAL_POINT', ...counted },
    ]);
  });

  test('leaves out a cell in which something changed yesterday', async () => {
    expect(await briefly(world.coordinator, '(countries: ["FJI"], agencies: ["WHO", "UNDP"])')).toEqual([
      'NO_CHANGE FJI UNDP',
    ]);
  });

  test('counts in an area as if its items alone were asked', async () => {
    const here = 'countries: ["KEN"], agencies: ["WHO"]';
    const flags = await flagsOf(world.coordinator, `(${here}, area: 1)`);
    // What was returned is of another area; of this one two items are due, and nobody has begun them.
    expect(flags).toMatchObject([
      {
        rule: 'NO_CHANGE',
        since: dayFromToday(-40),
        progress: { total: 2, notStarted: 2, returned: 0 },
      },
    ]);
    expect(await flagsOf(world.coordinator, `(${here}, area: 6)`)).toEqual(
      await flagsOf(world.coordinator, `(${here})`),
    );
    // Somebody wrote in Fiji yesterday, but nothing of this area.
    expect(await briefly(world.coordinator, '(countries: ["FJI"], agencies: ["WHO"], area: 1)')).toEqual([
      'NO_CHANGE FJI WHO',
    ]);
    expect(await flagsOf(world.coordinator, '(area: 7)')).toEqual([]);
  });

  test('counts in an area as carried only what nobody has begun', async () => {
    const { database } = opened();
    const begun = {
      name: 'test-begun-carried',
      text: `update response set carried = $1 from cell where cell.id = cell_id and cycle_code = '2026'
              and country_code = 'KEN' and agency_code = 'WHO' and item_code = 'LDR-2'`,
    };
    await database.query(begun, [true]);
    const [flag] = await flagsOf(world.coordinator, '(countries: ["KEN"], agencies: ["WHO"], area: 6)');
    await database.query(begun, [false]);
    expect(flag?.progress).toMatchObject({ carried: 0, returned: 1 });
  });

  test('waits for the coordinator where an answer was submitted, and for whoever is there where nobody answers', async () => {
    const flags = await flagsOf(world.coordinator, '(countries: ["KEN"])');
    expect(flags.find(({ rule }) => rule === 'SUBMITTED_NOT_DECIDED')).toMatchObject({
      agencyCode: 'UNDP',
      itemCode: 'LDR-3',
      turn: 'COORDINATOR',
    });
    expect(flags.find(({ agencyCode }) => agencyCode === 'UNICEF')).toMatchObject({
      rule: 'NO_CHANGE',
      turn: 'COORDINATOR',
    });
    await world.createPerson([{ role: 'FOCAL_POINT', agencyCode: 'UNICEF', countryCode: null }]);
    const [after] = await flagsOf(world.coordinator, '(countries: ["KEN"], agencies: ["UNICEF"])');
    expect(after).toMatchObject({ rule: 'NO_CHANGE', turn: 'HEADQUARTERS' });
  });

  test('tells of a country without a lead, and not of one that has one', async () => {
    const unled = await briefly(world.coordinator, '(rules: [NO_LEAD])');
    expect(unled).toContain('NO_LEAD KEN null');
    expect(unled).not.toContain('NO_LEAD NPL null');
    const [team] = await flagsOf(
      world.coordinator,
      '(rules: [NO_CHANGE], countries: ["NPL"], agencies: [], countryTeam: true)',
    );
    expect(team).toMatchObject({ agencyCode: null, turn: 'COUNTRY_LEAD' });
  });

  test('tells of somebody who was invited and never signed in, until they do', async () => {
    const { database } = opened();
    const personId = randomUUID();
    await database.query({ name: 'test-invitee', text: 'insert into person (id, name) values ($1, $2)' }, [
      personId,
      'Invited',
    ]);
    await database.query(
      {
        name: 'test-invitation',
        text: `insert into invitation (id, person_id, role, agency_code, country_code, created_at, expires_at)
               values ($1, $2, 'FOCAL_POINT', 'UNDP', 'PER', now() - interval '30 days', now())`,
      },
      [randomUUID(), personId],
    );
    expect(await flagsOf(world.coordinator, '(rules: [NEVER_SIGNED_IN])')).toMatchObject([
      { countryCode: 'PER', agencyCode: 'UNDP', since: dayFromToday(-30), turn: 'COORDINATOR' },
    ]);
    expect(await flagsOf(observer, '(rules: [NEVER_SIGNED_IN])')).toEqual([]);
    await database.query(
      {
        name: 'test-binding',
        text: `insert into identity_binding (issuer, subject, person_id, created_at) values ('here', 'them', $1, now())`,
      },
      [personId],
    );
    expect(await flagsOf(world.coordinator, '(rules: [NEVER_SIGNED_IN])')).toEqual([]);
  });

  describe('by what people say of their days', () => {
    const evacuated = `declarePause(input: { country: "MDA", kind: EVACUATION, startsOn: "${dayFromToday(-38)}", endsOn: "${dayFromToday(-3)}" })`;
    let lead: Viewer;
    beforeEach(async () => {
      lead = await world.createPerson([{ role: 'COUNTRY_LEAD', agencyCode: null, countryCode: 'MDA' }]);
    });

    test('days that a lead declares are not counted in the whole country, and are again once taken back', async () => {
      const where = '(rules: [NO_CHANGE], countries: ["MDA"])';
      expect(await flagsOf(observer, where)).toHaveLength(5);
      const { declarePause } = await asker.ask<{ declarePause: { id: string } }>(
        lead,
        `mutation { ${evacuated} { id kind startsOn endsOn agencyCode declaredBy { name } } }`,
      );
      expect(await flagsOf(observer, where)).toEqual([]);
      const again = await asker.ask<{ declarePause: { id: string } }>(
        lead,
        `mutation { ${evacuated} { id } }`,
      );
      expect(again.declarePause.id).toBe(declarePause.id);
      const change = (endsOn: string) =>
        `mutation { changePause(id: "${declarePause.id}", endsOn: ${endsOn}) { endsOn } }`;
      await asker.ask(lead, change(`"${dayFromToday(-36)}"`));
      const [flag] = await flagsOf(observer, where);
      expect(flag).toMatchObject({
        pauses: [{ kind: 'EVACUATION', startsOn: dayFromToday(-38), endsOn: dayFromToday(-36) }],
      });
      await asker.ask(lead, change('null'));
      expect((await flagsOf(observer, where))[0]).toMatchObject({ pausedDays: 0, pauses: [] });
      expect(await asker.refusal(lead, change('null'))).toBe('NOT_FOUND');
      const { events } = await asker.ask<{ events: { edges: { node: object }[] } }>(
        observer,
        `{ events(last: 3, filter: { countries: ["MDA"], kinds: [PAUSE_DECLARED, PAUSE_CHANGED] }) { edges { node {
          kind agencyCode countryCode progress { total } changes { field from to } } } } }`,
      );
      const said = { field: 'pause', from: null, to: declarePause.id };
      expect(events.edges.map(({ node }) => node)).toEqual([
        {
          kind: 'PAUSE_DECLARED',
          countryCode: 'MDA',
          agencyCode: null,
          progress: null,
          changes: [
            said,
            { field: 'pauseKind', from: null, to: 'EVACUATION' },
            { field: 'startsOn', from: null, to: dayFromToday(-38) },
            { field: 'endsOn', from: null, to: dayFromToday(-3) },
          ],
        },
        {
          kind: 'PAUSE_CHANGED',
          countryCode: 'MDA',
          agencyCode: null,
          progress: null,
          changes: [said, { field: 'endsOn', from: dayFromToday(-3), to: dayFromToday(-36) }],
        },
        {
          kind: 'PAUSE_CHANGED',
          countryCode: 'MDA',
          agencyCode: null,
          progress: null,
          changes: [said, { field: 'endsOn', from: dayFromToday(-36), to: null }],
        },
      ]);
    });

    test('an agency’s leave concerns that agency alone, and makes it its alternate’s turn', async () => {
      const where = '(rules: [NO_CHANGE], countries: ["KEN"], agencies: ["WHO", "UN_WOMEN"])';
      const alternate = await world.focalPoint('WHO', 'KEN');
      await opened().database.query(
        { name: 'test-alternate', text: 'update membership set alternate = true where person_id = $1' },
        [alternate.personId],
      );
      const { declarePause } = await asker.ask<{ declarePause: { id: string } }>(
        focalPoint,
        `mutation { declarePause(input: { country: "KEN", agency: "WHO", kind: LEAVE, startsOn: "${dayFromToday(-2)}",
          endsOn: "${dayFromToday(5)}" }) { id } }`,
      );
      const flags = await flagsOf(observer, where);
      const who = flags.find(({ agencyCode }) => agencyCode === 'WHO');
      const other = flags.find(({ agencyCode }) => agencyCode === 'UN_WOMEN');
      expect(who?.turn).toBe('ALTERNATE');
      expect(other).toMatchObject({ pausedDays: 0 });
      expect((who?.workingDays ?? 0) + (who?.pausedDays ?? 0)).toBe(other?.workingDays);
      await asker.ask(focalPoint, `mutation { changePause(id: "${declarePause.id}") { id } }`);
    });

    test('the working week that a country’s team sets stands before that of packages, with who and when', async () => {
      const where = '(rules: [NO_CHANGE], countries: ["MDA"], agencies: ["WHO"])';
      const set =
        'mutation { setWorkingWeek(country: "MDA", weekend: [6, 5]) { weekend weekendConfirmed weekendSetBy { name } } }';
      expect(await asker.ask(lead, set)).toEqual({
        setWorkingWeek: { weekend: [5, 6], weekendConfirmed: true, weekendSetBy: { name: lead.name } },
      });
      const calendar = { weekend: [5, 6], ...data.holidaysOf('MDA'), pauses: [] };
      const { workingDays } = countWorkingDays(calendar, dayFromToday(-40), dayFromToday(0));
      expect(await flagsOf(observer, where)).toMatchObject([{ weekend: [5, 6], workingDays }]);
      const before = await asker.ask(observer, '{ events(last: 1) { edges { node { id kind } } } }');
      expect(before).toMatchObject({ events: { edges: [{ node: { kind: 'WORKING_WEEK_SET' } }] } });
      await asker.ask(lead, set);
      expect(await asker.ask(observer, '{ events(last: 1) { edges { node { id kind } } } }')).toEqual(before);
    });

    test('what is no week, no pause or nobody’s to say is refused, and changes nothing', async () => {
      const pause = (more: string) =>
        `mutation { declarePause(input: { country: "KEN", kind: OUTAGE, ${more} }) { id } }`;
      const days = `startsOn: "${dayFromToday(0)}", endsOn: "${dayFromToday(9)}"`;
      const wrong: [Viewer, string, string][] = [
        [
          lead,
          'mutation { setWorkingWeek(country: "MDA", weekend: [1, 2, 3, 4, 5, 6, 7]) { weekend } }',
          'BAD_USER_INPUT',
        ],
        [lead, 'mutation { setWorkingWeek(country: "MDA", weekend: [0]) { weekend } }', 'BAD_USER_INPUT'],
        [lead, 'mutation { setWorkingWeek(country: "KEN", weekend: [7]) { weekend } }', 'FORBIDDEN'],
        [lead, 'mutation { setWorkingWeek(country: "XXX", weekend: [7]) { weekend } }', 'NOT_FOUND'],
        [focalPoint, pause(days), 'FORBIDDEN'],
        [focalPoint, pause(`agency: "UNDP", ${days}`), 'FORBIDDEN'],
        [focalPoint, pause(`agency: "WHO", startsOn: "2026-02-30", endsOn: "2026-03-01"`), 'BAD_USER_INPUT'],
        [
          focalPoint,
          pause(`agency: "WHO", startsOn: "${dayFromToday(9)}", endsOn: "${dayFromToday(8)}"`),
          'BAD_USER_INPUT',
        ],
        [
          focalPoint,
          pause(`agency: "WHO", startsOn: "${dayFromToday(0)}", endsOn: "${dayFromToday(400)}"`),
          'BAD_USER_INPUT',
        ],
        [world.coordinator, pause(`agency: "NOBODY", ${days}`), 'NOT_FOUND'],
        [observer, 'mutation { changePause(id: "nothing") { id } }', 'NOT_FOUND'],
      ];
      const before = await asker.ask(observer, '{ events(last: 1) { edges { node { id } } } }');
      for (const [viewer, source, code] of wrong)
        expect(await asker.refusal(viewer, source), source).toBe(code);
      expect(await asker.ask(observer, '{ events(last: 1) { edges { node { id } } } }')).toEqual(before);
    });

    test('a country’s calendar says what is known, what is not, and what one may say', async () => {
      const source = `{ countryCalendar(country: "KEN", year: 2026) {
        weekend weekendConfirmed weekendSetBy { name } holidays { day mayMove } viewerCan } }`;
      expect(await asker.ask(observer, source)).toMatchObject({
        countryCalendar: {
          weekend: [6, 7],
          weekendConfirmed: true,
          weekendSetBy: null,
          holidays: expect.arrayContaining([
            { day: '2026-03-20', mayMove: true },
            { day: '2026-12-12', mayMove: false },
          ]),
          viewerCan: [],
        },
      });
      expect(await asker.ask(world.coordinator, source)).toMatchObject({
        countryCalendar: { viewerCan: ['SET_WORKING_WEEK', 'DECLARE_PAUSE'] },
      });
      const unknown = source.replace('2026', '2031');
      expect(await asker.ask(observer, unknown)).toMatchObject({ countryCalendar: { holidays: null } });
    });
  });

  test('comes in pages that leave out nothing and repeat nothing, with the whole table', async () => {
    const whole = await asker.page(world.coordinator, '(first: 200)');
    expect(whole.rules.map(({ code, says }) => ({ code, says }))).toEqual(
      rules.map(({ code, says }) => ({ code, says })),
    );
    expect(whole.rules.reduce((sum, { flags }) => sum + flags, 0)).toBe(whole.flags.length);
    const paged: unknown[] = [];
    for (let after: string | null = null; ; ) {
      const page = await asker.page(
        world.coordinator,
        `(first: 7${after === null ? '' : `, after: "${after}"`})`,
      );
      paged.push(...page.flags);
      after = page.endCursor;
      if (!page.hasNextPage) break;
    }
    expect(paged).toEqual(whole.flags);
    const each = await asker.page(world.coordinator, '(firstOfEach: 2)');
    expect(each).toMatchObject({ hasNextPage: false, endCursor: null, rules: whole.rules });
    expect(each.flags).toEqual(
      rules.flatMap(({ code }) => whole.flags.filter(({ rule }) => rule === code).slice(0, 2)),
    );
    for (const args of ['(first: 0)', '(first: 201)', '(firstOfEach: 51)', '(after: "nothing")']) {
      expect(await asker.refusal(world.coordinator, `{ staleness${args} { today } }`)).toBe('BAD_USER_INPUT');
    }
    expect((await asker.page(world.coordinator, '(cycle: "2025")')).flags).toEqual([]);
    expect(await asker.refusal(world.coordinator, '{ staleness(cycle: "1999") { today } }')).toBe(
      'NOT_FOUND',
    );
  });

  test('counts from the day on which an agency’s presence began, and not from when another one was noted', async () => {
    const { database } = opened();
    const where = '(rules: [NO_CHANGE, RETURNED_NOT_TAKEN_UP], countries: ["KEN"], agencies: ["WHO"])';
    const there = (presence: Presence) =>
      changePresence(
        database,
        world.coordinator,
        { code: '2026', from: null, lines: [{ country: 'KEN', agency: 'WHO', presence }] },
        false,
      );
    const before = await briefly(world.coordinator, where);
    expect(before).toEqual(['NO_CHANGE KEN WHO', 'RETURNED_NOT_TAKEN_UP KEN WHO']);
    await there('PROJECT_STAFF');
    expect(await briefly(world.coordinator, where)).toEqual(before);
    await there('NONE');
    await there('RESIDENT');
    expect(await briefly(world.coordinator, where)).toEqual([]);
  });
});
