import { type Persona, type PersonaChoice, parsePersona } from './personas.ts';

/** How far an agency's answers in a country, or with a null agency its country team's, are in the open cycle. */
export type CellWork = {
  agencyCode: string | null;
  countryCode: string;
  due: number;
  submitted: number;
  returned: number;
};

/** A persona with why one would choose it, and what waits for it now; where nobody is waited for, `waits` is null. */
export type ListedPersona = Persona & {
  group: 'AGENCY' | 'TEAM' | 'NETWORK' | 'MONITOR';
  about: string;
  waits: { kind: 'DUE' | 'RETURNED' | 'SUBMITTED'; count: number } | null;
};

/** Two in one country, so that the country team's answers have two writers. */
const together = ['UNICEF/KEN', 'WHO/KEN'];

/** Where an answer came back: the first of these that has one. */
const mayHaveReturned = [
  'UNICEF/NPL',
  'UNHCR/BGD',
  'ILO/BRA',
  'UNDP/MAR',
  'UNESCO/PHL',
  'UNFPA/GTM',
  'OHCHR/MEX',
  'UNODC/PER',
  'UNAIDS/ZAF',
  'OCHA/LBN',
  'DPPA/IRQ',
  'UNEP/FJI',
  'WFP/UGA',
  'UNICEF/ETH',
  'WHO/IND',
  'ILO/ZMB',
  'UNDP/MDA',
  'UNHCR/COD',
  'UN_WOMEN/GHA',
];
const contributors = ['UNHCR/BGD', 'UNICEF/BGD', 'WHO/BGD', 'UNDP/BGD'];
/** Who writes in Spanish, and who in French. */
const elsewhere = ['UN_WOMEN/COL', 'WFP/TCD'];
/** Of many countries, the agency that comes first here. */
const everywhere = ['UNICEF', 'UNDP', 'WHO'];
/** A country with a lead closes its team's answers to its focal points, so that no other persona may need them there. */
const leads = ['ARM', 'SEN', 'BOL'];

/** The country in whose name the monitor is shown: nothing that is told there happened, and no such people live there. */
export const MONITORED = 'WSM';
/** The country of the real events that are shown as another project publishes them. */
export const PUBLIC_EVENTS_OF = 'SYR';
const monitored = [
  ['monitoring-analyst', 'Records what is reported about attacks on minorities, and sees what rises'],
  ['human-rights-adviser', 'Is asked to decide what is done about it'],
  ['resident-coordinator', 'Is asked too, and leads the country team'],
] as const;

/**
 * One persona for each role and situation, each with something to do in the open cycle. `cellWork` is that of the open
 * cycle; where none is open, nobody is asked to report anywhere, and everybody is listed.
 */
export function listPersonas(choice: PersonaChoice, cellWork: readonly CellWork[]): ListedPersona[] {
  const at = new Map(cellWork.map((one) => [`${one.agencyCode}/${one.countryCode}`, one]));
  const exists = (pair: string) => cellWork.length === 0 || at.has(pair);
  const taken = new Set<string>();
  const one = (
    kind: string,
    codes: readonly string[],
    more: (code: string) => Omit<ListedPersona, keyof Persona>,
  ) => {
    const found = codes.find((code) => !taken.has(code) && parsePersona(`${kind}/${code}`, choice));
    const persona = found && parsePersona(`${kind}/${found}`, choice);
    if (!found || !persona) return [];
    taken.add(found);
    return [{ ...persona, ...more(found) }];
  };
  const focalPoint = (pairs: readonly string[], about: string) =>
    one('focal-point', pairs.filter(exists), (pair) => ({
      group: 'AGENCY',
      about,
      waits: waitsAt(at.get(pair)),
    }));
  const ofAgency = (agency: string) => cellWork.filter(({ agencyCode }) => agencyCode === agency);
  const everybody = (
    persona: string,
    about: string,
    waits: ListedPersona['waits'] = null,
    group: ListedPersona['group'] = 'NETWORK',
  ): ListedPersona[] => {
    const found = parsePersona(persona, choice);
    return found ? [{ ...found, group, about, waits }] : [];
  };

  const agencies = [
    ...together.flatMap((pair, index) =>
      focalPoint([pair], index === 0 ? 'One country' : 'A colleague writes for the same country team'),
    ),
    ...focalPoint(
      mayHaveReturned.filter((pair) => (at.get(pair)?.returned ?? 0) > 0),
      'An answer came back with a reason',
    ),
    ...one('focal-point', everywhere, (agency) => ({
      group: 'AGENCY',
      about: 'Many countries',
      waits: waitsIn(ofAgency(agency), 'DUE', 'due'),
    })),
    ...elsewhere.flatMap((pair, index) =>
      focalPoint([pair], index === 0 ? 'Writes in Spanish' : 'Writes in French'),
    ),
    ...one('contributor', contributors.filter(exists), (pair) => ({
      group: 'AGENCY',
      about: 'Drafts, and leaves submitting to the focal point',
      waits: waitsAt(at.get(pair)),
    })),
  ];
  const countries = new Set(agencies.map(({ membership }) => membership.countryCode));
  return [
    ...everybody(
      'coordinator',
      'All countries; returns and accepts',
      waitsIn(cellWork, 'SUBMITTED', 'submitted'),
    ),
    ...agencies,
    ...one(
      'country-lead',
      leads.filter((code) => !countries.has(code)),
      (country) => ({
        group: 'TEAM',
        about: 'Leads a country team, and answers for it',
        waits: waitsAt(at.get(`null/${country}`)),
      }),
    ),
    ...everybody('co-chair', 'Reads everything, drafts as well'),
    ...everybody('observer', 'Reads what is submitted'),
    ...monitored.flatMap(([kind, about]) => everybody(`${kind}/${MONITORED}`, about, null, 'MONITOR')),
    ...everybody(
      `monitoring-analyst/${PUBLIC_EVENTS_OF}`,
      'Sees real events, as the Uppsala Conflict Data Program publishes them',
      null,
      'MONITOR',
    ),
  ];
}

function waitsAt(work: CellWork | undefined): ListedPersona['waits'] {
  if (!work) return null;
  const { due, returned } = work;
  return returned > 0 ? { kind: 'RETURNED', count: returned } : { kind: 'DUE', count: due };
}

function waitsIn(
  cellWork: readonly CellWork[],
  kind: 'DUE' | 'SUBMITTED',
  field: 'due' | 'submitted',
): ListedPersona['waits'] {
  return cellWork.length === 0 ? null : { kind, count: cellWork.reduce((sum, one) => sum + one[field], 0) };
}
