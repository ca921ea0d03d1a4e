import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CallToAction, CallToActionArea, Participant } from '../../schema/types/call-to-action.ts';
import type { ChecklistData } from '../catalogue/catalogue-data.ts';
import { type AreaTexts, englishHashOfArea } from '../catalogue/checklist-translation.ts';
import { languages } from '../domain/languages.ts';
import { JsonReader } from './json-reader.ts';
import { Problems } from './problems.ts';
import { readJson } from './read-json.ts';

// Of the types alone: a command that only loads has nothing of GraphQL.
const participants = ['MINORITIES', 'YOUTH', 'WOMEN'] as const satisfies Participant[];
const numbers = [1, 2, 3, 4, 5, 6, 7];

/**
 * Reads what the checklist's files say of the Call to Action: its areas, and whose participation items touch. A folder that
 * leaves either out has none. Nothing of it is stored: an answer never names it. Throws one StartupError that lists
 * everything that is wrong.
 */
export async function readCallToAction(
  folder: string,
  { items, retiredItems }: Pick<ChecklistData, 'items' | 'retiredItems'>,
): Promise<CallToAction> {
  const source = resolve(folder);
  const problems = new Problems(source);
  const open = async (name: string) => new JsonReader(await readJson(source, name), name, problems);
  const file = await open('checklist.json');
  const areas = file.objects('callToActionAreas', 'code', true).map((area) => ({
    number: numberOf(area),
    ...textsOf(area),
    translations: {} as Record<string, AreaTexts & { madeFrom: string }>,
  }));
  areas.sort((one, other) => one.number - other.number);
  if (areas.length > 0 && areas.map(({ number }) => number).join() !== numbers.join()) {
    file.problem('“callToActionAreas” must have CTA1 to CTA7, each once, or be left out.');
  }
  for (const language of languages) {
    if (!existsSync(join(source, `checklist.${language}.json`))) continue;
    translate(areas, language, await open(`checklist.${language}.json`));
  }
  const known = [...items.map(({ code }) => code), ...retiredItems];
  const participation = participants.map((participant) => {
    const named = file.optionalObject('participation')?.texts(participant, true) ?? [];
    for (const code of named.filter((one) => !known.includes(one))) {
      file.problem(`“participation” names item ${code}, which is not there: correct it, or take it out.`);
    }
    return { participant, items: known.filter((code) => named.includes(code)) };
  });
  problems.throwIfAny();
  return { areas, participation };
}

function translate(areas: readonly CallToActionArea[], language: string, file: JsonReader): void {
  for (const entry of file.objects('callToActionAreas', 'code', true)) {
    const number = numberOf(entry);
    const area = areas.find((one) => one.number === number);
    if (!area) {
      entry.problem('checklist.json has no such area: take it out.');
      continue;
    }
    const madeFrom = entry.optionalText('madeFrom');
    if (madeFrom === null) {
      entry.problem(
        `it doesn't say what it was made from: if it says what the English says now, add "madeFrom": "${englishHashOfArea(area)}".`,
      );
    }
    Object.assign(area.translations, { [language]: { ...textsOf(entry), madeFrom: madeFrom ?? '' } });
  }
}

function numberOf(area: JsonReader): number {
  return Number(area.text('code', { matches: /^CTA[1-7]$/, example: 'CTA1' }).slice(3));
}

function textsOf(area: JsonReader): AreaTexts {
  return {
    title: area.text('title'),
    countryTeamGuidance: area.text('countryTeamGuidance'),
    memberStateGuidance: area.text('memberStateGuidance'),
  };
}
