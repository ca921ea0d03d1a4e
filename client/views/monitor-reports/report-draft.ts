import type { MonitorReportInput } from '../../operations/operations.generated.ts';

export type ReportGiven = Omit<MonitorReportInput, 'mutationId' | 'country' | 'consentLimits'> & {
  readonly consentLimits: string;
};

/** A report that is being written: not sent, and nowhere but in this window. */
export interface ReportDraft {
  readonly given: ReportGiven;
  /** As what it was sent last, and under which id, when no answer said that it was taken. */
  readonly tried: { readonly as: string; readonly mutationId: string } | null;
}

/** A new report. Nobody was asked and nobody is known, unless the analyst says so. */
export function newReport(today: string): ReportGiven {
  return {
    receivedOn: today,
    sourceCode: '',
    sourceReliability: 'UNTESTED',
    consent: 'NOT_ASKED',
    consentLimits: '',
    retention: 'FIVE_YEARS',
    text: '',
  };
}

/** The draft as it is sent now: the same words once more have the same id, so that they are recorded once. */
export function asTried({ given, tried }: ReportDraft, newId: () => string) {
  const as = JSON.stringify(given);
  return { given, tried: tried?.as === as ? tried : { as, mutationId: newId() } };
}
