import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CatalogueData } from '../../server/catalogue/catalogue-data.ts';
import {
  type DemonstrationAnswer,
  demonstrationAnswers,
} from '../../server/demonstration/demonstration-answers.ts';
import {
  demonstrationYears,
  withDemonstrationCycles,
} from '../../server/demonstration/demonstration-cycles.ts';
import { languageOf } from '../../server/demonstration/languages.ts';
import { demonstrationPresence } from '../../server/demonstration/presence-rule.ts';
import { packageRoot } from '../../server/lib/package-root.ts';
import { readCatalogue } from '../../server/loading/read-catalogue.ts';
import { checkInput } from '../../server/responses/recording/check-input.ts';

const firstDay = '2026-11-24';
const { lastYear, thisYear } = demonstrationYears(firstDay);
let data: CatalogueData;
let past: DemonstrationAnswer[];
let present: DemonstrationAnswer[];

beforeAll(async () => {
  const files = await readCatalogue(join(packageRoot(), 'server/catalogue/data'));
  data = withDemonstrationCycles(files, firstDay, 'this year');
  past = demonstrationAnswers(data, lastYear, lastYear.closesOn, 'CLOSED');
  present = demonstrationAnswers(data, thisYear, firstDay, 'OPEN');
});

const inputs = (answers: DemonstrationAnswer[]) => answers.flat().map(({ input }) => input);
const statusOf = (answer: DemonstrationAnswer) =>
  answer.reduce((status, { input }) => input.status ?? status, 'NOT_STARTED');

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
    const cycles = withDemonstrationCycles(data, day, 'this year').cycles;
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
    for (const answers of [past, present]) {
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
      expect([...byCell.values()].filter((count) => count === 23).length).toBeGreaterThan(10);
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
    for (const input of inputs([...past, ...present])) {
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
    const items = new Map(data.checklist.items.map((item) => [item.code, item]));
    for (const { country, item: code, narrative, note } of inputs([...past, ...present])) {
      const item = items.get(code);
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
      [past, lastYear, lastYear.closesOn],
      [present, thisYear, firstDay],
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
    expect(demonstrationAnswers(data, thisYear, firstDay, 'OPEN')).toEqual(present);
  });
});
