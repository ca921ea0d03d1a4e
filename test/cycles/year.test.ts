import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { type ExecutionResult, graphql } from 'graphql';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { buildConcordSchema } from '../../server/api/build-schema.ts';
import { NodeResolver } from '../../server/api/node.resolver.ts';
import { ChecklistReader } from '../../server/catalogue/checklist-reader.ts';
import { CycleResolver } from '../../server/catalogue/cycle.resolver.ts';
import { CycleStepResolver } from '../../server/cycles/cycle-step.resolver.ts';
import { PresenceResolver } from '../../server/cycles/presence.resolver.ts';
import { SnapshotResolver } from '../../server/cycles/snapshot.resolver.ts';
import { verifySnapshots } from '../../server/cycles/verify-snapshots.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { LogTail } from '../../server/log/log-tail.ts';
import { WakeUps } from '../../server/log/wake-ups.ts';
import { ResponseResolver } from '../../server/responses/response.resolver.ts';
import { expectSound } from '../responses/stored.ts';
import { strictBackground } from '../support/background.ts';
import { createWorld } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';

describeOnBothEngines('a year through the API', (opened) => {
  test('is planned, opened, answered, closed into a record, reopened with a reason and closed again', async () => {
    const { database } = opened();
    const world = await createWorld(database);
    const log = pino({ level: 'silent' });
    const background = strictBackground();
    const tail = new LogTail(database, log, background);
    const wakeUps = new WakeUps(database, tail, null, log, background);
    const schema = buildConcordSchema([
      new NodeResolver(database, new ChecklistReader()),
      new CycleResolver(database),
      new ResponseResolver(database, tail, wakeUps, background),
      new CycleStepResolver(database, wakeUps),
      new PresenceResolver(database, wakeUps),
      new SnapshotResolver(database, wakeUps),
    ]);
    const ask = async <Data>(viewer: Viewer, source: string): Promise<Data> => {
      const contextValue = { viewer, sessionId: null, address: 'here' };
      const { data, errors } = (await graphql({ schema, source, contextValue })) as ExecutionResult<Data>;
      if (errors || !data) throw new Error(JSON.stringify(errors));
      return data;
    };
    /** Takes a step, after which counts equal a recount, the chain goes through and every snapshot is what the log says. */
    const step = async (call: string) => {
      const fields =
        '{ done answersDue answersLeaving answersUnfinished obstacles { code } cycle { state } }';
      const { taken } = await ask<{ taken: Record<string, unknown> }>(
        world.coordinator,
        `mutation { taken: ${call} ${fields} }`,
      );
      await expectSound(database);
      expect((await verifySnapshots(database)).flatMap(({ problem }) => problem ?? [])).toEqual([]);
      return taken;
    };
    const answer = async (viewer: Viewer, fields: string) => {
      const { recordResponse } = await ask<{ recordResponse: Record<string, unknown> }>(
        viewer,
        `mutation { recordResponse(input: { mutationId: "${randomUUID()}", country: "KEN", agency: "WHO", item: "LDR-2", ${fields} }) {
          __typename ... on ResponseRefused { code } ... on ResponseRecorded { response { status late } } } }`,
      );
      return recordResponse;
    };
    const snapshots = async () =>
      (
        await ask<{ snapshots: { name: string; closing: boolean; digest: string }[] }>(
          world.coordinator,
          '{ snapshots(cycle: "2028") { name closing digest } }',
        )
      ).snapshots;

    expect(
      await step(
        'planCycle(cycle: "2028", opensOn: "2028-01-15", closesOn: "2028-11-30", presenceFrom: "2026")',
      ),
    ).toMatchObject({ done: true, answersDue: 140, cycle: { state: 'PLANNED' } });
    const lines = '[{ country: "PER", agency: "WHO", presence: RESIDENT }]';
    expect(await step(`changePresence(cycle: "2028", lines: ${lines})`)).toMatchObject({
      done: true,
      answersDue: 4,
    });
    expect(await step('openCycle(cycle: "2028")')).toMatchObject({
      done: false,
      obstacles: [{ code: 'ANOTHER_OPEN' }],
    });
    expect(await step('closeCycle(cycle: "2026")')).toMatchObject({ done: true });
    expect(await step('openCycle(cycle: "2028")')).toMatchObject({
      done: true,
      answersDue: 144,
      cycle: { state: 'OPEN' },
    });
    const { cycles } = await ask<{ cycles: { code: string; state: string }[] }>(
      world.coordinator,
      '{ cycles { code state } }',
    );
    expect(cycles.find(({ state }) => state === 'OPEN')).toMatchObject({ code: '2028' });

    const focalPoint = await world.focalPoint('WHO', 'KEN');
    const begun = 'baseRevision: 0, status: SUBMITTED, rating: MEETS, narrative: "In the middle of the year"';
    expect(await answer(focalPoint, begun)).toEqual({
      __typename: 'ResponseRecorded',
      response: { status: 'SUBMITTED', late: false },
    });
    expect(await step('takeSnapshot(cycle: "2028", name: "Mid-year update")')).toMatchObject({ done: true });
    expect(await answer(focalPoint, 'baseRevision: 1, narrative: "At the end"')).toMatchObject({
      __typename: 'ResponseRecorded',
    });
    expect(await step('closeCycle(cycle: "2028")')).toMatchObject({ done: true, answersUnfinished: 143 });
    expect(await answer(focalPoint, 'baseRevision: 2, narrative: "After the end"')).toEqual({
      __typename: 'ResponseRefused',
      code: 'CYCLE_NOT_OPEN',
    });
    const first = await snapshots();
    expect(first).toMatchObject([
      { name: 'Mid-year update', closing: false },
      { name: 'Closing', closing: true },
    ]);

    expect(await step('reopenCycle(cycle: "2026", reason: "Kenya")')).toMatchObject({
      done: false,
      obstacles: [{ code: 'CONTINUED' }],
    });
    expect(await step('reopenCycle(cycle: "2028", reason: "Kenya had no network")')).toMatchObject({
      done: true,
      cycle: { state: 'OPEN' },
    });
    expect(await answer(focalPoint, 'baseRevision: 2, narrative: "Reopened"')).toMatchObject({
      __typename: 'ResponseRecorded',
    });
    expect(await step('closeCycle(cycle: "2028")')).toMatchObject({ done: true });
    expect((await snapshots()).slice(0, 2)).toEqual(first);
    expect((await snapshots())[2]).toMatchObject({ name: 'Closing 2', closing: true });

    const frozen = async (name: string) =>
      (
        await ask<{ snapshotAnswers: { narrative: string; status: string }[] }>(
          await world.observer(),
          `{ snapshotAnswers(cycle: "2028", name: "${name}", country: "KEN") { narrative status } }`,
        )
      ).snapshotAnswers;
    expect(await frozen('Mid-year update')).toEqual([
      { narrative: 'In the middle of the year', status: 'SUBMITTED' },
    ]);
    expect(await frozen('Closing')).toEqual([{ narrative: 'At the end', status: 'SUBMITTED' }]);
    expect(await frozen('Closing 2')).toEqual([{ narrative: 'Reopened', status: 'SUBMITTED' }]);
    const { snapshotCells } = await ask<{ snapshotCells: { total: number; submitted: number }[] }>(
      world.coordinator,
      '{ snapshotCells(cycle: "2028", name: "Closing") { total submitted } }',
    );
    expect(snapshotCells.reduce((sum, { total }) => sum + total, 0)).toBe(144);
    expect(snapshotCells.reduce((sum, { submitted }) => sum + submitted, 0)).toBe(1);
    await background.finish();
  }, 60_000);
});
