import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CatalogueData } from '../../server/catalogue/catalogue-data.ts';
import { continuedItems, type MappedItem } from '../../server/cycles/carried-items.ts';
import { type DemonstrationAnswer, statusOf } from '../../server/demonstration/answer-life.ts';
import { demonstrationAnswers } from '../../server/demonstration/demonstration-answers.ts';
import {
  type DemonstrationYear,
  demonstrationYears,
} from '../../server/demonstration/demonstration-cycles.ts';
import { languageOf } from '../../server/demonstration/languages.ts';
import {
  type DemonstrationAddendum,
  demonstrationAddenda,
} from '../../server/demonstration/made-up-addenda.ts';
import {
  type DemonstrationThread,
  demonstrationThreads,
} from '../../server/demonstration/made-up-comments.ts';
import { demonstrationPresence } from '../../server/demonstration/presence-rule.ts';
import { packageRoot } from '../../server/lib/package-root.ts';
import { checkMapping } from '../../server/loading/check-mapping.ts';
import { wordingHash } from '../../server/loading/checklist-hash.ts';
import { Problems } from '../../server/loading/problems.ts';
import { readCatalogue } from '../../server/loading/read-catalogue.ts';
import { checkInput } from '../../server/responses/recording/check-input.ts';

const firstDay = '2026-11-24';
let files: CatalogueData;
let data: CatalogueData;
let lastYear: DemonstrationYear;
let thisYear: DemonstrationYear;
let past: DemonstrationAnswer[];
let present: DemonstrationAnswer[];
let addenda: DemonstrationAddendum[];
let threads: DemonstrationThread[];

beforeAll(async () => {
  files = await readCatalogue(join(packageRoot(), 'server/catalogue/data'));
  ({ lastYear, thisYear } = demonstrationYears(files, firstDay));
  data = thisYear.data;
  past = demonstrationAnswers(lastYear, null);
  present = demonstrationAnswers(thisYear, lastYear);
  addenda = demonstrationAddenda(lastYear, past);
  threads = demonstrationThreads(thisYear, present);
});

const inputs = (answers: DemonstrationAnswer[]) => answers.flat().map(({ input }) => input);
const isConfirmed = ([begun]: DemonstrationAnswer) => begun?.confirms === true;
const placeOf = ({
  country,
  agency = null,
  item,
}: {
  country: string;
  agency?: string | null | undefined;
  item: string;
}) => `${country}/${agency}/${item}`;
const answersIn = (answers: DemonstrationAnswer[]) =>
  new Map(answers.flatMap((answer) => (answer[0] ? [[placeOf(answer[0].input), answer] as const] : [])));

describe('the made-up presence', () => {
  test('every agency is present in most countries, absent from some, and present in each of the ways', () => {
    const answering = data.agencies.filter(({ answersChecklist }) => answersChecklist);
    for (const { code: agency } of answering) {
      const kinds = data.countries.map(({ code }) => demonstrationPresence(agency, code));
      const absent = kinds.filter((kind) => kind === 'NONE').length;
      expect(absent).toBeGreaterThan(data.countries.length * 0.1);
      expect(absent).toBeLessThan(data.countries.length * 0.35);
      expect(new Set(kinds)).toEqual(new Set(['RESIDENT', 'PROJECT_STAFF', 'NON_RESIDENT', 'NONE']));
    }
  });

  test('several agencies report in every country', () => {
    for (const { code: country } of data.countries) {
      const reporting = data.agencies.filter(
        ({ code, answersChecklist }) => answersChecklist && demonstrationPresence(code, country) !== 'NONE',
      );
      expect(reporting.length).toBeGreaterThan(5);
    }
  });

  test('it is the same everywhere and for ever', () => {
    expect(
      ['KEN', 'PER', 'VAT', 'FJI'].map((country) => demonstrationPresence('UNICEF', country)),
    ).toMatchInlineSnapshot(`
      [
        "NON_RESIDENT",
        "RESIDENT",
        "RESIDENT",
        "RESIDENT",
      ]
    `);
  });
});

describe('the made-up cycles', () => {
  test.each([
    ['2026-03-01', '2025', '2026', '2026-11-30'],
    ['2026-12-05', '2025', '2026', '2026-12-31'],
    ['2027-01-02', '2026', '2027', '2027-11-30'],
  ])('on %s, %s is over and %s is open until %s', (day, over, open, closesOn) => {
    const { cycles } = demonstrationYears(files, day).thisYear.data;
    expect(cycles.map(({ code, state }) => [code, state])).toEqual([
      [over, 'CLOSED'],
      [open, 'OPEN'],
    ]);
    expect(cycles[1]?.closesOn).toBe(closesOn);
    expect((cycles[1]?.opensOn ?? '') < day).toBe(true);
  });
});

describe('the made-up answers', () => {
  test('there are some 20,000 of them, and no more than 26,000 events', () => {
    const answers = past.length + present.length;
    expect(answers).toBeGreaterThan(19_000);
    expect(answers).toBeLessThan(21_000);
    expect(inputs(past).length + inputs(present).length).toBeLessThan(26_000);
  });

  test('every cell of both matrices has some, and some cells are complete', () => {
    for (const [answers, agencyItems] of [
      [past, 22],
      [present, 23],
    ] as const) {
      const byCell = new Map<string, number>();
      for (const [step] of answers) {
        const cell = `${step?.input.country}/${step?.input.agency ?? 'team'}`;
        byCell.set(cell, (byCell.get(cell) ?? 0) + 1);
      }
      for (const { code: country } of data.countries) {
        expect(byCell.has(`${country}/team`)).toBe(true);
        for (const { code: agency, answersChecklist } of data.agencies) {
          const due = answersChecklist && demonstrationPresence(agency, country) !== 'NONE';
          expect(byCell.has(`${country}/${agency}`)).toBe(due);
        }
      }
      expect([...byCell.values()].filter((count) => count === agencyItems).length).toBeGreaterThan(10);
    }
  });

  test('all statuses and all ratings occur', () => {
    expect(new Set(present.map(statusOf))).toEqual(
      new Set(['NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'ACCEPTED']),
    );
    expect(new Set(inputs(present).map(({ rating }) => rating))).toEqual(
      new Set([undefined, 'MISSING', 'APPROACHES', 'MEETS', 'EXCEEDS', 'NOT_APPLICABLE']),
    );
  });

  test('an answer that does not apply says why, and one that is returned says what is missing', () => {
    for (const { input, confirms } of [...past, ...present].flat()) {
      if (confirms) continue;
      expect(checkInput(input)).toBeNull();
      if (input.rating === 'NOT_APPLICABLE')
        expect(input.narrative).toMatch(/^(Not applicable|Sans objet|No aplicable)/);
      if (input.status === 'RETURNED') expect(input.note).toBeTruthy();
    }
  });

  test('every text says that it is made up, in the language of its country, and holds a text of its item', () => {
    const marks = {
      en: 'Made up for the demonstration',
      fr: 'inventé pour la démonstration',
      es: 'inventado para la demostración',
    };
    const items = new Map(
      [lastYear, thisYear].flatMap((year) =>
        year.data.checklist.items.map((item) => [`${year.cycle.code} ${item.code}`, item] as const),
      ),
    );
    const beside = [
      ...addenda.map(({ place, content }) => ({ cycle: lastYear.cycle.code, ...place, ...content })),
      ...threads.flatMap(({ place, begins, reply }) =>
        [begins, reply].flatMap((one) => (one ? [{ ...place, note: one.text, narrative: null }] : [])),
      ),
    ];
    for (const { cycle, country, item: code, narrative, note } of [
      ...inputs([...past, ...present]),
      ...beside.map((one) => ({ note: 'reason' in one ? one.reason : null, ...one })),
    ]) {
      const item = items.get(`${cycle} ${code}`);
      if (!item) throw new Error(`no item ${code}`);
      const texts = [item.title, item.guidance, item.meetsWhen, ...item.evidence];
      for (const text of [narrative, note].filter((text) => text != null)) {
        expect(text).toContain(marks[languageOf(country)]);
        expect(texts.some((own) => text.includes(own))).toBe(true);
        expect(text).not.toContain('undefined');
      }
    }
    expect(new Set(data.countries.map(({ code }) => languageOf(code)))).toEqual(new Set(['en', 'fr', 'es']));
  });

  test('focal points write for their own agency and country, and only the coordinator returns and accepts', () => {
    for (const { persona, input } of [...past, ...present].flat()) {
      if (input.status === 'RETURNED' || input.status === 'ACCEPTED') {
        expect(persona).toBe('coordinator');
        continue;
      }
      const [, agency = '', country = ''] = persona.split('/');
      expect(country).toBe(input.country);
      if (input.agency != null) expect(agency).toBe(input.agency);
      else expect(demonstrationPresence(agency, country)).not.toBe('NONE');
    }
  });

  test('each change has an id of its own, was written within its cycle, and after the change before it', () => {
    const all = inputs([...past, ...present]);
    expect(new Set(all.map(({ mutationId }) => mutationId)).size).toBe(all.length);
    for (const [answers, cycle, lastDay] of [
      [past, lastYear.cycle, lastYear.lastDay],
      [present, thisYear.cycle, firstDay],
    ] as const) {
      for (const answer of answers) {
        const times = answer.map(({ input }) => input.writtenAt?.toISOString() ?? '');
        expect([...times].sort()).toEqual(times);
        expect((times[0] ?? '') >= cycle.opensOn).toBe(true);
        expect((times.at(-1) ?? '') < lastDay).toBe(true);
      }
    }
  });

  test('made again, they are the same', () => {
    expect(demonstrationAnswers(thisYear, lastYear)).toEqual(present);
    expect(demonstrationThreads(thisYear, present)).toEqual(threads);
  });

  test('what many cells answered last year goes on, and much of it is confirmed where it was asked in these words', () => {
    const before = answersIn(past);
    const asked = new Map(lastYear.data.checklist.items.map((item) => [item.code, wordingHash(item)]));
    const again = present.filter(([begun]) => begun && before.has(placeOf(begun.input)));
    const confirmed = present.filter(isConfirmed);
    expect(again.length).toBeGreaterThan(present.length / 3);
    expect(confirmed.length).toBeGreaterThan(again.length / 6);
    expect(confirmed.length).toBeLessThan(again.length / 2);
    for (const answer of confirmed) {
      const item = data.checklist.items.find(({ code }) => code === answer[0]?.input.item);
      expect(item && wordingHash(item)).toBe(asked.get(item?.code ?? ''));
      const last = before.get(placeOf(answer[0]?.input ?? never()));
      expect(['SUBMITTED', 'ACCEPTED']).toContain(last && statusOf(last));
    }
    expect(new Set(confirmed.map(statusOf))).toEqual(new Set(['SUBMITTED', 'ACCEPTED']));
  });
});

describe('last year’s checklist', () => {
  test('asks one item in other words and one that is two now; this year’s asks what the files do', () => {
    const versions = [lastYear, thisYear].map(({ data: { checklist } }) =>
      checklist.items.map((item): MappedItem => ({ ...item, wordingHash: wordingHash(item) })),
    );
    const [before = [], now = []] = versions;
    const changed = continuedItems(before, now, versions.flat()).filter(({ kind }) => kind !== 'SAME');
    expect(changed.map(({ item, from, kind }) => `${from} ${item} ${kind}`)).toEqual([
      'LAW-3 LAW-3 REWORDED',
      'STF-9 STF-3 SPLIT',
      'STF-9 STF-4 SPLIT',
    ]);
    expect(now.map(({ wordingHash: hash }) => hash)).toEqual(files.checklist.items.map(wordingHash));
    for (const {
      data: { checklist, source },
    } of [lastYear, thisYear]) {
      const problems = new Problems(source);
      checkMapping(checklist.items, checklist.retiredItems, problems);
      problems.throwIfAny();
      expect(checklist.items.map(({ sortOrder }) => sortOrder)).toEqual(
        checklist.items.map((_, index) => index + 1),
      );
    }
    const asked = [past, present].map((answers) => new Set(inputs(answers).map(({ item }) => item)));
    expect(['STF-9', 'STF-3', 'LAW-3'].map((code) => asked.map((items) => items.has(code)))).toEqual([
      [true, false],
      [false, true],
      [true, true],
    ]);
  });
});

describe('what stands beside the answers', () => {
  test('addenda are to what was handed in last year, and say something more', () => {
    const before = answersIn(past);
    expect(addenda.length).toBeGreaterThan(10);
    expect(addenda.length).toBeLessThan(60);
    for (const { place, content } of addenda) {
      const answer = before.get(placeOf(place)) ?? never();
      expect(['SUBMITTED', 'ACCEPTED']).toContain(statusOf(answer));
      const said = answer.findLast(({ input }) => input.narrative != null)?.input.narrative;
      expect(content.narrative).toContain(said);
      expect(content.narrative?.length).toBeGreaterThan(said?.length ?? 0);
    }
    expect(new Set(addenda.map(({ content }) => content.rating))).toEqual(new Set([undefined, 'MEETS']));
  });

  test('comments are open where the network reads and internal where an answer came back, and some have a reply', () => {
    const now = answersIn(present);
    expect(threads.length).toBeGreaterThan(20);
    expect(threads.length).toBeLessThan(80);
    for (const { place, audience } of threads) {
      const published = ['SUBMITTED', 'ACCEPTED'].includes(statusOf(now.get(placeOf(place)) ?? never()));
      expect(audience).toBe(published ? 'OPEN' : 'INTERNAL');
    }
    const replied = threads.filter(({ reply }) => reply).map(({ audience }) => audience);
    expect(new Set(replied)).toEqual(new Set(['OPEN']));
    expect(new Set(threads.map(({ audience }) => audience))).toEqual(new Set(['OPEN', 'INTERNAL']));
    expect(threads.some(({ place }) => place.country === 'KEN')).toBe(true);
  });
});

function never(): never {
  throw new Error('there is no such answer');
}
