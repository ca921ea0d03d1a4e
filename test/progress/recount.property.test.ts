import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Database } from '../../server/database/database.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import type { LogEvent } from '../../server/log/log-event.ts';
import { recordResponses } from '../../server/responses/recording/record-responses.ts';
import { readEvents, resetAnswers } from '../responses/stored.ts';
import { agencyItems, createWorld, inputFor, openCycle, teamItems } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';

const statuses = ['NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'ACCEPTED'] as const;
type Status = (typeof statuses)[number];

const place = fc.oneof(
  fc.record({
    country: fc.constantFrom('KEN', 'PER'),
    agency: fc.constantFrom('UNICEF', 'UNDP'),
    item: fc.constantFrom(...agencyItems),
  }),
  fc.record({
    country: fc.constantFrom('KEN', 'PER'),
    agency: fc.constant(null),
    item: fc.constantFrom(...teamItems),
  }),
);
/** Writes whatever base revision they saw: a conflict must leave the counts alone. */
const batches = fc.array(
  fc.array(fc.tuple(place, fc.constantFrom(...statuses), fc.integer({ min: 0, max: 3 })), {
    minLength: 1,
    maxLength: 12,
  }),
  { minLength: 1, maxLength: 10 },
);

describeOnBothEngines('the progress table', (opened) => {
  let author: Viewer;
  beforeAll(async () => {
    author = (await createWorld(opened().database)).coordinator;
  });

  test('can be made anew from the log alone, and each event shows its cell as it was right then', async () => {
    const { database, engine } = opened();
    await fc.assert(
      fc
        .asyncProperty(batches, async (calls) => {
          for (const call of calls) {
            const inputs = call.map(([where, status, baseRevision]) =>
              inputFor(where, { status, baseRevision, narrative: 'x', note: 'n' }),
            );
            await recordResponses(
              database,
              inputs.map((input) => ({ author, input })),
            );
          }
          const cells = recount(await readEvents(database));
          const stored = await readCells(database);
          expect([...stored.keys()]).toEqual(expect.arrayContaining([...cells.keys()]));
          for (const [key, cell] of stored) {
            expect({ key, cell }).toEqual({ key, cell: cells.get(key) ?? untouched(key) });
          }
        })
        .beforeEach(() => resetAnswers(database)),
      { numRuns: engine === 'embedded' ? 8 : 20 },
    );
  }, 120_000);
});

type Cell = { counts: number[]; updatedAt: number | null };

function untouched(key: string): Cell {
  const due = key.endsWith('/') ? teamItems.length : agencyItems.length;
  return { counts: [due, 0, 0, 0, 0], updatedAt: null };
}

/** Follows each answer from status to status, as the events say. */
function recount(events: LogEvent[]): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const event of events) {
    const key = `${event.countryCode}/${event.agencyCode ?? ''}`;
    const cell = cells.get(key) ?? untouched(key);
    const moved = event.kind === 'RESPONSE_RECORDED';
    for (const { field, from, to } of moved ? event.changes : []) {
      if (field !== 'status') continue;
      const change = (status: string | null, by: number) => {
        const index = statuses.indexOf(status as Status);
        cell.counts[index] = (cell.counts[index] ?? Number.NaN) + by;
      };
      change(from, -1);
      change(to, 1);
    }
    if (moved) cell.updatedAt = Number(event.at);
    cells.set(key, cell);
    const { progress } = event;
    const shown = statusesOf(progress);
    expect({ position: event.place.position, shown, updatedAt: progress?.updatedAt }).toEqual({
      position: event.place.position,
      shown: cell.counts,
      updatedAt: cell.updatedAt === null ? null : new Date(cell.updatedAt),
    });
  }
  return cells;
}

function statusesOf(progress: LogEvent['progress']): number[] {
  return progress
    ? [progress.notStarted, progress.inProgress, progress.submitted, progress.returned, progress.accepted]
    : [];
}

async function readCells(database: Database): Promise<Map<string, Cell>> {
  const rows = await database.query<{ key: string; counts: number[]; updated_at: Date | null }>(
    {
      name: 'test-cells',
      text: `select country_code || '/' || coalesce(agency_code, '') as key, updated_at,
                    array[not_started, in_progress, submitted, returned, accepted] as counts
               from cell where cycle_code = $1 and presence is distinct from 'NONE'`,
    },
    [openCycle],
  );
  return new Map(
    rows.map(({ key, counts, updated_at: at }) => [key, { counts, updatedAt: at ? Number(at) : null }]),
  );
}
