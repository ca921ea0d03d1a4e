import type { ItemTexts, SectionTexts } from '../database/tables/checklist.entity.ts';
import type { CountryNames } from '../database/tables/country.entity.ts';

export type AgencyData = {
  code: string;
  acronym: string;
  name: string;
  kind: string;
  networkRole: string;
  answersChecklist: boolean;
  sortOrder: number;
};

export type CountryData = {
  code: string;
  alpha2: string;
  m49: string;
  status: string;
  region: string;
  subregion: string;
  names: CountryNames;
};

export type SectionData = { code: string; title: string; purpose: string; sortOrder: number };

/** An earlier item of which an item asks again, or a part, and why it was changed. */
export type ContinuedItem = { item: string; reason: string };

export type ItemData = {
  code: string;
  sectionCode: string;
  title: string;
  guidance: string;
  meetsWhen: string;
  evidence: string[];
  callToActionAreas: number[];
  answeredBy: 'AGENCY' | 'COUNTRY_TEAM';
  /** Under other codes; an item always continues what was asked under its own. */
  continues: ContinuedItem[];
  sortOrder: number;
};

export type ChecklistData = {
  sections: SectionData[];
  items: ItemData[];
  /** Codes of items that earlier versions asked and that are no longer asked, on purpose. */
  retiredItems: string[];
};

/** What a section or an item says in another language, and the hash of the English that it was made from. */
export type ChecklistTranslation = {
  code: string;
  language: string;
  madeFrom: string;
  texts: ItemTexts | SectionTexts;
};

export const cycleStates = ['PLANNED', 'OPEN', 'CLOSED'] as const;
export type CycleState = (typeof cycleStates)[number];

/** `note` is kept in the log, with the events that open and close the cycle. */
export type CycleData = {
  code: string;
  opensOn: string;
  closesOn: string;
  state: CycleState;
  note: string | null;
};

/** What a cycle asks of decisions. Files say nothing of it: theirs ask for neither. */
export type CycleSettings = {
  /** Nobody accepts an answer that says what they wrote. */
  separateAcceptance: boolean;
  /** A country team’s answers are accepted once the Resident Coordinator has endorsed them. */
  endorsement: boolean;
};

/** What a cycle may be called. */
export const cycleCodePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

export const presenceKinds = ['RESIDENT', 'PROJECT_STAFF', 'NON_RESIDENT', 'NONE'] as const;
export type Presence = (typeof presenceKinds)[number];

/** How one agency is present: in the countries named, and in all others. */
export type AgencyPresence = { elsewhere: Presence; byCountry: Map<string, Presence> };

/** Who reports where in one cycle; `elsewhere` holds for agencies that are not named. */
export type CyclePresence = { elsewhere: Presence; byAgency: Map<string, AgencyPresence> };

/** Everything that the data files say, checked against itself. */
export type CatalogueData = {
  /** Where it was read from, for messages. */
  source: string;
  agencies: AgencyData[];
  countries: CountryData[];
  checklist: ChecklistData;
  translations: ChecklistTranslation[];
  cycles: CycleData[];
  /** By cycle. */
  presence: Map<string, CyclePresence>;
};

/** How an agency is present in a country, as the data files say. */
export function presenceIn(cycle: CyclePresence, agencyCode: string, countryCode: string): Presence {
  const agency = cycle.byAgency.get(agencyCode);
  return agency ? (agency.byCountry.get(countryCode) ?? agency.elsewhere) : cycle.elsewhere;
}
