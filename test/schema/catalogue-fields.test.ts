import 'reflect-metadata';
import { type ExecutionResult, graphql } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildConcordSchema } from '../../server/api/build-schema.ts';
import { NodeResolver } from '../../server/api/node.resolver.ts';
import { AgencyResolver } from '../../server/catalogue/agency.resolver.ts';
import { ChecklistResolver } from '../../server/catalogue/checklist.resolver.ts';
import { ChecklistReader } from '../../server/catalogue/checklist-reader.ts';
import {
  ChecklistItemTextsResolver,
  ChecklistSectionTextsResolver,
} from '../../server/catalogue/checklist-texts.resolver.ts';
import { englishHashOfItem, englishHashOfSection } from '../../server/catalogue/checklist-translation.ts';
import { CountryResolver } from '../../server/catalogue/country.resolver.ts';
import { CycleResolver } from '../../server/catalogue/cycle.resolver.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { loadCatalogue } from '../../server/loading/load-catalogue.ts';
import { LanguageResolver } from '../../server/people/language.resolver.ts';
import { ViewerResolver } from '../../server/people/viewer.resolver.ts';
import { country, cycle, item, smallCatalogue, withCycles } from '../catalogue/small-catalogue.ts';
import { insertPerson } from '../support/builders.ts';
import { type Engine, type OpenedDatabase, openTestDatabase } from '../support/engines.ts';

const viewer: Viewer = {
  personId: '0b9f3c52-6f0e-4c3a-9d57-2f6f1c1f4a10',
  name: 'Focal point, UNICEF, Kenya',
  memberships: [
    { role: 'FOCAL_POINT', agencyCode: 'UNICEF', countryCode: 'KEN' },
    { role: 'OBSERVER', agencyCode: null, countryCode: null },
  ],
};

const named = (code: string, name: string) => ({
  ...country(code, code.slice(0, 2), '404'),
  names: { en: name, fr: `${name} en français`, es: name, ru: name, zh: name, ar: name },
});

/** Made when version 1 was the newest, of which version 2 asks one item in other words. */
const translations = [
  {
    code: 'LDR',
    language: 'fr',
    madeFrom: englishHashOfSection({ title: 'Leadership', purpose: 'Who leads.' }),
    texts: { title: 'Conduite', purpose: 'Qui conduit.' },
  },
  ...['LDR-1', 'LDR-2'].map((code) => ({
    code,
    language: 'fr',
    madeFrom: englishHashOfItem(item(code, 1, 'AGENCY')),
    texts: { title: `Titre de ${code}`, guidance: 'Conseil.', meetsWhen: 'Rempli.', evidence: ['note'] },
  })),
];

/** The first cycle asks version 1, the second a version with one more sentence, the third is only planned. */
const firstYear = { ...withCycles([cycle('2026', 'CLOSED')]), translations };
const thirdYear = {
  ...withCycles([cycle('2026', 'CLOSED'), cycle('2027', 'OPEN'), cycle('2028', 'PLANNED')]),
  countries: [
    named('TUR', 'Türkiye'),
    named('CIV', 'Côte d’Ivoire'),
    named('KEN', 'Kenya'),
    named('PER', 'Peru'),
  ],
  checklist: { ...smallCatalogue().checklist, items: smallCatalogue().checklist.items.map(reworded) },
  translations,
};

function reworded<Item extends { code: string; title: string }>(item: Item): Item {
  return item.code === 'LDR-1' ? { ...item, title: 'Another title' } : item;
}

describe.each<Engine>(['postgres', 'embedded'])('the catalogue in the API (%s)', (engine) => {
  let opened: OpenedDatabase;
  let ask: (source: string, asking?: Viewer | null) => Promise<ExecutionResult>;
  beforeAll(async () => {
    opened = await openTestDatabase(engine);
    const { database } = opened;
    await loadCatalogue(database, firstYear);
    await loadCatalogue(database, thirdYear);
    const checklists = new ChecklistReader();
    const schema = buildConcordSchema([
      new AgencyResolver(database),
      new CountryResolver(database),
      new CycleResolver(database),
      new ChecklistResolver(database, checklists),
      new ChecklistItemTextsResolver(),
      new ChecklistSectionTextsResolver(),
      new LanguageResolver(database),
      new NodeResolver(database, checklists),
      new ViewerResolver(database),
    ]);
    ask = (source, asking = viewer) =>
      graphql({ schema, source, contextValue: { viewer: asking, sessionId: asking && 'a session' } });
  });
  afterAll(() => opened.drop());

  /** The data of a query that has to succeed, as plain JSON. */
  async function read(source: string) {
    const { data, errors } = await ask(source);
    expect(errors).toBeUndefined();
    return JSON.parse(JSON.stringify(data));
  }

  /** The code of the one error that a query has to end in. */
  async function codeOf(source: string, asking?: Viewer | null) {
    const { errors } = await ask(source, asking);
    return errors?.map(({ extensions }) => extensions.code);
  }

  test('agencies are those that answer, unless one asks for all members', async () => {
    expect(await read('{ agencies { code acronym answersChecklist } }')).toEqual({
      agencies: [
        { code: 'UNICEF', acronym: 'UNICEF', answersChecklist: true },
        { code: 'WHO', acronym: 'WHO', answersChecklist: true },
      ],
    });
    const all = await read(
      '{ agencies(includeMembers: true) { code } none: agencies(includeMembers: null) { code } }',
    );
    expect(all.agencies).toContainEqual({ code: 'DCO' });
    expect(all.none).toHaveLength(2);
  });

  test('countries are sorted by their English name, as people sort', async () => {
    expect(await read('{ countries { code name } }')).toEqual({
      countries: [
        { code: 'CIV', name: 'Côte d’Ivoire' },
        { code: 'KEN', name: 'Kenya' },
        { code: 'PER', name: 'Peru' },
        { code: 'TUR', name: 'Türkiye' },
      ],
    });
  });

  test('a country has its name in each of the six languages', async () => {
    const names = await read('{ countries { none: name(language: null) fr: name(language: "fr") } }');
    expect(names.countries[1]).toEqual({ none: 'Kenya', fr: 'Kenya en français' });
  });

  test.each(['de', '', 'EN', 'constructor'])('a country has no name in %o', async (language) => {
    const codes = await codeOf(`{ countries { name(language: "${language}") } }`);
    expect(new Set(codes)).toEqual(new Set(['BAD_USER_INPUT']));
  });

  test('cycles come newest first, and the open one is the current one', async () => {
    expect(await read('{ cycles { code state opensOn closesOn } currentCycle { code } }')).toEqual({
      cycles: [
        { code: '2028', state: 'PLANNED', opensOn: '2028-01-15', closesOn: '2028-11-30' },
        { code: '2027', state: 'OPEN', opensOn: '2027-01-15', closesOn: '2027-11-30' },
        { code: '2026', state: 'CLOSED', opensOn: '2026-01-15', closesOn: '2026-11-30' },
      ],
      currentCycle: { code: '2027' },
    });
  });

  test('each cycle asks the version with which it opened; a planned one the newest', async () => {
    const title = 'version sections { items { title } }';
    const { was, is, planned, now } = await read(`{
      was: checklist(cycle: "2026") { ${title} }
      is: checklist(cycle: "2027") { ${title} }
      planned: checklist(cycle: "2028") { ${title} }
      now: checklist { ${title} }
    }`);
    expect([was.version, is.version, planned.version, now.version]).toEqual([1, 2, 2, 2]);
    expect(was.sections[0].items[0].title).toBe('Title of LDR-1');
    expect(is.sections[0].items[0].title).toBe('Another title');
  });

  test('a checklist comes whole and in reading order', async () => {
    const { checklist } = await read(`{
      checklist(cycle: "2026") {
        sections {
          code title purpose
          items { code guidance meetsWhen evidence answeredBy callToActionAreas wordingHash }
        }
      }
    }`);
    expect(checklist.sections).toMatchObject([
      {
        code: 'LDR',
        title: 'Leadership',
        purpose: 'Who leads.',
        items: [{ code: 'LDR-1' }, { code: 'LDR-2' }],
      },
      { code: 'ANL', title: 'Analysis', purpose: 'Who is left behind.', items: [{ code: 'ANL-1' }] },
    ]);
    expect(checklist.sections[0].items[0]).toEqual({
      code: 'LDR-1',
      guidance: 'Guidance of LDR-1.',
      meetsWhen: 'Met when LDR-1 is.',
      evidence: ['minutes'],
      answeredBy: 'COUNTRY_TEAM',
      callToActionAreas: [6],
      wordingHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test('texts come in the language that is asked for, and say where they are English or made from another wording', async () => {
    const texts = (code: string, language: string) =>
      `checklist(cycle: "${code}") { sections { title(language: "${language}") wording(language: "${language}")
         items { title(language: "${language}") evidence(language: "${language}") wording(language: "${language}") } } }`;
    const { was, is, english } = await read(
      `{ was: ${texts('2026', 'fr')} is: ${texts('2027', 'fr')} english: ${texts('2027', 'en')} }`,
    );
    const told = ({ sections }: { sections: { title: string; wording: string; items: [] }[] }) =>
      sections.flatMap(({ items, ...section }) => [section, ...items]);
    expect(told(was)).toEqual([
      { title: 'Conduite', wording: 'TRANSLATED' },
      { title: 'Titre de LDR-1', evidence: ['note'], wording: 'TRANSLATED' },
      { title: 'Titre de LDR-2', evidence: ['note'], wording: 'TRANSLATED' },
      { title: 'Analysis', wording: 'UNTRANSLATED' },
      { title: 'Title of ANL-1', evidence: ['minutes'], wording: 'UNTRANSLATED' },
    ]);
    expect(told(is)[1]).toEqual({ title: 'Titre de LDR-1', evidence: ['note'], wording: 'STALE' });
    expect(told(is)[2]).toMatchObject({ wording: 'TRANSLATED' });
    expect(told(english)[1]).toEqual({ title: 'Another title', evidence: ['minutes'], wording: 'ORIGINAL' });
    const { errors } = await ask('{ checklist { sections { title(language: "tlh") } } }');
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('a person’s language is their own, and one of the six', async () => {
    const one = { ...viewer, ...(await insertPerson(opened.database, [])) };
    const another = { ...viewer, ...(await insertPerson(opened.database, [])) };
    const language = async (asking: Viewer) => {
      const { data } = await ask('{ viewer { language } }', asking);
      return (data as { viewer: { language: string | null } }).viewer.language;
    };
    expect(await language(one)).toBeNull();
    await ask('mutation { chooseLanguage(language: "ar") }', one);
    expect([await language(one), await language(another)]).toEqual(['ar', null]);
    for (const [wrong, asking, code] of [
      ['tlh', one, 'BAD_USER_INPUT'],
      ['fr', null, 'UNAUTHENTICATED'],
      ['fr', { ...one, readOnly: true }, 'FORBIDDEN'],
    ] as const) {
      const { errors } = await ask(`mutation { chooseLanguage(language: "${wrong}") }`, asking);
      expect(errors?.[0]?.extensions.code).toBe(code);
    }
    expect(await language(one)).toBe('ar');
  });

  test('an item that kept its wording keeps its hash, and another id in another version', async () => {
    const items = (code: string) =>
      `checklist(cycle: "${code}") { sections { items { id code wordingHash } } }`;
    const { one, two } = await read(`{ one: ${items('2026')} two: ${items('2027')} }`);
    const [before, after] = [one.sections[0].items, two.sections[0].items];
    expect(after[0].wordingHash).not.toBe(before[0].wordingHash);
    expect(after[1].wordingHash).toBe(before[1].wordingHash);
    expect(after[1].id).not.toBe(before[1].id);
  });

  test('an unknown cycle is NOT_FOUND', async () => {
    expect(await codeOf('{ checklist(cycle: "1999") { version } }')).toEqual(['NOT_FOUND']);
    expect(await codeOf('{ checklist(cycle: "") { version } }')).toEqual(['NOT_FOUND']);
  });

  test('whatever has an id is found again by it', async () => {
    const { agencies, countries, cycles, checklist } = await read(`{
      agencies { id } countries { id } cycles { id } checklist { sections { items { id } } }
    }`);
    const ids = [agencies[0].id, countries[0].id, cycles[2].id, checklist.sections[1].items[0].id];
    const fields = `__typename id ... on Agency { code } ... on Country { code }
      ... on Cycle { code } ... on ChecklistItem { code }`;
    const found = await read(
      `{ ${ids.map((id, index) => `n${index}: node(id: "${id}") { ${fields} }`).join('\n')} }`,
    );
    expect(Object.values(found)).toEqual([
      { __typename: 'Agency', id: ids[0], code: 'UNICEF' },
      { __typename: 'Country', id: ids[1], code: 'CIV' },
      { __typename: 'Cycle', id: ids[2], code: '2026' },
      { __typename: 'ChecklistItem', id: ids[3], code: 'ANL-1' },
    ]);
  });

  test('the viewer is who is asking, in their roles', async () => {
    expect(
      await read('{ viewer { person { name } memberships { role agency { acronym } country { name } } } }'),
    ).toEqual({
      viewer: {
        person: { name: 'Focal point, UNICEF, Kenya' },
        memberships: [
          { role: 'FOCAL_POINT', agency: { acronym: 'UNICEF' }, country: { name: 'Kenya' } },
          { role: 'OBSERVER', agency: null, country: null },
        ],
      },
    });
  });

  test('somebody who is not signed in is nobody, and reads nothing', async () => {
    expect((await ask('{ viewer { person { name } } }', null)).data?.viewer).toBeNull();
    for (const field of [
      'agencies { code }',
      'countries { code }',
      'cycles { code }',
      'currentCycle { code }',
      'checklist { version }',
      'node(id: "x") { id }',
    ]) {
      expect(await codeOf(`{ ${field} }`, null)).toEqual(['UNAUTHENTICATED']);
    }
  });
});
