import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAcross } from '../../server/across/read-across.ts';
import { ChecklistReader } from '../../server/catalogue/checklist-reader.ts';
import type { Database } from '../../server/database/database.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { eraseContent } from '../../server/responses/erase-content.ts';
import { emptyDatabase } from '../catalogue/whole-database.ts';
import { countryCodes, createWorld, openCycle, record } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';

/*
 * A country lead's answers to one item, written for several countries at once and for one alone, in any order. A plain model
 * keeps what each says and with which it was written, and says which are in step.
 */

const item = 'LDR-1';
const countries = countryCodes.slice(0, 5);
const ratings = ['MISSING', 'MEETS', 'EXCEEDS'] as const;
const texts = ['One.', 'Two.', 'Three.'] as const;

type Content = { rating: (typeof ratings)[number]; narrative: (typeof texts)[number] };
type Step =
  | { is: 'together'; of: string[]; says: Content }
  | { is: 'alone'; country: string; says: Partial<Content> }
  | { is: 'status'; country: string }
  | { is: 'erased'; country: string };

const country = fc.constantFrom(...countries);
const rating = fc.constantFrom(...ratings);
const narrative = fc.constantFrom(...texts);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      is: fc.constant('together' as const),
      of: fc.uniqueArray(country, { minLength: 2 }),
      says: fc.record({ rating, narrative }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant('alone' as const),
      country,
      says: fc.oneof(fc.record({ rating }), fc.record({ narrative })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('status' as const), country }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('erased' as const), country }) },
);

type Said = { rating: string | null; narrative: string | null; with: number | null; revision: number };

/** What of a change is one: the model's own way of saying it. */
function writes(now: Said, says: Partial<Content>, written: number | null): Said {
  const next = { ...now, ...says };
  if (next.rating === now.rating && next.narrative === now.narrative) return now;
  return { ...next, with: written, revision: now.revision + 1 };
}

function inStepWith(model: ReadonlyMap<string, Said>, one: string): string[] {
  const own = model.get(one);
  if (own?.with == null) return [];
  return [...model]
    .filter(
      ([other, said]) =>
        other !== one &&
        said.with === own.with &&
        said.rating === own.rating &&
        said.narrative === own.narrative,
    )
    .map(([other]) => other)
    .sort();
}

async function play(database: Database, author: Viewer, steps: readonly Step[]): Promise<void> {
  const model = new Map<string, Said>(
    countries.map((code) => [code, { rating: null, narrative: null, with: null, revision: 0 }]),
  );
  const statuses = new Map<string, string>();
  const saidIn = (code: string) => {
    const said = model.get(code);
    if (!said) throw new Error(`no such country: ${code}`);
    return said;
  };
  const send = async (code: string, fields: object) => {
    const input = {
      mutationId: randomUUID(),
      country: code,
      item,
      baseRevision: saidIn(code).revision,
      ...fields,
    };
    const outcome = await record(database, author, input);
    expect(outcome.kind, JSON.stringify(outcome)).toBe('RECORDED');
  };
  for (const [at, one] of steps.entries()) {
    if (one.is === 'together') {
      const together = randomUUID();
      for (const code of one.of) {
        await send(code, { ...one.says, together });
        model.set(code, writes(saidIn(code), one.says, at));
      }
    } else if (one.is === 'alone') {
      await send(one.country, one.says);
      model.set(one.country, writes(saidIn(one.country), one.says, null));
    } else if (one.is === 'status') {
      const status = statuses.get(one.country) === 'SUBMITTED' ? 'IN_PROGRESS' : 'SUBMITTED';
      await send(one.country, { status });
      statuses.set(one.country, status);
      const said = saidIn(one.country);
      model.set(one.country, { ...said, revision: said.revision + 1 });
    } else {
      const response = { cycleCode: openCycle, countryCode: one.country, agencyCode: null, itemCode: item };
      await eraseContent(database, author.personId, { response, position: null }, 'Names somebody.');
      const said = saidIn(one.country);
      if (said.narrative !== null) {
        model.set(one.country, { ...said, narrative: null, with: null, revision: said.revision + 1 });
      }
    }
    // Often enough to see each kind of step.
    if (at % 3 > 0) continue;
    const page = await readAcross(database, new ChecklistReader(), author, { item });
    const told = page.nodes
      .filter(({ countryCode }) => countries.includes(countryCode))
      .map(({ countryCode, inStep }) => [countryCode, inStep]);
    expect(Object.fromEntries(told), `after step ${at}`).toEqual(
      Object.fromEntries(countries.map((code) => [code, inStepWith(model, code)])),
    );
  }
}

describeOnBothEngines('a country team’s answer for several countries', (opened) => {
  test('stays in step until what one of them says changes alone, as a plain model says', async () => {
    const { database } = opened();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 40, size: 'max' }), async (steps) => {
        await emptyDatabase(database);
        const { coordinator } = await createWorld(database);
        await play(database, coordinator, steps);
      }),
      { numRuns: database.engine === 'embedded' ? 1 : 2 },
    );
  }, 120_000);

  test('is a country team’s alone, and a change that says nothing new leaves them as they are', async () => {
    const { database } = opened();
    await emptyDatabase(database);
    const { coordinator } = await createWorld(database);
    const together = randomUUID();
    const base = { item, baseRevision: 0, rating: 'MEETS' as const, narrative: 'One.', together };
    const agencys = { ...base, country: 'KEN', agency: 'UNICEF', item: 'LDR-2', mutationId: randomUUID() };
    expect(await record(database, coordinator, agencys)).toMatchObject({ kind: 'REFUSED', code: 'INVALID' });
    for (const code of ['KEN', 'PER']) {
      await record(database, coordinator, { ...base, country: code, mutationId: randomUUID() });
    }
    // The same words once more, with no other country: nothing changes, so that nothing is out of step.
    await record(database, coordinator, {
      ...base,
      together: null,
      baseRevision: 1,
      country: 'KEN',
      mutationId: randomUUID(),
    });
    const { nodes } = await readAcross(database, new ChecklistReader(), coordinator, { item });
    expect(nodes.find(({ countryCode }) => countryCode === 'KEN')?.inStep).toEqual(['PER']);
  });
});
