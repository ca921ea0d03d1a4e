import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rating } from '../../schema/types/rating.ts';
import type { ResponseStatus } from '../../schema/types/response-status.ts';
import type { Language } from '../../server/domain/languages.ts';
import { type FieldName, fieldNames, type ResponseFields } from '../../server/domain/response-fields.ts';
import { fieldHeading } from '../../server/exports/words/languages.ts';
import { type ItemBase, type PackBase, planReturn } from '../../server/packs/plan-return.ts';
import { readReturnedFile } from '../../server/packs/read-returned-file.ts';
import type { ReturnedRow } from '../../server/packs/returned-sheet.ts';
import { rowToken } from '../../server/packs/row-token.ts';
import { english } from '../../server/packs/words/en.ts';
import { codeNamed, packLanguages } from '../../server/packs/words/languages.ts';
import { type PackFile, writePackFile } from '../../server/packs/write-pack-file.ts';
import { type LaterChange, merge } from '../../server/responses/recording/merge.ts';

const pack = '3b241101-e2bb-4255-8caf-4136c566a962';
const country = 'KEN';

const ratings: Rating[] = ['MISSING', 'APPROACHES', 'MEETS', 'EXCEEDS', 'NOT_APPLICABLE'];
const statuses: ResponseStatus[] = ['NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'ACCEPTED'];
/** What spreadsheets are known to change, between ordinary words. */
const awkward = [
  '=1+1',
  '+x',
  '_x0041_',
  '_x000D_',
  '_x005F_x0041_',
  '\r\n',
  '\n',
  ' ',
  '\t',
  '<&>"',
  '中文 abc',
  'عربي 12',
  '😀',
  '1.50',
  'TRUE',
];
const narratives = fc
  .array(fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: 'grapheme', maxLength: 8 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() !== '' && !/[^\P{Cc}\t\n\r]/u.test(text));
const answers = fc.record({
  status: fc.constantFrom(...statuses),
  rating: fc.option(fc.constantFrom(...ratings)),
  narrative: fc.option(
    fc.oneof(narratives, fc.constant('x'.repeat(32_768)), fc.constant('broken \uFFFE off')),
  ),
});

/** The base of a pack that was just made. */
function baseOf(standing: ReadonlyMap<string, ResponseFields & { revision: number }>): PackBase {
  const items = new Map(
    [...standing].map(([item, answer]) => {
      const of = (field: FieldName) => ({
        bases: [{ revision: answer.revision, value: answer[field], erased: false }],
        changed: [],
      });
      return [item, { status: of('status'), rating: of('rating'), narrative: of('narrative') }] as const;
    }),
  );
  const itemOfQuestion = new Map([...standing.keys()].map((item) => [`Question ${item}`, item]));
  return { pack, country, items, itemOfQuestion };
}

function fileOf(standing: ReadonlyMap<string, ResponseFields & { revision: number }>): PackFile {
  const rows = [...standing].map(([item, answer]) => ({
    ...{
      item,
      section: 'Section',
      title: `Question ${item}`,
      guidance: 'Look',
      meetsWhen: 'Done',
      evidence: ['A plan'],
    },
    ...{ question: 'abcdef12', answer },
  }));
  const country = { code: 'KEN', name: 'Kenya' };
  return { pack, country, agency: 'UNICEF', cycle: '2026', madeBy: 'Somebody', madeAt: new Date(0), rows };
}

test('a pack that nobody touched means nothing, in every language and whatever its answers say', async () => {
  const languages = fc.constantFrom(...packLanguages.values());
  const worlds = fc.array(answers, { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(worlds, languages, async (list, words) => {
      const standing = new Map(list.map((answer, index) => [`ITM-${index}`, { ...answer, revision: index }]));
      const returned = await readReturnedFile(await writePackFile(fileOf(standing), words));
      const planned = planReturn(returned.rows, baseOf(standing));
      expect(returned.pack).toBe(pack);
      expect(planned.map(({ item }) => item)).toEqual([...standing.keys()]);
      expect(planned.filter(({ change }) => change)).toEqual([]);
      expect(planned.flatMap(({ fields }) => fields).every(({ is }) => is === 'UNCHANGED')).toBe(true);
    }),
    { numRuns: 20 },
  );
}, 30_000);

test('every language has a word of its own for everything that is filled in', () => {
  for (const [language, words] of packLanguages) {
    // The page's own, and those of other files, so that nobody has to learn two.
    const page: Record<string, string> = JSON.parse(readFileSync(`client/messages/${language}.json`, 'utf8'));
    expect(words.fields).toEqual(fieldNames.map((field) => fieldHeading(field, language as Language)));
    for (const code of statuses) expect(words.codes[code]).toBe(page[`status.${code}`]);
    for (const code of ratings) expect(words.codes[code]).toBe(page[`rating.${code}`]);
    expect(words.fields).toHaveLength(fieldNames.length);
    const codes = [...statuses, ...ratings];
    expect(Object.keys(words.codes).sort()).toEqual(codes.toSorted());
    const said = [...Object.values(words.codes), words.clear, words.withheld];
    expect(new Set(said).size).toBe(said.length);
    for (const list of [statuses, ratings]) {
      expect(list.map((code) => codeNamed(list, words.codes[code] ?? ''))).toEqual(list);
    }
  }
});

/** A row as it comes back, with a token or without. */
function rowFor(
  item: string,
  row: number,
  says: Partial<Record<FieldName, string>>,
  token = true,
): ReturnedRow {
  const cell = (column: string, text: string) => ({ at: `${column}${row}`, text, problem: false });
  const written = rowToken({ pack, country, item, question: 'abcdef12', revision: 0 });
  return {
    row,
    token: token ? cell('A', written) : null,
    item: cell('B', item),
    question: `Question ${item}`,
    fields: Object.fromEntries(
      fieldNames.flatMap((field, index) =>
        says[field] === undefined ? [] : [[field, cell('FGH'.charAt(index), says[field])]],
      ),
    ),
  };
}

const untouched: ResponseFields & { revision: number } = {
  status: 'IN_PROGRESS',
  rating: 'MEETS',
  narrative: 'As it was.',
  revision: 3,
};
const one = baseOf(
  new Map([
    ['LDR-1', untouched],
    ['LDR-2', untouched],
  ]),
);
const planOf = (...rows: ReturnedRow[]) => planReturn(rows, one);
const meant = (says: Partial<Record<FieldName, string>>) => planOf(rowFor('LDR-1', 3, says))[0];

test('sorted, with rows deleted or their tokens lost, it means the same', () => {
  const edits = fc.array(fc.record({ narrative: narratives, rating: fc.constantFrom(...ratings) }), {
    minLength: 3,
    maxLength: 6,
  });
  fc.assert(
    fc.property(edits, fc.infiniteStream(fc.nat()), (list, chance) => {
      const standing = new Map(list.map((_, index) => [`ITM-${index}`, untouched]));
      const rows = list.map((says, index) =>
        rowFor(`ITM-${index}`, index + 3, says, (chance.next().value ?? 0) % 2 === 0),
      );
      const left = rows
        .filter(() => (chance.next().value ?? 0) % 4 > 0)
        .sort(() => ((chance.next().value ?? 0) % 2) - 0.5);
      const whole = planReturn(rows, baseOf(standing));
      for (const row of planReturn(left, baseOf(standing)))
        expect(row).toEqual(whole.find(({ item }) => item === row.item));
    }),
  );
});

test.each([
  ['a word in another case', { rating: ' exceeds ' }, { rating: 'EXCEEDS' }],
  ['the code itself', { rating: 'NOT_APPLICABLE' }, { rating: 'NOT_APPLICABLE' }],
  [
    'the word that clears',
    { rating: english.clear, narrative: english.clear },
    { rating: null, narrative: null },
  ],
  ['a text that begins like a formula', { narrative: '=SUM(A1)' }, { narrative: '=SUM(A1)' }],
  ['a status', { status: 'Submitted' }, { status: 'SUBMITTED' }],
])('%s is taken as it is meant', (_, says, values) => {
  expect(meant(says)?.change).toEqual({ baseRevision: 3, values });
});

test('whoever writes on what nobody has begun has begun', () => {
  const fresh = baseOf(
    new Map([['LDR-1', { status: 'NOT_STARTED', rating: null, narrative: null, revision: 0 }]]),
  );
  const [row] = planReturn([rowFor('LDR-1', 3, { status: 'Not started', narrative: 'New.' })], fresh);
  expect(row?.change).toEqual({ baseRevision: 0, values: { narrative: 'New.', status: 'IN_PROGRESS' } });
});

test('what can’t be taken is said with its cell, and an answer isn’t handed in without it', () => {
  expect(meant({ rating: 'Quite good', status: 'Submitted', narrative: 'New.' })).toMatchObject({
    change: { values: { narrative: 'New.' } },
    fields: [
      { field: 'status', is: 'REFUSED', reason: 'HELD_BACK', cell: { at: 'F3' } },
      { field: 'rating', is: 'REFUSED', reason: 'NOT_OFFERED', cell: { at: 'G3' }, to: 'Quite good' },
      { field: 'narrative', is: 'CHANGED', to: 'New.' },
    ],
  });
  expect(meant({ narrative: ' ', rating: '' })?.fields).toMatchObject([
    { field: 'rating', is: 'IGNORED', reason: 'EMPTIED' },
    { field: 'narrative', is: 'IGNORED', reason: 'EMPTIED' },
  ]);
  expect(meant({ status: 'Accepted' })?.fields).toMatchObject([{ is: 'REFUSED', reason: 'NOT_OFFERED' }]);
});

test('a row is recognised by its token and its code together, or by its code alone, and never by a guess', () => {
  const row = rowFor('LDR-1', 3, { narrative: 'New.' });
  const reasonOf = (...rows: ReturnedRow[]) =>
    planOf(...rows).map(({ reason, change }) => [reason, change !== null]);
  const withToken = (text: string) => ({ ...row, token: { at: 'A3', text, problem: false } });
  const own = { pack, country, item: 'LDR-1', question: 'abcdef12', revision: 0 };
  expect(reasonOf(withToken(rowToken({ ...own, item: 'LDR-2' })))).toEqual([['NOT_RECOGNISED', false]]);
  expect(reasonOf(withToken(rowToken({ ...own, country: 'NPL' })))).toEqual([['NOT_RECOGNISED', false]]);
  expect(reasonOf(withToken(rowToken(own).slice(0, -2)))).toEqual([['NOT_RECOGNISED', false]]);
  expect(reasonOf(withToken(rowToken({ ...own, pack: pack.replace('3', '4') })))).toEqual([
    ['OTHER_PACK', false],
  ]);
  // The base is the server's copy, whatever the token says.
  expect(planOf(withToken(rowToken({ ...own, revision: 99 })))[0]?.change?.baseRevision).toBe(3);
  expect(reasonOf(rowFor('LDR-9', 3, { narrative: 'New.' }, false))).toEqual([['UNKNOWN_ITEM', false]]);
  expect(reasonOf({ ...row, question: 'Question LDR-2' })).toEqual([['OTHER_QUESTION', false]]);
  expect(reasonOf({ ...row, question: 'Question LDR-1, with a note of mine' })).toEqual([[null, true]]);
  const again = rowFor('LDR-1', 9, { narrative: 'New.' }, false);
  expect(reasonOf(row, again)).toEqual([
    [null, true],
    [null, false],
  ]);
  expect(reasonOf(row, rowFor('LDR-1', 9, { narrative: 'Other.' }))).toEqual([
    ['TWICE', false],
    ['TWICE', false],
  ]);
});

/** A response as the server would keep it: what was recorded, and who brought what by the pack. */
class Model {
  readonly #events: { revision: number; changes: LaterChange['changes'] }[] = [];
  now = {
    status: 'NOT_STARTED' as ResponseStatus,
    rating: null as Rating | null,
    narrative: null as string | null,
    revision: 0,
  };
  readonly #brought = new Map<string, { field: FieldName; revision: number }[]>();

  valueAt(field: FieldName, revision: number): string | null {
    const said = this.#events.filter((event) => event.revision <= revision).flatMap(({ changes }) => changes);
    const last = said.findLast((change) => change.field === field);
    return last ? last.to : field === 'status' ? 'NOT_STARTED' : null;
  }

  record(input: { baseRevision: number; values: Partial<ResponseFields> }) {
    const since = this.#events
      .filter(({ revision }) => revision > input.baseRevision)
      .map(({ changes }) => ({ by: { id: 'x', name: 'x' }, at: new Date(0), changes }));
    const sent = {
      mutationId: '',
      country,
      item: 'LDR-1',
      baseRevision: input.baseRevision,
      ...input.values,
    };
    const result = merge(sent, this.now, since);
    if (result.kind !== 'RECORDED') return result;
    this.now = { ...result.next, revision: this.now.revision + 1 };
    this.#events.push({ revision: this.now.revision, changes: result.changes });
    return result;
  }

  base(person: string): PackBase {
    const of = (field: FieldName) => {
      const brought = (this.#brought.get(person) ?? []).filter((each) => each.field === field);
      const revisions = [...new Set([0, ...brought.map(({ revision }) => revision)])];
      return {
        bases: revisions.map((revision) => ({
          revision,
          value: this.valueAt(field, revision),
          erased: false,
        })),
        changed: this.#events
          .filter(({ changes }) => changes.some((each) => each.field === field))
          .map(({ revision }) => revision),
      };
    };
    const known: ItemBase = { status: of('status'), rating: of('rating'), narrative: of('narrative') };
    return { pack, country, items: new Map([['LDR-1', known]]), itemOfQuestion: new Map() };
  }

  move(person: string, fields: readonly FieldName[]) {
    const moved = fields.map((field) => ({ field, revision: this.now.revision }));
    this.#brought.set(person, [...(this.#brought.get(person) ?? []), ...moved]);
  }
}

test('whatever two people bring in whatever order, nothing that they haven’t seen is overwritten, and no copy brings anything twice', () => {
  const says = fc.record({
    rating: fc.constantFrom('', 'Missing', 'Meets', english.clear),
    narrative: fc.constantFrom('', 'a', 'b', 'c', english.clear),
    status: fc.constantFrom('Not started', 'In progress', 'Submitted'),
  });
  const online = fc.record(
    {
      rating: fc.constantFrom<Rating | null>('MISSING', 'MEETS', 'EXCEEDS', null),
      narrative: fc.constantFrom('a', 'z', null),
      status: fc.constantFrom<ResponseStatus>('IN_PROGRESS', 'SUBMITTED'),
    },
    { requiredKeys: [] },
  );
  const step = fc.oneof(fc.record({ by: fc.constantFrom('one', 'two'), says }), fc.record({ online }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const model = new Model();
      for (const each of steps) {
        if ('online' in each) {
          model.record({ baseRevision: model.now.revision, values: each.online });
          continue;
        }
        const seen = model.base(each.by);
        const [row] = planReturn([rowFor('LDR-1', 3, each.says)], seen);
        if (!row?.change) continue;
        const before = { ...model.now };
        const result = model.record(row.change);
        const set = fieldNames.filter((field) => row.change && field in row.change.values);
        if (result.kind === 'RECORDED') {
          // What it replaces is what this person's copy was compared with, or what they had brought themselves.
          for (const { field, from } of result.changes) {
            const bases = seen.items.get('LDR-1')?.[field as FieldName].bases ?? [];
            expect([bases.at(-1)?.value, 'NOT_STARTED']).toContain(from);
            expect(before[field as FieldName]).toBe(from);
          }
        }
        if (result.kind === 'CONFLICTED') expect(model.now).toEqual(before);
        if (result.kind === 'RECORDED' || result.kind === 'UNCHANGED') {
          model.move(each.by, set);
          expect(planReturn([rowFor('LDR-1', 3, each.says)], model.base(each.by))[0]?.change).toBeNull();
        }
      }
    }),
    { numRuns: 500 },
  );
}, 30_000);
