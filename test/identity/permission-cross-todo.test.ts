import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { insertPerson } from '../support/builders.ts';
import { responseFields, usePermissionWorld } from './permission-asking.ts';
import { isPublished, mayChange, statusOf } from './permission-oracle.ts';
import { type Asker, answers, itemOf, openCycle, reports } from './permission-world.ts';

const prepared = usePermissionWorld();

type Todo = {
  viewer: {
    todo: {
      nodes: {
        kind: string;
        response: { cycleCode: string; countryCode: string; agencyCode: string | null; itemCode: string };
      }[];
    };
  };
};

describe('what waits for everybody', { timeout: 60_000 }, () => {
  test('are the returned answers that they write, and the submitted ones that they accept: no draft, and none of a closed cycle', async () => {
    const { askWell, world, tried } = prepared();
    const source = `{ viewer { todo(first: 200) { nodes { kind response { ${responseFields} } by { id } note } } } }`;
    for (const { name, viewer } of world.askers) {
      if (!viewer) continue;
      const { todo } = (await askWell<Todo>(viewer, source)).viewer;
      const told = todo.nodes.map(({ kind, response }) => {
        const { cycleCode, countryCode, agencyCode, itemCode } = response;
        return `${kind} ${cycleCode}/${countryCode}/${agencyCode}/${itemCode}`;
      });
      // A token that only reads tells what waits for its owner.
      const owner = { ...viewer, readOnly: false };
      const due = answers.filter(
        ({ cycle, country, owner: of, story }) =>
          cycle === openCycle && reports(of, country) && isPublished({ cycle, country, owner: of, story }),
      );
      const expected = due.flatMap((answer) => {
        const status = statusOf[answer.story];
        const decides = mayChange(owner, answer, 'ACCEPT');
        const waits =
          status === 'SUBMITTED' && decides
            ? 'TO_DECIDE'
            : status === 'RETURNED' && !decides && mayChange(owner, answer, 'DRAFT')
              ? 'TO_FIX'
              : null;
        return waits ? [`${waits} ${answer.cycle}/${answer.country}/${answer.owner}/${itemOf(answer)}`] : [];
      });
      expect(told.sort(), name).toEqual(expected.sort());
      tried(answers.length);
    }
    expect((await prepared().ask(null, source)).data).toEqual({ viewer: null });
  });
});

/** By name, who says for UNICEF whether it asks for a second person, and who learns to whom an answer of it can go back. */
const secondPerson: [operation: string, allowed: readonly string[]][] = [
  [
    'mutation { askForSecondPerson(agency: "UNICEF", country: "KEN", asked: true) }',
    ['focal point of UNICEF in KEN', 'focal point of UNICEF everywhere'],
  ],
  ['mutation { askForSecondPerson(agency: "UNICEF", asked: false) }', ['focal point of UNICEF everywhere']],
  [
    '{ whoTakesUp(places: [{ country: "KEN", agency: "UNICEF" }]) { id } }',
    ['coordinator', 'coordinator’s token for UNICEF in KEN'],
  ],
  [
    '{ whoTakesUp(places: [{ country: "KEN", agency: "UNICEF" }, { country: "PER" }]) { id } }',
    ['coordinator'],
  ],
];

describe('a second person', { timeout: 60_000 }, () => {
  test('is asked for by focal points, and what is ready waits for them: no coordinator, contributor or other agency', async () => {
    const { ask, askWell, forEverybody, world, tried } = prepared();
    for (const [source, allowed] of secondPerson) {
      await forEverybody(source, [{}], async ({ name, viewer }) => {
        const { errors } = await ask(viewer, source);
        const codes = errors?.map(({ extensions }) => extensions.code) ?? [];
        expect(codes, `${name}: ${source}`).toEqual(allowed.includes(name) ? [] : ['FORBIDDEN']);
        tried(1);
      });
    }
    const focal = world.askers.find(({ name }) => name === 'focal point of UNICEF in KEN')?.viewer ?? null;
    await askWell(focal, secondPerson[0]?.[0] ?? '');
    const source =
      '{ viewer { todo(first: 200) { nodes { kind response { countryCode agencyCode itemCode } } } } }';
    const setting = '{ secondPerson(country: "KEN") { askedBy mayBeAskedBy } }';
    for (const { name, viewer } of world.askers) {
      if (!viewer) continue;
      const { todo } = (await askWell<Todo>(viewer, source)).viewer;
      const focalPoint = name.startsWith('focal point of UNICEF');
      const ready = {
        kind: 'TO_SUBMIT',
        response: { countryCode: 'KEN', agencyCode: 'UNICEF', itemCode: 'A-WITHDRAWN' },
      };
      expect(
        todo.nodes.filter(({ kind }) => kind === 'TO_SUBMIT'),
        name,
      ).toEqual(focalPoint ? [ready] : []);
      const mayBeAskedBy = focalPoint ? ['UNICEF'] : name.startsWith('focal point of WHO') ? ['WHO'] : [];
      expect(await askWell(viewer, setting), name).toEqual({
        secondPerson: { askedBy: ['UNICEF'], mayBeAskedBy },
      });
      tried(2);
    }
    await askWell(focal, 'mutation { askForSecondPerson(agency: "UNICEF", country: "KEN", asked: false) }');
  });
});

describe('who endorses', { timeout: 60_000 }, () => {
  test('only the Resident Coordinator, what the country team of their country answers, and nothing is changed by asking', async () => {
    const { ask, logEnd, world, tried } = prepared();
    const source = `mutation ($input: RecordResponseInput!) { recordResponse(input: $input) {
      __typename ... on ResponseRefused { code } } }`;
    const resident: Asker = {
      name: 'Resident Coordinator of KEN',
      viewer: {
        ...(await insertPerson(world.database, [])),
        memberships: [
          { role: 'COUNTRY_LEAD', agencyCode: null, countryCode: 'KEN', residentCoordinator: true },
        ],
      },
    };
    const before = await logEnd();
    for (const { name, viewer } of [...world.askers, resident]) {
      for (const answer of answers.filter(
        ({ cycle, story }) => cycle === openCycle && story === 'SUBMITTED',
      )) {
        const { country, owner: agency } = answer;
        const input = {
          mutationId: randomUUID(),
          country,
          agency,
          item: itemOf(answer),
          baseRevision: 0,
          endorse: true,
        };
        const { data, errors } = await ask<{ recordResponse: { code?: string } }>(viewer, source, { input });
        const code = errors?.[0]?.extensions.code ?? data?.recordResponse.code;
        const theirs = name === resident.name && country === 'KEN' && agency === null;
        // The cycle of this world asks for no endorsement.
        expect(code, `${name}, ${country}, ${agency}`).toBe(
          viewer === null ? 'UNAUTHENTICATED' : theirs ? 'INVALID' : 'FORBIDDEN',
        );
        tried(1);
      }
    }
    expect(await logEnd()).toBe(before);
  });
});

test('a new look at an answer is asked for by the country’s lead and by coordinators', async () => {
  const { ask, forEverybody, tried } = prepared();
  const source =
    'mutation ($input: NewLookInput!) { askForNewLook(input: $input) { comment { text mentions { name } } } }';
  const [place, draft] = ['A-SUBMITTED', 'A-DRAFTED'].map((item) => ({
    country: 'KEN',
    agency: 'UNICEF',
    item,
  }));
  const allowed = ['coordinator', 'coordinator’s token for UNICEF in KEN', 'lead of KEN'];
  await forEverybody(
    source,
    [{ input: { ...place, mutationId: randomUUID() } }],
    async ({ name, viewer }) => {
      const codesOf = async (where: typeof place) => {
        const { errors } = await ask(viewer, source, { input: { ...where, mutationId: randomUUID() } });
        return errors?.map(({ extensions }) => extensions.code) ?? [];
      };
      expect(await codesOf(place), name).toEqual(allowed.includes(name) ? [] : ['FORBIDDEN']);
      expect(await codesOf(draft), name).toEqual(['FORBIDDEN']);
      tried(2);
    },
  );
});
