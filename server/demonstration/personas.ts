import type { MembershipScope } from '../domain/viewer.ts';

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

/** What a persona's string stands for, or null where it stands for nobody: `coordinator`, `focal-point/UNICEF/KEN`, and for all countries `focal-point/UNICEF`. */
export function parsePersona(text: string, choice: PersonaChoice): Persona | null {
  const ofAll = [coordinator, coChair, observer].find(({ persona }) => persona === text);
  if (ofAll) return ofAll;
  const [kind = '', ...codes] = text.split('/');
  if (kind === 'country-lead' && codes.length === 1) return countryLead(text, codes, choice);
  if (kind === 'focal-point' && codes.length === 1) return ofAgencyEverywhere(text, codes, choice);
  const ofMonitor = monitorPersonas[kind];
  if (ofMonitor && codes.length === 1) return ofCountry(text, ofMonitor, codes, choice);
  if (codes.length !== 2) return null;
  if (kind === 'focal-point') return ofAgency(text, 'FOCAL_POINT', 'Focal point', codes, choice);
  if (kind === 'contributor') return ofAgency(text, 'CONTRIBUTOR', 'Contributor', codes, choice);
  return null;
}

/** Who works with the monitor in a country. */
const monitorPersonas: Readonly<
  Record<string, { title: string; membership: Partial<MembershipScope> & Pick<MembershipScope, 'role'> }>
> = {
  'monitoring-analyst': { title: 'Monitoring analyst', membership: { role: 'MONITORING_ANALYST' } },
  'human-rights-adviser': { title: 'Human rights adviser', membership: { role: 'HUMAN_RIGHTS_ADVISER' } },
  'resident-coordinator': {
    title: 'Resident Coordinator',
    membership: { role: 'COUNTRY_LEAD', residentCoordinator: true, monitoring: true },
  },
};

function ofCountry(
  persona: string,
  { title, membership }: (typeof monitorPersonas)[string],
  [countryCode = '']: string[],
  { countries }: PersonaChoice,
): Persona | null {
  const country = countries.get(countryCode);
  if (country === undefined) return null;
  return {
    persona,
    name: `${title}, ${country}`,
    membership: { ...membership, agencyCode: null, countryCode },
  };
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

function ofAgencyEverywhere(
  persona: string,
  [agencyCode = '']: string[],
  { agencies }: PersonaChoice,
): Persona | null {
  const agency = agencies.get(agencyCode);
  if (agency === undefined) return null;
  return {
    persona,
    name: `Focal point, ${agency}, all countries`,
    membership: { role: 'FOCAL_POINT', agencyCode, countryCode: null },
  };
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
