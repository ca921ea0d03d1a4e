import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { encodeNodeId } from '../../schema/node-id.ts';
import { verifySnapshots } from '../../server/cycles/verify-snapshots.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { loadCatalogue } from '../../server/loading/load-catalogue.ts';
import { wrongCells } from '../catalogue/whole-database.ts';
import { askComparison, expectPlainCounts } from '../comparison/ask-comparison.ts';
import { type Dimension, readRecorded } from '../comparison/plain-comparison.ts';
import { expectSound } from '../responses/stored.ts';
import { insertPerson } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { type Carried, expectedLinks, openApi, yearOne, yearTwoWithNewItem } from './two-years.ts';

type Place = { country: string; agency: string | null; item: string };
type Frozen = {
  id: string;
  agencyCode: string | null;
  itemCode: string;
  status: string;
  rating: string | null;
  narrative: string | null;
  addenda: { note: string; changes: { field: string; to: string | null }[] }[];
};

const outcome = `__typename ... on ResponseRefused { code }
  ... on ResponseRecorded { response { status rating narrative revision late endorsement { revision } } progress { carried } }`;
const nobodysCycles = { cycles: [], presence: new Map() };
const days = 'closesOn: "2099-11-30"';

describeOnBothEngines('two years through the API', (opened) => {
  test('go from the first plan to a second record, and say the same as a plain recount after every step', async () => {
    const { database } = opened();
    await loadCatalogue(database, { ...yearOne(), ...nobodysCycles });
    const { ask, close } = openApi(database);
    const person = (...of: [Viewer['memberships'][number]['role'], string | null, string | null]) =>
      insertPerson(database, [{ role: of[0], agencyCode: of[1], countryCode: of[2] }]);
    const coordinator = await person('COORDINATOR', null, null);
    const observer = await person('OBSERVER', null, null);
    const unicefInKenya = await person('FOCAL_POINT', 'UNICEF', 'KEN');
    const unicef = await person('FOCAL_POINT', 'UNICEF', null);
    const who = await person('FOCAL_POINT', 'WHO', 'KEN');
    const lead = await person('COUNTRY_LEAD', null, 'KEN');
    const residentCoordinator = await insertPerson(database, [
      { role: 'COUNTRY_LEAD', agencyCode: null, countryCode: 'KEN', residentCoordinator: true },
    ]);

    /** Counts are a recount, the chain goes through, and every snapshot is what the log says. */
    const expectWhole = async () => {
      await expectSound(database);
      expect((await verifySnapshots(database)).flatMap(({ problem }) => problem ?? [])).toEqual([]);
    };
    const step = async (call: string) => {
      const fields =
        '{ done answersDue answersLeaving answersCarried answersUnfinished obstacles { code } cycle { state } }';
      const { taken } = await ask<{ taken: Record<string, unknown> }>(
        coordinator,
        `mutation { taken: ${call} ${fields} }`,
      );
      await expectWhole();
      return taken;
    };
    const revisions = new Map<string, number>();
    type Outcome = { __typename: string; code?: string; response?: Record<string, unknown> };
    /** What somebody says on top of what there is; the code where it is refused. */
    const say = async (cycle: string, viewer: Viewer, { country, agency, item }: Place, fields: string) => {
      const key = [cycle, country, agency, item].join('/');
      const { recordResponse } = await ask<{ recordResponse: Outcome }>(
        viewer,
        `mutation { recordResponse(input: { mutationId: "${randomUUID()}", cycle: "${cycle}", country: "${country}", item: "${item}",
          agency: ${JSON.stringify(agency)}, baseRevision: ${revisions.get(key) ?? 0}, ${fields} }) { ${outcome} } }`,
      );
      expect(await wrongCells(database)).toEqual([]);
      if (recordResponse.response) revisions.set(key, Number(recordResponse.response.revision));
      return recordResponse.response ?? recordResponse.code ?? recordResponse.__typename;
    };
    const inKenya = (item: string, agency: string | null = 'UNICEF'): Place => ({
      country: 'KEN',
      agency,
      item,
    });
    const inPeru = { country: 'PER', agency: 'UNICEF', item: 'LDR-2' };
    const handIn = (rating: string, narrative: string) =>
      `status: SUBMITTED, rating: ${rating}, narrative: "${narrative}"`;
    const frozen = async (cycle: string, name: string, country = 'KEN', viewer = coordinator) =>
      (
        await ask<{ snapshotAnswers: Frozen[] }>(
          viewer,
          `{ snapshotAnswers(cycle: "${cycle}", name: "${name}", country: "${country}") { id agencyCode itemCode status rating
            narrative addenda { note changes { field to } } } }`,
        )
      ).snapshotAnswers;
    const frozenAt = async (cycle: string, name: string, { country, agency, item }: Place, viewer?: Viewer) =>
      (await frozen(cycle, name, country, viewer)).find(
        ({ agencyCode, itemCode }) => agencyCode === agency && itemCode === item,
      );
    const snapshots = async (cycle: string) =>
      (
        await ask<{ snapshots: { name: string; closing: boolean; digest: string }[] }>(
          observer,
          `{ snapshots(cycle: "${cycle}") { name closing digest } }`,
        )
      ).snapshots;
    const waiting = async (viewer: Viewer) =>
      (
        await ask<{ viewer: { todo: { nodes: { kind: string; response: { itemCode: string } }[] } } }>(
          viewer,
          '{ viewer { todo { nodes { kind response { itemCode } } } } }',
        )
      ).viewer.todo.nodes.map(({ kind, response }) => `${kind} ${response.itemCode}`);

    // The first year is planned, gets its agencies, and opens.
    const plan = `planCycle(cycle: "2026", opensOn: "2026-01-15", ${days}, endorsement: true)`;
    expect(await step(plan)).toMatchObject({ done: true, cycle: { state: 'PLANNED' } });
    const present = `{ country: "KEN", agency: "UNICEF", presence: RESIDENT }, { country: "KEN", agency: "WHO", presence: NON_RESIDENT },
      { country: "PER", agency: "UNICEF", presence: PROJECT_STAFF }`;
    expect(await step(`changePresence(cycle: "2026", lines: [${present}])`)).toMatchObject({
      done: true,
      answersDue: 21,
    });
    expect(await step('openCycle(cycle: "2026", dryRun: true)')).toMatchObject({
      done: false,
      answersDue: 23,
      answersCarried: 0,
      obstacles: [],
    });
    expect(await step('openCycle(cycle: "2026")')).toMatchObject({ done: true, cycle: { state: 'OPEN' } });

    // It is answered, endorsed, returned to a person who takes it up, and accepted.
    const words = {
      'LDR-2': 'MEETS',
      'LDR-3': 'MEETS',
      'LDR-4': 'MEETS',
      'ANL-1': 'APPROACHES',
      'ANL-2': 'MEETS',
      'ANL-3': 'MISSING',
      'ANL-4': 'EXCEEDS',
    };
    for (const [item, rating] of Object.entries(words)) {
      expect(
        await say('2026', unicefInKenya, inKenya(item), handIn(rating, `${item} in 2026`)),
      ).toMatchObject({ status: 'SUBMITTED', late: false });
    }
    await say('2026', unicef, inPeru, handIn('MEETS', 'Peru in 2026'));
    await say('2026', who, inKenya('LDR-2', 'WHO'), handIn('MISSING', 'Nothing yet'));
    await say('2026', who, inKenya('ANL-1', 'WHO'), 'status: IN_PROGRESS, narrative: "A draft"');
    const teams = inKenya('LDR-1', null);
    await say('2026', lead, teams, handIn('MEETS', 'The team in 2026'));
    expect(await say('2026', coordinator, teams, 'status: ACCEPTED')).toBe('NOT_ENDORSED');
    expect(await waiting(residentCoordinator)).toContain('TO_ENDORSE LDR-1');
    expect(await say('2026', residentCoordinator, teams, 'endorse: true')).toMatchObject({
      endorsement: { revision: 1 },
    });
    expect(await say('2026', coordinator, teams, 'status: ACCEPTED')).toMatchObject({ status: 'ACCEPTED' });
    const toAda = encodeNodeId('Person', unicefInKenya.personId);
    await say(
      '2026',
      coordinator,
      inKenya('LDR-2'),
      `status: RETURNED, note: "Which letter?", returnTo: "${toAda}"`,
    );
    expect(await waiting(unicefInKenya)).toEqual(['TO_FIX LDR-2']);
    expect(await waiting(unicef)).toEqual([]);
    await say('2026', unicefInKenya, inKenya('LDR-2'), 'status: SUBMITTED, narrative: "The letter of May"');
    expect(await waiting(unicefInKenya)).toEqual([]);
    for (const place of [inKenya('LDR-2'), inKenya('ANL-2'), inPeru]) {
      expect(await say('2026', coordinator, place, 'status: ACCEPTED')).toMatchObject({ status: 'ACCEPTED' });
    }
    await say('2026', coordinator, inKenya('LDR-2', 'WHO'), 'status: RETURNED, note: "Say more."');

    // What is missing gets a next step, which is still to be done when the year ends.
    type Step = { id: string; revision: number; text: string };
    const addStep = async (cycle: string, item: string, text: string) =>
      (
        await ask<{ addStep: { step: Step } }>(
          unicefInKenya,
          `mutation { addStep(input: { mutationId: "${randomUUID()}", cycle: "${cycle}", country: "KEN", agency: "UNICEF", item: "${item}",
            text: "${text}", owner: "${toAda}", dueOn: "2026-11-01" }) { step { id revision text } } }`,
        )
      ).addStep.step;
    const planOf = async (cycle: string) =>
      (
        await ask<{ steps: { open: number; done: number; nodes: { items: string[]; step: Step }[] } }>(
          observer,
          `{ steps(cycle: "${cycle}") { open done nodes { items step { id revision text } } } }`,
        )
      ).steps;
    const begun = await addStep('2026', 'ANL-1', 'Ask the ministry');
    await expectWhole();
    expect(await planOf('2026')).toMatchObject({ open: 1, done: 0, nodes: [{ items: ['ANL-1'] }] });

    // It is kept in the middle and at the end, and an addendum stands beside what was recorded.
    expect(await step('takeSnapshot(cycle: "2026", name: "Mid-year update")')).toMatchObject({ done: true });
    await say('2026', unicefInKenya, inKenya('ANL-4'), 'narrative: "ANL-4 at the end of 2026"');
    expect(await step('closeCycle(cycle: "2026")')).toMatchObject({ done: true, answersUnfinished: 14 });
    expect(await say('2026', unicefInKenya, inKenya('ANL-4'), 'narrative: "Too late"')).toBe(
      'CYCLE_NOT_OPEN',
    );
    const first = await snapshots('2026');
    expect(first).toMatchObject([
      { name: 'Mid-year update', closing: false },
      { name: 'Closing', closing: true },
    ]);
    expect(await frozenAt('2026', 'Mid-year update', inKenya('ANL-4'), observer)).toMatchObject({
      narrative: 'ANL-4 in 2026',
    });
    expect(await frozenAt('2026', 'Closing', inKenya('ANL-4'), observer)).toMatchObject({
      narrative: 'ANL-4 at the end of 2026',
    });
    const recorded = await frozenAt('2026', 'Closing', inKenya('LDR-2'));
    await ask(
      coordinator,
      `mutation { addAddendum(input: { answer: "${recorded?.id}", reason: "Found in February", rating: EXCEEDS }) { id } }`,
    );
    await expectWhole();
    expect(await frozenAt('2026', 'Closing', inKenya('LDR-2'), observer)).toMatchObject({
      status: 'ACCEPTED',
      rating: 'MEETS',
      addenda: [{ note: 'Found in February', changes: [{ field: 'rating', to: 'EXCEEDS' }] }],
    });
    const firstYear = await readRecorded(database, '2026');

    // One item is reworded, one split, two merged, one dropped; and what is carried over follows from the record.
    await loadCatalogue(database, { ...yearTwoWithNewItem(), ...nobodysCycles });
    const next = `planCycle(cycle: "2027", opensOn: "2027-01-15", ${days}, presenceFrom: "2026")`;
    expect(await step(next)).toMatchObject({ done: true });
    const moved =
      '[{ country: "KEN", agency: "WHO", presence: NONE }, { country: "PER", agency: "WHO", presence: RESIDENT }]';
    await step(`changePresence(cycle: "2027", lines: ${moved})`);
    const carriedIn = async (country: string) =>
      (
        await ask<{ countryChecklist: Carried }>(
          coordinator,
          `{ countryChecklist(country: "${country}", cycle: "2027") { responses { itemCode }
            progress { agencyCode notStarted carried total }
            carried { agencyCode itemCode kind rating standing unfinished from { id narrative } } } }`,
        )
      ).countryChecklist;
    const recount = async (country: string) => {
      const carried = (await frozen('2026', 'Closing', country)).filter(
        ({ status, agencyCode }) => /SUBMITTED|ACCEPTED/.test(status) && agencyCode !== 'WHO',
      );
      const links = carried.flatMap(({ agencyCode, itemCode }) =>
        expectedLinks
          .filter(({ from, item }) => from.includes(itemCode) && (item === 'LDR-1') === (agencyCode === null))
          .map(({ item, kind }) => `${agencyCode} ${item} ${kind}`),
      );
      return [...new Set(links)].sort();
    };
    const counted = [...(await recount('KEN')), ...(await recount('PER'))].length;
    const ready = { answersDue: 22, answersCarried: counted, obstacles: [] };
    expect(await step('openCycle(cycle: "2027", dryRun: true)')).toMatchObject({ done: false, ...ready });
    expect(await step('openCycle(cycle: "2027")')).toMatchObject({ done: true, ...ready });
    for (const country of ['KEN', 'PER']) {
      const { carried, progress, responses } = await carriedIn(country);
      expect(
        carried.map(({ agencyCode, itemCode, kind }) => `${agencyCode} ${itemCode} ${kind}`).sort(),
      ).toEqual(await recount(country));
      expect(progress.reduce((sum, cell) => sum + cell.carried, 0)).toBe(carried.length);
      expect(responses).toEqual([]);
    }
    // Without it a confirmation of a hundred was planned as a search through all that was recorded: seconds, for milliseconds.
    const unknownToPlanner = await database.query({
      name: 'test-statistics',
      text: `select relname from pg_class where relname in ('snapshot_answer', 'snapshot_cell') and reltuples < 0`,
    });
    expect(unknownToPlanner).toEqual([]);
    const again = 'reopenCycle(cycle: "2026", reason: "Kenya")';
    expect(await step(again)).toMatchObject({
      done: false,
      obstacles: [{ code: 'ANOTHER_OPEN' }, { code: 'CONTINUED' }],
    });

    // What still holds is confirmed, many at once; what was split or merged is taken over and rated anew.
    const idOf = async (country: string, agency: string | null, item: string) =>
      (await carriedIn(country)).carried.find(
        ({ agencyCode, itemCode }) => agencyCode === agency && itemCode === item,
      )?.from[0]?.id;
    const confirm = async (viewer: Viewer, ...ids: (string | undefined)[]) => {
      const inputs = ids.map((id) => `{ mutationId: "${randomUUID()}", answer: "${id}" }`);
      const { confirmResponses } = await ask<{ confirmResponses: Outcome[] }>(
        viewer,
        `mutation { confirmResponses(inputs: [${inputs.join(', ')}]) { ${outcome} } }`,
      );
      expect(await wrongCells(database)).toEqual([]);
      return confirmResponses.map(({ response, code }) => response ?? code);
    };
    const kept = [await idOf('KEN', 'UNICEF', 'LDR-2'), await idOf('PER', 'UNICEF', 'LDR-2')];
    expect(await confirm(unicef, ...kept)).toMatchObject([
      { status: 'SUBMITTED', rating: 'EXCEEDS', narrative: 'The letter of May', revision: 1 },
      { status: 'SUBMITTED', rating: 'MEETS', narrative: 'Peru in 2026', revision: 1 },
    ]);
    const reworded = await idOf('KEN', 'UNICEF', 'ANL-1');
    expect(await confirm(unicef, reworded, kept[0])).toMatchObject(['REWORDED', { revision: 1 }]);
    expect(await confirm(unicef, reworded)).toMatchObject([{ rating: 'APPROACHES' }]);
    expect(await confirm(lead, await idOf('KEN', null, 'LDR-1'))).toMatchObject([{ status: 'SUBMITTED' }]);
    expect(await confirm(unicef, await idOf('KEN', 'UNICEF', 'ANL-7'))).toEqual(['NOT_CONFIRMABLE']);
    for (const [item, rating] of Object.entries({
      'ANL-5': 'MISSING',
      'ANL-7': 'EXCEEDS',
      'ANL-8': 'MEETS',
    })) {
      await say('2027', unicefInKenya, inKenya(item), handIn(rating, `${item} in 2027`));
    }

    // An answer is assigned to a colleague with a day, and waits for them until it is handed in.
    const assignedTo = async (viewer: Viewer) =>
      (
        await ask<{
          viewer: { todo: { nodes: { kind: string; assigned: { itemCode: string; dueOn: string } }[] } };
        }>(viewer, '{ viewer { todo { nodes { kind assigned { itemCode dueOn } } } } }')
      ).viewer.todo.nodes.flatMap(({ kind, assigned }) => (kind === 'ASSIGNED' ? [assigned] : []));
    await ask(
      unicef,
      `mutation { assignAnswer(input: { mutationId: "${randomUUID()}", cycle: "2027", country: "KEN", agency: "UNICEF", item: "ANL-6",
        to: "${toAda}", dueOn: "2027-05-01" }) { assignment { dueOn } } }`,
    );
    expect(await assignedTo(unicefInKenya)).toEqual([{ itemCode: 'ANL-6', dueOn: '2027-05-01' }]);
    await say('2027', unicefInKenya, inKenya('ANL-6'), handIn('MEETS', 'ANL-6 in 2027'));
    expect(await assignedTo(unicefInKenya)).toEqual([]);
    await expectWhole();

    // The action plan has last year's step, until it is done, beside this year's.
    await addStep('2027', 'ANL-5', 'Train the new staff');
    expect(await planOf('2027')).toMatchObject({
      open: 2,
      nodes: [{ step: { text: 'Ask the ministry' } }, { step: { text: 'Train the new staff' } }],
    });
    await ask(
      unicefInKenya,
      `mutation { changeStep(input: { id: "${begun.id}", mutationId: "${randomUUID()}", baseRevision: ${begun.revision}, done: true }) { cursor } }`,
    );
    expect(await planOf('2027')).toMatchObject({ open: 1, done: 1 });
    await expectWhole();

    // Both years lie side by side as a plain recount has them, also when the second is closed, reopened and closed again.
    const compared = async () =>
      expectPlainCounts(
        (earlier, later, by: Dimension) => askComparison(ask, coordinator, { earlier, later, by }),
        ['{ cycle: "2026" }', firstYear],
        ['{ cycle: "2027" }', await readRecorded(database, '2027')],
      );
    await compared();
    expect(await step('closeCycle(cycle: "2027")')).toMatchObject({ done: true, cycle: { state: 'CLOSED' } });
    await compared();
    expect(await step('reopenCycle(cycle: "2027", reason: "Kenya had no network")')).toMatchObject({
      done: true,
      cycle: { state: 'OPEN' },
    });
    revisions.set('2027/PER/UNICEF/LDR-2', 1);
    await say('2027', unicef, inPeru, 'rating: APPROACHES');
    expect(await step('closeCycle(cycle: "2027")')).toMatchObject({ done: true });
    await compared();
    expect(await snapshots('2027')).toMatchObject([{ name: 'Closing' }, { name: 'Closing 2' }]);
    expect(await snapshots('2026')).toEqual(first);
    expect((await frozenAt('2027', 'Closing', inPeru))?.rating).toBe('MEETS');
    expect((await frozenAt('2027', 'Closing 2', inPeru))?.rating).toBe('APPROACHES');
    const { events } = await ask<{ events: { edges: { node: { kind: string; note: string | null } }[] } }>(
      observer,
      '{ events(last: 3, filter: { cycle: "2027" }) { edges { node { kind note } } } }',
    );
    expect(events.edges.map(({ node }) => `${node.kind} ${node.note}`)).toEqual([
      'CYCLE_OPENED Kenya had no network',
      'RESPONSE_RECORDED null',
      'CYCLE_CLOSED null',
    ]);
    await close();
  }, 60_000);
});
