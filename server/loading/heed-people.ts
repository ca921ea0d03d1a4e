import { type CatalogueData, type CycleData, presenceIn } from '../catalogue/catalogue-data.ts';
import type { StoredCatalogue } from './stored-catalogue.ts';

/**
 * The files without the cycles of which a person said the last word, and a sentence for each of those in which the files
 * say something else. What old files say must not undo what people have decided since; `takeOver` names cycles in which
 * an operator wants the files to have the last word again.
 */
export function heedPeople(
  data: CatalogueData,
  stored: StoredCatalogue,
  takeOver: readonly string[],
): { data: CatalogueData; left: string[] } {
  const isLeft = (code: string) => stored.saidByPeople.has(code) && !takeOver.includes(code);
  const left = data.cycles.filter(({ code }) => isLeft(code));
  return {
    data: {
      ...data,
      cycles: data.cycles.filter(({ code }) => !isLeft(code)),
      presence: new Map([...data.presence].filter(([code]) => !isLeft(code))),
    },
    left: left.flatMap((cycle) => difference(cycle, data, stored)),
  };
}

function difference(cycle: CycleData, data: CatalogueData, stored: StoredCatalogue): string[] {
  const now = stored.cycles.get(cycle.code);
  if (!now) return [];
  const spelled = ({ state, opensOn, closesOn }: Pick<CycleData, 'state' | 'opensOn' | 'closesOn'>) =>
    `${state}, ${opensOn} to ${closesOn}`;
  const elsewhere = [
    ...(spelled(now) === spelled(cycle) ? [] : [`cycles.json says ${spelled(cycle)}`]),
    ...(presenceDiffers(cycle.code, data, stored) ? ['presence.json has other agencies in it'] : []),
  ];
  if (elsewhere.length === 0) return [];
  return [
    `Cycle ${cycle.code}: left as a person decided it (${spelled(now)}), although ${elsewhere.join(' and ')}; to let the files decide, run “npm run load-catalogue -- --take-over ${cycle.code}”.`,
  ];
}

function presenceDiffers(cycleCode: string, data: CatalogueData, stored: StoredCatalogue): boolean {
  const files = data.presence.get(cycleCode);
  if (!files) return false;
  const said = stored.cells.get(cycleCode) ?? stored.planned.get(cycleCode) ?? [];
  const now = new Map(said.map(({ country, agency, presence }) => [`${country}/${agency}`, presence]));
  return data.agencies
    .filter(({ answersChecklist }) => answersChecklist)
    .some(({ code: agency }) =>
      data.countries.some(
        ({ code: country }) =>
          (now.get(`${country}/${agency}`) ?? 'NONE') !== presenceIn(files, agency, country),
      ),
    );
}
