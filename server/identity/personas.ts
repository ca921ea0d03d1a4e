import type { MembershipScope } from './viewer.ts';

/** Somebody to be in the demonstration, named after what they do: no person is invented. */
export type Persona = { persona: string; name: string; membership: MembershipScope };

/** What a focal point's persona can name: agencies that answer the checklist by acronym, countries by English name. */
export type PersonaChoice = {
  agencies: ReadonlyMap<string, string>;
  countries: ReadonlyMap<string, string>;
};

const coordinator: Persona = {
  persona: 'coordinator',
  name: 'Coordinator, OHCHR',
  membership: { role: 'COORDINATOR', agencyCode: null, countryCode: null },
};

const coChair: Persona = {
  persona: 'co-chair',
  name: 'Co-chair',
  membership: { role: 'CO_CHAIR', agencyCode: null, countryCode: null },
};

const observer: Persona = {
  persona: 'observer',
  name: 'Observer',
  membership: { role: 'OBSERVER', agencyCode: null, countryCode: null },
};

/**
 * The focal points that the list prefers, in its order. Two share Kenya, so that the country team's answers have two
 * writers, and one agency has two countries. More than the list holds: some agencies may be absent from their country.
 */
const preferredFocalPoints = [
  'UNICEF/KEN',
  'WHO/KEN',
  'UNICEF/NPL',
  'UN_WOMEN/COL',
  'UNHCR/BGD',
  'ILO/BRA',
  'UNDP/MAR',
  'UNESCO/PHL',
  'UNFPA/GTM',
  'OHCHR/MEX',
  'WFP/TCD',
  'UNODC/PER',
  'UNAIDS/ZAF',
  'OCHA/LBN',
  'DPPA/IRQ',
  'UNEP/FJI',
];

/** How many personas the list holds. Every other valid pair of agency and country works too. */
const LIST_LENGTH = 12;

/** What a persona's string stands for, or null where it stands for nobody: `coordinator`, `focal-point/UNICEF/KEN`. */
export function parsePersona(text: string, choice: PersonaChoice): Persona | null {
  const ofAll = [coordinator, coChair, observer].find(({ persona }) => persona === text);
  if (ofAll) return ofAll;
  const [kind = '', ...codes] = text.split('/');
  if (kind === 'country-lead' && codes.length === 1) return countryLead(text, codes, choice);
  if (codes.length !== 2) return null;
  if (kind === 'focal-point') return ofAgency(text, 'FOCAL_POINT', 'Focal point', codes, choice);
  if (kind === 'contributor') return ofAgency(text, 'CONTRIBUTOR', 'Contributor', codes, choice);
  return null;
}

function ofAgency(
  persona: string,
  role: 'FOCAL_POINT' | 'CONTRIBUTOR',
  title: string,
  [agencyCode = '', countryCode = '']: string[],
  { agencies, countries }: PersonaChoice,
): Persona | null {
  const agency = agencies.get(agencyCode);
  const country = countries.get(countryCode);
  if (agency === undefined || country === undefined) return null;
  return { persona, name: `${title}, ${agency}, ${country}`, membership: { role, agencyCode, countryCode } };
}

function countryLead(
  persona: string,
  [countryCode = '']: string[],
  { countries }: PersonaChoice,
): Persona | null {
  const country = countries.get(countryCode);
  if (country === undefined) return null;
  return {
    persona,
    name: `Resident Coordinator’s Office, ${country}`,
    membership: { role: 'COUNTRY_LEAD', agencyCode: null, countryCode },
  };
}

/** The dozen to choose from; `reports` says which agencies report where (`UNICEF/KEN`), so that each has something to do. */
export function listPersonas(choice: PersonaChoice, reports: (pair: string) => boolean): Persona[] {
  const focalPoints = preferredFocalPoints
    .filter(reports)
    .map((pair) => parsePersona(`focal-point/${pair}`, choice))
    .filter((persona) => persona !== null);
  return [coordinator, ...focalPoints.slice(0, LIST_LENGTH - 2), observer];
}
