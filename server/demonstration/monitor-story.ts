import type { IncidentCategory } from '../../schema/types/incident-terms.ts';
import type { IncidentGiven } from '../monitor/incidents/code-incident.ts';
import type { ReportGiven } from '../monitor/reports/record-report.ts';
import { choose, chooseOne, uuidOf } from './choice.ts';
import { MONITORED } from './listed-personas.ts';

/** One made-up report, and what an analyst made of it; null where it waits in the inbox. */
export type MadeUpReport = {
  report: ReportGiven;
  /** The group of the incident, by its place in `madeUpGroups`; null where it was not recorded. */
  group: number | null;
  incident: Omit<IncidentGiven, 'groupId'> | null;
  /** It tells of the same event as the report before it. */
  again: boolean;
};

/** Peoples that don't exist. Each name says so, wherever it is shown. */
export const madeUpGroups = [
  { name: 'People of the Reed (made up)', aliases: ['Reedfolk (made up)'], hidden: false },
  { name: 'Weavers of Third Lake (made up)', aliases: [], hidden: false },
  { name: 'Quiet Company (made up)', aliases: [], hidden: true },
] as const;

const REGIONS = ['Amber Coast (made up)', 'Third Lake (made up)', 'Long Ridge (made up)'] as const;
const SOURCES = ['A-1', 'A-2', 'B-1', 'C-3'] as const;

const told: Readonly<Partial<Record<IncidentCategory, readonly [string, ...string[]]>>> = {
  BELIEF_CULTURE: [
    'The windows of a prayer house were broken during the evening.',
    'A shrine by the road was pulled down at night.',
    'A feast of the community was broken up by men with sticks.',
  ],
  HATE_SPEECH: [
    'A speaker at a rally called the community vermin, and was applauded.',
    'Leaflets named families of the community and where they live.',
  ],
  HOME_LAND: ['Three families were driven from their fields.', 'Boats of the community were burned.'],
  LEGAL_STATUS: ['The registry refused papers to children of the community.'],
};
const usual = ['BELIEF_CULTURE', 'HATE_SPEECH', 'HOME_LAND', 'LEGAL_STATUS'] as const;

/** So many weeks are told of, the last two of which have more than the others explain. */
const WEEKS = 70;
const RISE = { weeks: 2, reports: 5 } as const;
const DAY = 24 * 60 * 60 * 1000;

/** What came in over more than a year up to today: now and then something, and lately much, against one group. */
export function madeUpReports(today: Date): MadeUpReport[] {
  const reports: MadeUpReport[] = [];
  for (let week = WEEKS; week >= 1; week -= 1) {
    const quiet = choose(4, 'monitor', week) === 0;
    if (!quiet)
      reports.push(reportOf(today, week, 0, chooseOne(usual, 'category', week), choose(3, 'group', week)));
    if (week > RISE.weeks) continue;
    for (let index = 1; index <= RISE.reports; index += 1) {
      reports.push(reportOf(today, week, index, 'BELIEF_CULTURE', 0));
    }
  }
  const last = reports.at(-1);
  if (last) {
    const mutationId = uuidOf('demonstration', 'monitor', 'again');
    reports.push({ ...last, report: { ...last.report, mutationId, sourceCode: 'C-3' }, again: true });
  }
  return [...reports, ...inbox(today)];
}

function reportOf(
  today: Date,
  week: number,
  index: number,
  category: IncidentCategory,
  group: number,
): MadeUpReport {
  const key = ['monitor', week, index] as const;
  const day = dayBefore(today, week * 7 - choose(6, 'day', ...key));
  const text = `${chooseOne(told[category] ?? ['Something happened.'], 'text', ...key)} (Made up for the demonstration.)`;
  const region = chooseOne(REGIONS, 'region', ...key);
  return {
    report: received(uuidOf('demonstration', ...key), day, chooseOne(SOURCES, 'source', ...key), text),
    group,
    incident: {
      categories: [category],
      occurredOn: day,
      datePrecision: 'DAY',
      region,
      place: null,
      placePrecision: 'REGION',
      actor: 'UNKNOWN',
      low: null,
      best: null,
      high: null,
      basis: 'UNKNOWN',
      sourceReliability: 'USUALLY_RELIABLE',
      informationValidity: 'PLAUSIBLE',
      proof: 'REASONABLE_GROUNDS',
      sensitivity: 'MODERATE',
      summary: text,
    },
    again: false,
  };
}

/** What nobody has looked into yet. */
function inbox(today: Date): MadeUpReport[] {
  return [
    'A caller says that shops of the community were closed by force. (Made up for the demonstration.)',
    'A newspaper tells of a fire in a meeting hall, without a day. (Made up for the demonstration.)',
  ].map((text, index) => ({
    report: received(uuidOf('demonstration', 'monitor', 'inbox', index), dayBefore(today, 1), 'B-1', text),
    group: null,
    incident: null,
    again: false,
  }));
}

function received(mutationId: string, receivedOn: string, sourceCode: string, text: string): ReportGiven {
  return {
    mutationId,
    country: MONITORED,
    receivedOn,
    sourceCode,
    sourceReliability: 'USUALLY_RELIABLE',
    consent: 'COUNTED',
    consentLimits: null,
    retention: 'ONE_YEAR',
    text,
  };
}

function dayBefore(today: Date, days: number): string {
  return new Date(today.getTime() - days * DAY).toISOString().slice(0, 10);
}
