import { describe, expect, test } from 'vitest';
import { usePermissionWorld } from './permission-asking.ts';
import { closedCycle, openCycle } from './permission-world.ts';

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

describe('who moves cycles', { timeout: 60_000 }, () => {
  test('only a coordinator of the whole network, and no token that reads or is narrowed', async () => {
    const { tail, ask, forEverybody, tried } = prepared();
    const before = tail.position;
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
    expect(tail.position).toBe(before);
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
