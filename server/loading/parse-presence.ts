import {
  type AgencyData,
  type AgencyPresence,
  type CountryData,
  type CycleData,
  type CyclePresence,
  type Presence,
  presenceKinds,
} from '../catalogue/catalogue-data.ts';
import type { JsonReader } from './json-reader.ts';

type Known = { agencies: AgencyData[]; countries: CountryData[]; cycles: CycleData[] };

/** Reads presence.json, whose codes must be those of the other files. */
export function parsePresence(file: JsonReader, known: Known): Map<string, CyclePresence> {
  const cycles = file.object('cycles');
  const result = new Map<string, CyclePresence>();
  for (const code of cycles.keys()) {
    const cycle = cycles.object(code);
    const state = known.cycles.find((other) => other.code === code)?.state;
    if (state === undefined) {
      cycle.problem('there is no such cycle in cycles.json: add it there, or correct its code here.');
    }
    result.set(code, parseCyclePresence(cycle, known, state === 'CLOSED'));
  }
  return result;
}

function parseCyclePresence(cycle: JsonReader, known: Known, closed: boolean): CyclePresence {
  const elsewhere = parseDefault(cycle, 'NONE');
  const agencies = cycle.object('agencies');
  const byAgency = new Map<string, AgencyPresence>();
  for (const code of agencies.keys()) {
    const agency = agencies.object(code);
    const answers = known.agencies.find((other) => other.code === code)?.answersChecklist;
    if (answers === undefined) {
      agency.problem('there is no such agency in agencies.json: add it there, or correct its code here.');
    }
    // In a closed cycle it may well have answered.
    if (answers === false && !closed) {
      agency.problem(
        'it does not answer the checklist: take it out here, or make it active in agencies.json.',
      );
    }
    byAgency.set(code, parseAgencyPresence(agency, elsewhere, known.countries));
  }
  return { elsewhere, byAgency };
}

function parseAgencyPresence(
  agency: JsonReader,
  elsewhere: Presence,
  countries: CountryData[],
): AgencyPresence {
  const byCountry = new Map<string, Presence>();
  for (const key of agency.keys()) {
    const kind = presenceKinds.find((known) => known === key);
    if (kind === undefined) {
      if (key !== 'default') {
        agency.problem(`“${key}” is no kind of presence: use ${presenceKinds.join(', ')} or default.`);
      }
      continue;
    }
    for (const country of agency.texts(kind)) {
      if (!countries.some(({ code }) => code === country)) {
        agency.problem(
          `there is no country ${country} in countries.json: add it there, or correct its code here.`,
        );
      }
      if (byCountry.has(country)) agency.problem(`country ${country} is there twice: keep one.`);
      byCountry.set(country, kind);
    }
  }
  return { elsewhere: parseDefault(agency, elsewhere), byCountry };
}

function parseDefault(reader: JsonReader, otherwise: Presence): Presence {
  return reader.keys().includes('default') ? reader.oneOf('default', presenceKinds) : otherwise;
}
