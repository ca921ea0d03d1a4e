import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';
import { graphql } from 'graphql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildConcordSchema } from '../../server/api/build-schema.ts';
import {
  CallToActionResolver,
  CallToActionTextsResolver,
} from '../../server/catalogue/call-to-action.resolver.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { packageRoot } from '../../server/lib/package-root.ts';
import { readCallToAction } from '../../server/loading/read-call-to-action.ts';
import { readCatalogue } from '../../server/loading/read-catalogue.ts';

const shipped = join(packageRoot(), 'server/catalogue/data');
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'call-to-action-'));
  await cp(shipped, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

type File = {
  callToActionAreas?: { code: string; title: string; madeFrom?: string }[];
  participation?: Record<string, string[]>;
};

async function change(name: string, edit: (file: File) => void): Promise<void> {
  const file = JSON.parse(await readFile(join(folder, name), 'utf8')) as File;
  edit(file);
  await writeFile(join(folder, name), JSON.stringify(file));
}

const read = async () => readCallToAction(folder, (await readCatalogue(folder)).checklist);

/** What anybody signed in reads of it in a language. */
async function ask(language: string) {
  const schema = buildConcordSchema([
    new CallToActionResolver(await read()),
    new CallToActionTextsResolver(),
  ]);
  const viewer: Viewer = {
    personId: '0b9f3c52-6f0e-4c3a-9d57-2f6f1c1f4a10',
    name: 'Somebody',
    memberships: [],
  };
  const source = `{ callToAction {
    areas { number title(language: "${language}") countryTeamGuidance(language: "${language}")
      memberStateGuidance(language: "${language}") wording(language: "${language}") }
    participation { participant items } } }`;
  const { data, errors } = await graphql({
    schema,
    source,
    contextValue: { viewer, sessionId: null, address: '' },
  });
  if (errors) throw new Error(JSON.stringify(errors));
  return (data as { callToAction: { areas: Record<string, unknown>[]; participation: unknown[] } })
    .callToAction;
}

test('the seven areas say in six languages what they ask of country teams and of Member States', async () => {
  for (const language of ['en', 'ar', 'es', 'fr', 'ru', 'zh']) {
    const { areas } = await ask(language);
    expect(areas.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(new Set(areas.map(({ wording }) => wording))).toEqual(
      new Set([language === 'en' ? 'ORIGINAL' : 'TRANSLATED']),
    );
    const texts = areas.flatMap(({ title, countryTeamGuidance, memberStateGuidance }) => [
      title,
      countryTeamGuidance,
      memberStateGuidance,
    ]);
    expect(new Set(texts).size).toBe(21);
  }
  expect((await ask('en')).areas[4]).toMatchObject({
    title: 'Rights of future generations, especially climate justice',
    countryTeamGuidance: 'Include minority youth, and protect lands and livelihoods in climate work.',
    memberStateGuidance:
      'Seek consent before projects on traditional lands, and share climate costs and benefits fairly.',
  });
});

test('whose participation items touch is told in reading order', async () => {
  await change('checklist.json', ({ participation = {} }) => participation.YOUTH?.unshift('CRS-3', 'LDR-1'));
  const { participation } = await ask('en');
  expect(participation).toContainEqual({ participant: 'YOUTH', items: ['LDR-1', 'PAR-2', 'CRS-3'] });
});

test('a translation of other words says so, and one that is missing leaves English', async () => {
  await change('checklist.json', ({ callToActionAreas: [first] = [] }) => {
    if (first) first.title = 'Rights first';
  });
  await change('checklist.fr.json', ({ callToActionAreas = [] }) => callToActionAreas.splice(1, 1));
  const { areas } = await ask('fr');
  expect(areas.slice(0, 3).map(({ wording }) => wording)).toEqual(['STALE', 'UNTRANSLATED', 'TRANSLATED']);
  expect(areas[1]?.title).toBe('Rights in times of crisis');
});

test('files that leave it out have none', async () => {
  for (const name of ['checklist', ...['ar', 'es', 'fr', 'ru', 'zh'].map((code) => `checklist.${code}`)]) {
    await change(`${name}.json`, (file) => {
      delete file.callToActionAreas;
      delete file.participation;
    });
  }
  expect(await ask('fr')).toEqual({
    areas: [],
    participation: ['MINORITIES', 'YOUTH', 'WOMEN'].map((participant) => ({ participant, items: [] })),
  });
});

test('everything that is wrong is told at once, with what to do', async () => {
  await change('checklist.json', ({ callToActionAreas = [], participation = {} }) => {
    callToActionAreas.pop();
    participation.WOMEN?.push('PAR-99');
  });
  await change('checklist.ru.json', ({ callToActionAreas: [first] = [] }) => {
    delete first?.madeFrom;
  });
  const refused = await read().catch(({ message }: Error) => message);
  expect(refused).toContain('“callToActionAreas” must have CTA1 to CTA7');
  expect(refused).toContain('“participation” names item PAR-99, which is not there');
  expect(refused).toMatch(/checklist\.ru\.json, CTA1: .*add "madeFrom": "[0-9a-f]{12}"/);
  expect(refused).toContain('checklist.ar.json, CTA7: checklist.json has no such area');
});
