import type { AgencyData } from '../catalogue/catalogue-data.ts';
import { type JsonReader, reportDuplicates } from './json-reader.ts';
import type { Problems } from './problems.ts';

const agencyCode = { matches: /^[A-Z][A-Z0-9_]*$/, example: 'UN_WOMEN' };

/** Reads agencies.json: those in `agencies` that are active answer the checklist, those in `otherMembers` don't. */
export function parseAgencies(file: JsonReader, problems: Problems): AgencyData[] {
  const agencies = [
    ...file.objects('agencies', 'code').map((agency) => parseAgency(agency, agency.flag('active'))),
    ...file.objects('otherMembers', 'code').map((agency) => parseAgency(agency, false)),
  ];
  reportDuplicates(
    agencies.map(({ code }) => code),
    'agencies.json: agency',
    problems,
  );
  return agencies;
}

function parseAgency(agency: JsonReader, answersChecklist: boolean): AgencyData {
  return {
    code: agency.text('code', agencyCode),
    acronym: agency.text('acronym'),
    name: agency.text('name'),
    kind: agency.text('kind'),
    networkRole: agency.text('networkRole'),
    answersChecklist,
    sortOrder: agency.integer('order'),
  };
}
