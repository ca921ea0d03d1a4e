import { describe, expect, test } from 'vitest';
import { usePermissionWorld } from './permission-asking.ts';
import { openCycle } from './permission-world.ts';

const prepared = usePermissionWorld();

describe('who marks what they have seen', { timeout: 60_000 }, () => {
  test('everybody for themselves alone but programs that read, and the log stays as it is', async () => {
    const { logEnd, world, ask, askWell, forEverybody, tried } = prepared();
    const before = await logEnd();
    const mark = `mutation ($moment: DateTimeISO) {
      markSeen(cycle: "${openCycle}", upTo: { moment: $moment }, cells: []) { revision } }`;
    const marked = new Map<string, number>();
    await forEverybody(mark, [{ moment: new Date().toISOString() }], async ({ name, viewer }) => {
      const { data, errors } = await ask<{ markSeen: { revision: number } }>(viewer, mark, {
        moment: new Date().toISOString(),
      });
      const codes = errors?.map(({ extensions }) => extensions.code) ?? [];
      expect(codes, name).toEqual(viewer.readOnly ? ['FORBIDDEN'] : []);
      if (viewer.readOnly) return;
      const revision = (marked.get(viewer.personId) ?? 0) + 1;
      marked.set(viewer.personId, revision);
      expect(data?.markSeen, name).toEqual({ revision });
      tried(1);
    });
    const read = `{ viewer { marks(cycle: "${openCycle}") { revision } } }`;
    for (const { name, viewer } of world.askers) {
      const answer = await askWell<{ viewer: unknown }>(viewer, read);
      const revision = viewer && marked.get(viewer.personId);
      expect(answer.viewer, name).toEqual(viewer && { marks: revision === undefined ? null : { revision } });
      tried(1);
    }
    expect(await logEnd()).toBe(before);
  });

  test('what moved since a place is the same for everybody who is signed in', async () => {
    const { askWell, forEverybody, tried, world } = prepared();
    const source = `{ movedCells(since: { cursor: "0.000000000000" }) {
      since sinceAt cursor cells { before { total submitted } now { countryCode agencyCode total submitted updatedAt } } } }`;
    const first = await askWell(world.coordinator, source);
    expect(JSON.stringify(first)).toContain('KEN');
    await forEverybody(source, [{}], async ({ name, viewer }) => {
      expect(await askWell(viewer, source), name).toEqual(first);
      tried(1);
    });
  });
});
