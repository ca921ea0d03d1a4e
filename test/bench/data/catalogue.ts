import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { paths } from '../paths.ts';

/** What the full-size data is made of. */
export const closedCycle = '2025';
export const openCycle = '2026';

export interface Places {
  countries: string[];
  agencies: string[];
  agencyItems: Item[];
  teamItems: Item[];
}

export interface Item {
  code: string;
  title: string;
}

interface Files {
  countries: { countries: { code: string }[] };
  agencies: { agencies: { code: string; active: boolean }[] };
  checklist: { sections: { items: (Item & { answeredBy: string })[] }[] };
}

const everywhere = { default: 'RESIDENT', agencies: {} };

/** Writes the folder for CATALOGUE_DIR: the real reference data, and every agency reporting everywhere. */
export async function writeCatalogue(open: typeof closedCycle | typeof openCycle): Promise<string> {
  const folder = join(paths.cache, 'catalogue');
  await rm(folder, { recursive: true, force: true });
  await mkdir(paths.cache, { recursive: true });
  await cp(paths.catalogue, folder, { recursive: true });
  const last = { code: closedCycle, opensOn: '2025-01-15', closesOn: '2025-11-30' };
  const cycles =
    open === closedCycle
      ? [{ ...last, state: 'OPEN' }]
      : [
          { ...last, state: 'CLOSED' },
          { code: openCycle, opensOn: '2026-01-15', closesOn: '2026-12-31', state: 'OPEN' },
        ];
  await writeFile(join(folder, 'cycles.json'), JSON.stringify({ cycles }));
  const presence = { cycles: Object.fromEntries(cycles.map(({ code }) => [code, everywhere])) };
  await writeFile(join(folder, 'presence.json'), JSON.stringify(presence));
  return folder;
}

export async function readPlaces(): Promise<Places> {
  const read = async <Name extends keyof Files>(name: Name): Promise<Files[Name]> =>
    JSON.parse(await readFile(join(paths.catalogue, `${name}.json`), 'utf8'));
  const [{ countries }, { agencies }, { sections }] = await Promise.all([
    read('countries'),
    read('agencies'),
    read('checklist'),
  ]);
  const items = sections.flatMap((section) => section.items);
  return {
    countries: countries.map(({ code }) => code),
    agencies: agencies.filter(({ active }) => active).map(({ code }) => code),
    agencyItems: items.filter(({ answeredBy }) => answeredBy === 'AGENCY'),
    teamItems: items.filter(({ answeredBy }) => answeredBy === 'COUNTRY_TEAM'),
  };
}
