import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCalendarData } from '../../server/calendars/calendar-data.ts';
import { countWorkingDays, workingDaysSince } from '../../server/calendars/working-days.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import type { LogEvent } from '../../server/log/log-event.ts';
import type { RecordInput } from '../../server/responses/recording/record-input.ts';
import { recordResponses } from '../../server/responses/recording/record-responses.ts';
import { readEvents } from '../responses/stored.ts';
import { dayFromToday, letDaysPass } from '../staleness/staleness-world.ts';
import {
  absent,
  agencyCodes,
  agencyItems,
  countryCodes,
  createWorld,
  inputFor,
  type Place,
  recorded,
  teamItems,
  variedCatalogue,
  type World,
} from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import {
  type OverviewAsker,
  openOverview,
  type ShownAge,
  type ShownAnswer,
  type ShownContradiction,
} from './overview-world.ts';

const ratings = ['MISSING', 'APPROACHES', 'MEETS', 'EXCEEDS', 'NOT_APPLICABLE'] as const;
const scale: readonly string[] = ratings.slice(0, 4);
const data = readCalendarData();
const answerFields = 'countryCode agencyCode itemCode status rating';

describeOnBothEngines('what a coordinator sees first', (opened) => {
  let world: World;
  let asker: OverviewAsker;
  let coordinator: Viewer;
  const places: Place[] = countryCodes.flatMap((country) => [
    ...agencyCodes
      .filter((agency) => agency !== absent.agency || country !== absent.country)
      .flatMap((agency) => agencyItems.map((item) => ({ country, agency, item }))),
    ...teamItems.map((item) => ({ country, agency: null, item })),
  ]);

  /** Every third answer, in every state, with every rating. */
  const write = async (turn: number) => {
    const said: RecordInput[] = [];
    const decided: RecordInput[] = [];
    for (const [index, place] of places.entries()) {
      const { state, rating } = lotOf(index);
      if (index % 3 !== turn || state === 'untouched') continue;
      const status = state === 'begun' ? 'IN_PROGRESS' : 'SUBMITTED';
      said.push(inputFor(place, { rating, status, narrative: `Says ${index}.` }));
      if (state !== 'ACCEPTED' && state !== 'RETURNED') continue;
      decided.push(inputFor(place, { status: state, baseRevision: 1, note: 'Seen.' }));
    }
    for (const inputs of [said, decided]) {
      const entries = inputs.map((input) => ({ author: coordinator, input }));
      const outcomes = await recordResponses(world.database, entries);
      expect(outcomes.map(({ kind }) => kind)).toEqual(entries.map(() => 'RECORDED'));
    }
  };
  beforeAll(async () => {
    const { database } = opened();
    world = await createWorld(database, variedCatalogue());
    asker = await openOverview(database);
    coordinator = world.coordinator;
    await write(0);
    await letDaysPass(database, 20);
    await write(1);
    await letDaysPass(database, 6);
    await write(2);
    await letDaysPass(database, 4);
  }, 120_000);
  afterAll(() => asker.close());

  const published = async () =>
    (
      await asker.ask<{ responses: { nodes: ShownAnswer[] } }>(
        coordinator,
        `{ responses(first: 200) { nodes { ${answerFields} } } }`,
      )
    ).responses.nodes;
  const contradictions = async (args = '') =>
    (
      await asker.ask<{
        contradictions: {
          nodes: ShownContradiction[];
          totalCount: number;
          hasNextPage: boolean;
          endCursor: string;
        };
      }>(
        coordinator,
        `{ contradictions${args} { nodes { countryCode itemCode steps answers { ${answerFields} } }
          totalCount hasNextPage endCursor } }`,
      )
    ).contradictions;

  test('answers of agencies that lie two steps apart contradict each other, as a plain recount finds them', async () => {
    const found = await contradictions('(first: 50)');
    const expected = contradictionsIn(await published());
    expect(expected.length).toBeGreaterThan(5);
    expect(found.nodes).toEqual(expected);
    expect(found).toMatchObject({ totalCount: expected.length, hasNextPage: false });

    const paged: ShownContradiction[] = [];
    let after = '';
    do {
      const page = await contradictions(`(first: 2${after && `, after: "${after}"`})`);
      expect(page.totalCount).toBe(expected.length);
      paged.push(...page.nodes);
      after = page.hasNextPage ? page.endCursor : '';
    } while (after);
    expect(paged).toEqual(expected);
    expect((await contradictions('(first: 50, countries: ["KEN"])')).nodes).toEqual(
      expected.filter(({ countryCode }) => countryCode === 'KEN'),
    );
    const inArea = expected.filter(({ itemCode }) => itemCode.startsWith('ANL'));
    expect(inArea.length).toBeGreaterThan(0);
    expect(inArea.length).toBeLessThan(expected.length);
    expect(await contradictions('(first: 50, area: 1)')).toMatchObject({
      nodes: inArea,
      totalCount: inArea.length,
    });
    expect((await contradictions('(area: 7)')).totalCount).toBe(0);
    expect(await asker.refusal(coordinator, '{ contradictions(first: 51) { totalCount } }')).toBe(
      'BAD_USER_INPUT',
    );
    expect(await asker.refusal(coordinator, '{ contradictions(after: "x") { totalCount } }')).toBe(
      'BAD_USER_INPUT',
    );
  });

  test('what stops being so stops contradicting: a draft, a return, another rating', async () => {
    const [first] = (await contradictions('(first: 1)')).nodes;
    if (!first) throw new Error('nothing contradicts');
    const { countryCode: country, itemCode: item } = first;
    const extreme = (rating: string | null) => rating === first.answers[0]?.rating;
    for (const { agencyCode: agency, rating, status } of first.answers) {
      if (!extreme(rating)) continue;
      const baseRevision = status === 'ACCEPTED' ? 2 : 1;
      const back = inputFor({ country, agency, item }, { status: 'IN_PROGRESS', baseRevision });
      await recorded(world.database, coordinator, back);
    }
    const now = (await contradictions('(first: 50)')).nodes;
    expect(now).toEqual(contradictionsIn(await published()));
    expect(now.find((one) => one.countryCode === country && one.itemCode === item)).not.toEqual(first);
  });

  test('what was accepted without evidence is listed, of an area alone where one is asked for', async () => {
    const rated = (await published()).filter(
      ({ status, rating }) =>
        status === 'ACCEPTED' && ['APPROACHES', 'MEETS', 'EXCEEDS'].includes(rating ?? ''),
    );
    const list = async (args: string) =>
      (
        await asker.ask<{ acceptedWithoutEvidence: { nodes: ShownAnswer[]; totalCount: number } }>(
          coordinator,
          `{ acceptedWithoutEvidence(first: 50${args}) { nodes { ${answerFields} } totalCount } }`,
        )
      ).acceptedWithoutEvidence;
    const inOrder = (answers: readonly ShownAnswer[]) =>
      answers.toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
    expect(await list('')).toEqual({ nodes: inOrder(rated), totalCount: rated.length });
    const inArea = rated.filter(({ itemCode }) => itemCode.startsWith('ANL'));
    expect(inArea.length).toBeGreaterThan(0);
    expect(inArea.length).toBeLessThan(rated.length);
    expect(await list(', area: 1')).toEqual({ nodes: inOrder(inArea), totalCount: inArea.length });
    expect((await list(', area: 7')).totalCount).toBe(0);
  });

  test('decisions are counted by their age in working days, by each place’s own calendar, and listed behind it', async () => {
    const days = { startsOn: dayFromToday(-9), endsOn: dayFromToday(-2) };
    await asker.ask(
      coordinator,
      `mutation ($input: DeclarePauseInput!) { declarePause(input: $input) { id } }`,
      {
        input: { country: 'KEN', agency: 'UNICEF', kind: 'OUTAGE', ...days },
      },
    );
    const submitted = submissionsIn(await readEvents(world.database));
    const age = ({ country, agency }: Place, since: string) => {
      const own = country === 'KEN' && agency === 'UNICEF';
      const pauses = own ? [{ kind: 'OUTAGE' as const, ...days }] : [];
      const calendar = { ...data.weekendOf(country), ...data.holidaysOf(country), pauses };
      return countWorkingDays(calendar, since, dayFromToday(0)).workingDays;
    };
    const waiting = (await published())
      .filter(({ status }) => status === 'SUBMITTED')
      .map((one) => {
        const key = `${one.countryCode}/${one.agencyCode}/${one.itemCode}`;
        const place = { country: one.countryCode, agency: one.agencyCode, item: one.itemCode };
        return { key, age: age(place, submitted.get(key) ?? '') };
      });
    const { decisionAges } = await asker.ask<{ decisionAges: { ages: ShownAge[]; today: string } }>(
      coordinator,
      '{ decisionAges { ages { atLeast atMost count } today cursor } }',
    );
    expect(decisionAges.today).toBe(dayFromToday(0));
    expect(new Set(waiting.map((one) => one.age)).size).toBeGreaterThan(3);
    for (const { atLeast, atMost, count } of decisionAges.ages) {
      const keys = waiting
        .filter((one) => one.age >= atLeast && (atMost === null || one.age <= atMost))
        .map(({ key }) => key);
      expect({ atLeast, count }).toEqual({ atLeast, count: keys.length });
      const listed: string[] = [];
      let after: string | null = null;
      do {
        const { waitingDecisions: page }: { waitingDecisions: Page } = await asker.ask(
          coordinator,
          listSource,
          {
            atLeast,
            atMost,
            after,
          },
        );
        expect(page.totalCount).toBe(count);
        listed.push(...page.nodes.map((one) => `${one.countryCode}/${one.agencyCode}/${one.itemCode}`));
        after = page.hasNextPage ? page.endCursor : null;
      } while (after);
      expect(listed.sort()).toEqual(keys.sort());
    }
    const narrowed = `(atLeast: 0, countries: ["KEN"], agencies: ["WHO"], countryTeam: true)`;
    const { waitingDecisions } = await asker.ask<{ waitingDecisions: Page }>(
      coordinator,
      `{ waitingDecisions${narrowed} { nodes { ${answerFields} } totalCount hasNextPage endCursor } }`,
    );
    expect(waitingDecisions.totalCount).toBe(
      waiting.filter(({ key }) => /^KEN\/(WHO|null)\//.test(key)).length,
    );
    for (const wrong of [
      'atLeast: -1',
      'atLeast: 3, atMost: 2',
      'atLeast: 0, first: 201',
      'atLeast: 0, after: "0"',
    ]) {
      const source = `{ waitingDecisions(${wrong}) { totalCount } }`;
      expect(await asker.refusal(coordinator, source), wrong).toBe('BAD_USER_INPUT');
    }
    // Nothing waits any more in a cycle that is closed, and of one that was never opened there are no days.
    const closed = '{ waitingDecisions(cycle: "2025", atLeast: 0) { totalCount } }';
    expect(await asker.ask(coordinator, closed)).toEqual({ waitingDecisions: { totalCount: 0 } });
    expect(await asker.refusal(coordinator, '{ daysAnswered(cycle: "2027") { firstDay } }')).toBe(
      'NOT_FOUND',
    );
  });

  test('the days that many wait since are counted as each alone would be', () => {
    const pauses = [{ kind: 'OUTAGE' as const, startsOn: '2026-10-05', endsOn: '2026-10-09' }];
    const calendar = { ...data.weekendOf('KEN'), ...data.holidaysOf('KEN'), pauses };
    const counted = workingDaysSince(calendar, '2026-06-01', '2026-11-30');
    expect(counted.size).toBe(183);
    for (const [since, workingDays] of counted) {
      expect({ since, workingDays }).toEqual({
        since,
        workingDays: countWorkingDays(calendar, since, '2026-11-30').workingDays,
      });
    }
  });

  test('how many were answered at the end of each day follows from the log, read at once or bit by bit', async () => {
    const days = async (who: OverviewAsker) =>
      (
        await who.ask<{ daysAnswered: { firstDay: string; parties: Party[]; cursor: string } }>(
          coordinator,
          '{ daysAnswered { firstDay parties { agencyCode answered } cursor } }',
        )
      ).daysAnswered;
    type ByDay = { total: number[]; rows: { code: string | null; answered: number[] }[] };
    const byDay = async (who: OverviewAsker, by: string, area = '') =>
      (
        await who.ask<{ answeredByDay: ByDay }>(
          coordinator,
          `{ answeredByDay(by: ${by}${area}) { total rows { code answered } } }`,
        )
      ).answeredByDay;
    /** What the answers’ own events say, by region, section and area, agrees with what their cells say. */
    const expectSame = async (who: OverviewAsker, { parties }: { parties: Party[] }) => {
      const all = sumOfDays(parties.map(({ answered }) => answered));
      const byAgency = await byDay(who, 'AGENCY');
      expect(byAgency.rows).toEqual(
        parties.map(({ agencyCode, answered }) => ({ code: agencyCode, answered })),
      );
      for (const by of ['REGION', 'SECTION']) {
        const { total, rows } = await byDay(who, by);
        expect(total).toEqual(all);
        expect(sumOfDays(rows.map(({ answered }) => answered))).toEqual(all);
      }
      const { rows } = await byDay(who, 'AREA');
      for (const { code, answered } of rows) {
        const inArea = await byDay(who, 'SECTION', `, area: ${code}`);
        expect(inArea.total).toEqual(answered);
        expect(sumOfDays(inArea.rows.map((row) => row.answered))).toEqual(answered);
      }
      expect(await byDay(who, 'AREA', ', area: 5')).toEqual({ total: [], rows: [] });
      return rows;
    };
    const before = await days(asker);
    const areasBefore = await expectSame(asker, before);
    expect(areasBefore.map(({ code }) => code)).toEqual(['1', '6']);
    expect(before.firstDay).toBe(dayFromToday(-30));
    expect(before.parties).toEqual(daysIn(await readEvents(world.database), before.firstDay));

    // An answer is taken back, one comes in, and an agency leaves with all of its answers.
    const [answered] = (await published()).filter(({ status }) => status === 'SUBMITTED');
    if (!answered) throw new Error('nothing is submitted');
    const place = { country: answered.countryCode, agency: answered.agencyCode, item: answered.itemCode };
    await recorded(world.database, coordinator, inputFor(place, { status: 'IN_PROGRESS', baseRevision: 1 }));
    const untouched = places.find((_, index) => lotOf(index).state === 'untouched');
    if (!untouched) throw new Error('everything was written');
    await recorded(world.database, coordinator, inputFor(untouched, { status: 'SUBMITTED' }));
    await asker.ask(
      coordinator,
      `mutation { changePresence(cycle: "2026", lines: [{ country: "JPN", agency: "WHO", presence: NONE }]) { done } }`,
    );
    const later = await days(asker);
    expect(later.parties).toEqual(daysIn(await readEvents(world.database), later.firstDay));
    expect(later.parties).not.toEqual(before.parties);
    const areasLater = await expectSame(asker, later);
    const another = await openOverview(world.database);
    expect(await days(another)).toEqual(later);
    expect(await expectSame(another, later)).toEqual(areasLater);
    // The agency comes back with what it had said.
    await asker.ask(
      coordinator,
      `mutation { changePresence(cycle: "2026", lines: [{ country: "JPN", agency: "WHO", presence: RESIDENT }]) { done } }`,
    );
    await expectSame(asker, await days(asker));
    await asker.ask(
      coordinator,
      `mutation { changePresence(cycle: "2026", lines: [{ country: "JPN", agency: "WHO", presence: NONE }]) { done } }`,
    );
    await expectSame(asker, await days(asker));
    await another.close();
    const { progressMatrix } = await asker.ask<{
      progressMatrix: { cells: { submitted: number; accepted: number }[] };
    }>(coordinator, '{ progressMatrix { cells { submitted accepted } } }');
    expect(later.parties.reduce((sum, { answered: each }) => sum + (each.at(-1) ?? 0), 0)).toBe(
      progressMatrix.cells.reduce((sum, { submitted, accepted }) => sum + submitted + accepted, 0),
    );
  });
});

const placeOf = ({ countryCode, agencyCode, itemCode }: ShownAnswer) =>
  `${countryCode} ${agencyCode ?? ''} ${itemCode}`;

function sumOfDays(lines: readonly number[][]): number[] {
  const days = Math.max(0, ...lines.map(({ length }) => length));
  return Array.from({ length: days }, (_, day) => lines.reduce((sum, line) => sum + (line[day] ?? 0), 0));
}

type Page = { nodes: ShownAnswer[]; totalCount: number; hasNextPage: boolean; endCursor: string | null };
type Party = { agencyCode: string | null; answered: number[] };

const listSource = `query ($atLeast: Int!, $atMost: Int, $after: String) {
  waitingDecisions(atLeast: $atLeast, atMost: $atMost, first: 10, after: $after) {
    nodes { ${answerFields} } totalCount hasNextPage endCursor } }`;

/** In which state an answer is and how it is rated, as if by lot. */
function lotOf(index: number) {
  const lot = Math.imul(index + 1, 2_654_435_761) >>> 0;
  const states = ['untouched', 'begun', 'submitted', 'ACCEPTED', 'RETURNED', 'submitted'] as const;
  return {
    state: states[(lot >>> 8) % states.length] ?? 'untouched',
    rating: ratings[(lot >>> 16) % ratings.length] ?? null,
  };
}

/** Pair by pair, written apart from the statement. */
function contradictionsIn(answers: readonly ShownAnswer[]): ShownContradiction[] {
  const stepOf = ({ rating }: ShownAnswer) => scale.indexOf(rating ?? '');
  const rated = answers.filter(
    (one) => one.agencyCode !== null && ['SUBMITTED', 'ACCEPTED'].includes(one.status) && stepOf(one) >= 0,
  );
  const text = (one: { countryCode: string; itemCode: string }) => `${one.countryCode} ${one.itemCode}`;
  const found = new Map<string, ShownContradiction>();
  for (const one of rated) {
    for (const other of rated) {
      const steps = stepOf(other) - stepOf(one);
      if (text(one) !== text(other) || steps < 2) continue;
      const known = found.get(text(one));
      if (known && known.steps >= steps) continue;
      const { countryCode, itemCode } = one;
      const all = rated.filter((each) => text(each) === text(one));
      all.sort((a, b) => stepOf(a) - stepOf(b) || ((a.agencyCode ?? '') < (b.agencyCode ?? '') ? -1 : 1));
      found.set(text(one), { countryCode, itemCode, steps, answers: all });
    }
  }
  return [...found.values()].sort((a, b) => b.steps - a.steps || (text(a) < text(b) ? -1 : 1));
}

/** On which day each answer was submitted last. */
function submissionsIn(events: readonly LogEvent[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { changes, countryCode, agencyCode, itemCode, at } of events) {
    if (!changes.some(({ field, to }) => field === 'status' && to === 'SUBMITTED')) continue;
    found.set(`${countryCode}/${agencyCode}/${itemCode}`, at.toISOString().slice(0, 10));
  }
  return found;
}

/** Follows the counts of each cell from event to event. */
function daysIn(events: readonly LogEvent[], firstDay: string): Party[] {
  const cells = new Map<string, number>();
  const parties = new Map<string, number[]>();
  const count = Math.round((Date.parse(dayFromToday(0)) - Date.parse(firstDay)) / 86_400_000) + 1;
  for (const { kind, progress, countryCode, agencyCode, cycleCode, at } of events) {
    if (cycleCode !== '2026' || !progress || !['RESPONSE_RECORDED', 'PRESENCE_CHANGED'].includes(kind))
      continue;
    const cell = `${countryCode}/${agencyCode}`;
    const now = progress.submitted + progress.accepted;
    const step = now - (cells.get(cell) ?? 0);
    cells.set(cell, now);
    const days = parties.get(agencyCode ?? '') ?? new Array<number>(count).fill(0);
    const from = Math.round((Date.parse(at.toISOString().slice(0, 10)) - Date.parse(firstDay)) / 86_400_000);
    parties.set(
      agencyCode ?? '',
      days.map((sum, day) => (day >= from ? sum + step : sum)),
    );
  }
  return [...parties]
    .sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1))
    .map(([agency, answered]) => ({ agencyCode: agency || null, answered }));
}
