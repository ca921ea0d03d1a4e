import type {
  IncidentCategory,
  IncidentFieldsFragment,
  IncidentInput,
  ReportFieldsFragment,
} from '../../operations/operations.generated.ts';

export type Incident = IncidentFieldsFragment;

/** What an analyst says of an incident, as the fields of its form hold it. */
export type IncidentGiven = Omit<
  IncidentInput,
  'groupId' | 'region' | 'place' | 'low' | 'best' | 'high' | 'categories'
> & {
  readonly groupId: string;
  readonly region: string;
  readonly place: string;
  readonly low: string;
  readonly best: string;
  readonly high: string;
  readonly categories: readonly IncidentCategory[];
};

/** An incident that nobody has said anything of: unverified, by nobody known. What its report says stands already. */
export function newIncident(
  report: Pick<ReportFieldsFragment, 'sourceReliability'> | undefined,
): IncidentGiven {
  return {
    groupId: '',
    categories: [],
    occurredOn: '',
    datePrecision: 'DAY',
    region: '',
    place: '',
    placePrecision: 'TOWN',
    actor: 'UNKNOWN',
    low: '',
    best: '',
    high: '',
    basis: 'UNKNOWN',
    sourceReliability: report?.sourceReliability ?? 'UNTESTED',
    informationValidity: 'PLAUSIBLE',
    proof: 'UNVERIFIED',
    sensitivity: 'MODERATE',
    summary: '',
  };
}

/** The fields of an incident that is there. */
export function givenOf(incident: Incident): IncidentGiven {
  return {
    groupId: incident.groupId ?? '',
    categories: incident.categories,
    occurredOn: incident.occurredOn,
    datePrecision: incident.datePrecision,
    region: incident.region ?? '',
    place: incident.place ?? '',
    placePrecision: incident.placePrecision,
    actor: incident.actor,
    low: textOf(incident.low),
    best: textOf(incident.best),
    high: textOf(incident.high),
    basis: incident.basis,
    sourceReliability: incident.sourceReliability,
    informationValidity: incident.informationValidity,
    proof: incident.proof,
    sensitivity: incident.sensitivity,
    summary: incident.summary ?? '',
  };
}

/** What is sent of it. */
export function incidentInput(given: IncidentGiven): IncidentInput {
  return {
    ...given,
    groupId: given.groupId || null,
    region: given.region || null,
    place: given.place || null,
    low: numberIn(given.low),
    best: numberIn(given.best),
    high: numberIn(given.high),
  };
}

function textOf(number: number | null): string {
  return number === null ? '' : String(number);
}

function numberIn(text: string): number | null {
  return text === '' ? null : Number(text);
}
