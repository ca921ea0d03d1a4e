import type {
  CatalogueData,
  CycleData,
  CyclePresence,
  ItemData,
  Presence,
} from '../../server/catalogue/catalogue-data.ts';

/** Two sections, two items that agencies answer and one of the country team; two agencies that answer and one that reads. */
export function smallCatalogue(changes: Partial<CatalogueData> = {}): CatalogueData {
  return {
    source: '/catalogue',
    agencies: [agency('UNICEF', 1), agency('WHO', 2), { ...agency('DCO', 3), answersChecklist: false }],
    countries: [country('KEN', 'KE', '404'), country('PER', 'PE', '604')],
    checklist: {
      sections: [
        { code: 'LDR', title: 'Leadership', purpose: 'Who leads.', sortOrder: 1 },
        { code: 'ANL', title: 'Analysis', purpose: 'Who is left behind.', sortOrder: 2 },
      ],
      items: [item('LDR-1', 1, 'COUNTRY_TEAM'), item('LDR-2', 2, 'AGENCY'), item('ANL-1', 3, 'AGENCY')],
      retiredItems: [],
    },
    translations: [],
    cycles: [],
    presence: new Map(),
    ...changes,
  };
}

/** The small catalogue with cycles in which UNICEF is in both countries and WHO in Kenya, unless told otherwise. */
export function withCycles(cycles: CycleData[], present: Record<string, Presence> = {}): CatalogueData {
  return smallCatalogue({ cycles, presence: new Map(cycles.map(({ code }) => [code, presence(present)])) });
}

export function cycle(code: string, state: CycleData['state']): CycleData {
  return { code, state, opensOn: `${code}-01-15`, closesOn: `${code}-11-30`, note: null };
}

/** Keys such as `WHO/PER`. */
export function presence(changes: Record<string, Presence> = {}): CyclePresence {
  const all: Record<string, Presence> = {
    'UNICEF/KEN': 'RESIDENT',
    'UNICEF/PER': 'PROJECT_STAFF',
    'WHO/KEN': 'NON_RESIDENT',
    ...changes,
  };
  const byAgency: CyclePresence['byAgency'] = new Map();
  for (const [key, kind] of Object.entries(all)) {
    const [agencyCode = '', countryCode = ''] = key.split('/');
    const entry = byAgency.get(agencyCode) ?? { elsewhere: 'NONE' as const, byCountry: new Map() };
    entry.byCountry.set(countryCode, kind);
    byAgency.set(agencyCode, entry);
  }
  return { elsewhere: 'NONE', byAgency };
}

export function agency(code: string, sortOrder: number) {
  return {
    code,
    acronym: code,
    name: `The name of ${code}`,
    kind: 'FUND_PROGRAMME',
    networkRole: 'MEMBER',
    answersChecklist: true,
    sortOrder,
  };
}

export function country(code: string, alpha2: string, m49: string) {
  const languages = ['ar', 'en', 'es', 'fr', 'ru', 'zh'];
  const names = Object.fromEntries(languages.map((language) => [language, `${code} in ${language}`]));
  return { code, alpha2, m49, status: 'member', region: 'Region', subregion: 'Subregion', names };
}

export function item(code: string, sortOrder: number, answeredBy: ItemData['answeredBy']): ItemData {
  return {
    code,
    sectionCode: code.split('-')[0] ?? '',
    title: `Title of ${code}`,
    guidance: `Guidance of ${code}.`,
    meetsWhen: `Met when ${code} is.`,
    evidence: ['minutes'],
    callToActionAreas: [6],
    answeredBy,
    continues: [],
    sortOrder,
  };
}
