import 'reflect-metadata';
import { graphql } from 'graphql';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildConcordSchema } from '../../server/api/build-schema.ts';
import { readCalendarData } from '../../server/calendars/calendar-data.ts';
import { ChecklistReader } from '../../server/catalogue/checklist-reader.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { LogTail } from '../../server/log/log-tail.ts';
import { WakeUps } from '../../server/log/wake-ups.ts';
import { OverviewResolver } from '../../server/overview/overview.resolver.ts';
import { ProgressResolver } from '../../server/progress/progress.resolver.ts';
import { ProgressByResolver } from '../../server/progress/progress-by.resolver.ts';
import { recordResponses } from '../../server/responses/recording/record-responses.ts';
import { ResponseResolver } from '../../server/responses/response.resolver.ts';
import { strictBackground } from '../support/background.ts';
import {
  absent,
  agencyCodes,
  agencyItems,
  countryCodes,
  createWorld,
  inputFor,
  plannedCycle,
  teamItems,
  worldCatalogue,
} from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';

/** Items of several areas, of one, and of none that others have. */
const areasOf: Readonly<Record<string, number[]>> = {
  'LDR-1': [6],
  'LDR-2': [6, 2],
  'LDR-3': [3, 4, 5],
  'ANL-1': [1],
  'ANL-2': [1, 2],
  'ANL-3': [4],
};
const regions = ['Africa', 'Americas', 'Asia'];
const regionOf = (country: string) => regions[countryCodes.indexOf(country) % regions.length] ?? '';

const states = ['NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'ACCEPTED'] as const;
const ratings = ['MISSING', 'APPROACHES', 'MEETS', 'EXCEEDS', 'NOT_APPLICABLE', null] as const;
type Answer = {
  country: string;
  agency: string | null;
  item: string;
  state: (typeof states)[number];
  rating: (typeof ratings)[number];
};

/** Every answer that is due, each state with every rating. */
const answers: Answer[] = countryCodes
  .flatMap((country) => [
    ...agencyCodes
      .filter((agency) => agency !== absent.agency || country !== absent.country)
      .flatMap((agency) => agencyItems.map((item) => ({ country, agency, item }))),
    ...teamItems.map((item) => ({ country, agency: null, item })),
  ])
  .map((place, index) => {
    const state = states[(index * 7) % states.length] ?? 'NOT_STARTED';
    return { ...place, state, rating: ratings[Math.floor(index / states.length) % ratings.length] ?? null };
  });

const sectionOf = (item: string) => item.split('-')[0] ?? '';
const keysOf = {
  REGION: ({ country }: Answer) => [regionOf(country)],
  COUNTRY: ({ country }: Answer) => [country],
  AGENCY: ({ agency }: Answer) => [agency],
  SECTION: ({ item }: Answer) => [sectionOf(item)],
  AREA: ({ item }: Answer) => (areasOf[item] ?? []).map(String),
  ITEM: ({ item }: Answer) => [item],
} as const;
const dimensions = Object.keys(keysOf) as (keyof typeof keysOf)[];

/** A plain count of some answers, as the API says it. */
function counted(some: readonly Answer[]) {
  const inState = (...wanted: Answer['state'][]) => some.filter(({ state }) => wanted.includes(state));
  const rated = (wanted: Answer['rating']) =>
    inState('SUBMITTED', 'ACCEPTED').filter(({ rating }) => rating === wanted).length;
  return {
    notStarted: inState('NOT_STARTED').length,
    inProgress: inState('IN_PROGRESS').length,
    submitted: inState('SUBMITTED').length,
    returned: inState('RETURNED').length,
    accepted: inState('ACCEPTED').length,
    total: some.length,
    ratings: {
      missing: rated('MISSING'),
      approaches: rated('APPROACHES'),
      meets: rated('MEETS'),
      exceeds: rated('EXCEEDS'),
      notApplicable: rated('NOT_APPLICABLE'),
      unrated: rated(null),
    },
  };
}

const countFields = 'notStarted inProgress submitted returned accepted total';
const fields = `${countFields} ratings { missing approaches meets exceeds notApplicable unrated }`;
type Counted = ReturnType<typeof counted>;
type Shown = {
  progressBy: { total: Counted; rows: { code: string | null; counts: Counted }[]; cursor: string };
};
type Cell = Omit<Counted, 'ratings'> & { countryCode: string; agencyCode: string | null };

describeOnBothEngines('answers counted by region, country, agency, section, area and item', (opened) => {
  let coordinator: Viewer;
  let observer: Viewer;
  let run: (viewer: Viewer, source: string) => ReturnType<typeof graphql>;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const { database } = opened();
    const catalogue = worldCatalogue();
    const items = catalogue.checklist.items.map((item) => ({
      ...item,
      callToActionAreas: areasOf[item.code] ?? [7],
    }));
    const countries = catalogue.countries.map((one) => ({ ...one, region: regionOf(one.code) }));
    const checklist = { ...catalogue.checklist, items };
    const world = await createWorld(database, { ...catalogue, checklist, countries });
    ({ coordinator } = world);
    observer = await world.observer();
    const begun = answers.filter(({ state }) => state !== 'NOT_STARTED');
    const decided = begun.filter(({ state }) => state === 'RETURNED' || state === 'ACCEPTED');
    const said = begun.map(({ state, rating, ...place }) =>
      inputFor(place, {
        rating,
        status: state === 'IN_PROGRESS' ? state : 'SUBMITTED',
        narrative: 'So it is.',
      }),
    );
    const decisions = decided.map(({ state, rating: _, ...place }) =>
      inputFor(place, { status: state, baseRevision: 1, note: 'Seen.' }),
    );
    for (const inputs of [said, decisions]) {
      const outcomes = await recordResponses(
        database,
        inputs.map((input) => ({ author: coordinator, input })),
      );
      expect(outcomes.map(({ kind }) => kind)).toEqual(inputs.map(() => 'RECORDED'));
    }
    const background = strictBackground();
    const tail = new LogTail(database, pino({ level: 'silent' }), background);
    await tail.start();
    const wakeUps = new WakeUps(database, tail, null, pino({ level: 'silent' }), background);
    const schema = buildConcordSchema([
      new ProgressResolver(database, new ChecklistReader(), tail),
      new ProgressByResolver(database),
      new OverviewResolver(database, tail, readCalendarData()),
      new ResponseResolver(database, tail, wakeUps, background),
    ]);
    run = (viewer, source) =>
      graphql({ schema, source, contextValue: { viewer, sessionId: null, address: '' } }) as never;
    close = async () => {
      tail.stop();
      await background.finish();
    };
  }, 60_000);
  afterAll(() => close());

  const ask = async <Data>(viewer: Viewer, source: string) => {
    const { data, errors } = await run(viewer, source);
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data as Data;
  };
  const askBy = async (viewer: Viewer, args: string) =>
    (
      await ask<Shown>(
        viewer,
        `{ progressBy(${args}) { total { ${fields} } rows { code counts { ${fields} } } cursor } }`,
      )
    ).progressBy;

  test.each(dimensions)('by %s a plain recount finds the same, whoever asks', async (by) => {
    for (const viewer of [coordinator, observer]) {
      const { total, rows } = await askBy(viewer, `by: ${by}`);
      expect(total).toEqual(counted(answers));
      const codes = [...new Set(answers.flatMap((answer): (string | null)[] => [...keysOf[by](answer)]))];
      expect(rows.map(({ code }) => code).sort()).toEqual(codes.sort());
      for (const { code, counts } of rows) {
        const own = answers.filter((answer) => (keysOf[by](answer) as (string | null)[]).includes(code));
        expect(counts, `${by} ${code}`).toEqual(counted(own));
      }
    }
  });

  test('rows stand in their order: codes with the country teams last, and the checklist’s own', async () => {
    const codes = async (by: string) => (await askBy(observer, `by: ${by}`)).rows.map(({ code }) => code);
    expect(await codes('AGENCY')).toEqual([...[...agencyCodes].sort(), null]);
    expect(await codes('AREA')).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(await codes('SECTION')).toEqual(['LDR', 'ANL']);
    expect(await codes('ITEM')).toEqual(['LDR-1', 'LDR-2', 'LDR-3', 'ANL-1', 'ANL-2', 'ANL-3']);
  });

  test('filters count what they let through, and the matrix counts the same', async () => {
    const filters: [string, (answer: Answer) => boolean][] = [
      ['area: 2', ({ item }) => areasOf[item]?.includes(2) ?? false],
      ['area: 7', () => false],
      ['section: "ANL"', ({ item }) => sectionOf(item) === 'ANL'],
      ['section: "ANL", area: 1', ({ item }) => item === 'ANL-1' || item === 'ANL-2'],
      [
        'countries: ["KEN", "FJI"], area: 4',
        ({ country, item }) =>
          (country === 'KEN' || country === 'FJI') && (areasOf[item]?.includes(4) ?? false),
      ],
      ['countries: []', () => false],
      [
        'agencies: ["WHO"], area: 6',
        ({ agency, item }) => agency === 'WHO' && (areasOf[item]?.includes(6) ?? false),
      ],
      ['agencies: ["WHO"], countryTeam: true', ({ agency }) => agency === 'WHO' || agency === null],
    ];
    for (const [args, passes] of filters) {
      const wanted = counted(answers.filter(passes));
      expect((await askBy(observer, `by: ITEM, ${args}`)).total, args).toEqual(wanted);
      const { ratings: _, ...counts } = wanted;
      expect(await sumOfMatrix(args), args).toEqual(counts);
    }
    const item = counted(answers.filter((answer) => answer.item === 'LDR-3'));
    const { ratings: _, ...counts } = item;
    expect(await sumOfMatrix('item: "LDR-3"')).toEqual(counts);
  });

  const sumOfMatrix = async (args: string) => {
    const source = `{ progressMatrix(${args}) { cells { countryCode agencyCode ${countFields} } } }`;
    const { progressMatrix } = await ask<{ progressMatrix: { cells: Cell[] } }>(observer, source);
    const sum = (name: keyof Omit<Cell, 'countryCode' | 'agencyCode'>) =>
      progressMatrix.cells.reduce((before, cell) => before + cell[name], 0);
    return {
      notStarted: sum('notStarted'),
      inProgress: sum('inProgress'),
      submitted: sum('submitted'),
      returned: sum('returned'),
      accepted: sum('accepted'),
      total: sum('total'),
    };
  };

  test('an area lets the same answers through in lists, and in what waits for a decision', async () => {
    type Listed = { nodes: { itemCode: string }[]; totalCount: number };
    for (const area of [1, 4, 7]) {
      const own = answers.filter(({ item }) => areasOf[item]?.includes(area));
      const submitted = own.filter(({ state }) => state === 'SUBMITTED');
      const fields = '{ totalCount nodes { itemCode } }';
      const { responses, waitingDecisions } = await ask<{ responses: Listed; waitingDecisions: Listed }>(
        coordinator,
        `{ responses(area: ${area}, first: 200) ${fields} waitingDecisions(area: ${area}, atLeast: 0, first: 200) ${fields} }`,
      );
      const itemsOf = ({ nodes }: Listed) => nodes.map(({ itemCode }) => itemCode).sort();
      expect(itemsOf(responses)).toEqual(
        own
          .filter(({ state }) => state !== 'NOT_STARTED')
          .map(({ item }) => item)
          .sort(),
      );
      expect(itemsOf(waitingDecisions)).toEqual(submitted.map(({ item }) => item).sort());
      expect(waitingDecisions.totalCount).toBe(submitted.length);
    }
  });

  test('a cycle that hasn’t opened counts nothing, and says so', async () => {
    const { errors } = await run(observer, `{ progressBy(by: AREA, cycle: "${plannedCycle}") { cursor } }`);
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(errors?.[0]?.message).toContain('has not been opened');
  });
});
