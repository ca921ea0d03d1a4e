import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { encodeNodeId } from '../../schema/node-id.ts';
import { eventFields, nodeIdOf, responseFields, usePermissionWorld } from './permission-asking.ts';
import { changes, exists, mayChange, sightOf } from './permission-oracle.ts';
import { answers, cycles, itemOf, keyOf, marksIn, openCycle, reports } from './permission-world.ts';

const prepared = usePermissionWorld();

// Thousands of operations, on a machine that may have other things to do.
describe('what everybody may change of every answer', { timeout: 180_000 }, () => {
  test('a change is taken or refused by role first, and tells nothing of what it would have met', async () => {
    const { logEnd, ask, askWell, forEverybody, tried } = prepared();
    const source = `mutation ($inputs: [RecordResponseInput!]!) { recordResponses(inputs: $inputs) {
      __typename ... on ResponseRefused { code message } } }`;
    const statusFor = {
      EDIT: undefined,
      DRAFT: 'IN_PROGRESS',
      SUBMIT: 'SUBMITTED',
      RETURN: 'RETURNED',
      ACCEPT: 'ACCEPTED',
    };
    const before = await logEnd();
    await forEverybody(source, [{ inputs: [] }], async ({ name, viewer }) => {
      for (const cycle of cycles) {
        const asked = answers.filter((answer) => answer.cycle === cycle);
        for (const change of changes) {
          // Based on a revision that never was: an allowed change is refused last, and nothing is written.
          const inputs = asked.map((answer) => ({
            mutationId: randomUUID(),
            cycle,
            country: answer.country,
            agency: answer.owner,
            item: itemOf(answer),
            baseRevision: 1_000,
            status: statusFor[change],
            narrative: 'Tried',
            note: 'Tried',
          }));
          if (viewer.readOnly) {
            const { errors } = await ask(viewer, source, { inputs });
            expect(
              errors?.map(({ extensions }) => extensions.code),
              name,
            ).toEqual(['FORBIDDEN']);
            tried(asked.length);
            continue;
          }
          const { recordResponses } = await askWell<{ recordResponses: { code: string; message: string }[] }>(
            viewer,
            source,
            { inputs },
          );
          const sentences = new Map<string, string>();
          for (const [index, answer] of asked.entries()) {
            const outcome = recordResponses[index];
            const allowed = mayChange(viewer, answer, change);
            const due = reports(answer.owner, answer.country);
            const code = !allowed
              ? 'FORBIDDEN'
              : !due
                ? 'NOT_REPORTING'
                : cycle === openCycle
                  ? 'INVALID'
                  : 'CYCLE_NOT_OPEN';
            expect(outcome?.code, `${name}, ${change}, ${keyOf(answer)}`).toBe(code);
            if (allowed || sightOf(viewer, answer) === 'everything') continue;
            // The same sentence whether there is a draft, an answer or nothing.
            const cell = `${answer.country}/${answer.owner}`;
            expect(outcome?.message).toBe(sentences.get(cell) ?? outcome?.message);
            sentences.set(cell, outcome?.message ?? '');
          }
          tried(asked.length);
        }
      }
    });
    expect(await logEnd()).toBe(before);
  });

  test('only a coordinator erases, and nobody else learns whether there is something to erase', async () => {
    const { world, ask, askWell, forEverybody, tried } = prepared();
    const source = 'mutation ($id: ID!) { eraseContent(id: $id, reason: "Tried") { id } }';
    const nothing = encodeNodeId('Response', openCycle, 'KEN', 'A-NEVER', 'UNICEF');
    const ids = [...answers.slice(0, 24).map(nodeIdOf), nothing, 'nonsense', encodeNodeId('Event', '5')];
    await forEverybody(
      source,
      ids.map((id) => ({ id })),
      async ({ name, viewer }) => {
        if (viewer.memberships.some(({ role }) => role === 'COORDINATOR') && !viewer.readOnly) return;
        for (const id of ids) {
          const { errors } = await ask(viewer, source, { id });
          expect(
            errors?.map(({ extensions }) => extensions.code),
            name,
          ).toEqual(['FORBIDDEN']);
          tried(1);
        }
      },
    );
    const erased = answers.find(({ cycle, story }) => cycle === openCycle && story === 'REAPPEARED');
    if (!erased) throw new Error('the world has no such answer');
    const id = nodeIdOf(erased);
    expect(await ask(world.coordinator, source, { id })).toMatchObject({
      data: { eraseContent: { id: expect.any(String) } },
    });
    const read = `query ($id: ID!) { node(id: $id) { ... on Response { ${responseFields}
      history(first: 100) { edges { node { ${eventFields} } } } } } }`;
    for (const { name, viewer } of world.askers) {
      if (!viewer) continue;
      const { node } = await askWell<{ node: unknown }>(viewer, read, { id });
      expect(node !== null, name).toBe(exists(viewer, erased));
      expect(marksIn(JSON.stringify(node)), name).toEqual([]);
      tried(1);
    }
  });
});
