import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { encodeNodeId } from '../../schema/node-id.ts';
import { usePermissionWorld } from './permission-asking.ts';
import { closedCycle, marksIn, openCycle } from './permission-world.ts';

const prepared = usePermissionWorld();

/** Every operation that moves a cycle, with arguments that are right for somebody who may. */
const operations = [
  'planCycle(cycle: "2099", opensOn: "2099-01-15", closesOn: "2099-11-30", dryRun: true)',
  `changeCycle(cycle: "${openCycle}", closesOn: "2099-11-30", dryRun: true)`,
  `openCycle(cycle: "${openCycle}", dryRun: true)`,
  `closeCycle(cycle: "${openCycle}", dryRun: true)`,
  `changePresence(cycle: "${openCycle}", lines: [{ country: "PER", agency: "WHO", presence: RESIDENT }], dryRun: true)`,
  `giveLaterLastDay(cycle: "${openCycle}", country: "PER", closesOn: "2099-12-15", dryRun: true)`,
  `takeSnapshot(cycle: "${openCycle}", name: "Tried", dryRun: true)`,
  `reopenCycle(cycle: "${closedCycle}", reason: "Tried", dryRun: true)`,
];

/** What is read about them by everybody, and what only by those who move them. */
const reads = [
  ['cycleOverview { cycles { cycle { code } total } }', false],
  [`presence(cycle: "${openCycle}") { agencyCode presence countryCodes }`, false],
  [`laterLastDays(cycle: "${openCycle}") { countryCode }`, false],
  [`snapshots(cycle: "${closedCycle}") { name answered total takenBy { name } }`, false],
  [`snapshotCheck(cycle: "${closedCycle}", name: "Closing") { problem erased }`, true],
] as const;

/** Who reads and writes what is said about a cycle itself, by name: written apart from the table. */
const said = {
  INTERNAL: {
    readers: ['coordinator', 'coordinator’s reading token'],
    writers: ['coordinator'],
  },
  OPEN: {
    outsiders: ['coordinator’s token for UNICEF in KEN', 'somebody without a role'],
    silent: ['coordinator’s reading token'],
  },
};

describe('what is said about a cycle itself', { timeout: 60_000 }, () => {
  test('is read in the open by whoever has a role, among coordinators by them, and told to nobody else', async () => {
    const { world, logEnd, ask, askWell, forEverybody, tried } = prepared();
    const add = `mutation ($input: AddCommentInput!) { addComment(input: $input) { comment { id } } }`;
    const inputOf = (audience: string, text: string, mentions: string[] = []) => ({
      input: { mutationId: randomUUID(), cycle: openCycle, audience, text, mentions },
    });
    await askWell(world.coordinator, add, inputOf('INTERNAL', '⟦internal⟧'));
    await askWell(world.coordinator, add, inputOf('OPEN', '⟦open⟧'));
    const before = await logEnd();
    const sources = [
      `{ comments(cycle: "${openCycle}") { threads { comment { text } } } }`,
      '{ events(last: 20, filter: { kinds: [COMMENT_ADDED], countries: ["KEN"] }) { edges { node { changes { to } } } } }',
    ];
    const counts = `{ commentCounts { places { comments } } comments(cycle: "${openCycle}") { mayWrite } }`;
    const nobody = encodeNodeId('Person', '00000000-0000-4000-8000-00000000dead');
    await forEverybody(sources[0] ?? '', [{}], async ({ name, viewer }) => {
      const open = !said.OPEN.outsiders.includes(name);
      const internal = said.INTERNAL.readers.includes(name);
      const heard = [...(internal ? ['⟦internal⟧'] : []), ...(open ? ['⟦open⟧'] : [])];
      for (const source of sources) {
        expect(marksIn(JSON.stringify(await askWell(viewer, source))), name).toEqual(heard);
      }
      const may = {
        INTERNAL: said.INTERNAL.writers.includes(name),
        OPEN: open && !said.OPEN.silent.includes(name),
      };
      expect(await askWell(viewer, counts), name).toEqual({
        commentCounts: { places: heard.length > 0 ? [{ comments: heard.length }] : [] },
        comments: { mayWrite: (['INTERNAL', 'OPEN'] as const).filter((audience) => may[audience]) },
      });
      for (const audience of ['INTERNAL', 'OPEN'] as const) {
        // Nobody has this id, which is found out last: nothing is written.
        const { errors } = await ask(viewer, add, inputOf(audience, 'Tried', [nobody]));
        const codes = errors?.map(({ extensions }) => extensions.code);
        expect(codes, `${name}, ${audience}`).toEqual([may[audience] ? 'NOT_FOUND' : 'FORBIDDEN']);
        tried(4);
      }
    });
    expect(await logEnd()).toBe(before);
  });
});

describe('who moves cycles', { timeout: 60_000 }, () => {
  test('only a coordinator of the whole network, and no token that reads or is narrowed', async () => {
    const { logEnd, ask, forEverybody, tried } = prepared();
    const before = await logEnd();
    for (const operation of operations) {
      const source = `mutation { ${operation} { done } }`;
      await forEverybody(source, [{}], async ({ name, viewer }) => {
        const { data, errors } = await ask(viewer, source);
        const codes = errors?.map(({ extensions }) => extensions.code) ?? [];
        expect(codes, `${name}: ${operation}`).toEqual(name === 'coordinator' ? [] : ['FORBIDDEN']);
        if (name === 'coordinator') expect(Object.values(data ?? {})).toEqual([{ done: false }]);
        tried(1);
      });
    }
    expect(await logEnd()).toBe(before);
  });

  test('everybody signed in reads what is said of them, and only who moves them holds a snapshot to the log', async () => {
    const { ask, forEverybody, tried } = prepared();
    for (const [read, narrow] of reads) {
      const source = `{ ${read} }`;
      await forEverybody(source, [{}], async ({ name, viewer }) => {
        const { errors } = await ask(viewer, source);
        const codes = errors?.map(({ extensions }) => extensions.code) ?? [];
        expect(codes, `${name}: ${read}`).toEqual(narrow && name !== 'coordinator' ? ['FORBIDDEN'] : []);
        tried(1);
      });
    }
  });
});
