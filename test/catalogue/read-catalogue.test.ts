import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { presenceIn } from '../../server/catalogue/catalogue-data.ts';
import { packageRoot } from '../../server/lib/package-root.ts';
import { StartupError } from '../../server/lib/startup-error.ts';
import { readCatalogue } from '../../server/loading/read-catalogue.ts';

const shipped = join(packageRoot(), 'server/catalogue/data');
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'catalogue-'));
  await cp(shipped, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(name: string, content: unknown): Promise<void> {
  await rm(join(folder, name), { force: true });
  await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
}

/** Edits a shipped file as somebody with a text editor would. */
async function edit(name: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(folder, name), 'utf8');
  expect(text).toContain(from);
  await put(name, text.replace(from, to));
}

async function problems(): Promise<string> {
  const error = await readCatalogue(folder).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StartupError);
  return (error as Error).message;
}

const openCycle = { code: '2027', opensOn: '2027-01-15', closesOn: '2027-11-30', state: 'OPEN' };

test('the shipped files hold 20 agencies that answer, three that read, 197 countries and 43 items', async () => {
  const data = await readCatalogue(shipped);
  expect(data.agencies.filter(({ answersChecklist }) => answersChecklist)).toHaveLength(20);
  expect(data.agencies).toHaveLength(23);
  expect(data.countries).toHaveLength(197);
  expect(data.checklist.items.filter(({ answeredBy }) => answeredBy === 'AGENCY')).toHaveLength(23);
  expect(data.checklist.items.filter(({ answeredBy }) => answeredBy === 'COUNTRY_TEAM')).toHaveLength(20);
  expect(data.checklist.items.find(({ code }) => code === 'LDR-5')?.callToActionAreas).toEqual([6, 2]);
  expect(data.cycles).toEqual([]);
});

test('a file that an editor began with a byte order mark is read', async () => {
  await put('agencies.json', `\uFEFF${await readFile(join(shipped, 'agencies.json'), 'utf8')}`);
  expect((await readCatalogue(folder)).agencies).toHaveLength(23);
});

test('presence comes from the country, else from the agency’s default, else from the cycle’s', async () => {
  await put('cycles.json', { cycles: [openCycle] });
  await put('presence.json', {
    cycles: {
      '2027': {
        default: 'PROJECT_STAFF',
        agencies: { UNICEF: { default: 'RESIDENT', NONE: ['VAT'] }, ILO: { NON_RESIDENT: ['PER'] } },
      },
    },
  });
  const cycle = (await readCatalogue(folder)).presence.get('2027');
  if (!cycle) throw new Error('no presence');
  expect(presenceIn(cycle, 'UNICEF', 'VAT')).toBe('NONE');
  expect(presenceIn(cycle, 'UNICEF', 'KEN')).toBe('RESIDENT');
  expect(presenceIn(cycle, 'ILO', 'PER')).toBe('NON_RESIDENT');
  expect(presenceIn(cycle, 'ILO', 'KEN')).toBe('PROJECT_STAFF');
  expect(presenceIn(cycle, 'WHO', 'KEN')).toBe('PROJECT_STAFF');
});

test('the example of the data folder’s README is right', async () => {
  const readme = await readFile(join(folder, 'README.md'), 'utf8');
  const [cycles, presence] = [...readme.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => json ?? '');
  await put('cycles.json', cycles);
  await put('presence.json', presence);
  expect((await readCatalogue(folder)).cycles.map(({ code, state }) => `${code} ${state}`)).toEqual([
    '2026 CLOSED',
    '2027 OPEN',
  ]);
});

test('all problems of all files are listed at once', async () => {
  await edit('agencies.json', '"code": "DESA"', '"code": "OHCHR"');
  await edit('countries.json', '"code":"AFG"', '"code":"afg"');
  await edit(
    'checklist.json',
    '"callToAction": [\n            "CTA6"',
    '"callToAction": [\n            "CTA9"',
  );
  await put('cycles.json', {
    cycles: [
      { ...openCycle, closesOn: '2027-02-30' },
      { ...openCycle, code: '2028' },
    ],
  });
  await put('presence.json', {
    cycles: {
      '2027': { agencies: { NATO: {}, DCO: {}, UNICEF: { RESIDNET: ['KEN'], NONE: ['XXX', 'KEN', 'KEN'] } } },
      '2031': { default: 'RESIDENT', agencies: {} },
    },
  });
  const message = await problems();
  for (const sentence of [
    'agencies.json: agency OHCHR is there twice',
    'countries.json, afg: “code” is “afg”; it must look like “KEN”.',
    'areas are CTA1 to CTA7',
    'cycles.json, 2027: “closesOn” is “2027-02-30”; it must be a date',
    '2027 and 2028 are OPEN, and only one cycle can be',
    'presence.json, cycles, 2027, agencies, NATO: there is no such agency',
    'DCO: it does not answer the checklist',
    '“RESIDNET” is no kind of presence',
    'there is no country XXX in countries.json',
    'country KEN is there twice',
    'presence.json, cycles, 2031: there is no such cycle',
  ]) {
    expect(message).toContain(sentence);
  }
});

test.each([
  ['a file that is missing', async () => rm(join(folder, 'cycles.json')), "cycles.json can't be read"],
  ['a file that is not JSON', async () => put('cycles.json', '{ "cycles": [ '), 'cycles.json is not JSON'],
  ['a file of another shape', async () => put('cycles.json', []), 'cycles.json: “cycles” must be a list.'],
  [
    'a cycle without a state',
    async () => put('cycles.json', { cycles: [{ ...openCycle, state: 'open' }] }),
    'must be one of PLANNED, OPEN, CLOSED',
  ],
  [
    'a cycle that ends before it begins',
    async () => put('cycles.json', { cycles: [{ ...openCycle, closesOn: '2026-01-01' }] }),
    '“closesOn” must be later than “opensOn”',
  ],
  [
    'a code that would break a link',
    async () => put('cycles.json', { cycles: [{ ...openCycle, code: '20|27' }] }),
    'must look like “2027”',
  ],
  [
    'an item twice',
    async () => edit('checklist.json', '"code": "LDR-2"', '"code": "LDR-1"'),
    'item LDR-1 is there twice',
  ],
  [
    'a name left out',
    async () => edit('countries.json', '"ar":"أفغانستان"', '"ar":""'),
    'AFG, names: “ar” must be a text',
  ],
])('%s is told in one sentence', async (_, spoil, sentence) => {
  await spoil();
  expect(await problems()).toContain(sentence);
});

test.each([
  ['agencies.json', '"UN_WOMEN"', '"UN_WOMEN\u200B"'],
  ['countries.json', '"KEN"', '"KEN\u200B"'],
  ['checklist.json', '"LDR-2"', '"LDR-2\u200B"'],
  ['checklist.json', '"LDR"', '"LDR\u200B"'],
])('a code of %s in which something stands that nobody sees is refused', async (name, from, to) => {
  await edit(name, from, to);
  expect(await problems()).toContain('must look like');
});

test('a cycle, and whose presence is said in it, are refused where something stands that nobody sees', async () => {
  await put('cycles.json', { cycles: [{ ...openCycle, code: '2027\u200B' }] });
  expect(await problems()).toContain('must look like');
  await put('cycles.json', { cycles: [openCycle] });
  for (const agencies of [{ 'UNICEF\u200B': { default: 'RESIDENT' } }, { UNICEF: { NONE: ['VAT\u200B'] } }]) {
    await put('presence.json', { cycles: { '2027': { agencies } } });
    expect(await problems()).toContain('presence.json');
  }
});

describe('what an item continues', () => {
  const checklist = async (
    change: (items: Record<string, unknown>[], file: Record<string, unknown>) => void,
  ) => {
    const file = JSON.parse(await readFile(join(shipped, 'checklist.json'), 'utf8'));
    change(
      file.sections.flatMap(({ items }: { items: unknown }) => items),
      file,
    );
    await put('checklist.json', file);
  };
  const named = (items: Record<string, unknown>[], code: string) =>
    items.find((item) => item.code === code) as Record<string, unknown>;
  const reason = 'Asked more sharply.';

  test('is read with its reason, also where that was retired', async () => {
    await checklist((items, file) => {
      named(items, 'ANL-2').continues = [{ item: 'ANL-99', reason }];
      file.retiredItems = ['ANL-99'];
    });
    const { items } = (await readCatalogue(folder)).checklist;
    expect(items.find(({ code }) => code === 'ANL-2')?.continues).toEqual([{ item: 'ANL-99', reason }]);
    expect(items.find(({ code }) => code === 'ANL-1')?.continues).toEqual([]);
  });

  test.each([
    [
      'a code that nobody knows',
      ['ANL-99'],
      [],
      'names ANL-99, which is neither asked nor in “retiredItems”',
    ],
    ['the same twice', ['ANL-3', 'ANL-3'], [], 'ANL-3 is there twice'],
    ['itself', ['ANL-2'], [], 'in a circle, ANL-2 → ANL-2'],
    ['one that continues it', ['ANL-3'], ['ANL-2'], 'in a circle, ANL-2 → ANL-3 → ANL-2'],
  ])('is refused where it is %s', async (_what, ofSecond, ofThird, sentence) => {
    await checklist((items) => {
      named(items, 'ANL-2').continues = ofSecond.map((item) => ({ item, reason }));
      named(items, 'ANL-3').continues = ofThird.map((item) => ({ item, reason }));
    });
    expect(await problems()).toContain(sentence);
  });

  test('needs a reason', async () => {
    await checklist((items) => {
      named(items, 'ANL-2').continues = [{ item: 'ANL-3' }];
    });
    expect(await problems()).toContain('“reason” must be a text');
  });
});
