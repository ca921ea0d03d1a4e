import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Marks } from '../../schema/types/marks.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import type { LogEvent } from '../../server/log/log-event.ts';
import { markSeen } from '../../server/marks/mark-seen.ts';
import { readMarks } from '../../server/marks/read-marks.ts';
import { countsBefore, readMovedCells } from '../../server/progress/moved-cells.sql.ts';
import { countsOf } from '../../server/progress/read-progress.sql.ts';
import { recordResponses } from '../../server/responses/recording/record-responses.ts';
import { readEvents, resetAnswers } from '../responses/stored.ts';
import { agencyItems, createWorld, inputFor, openCycle, teamItems } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';

const statuses = ['NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'ACCEPTED'] as const;
const cells = [
  { country: 'KEN', agency: 'UNICEF' },
  { country: 'PER', agency: 'UNDP' },
  { country: 'KEN', agency: null },
];
const written = fc.record({
  does: fc.constant('write' as const),
  cell: fc.nat(cells.length - 1),
  item: fc.nat(1),
  status: fc.constantFrom(...statuses),
  baseRevision: fc.nat(3),
});
const marked = fc.record({
  does: fc.constant('mark' as const),
  person: fc.nat(1),
  /** How far back from the log's end. */
  back: fc.nat(4),
  only: fc.option(fc.subarray(cells.map((_cell, index) => index))),
});
const stories = fc.array(fc.oneof({ weight: 3, arbitrary: written }, marked), {
  minLength: 5,
  maxLength: 30,
});

/** What the model keeps for one person: a floor, and a position for each cell. */
type Model = { floor: number; cells: Map<number, number> };

describeOnBothEngines('marks', (opened) => {
  let people: [Viewer, Viewer];
  let author: Viewer;
  beforeAll(async () => {
    const world = await createWorld(opened().database);
    author = world.coordinator;
    people = [await world.observer(), await world.observer()];
  });

  test('are what a plain model keeps of them, whatever is written and marked, and each person has their own', async () => {
    const { database, engine } = opened();
    const keyOf = ({ personId }: Viewer) => ({ personId, cycleCode: openCycle });
    await fc.assert(
      fc
        .asyncProperty(stories, async (story) => {
          const models: [Model | null, Model | null] = [null, null];
          const followed: [Marks | null, Marks | null] = [null, null];
          for (const step of story) {
            const log = await readEvents(database);
            if (step.does === 'write') {
              const { country, agency } = cellAt(step.cell);
              const item = (agency === null ? teamItems : agencyItems)[step.item] ?? '';
              const { status, baseRevision } = step;
              const input = inputFor(
                { country, agency, item },
                { status, baseRevision, narrative: 'x', note: 'n' },
              );
              await recordResponses(database, [{ author, input }]);
              continue;
            }
            const who = step.person === 0 ? 0 : 1;
            const position = Math.max(0, log.length - step.back);
            const only = step.only?.map(cellAt) ?? null;
            await markSeen(database, keyOf(people[who]), position, only);
            const model = models[who] ?? { floor: 0, cells: new Map() };
            models[who] = model;
            if (step.only === null) {
              model.floor = Math.max(model.floor, position);
              for (const [cell, at] of model.cells) if (at <= model.floor) model.cells.delete(cell);
            } else if (position > model.floor) {
              for (const cell of step.only) {
                model.cells.set(cell, Math.max(position, model.cells.get(cell) ?? 0));
              }
            }
            // A device that follows gets what is new and puts it on top of what it knows.
            const before = followed[who];
            const update = await readMarks(database, keyOf(people[who]), before?.revision ?? null);
            followed[who] = update && before ? applied(before, update) : (update ?? before);
          }
          const log = await readEvents(database);
          for (const who of [0, 1] as const) {
            const model = models[who];
            const kept = await readMarks(database, keyOf(people[who]), null);
            expect(kept && positionOf(kept.floor)).toBe(model?.floor ?? null);
            const expected = [...(model?.cells ?? [])].map(([cell, at]) => shownAt(log, cell, at));
            expect(kept?.cells.map(shownOf) ?? []).toEqual(expect.arrayContaining(expected));
            expect(kept?.cells.length ?? 0).toBe(expected.length);
            expect(followed[who]?.cells.length ?? 0).toBe(expected.length);
            expect(followed[who]?.cells.map(shownOf) ?? []).toEqual(expect.arrayContaining(expected));
          }
          for (const since of [0, Math.floor(log.length / 2), log.length]) {
            const moved = (await readMovedCells(database, openCycle, since)).filter(
              ({ country_code }) => country_code !== null,
            );
            const expected = cells
              .map((_cell, index) => index)
              .filter((index) =>
                log.some((event) => event.place.position > since && isChangeOf(event, index)),
              );
            expect(
              moved
                .map((row) => [row.country_code, row.agency_code, countsBefore(row), countsOf(row)])
                .sort(),
            ).toEqual(
              expected
                .map((index) => {
                  const { country, agency } = cellAt(index);
                  return [country, agency, recount(log, index, since), recount(log, index, log.length)];
                })
                .sort(),
            );
          }
        })
        .beforeEach(async () => {
          await database.query({ name: 'test-no-marks', text: 'delete from mark' });
          await resetAnswers(database);
        }),
      { numRuns: engine === 'embedded' ? 6 : 15 },
    );
  }, 120_000);
});

function cellAt(index: number) {
  const cell = cells[index];
  if (!cell) throw new Error('there is no such cell');
  return cell;
}

function isChangeOf({ kind, countryCode, agencyCode }: LogEvent, index: number): boolean {
  const { country, agency } = cellAt(index);
  return kind === 'RESPONSE_RECORDED' && countryCode === country && agencyCode === agency;
}

/** Follows each answer of a cell from status to status, up to a position. */
function recount(log: readonly LogEvent[], index: number, upTo: number): number[] {
  const counts = [cellAt(index).agency === null ? teamItems.length : agencyItems.length, 0, 0, 0, 0];
  for (const event of log.filter(({ place }) => place.position <= upTo)) {
    if (!isChangeOf(event, index)) continue;
    for (const { field, from, to } of event.changes) {
      if (field !== 'status') continue;
      for (const [status, by] of [[from, -1] as const, [to, 1] as const]) {
        const at = statuses.indexOf(status as (typeof statuses)[number]);
        counts[at] = (counts[at] ?? Number.NaN) + by;
      }
    }
  }
  return counts;
}

function shownAt(log: readonly LogEvent[], index: number, upTo: number) {
  const { country, agency } = cellAt(index);
  const last = log.findLast(
    ({ place, ...event }) => place.position <= upTo && isChangeOf({ place, ...event }, index),
  );
  return [country, agency, ...recount(log, index, upTo), last ? Number(last.at) : null];
}

function shownOf({
  countryCode,
  agencyCode,
  notStarted,
  inProgress,
  submitted,
  returned,
  accepted,
  updatedAt,
}: Marks['cells'][number]) {
  const at = updatedAt ? Number(updatedAt) : null;
  return [countryCode, agencyCode, notStarted, inProgress, submitted, returned, accepted, at];
}

function applied(before: Marks, update: Marks): Marks {
  if (update.whole) return update;
  const newer = new Set(update.cells.map(({ countryCode, agencyCode }) => `${countryCode}/${agencyCode}`));
  const kept = before.cells.filter(
    ({ countryCode, agencyCode }) => !newer.has(`${countryCode}/${agencyCode}`),
  );
  return { ...update, cells: [...kept, ...update.cells] };
}

function positionOf(cursor: string): number {
  return Number(cursor.split('.')[0]);
}
