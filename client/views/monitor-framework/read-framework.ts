import {
  FrameworkFindingsDocument,
  RiskAssessmentDocument,
  RiskFrameworkDocument,
  SensitiveDatesDocument,
} from '../../operations/monitor.generated.ts';
import type {
  FrameworkFindingsQuery,
  RiskAssessmentQuery,
  RiskFrameworkQuery,
  SensitiveDatesQuery,
} from '../../operations/operations.generated.ts';
import type { Sync } from '../../sync/runtime.ts';
import { type Group, readGroups } from '../monitor/read-groups.ts';

export type Framework = RiskFrameworkQuery['riskFramework'];
export type Factor = Framework['riskFactors'][number];
export type RiskIndicator = Factor['indicators'][number];
export type Assessed = RiskAssessmentQuery['riskAssessment']['indicators'][number];
export type Finding = FrameworkFindingsQuery['frameworkFindings'][number];
export type SensitiveDate = SensitiveDatesQuery['sensitiveDates'][number];

/** What a side of the page is about: a group or the whole country, on a day or now. */
export interface About {
  readonly group: string | null;
  readonly asOf: string | null;
}

/** What both sides of a country's assessment need. */
export interface Around {
  readonly framework: Framework;
  readonly groups: readonly Group[];
  readonly dates: readonly SensitiveDate[];
  readonly findings: readonly Finding[];
}

export async function readAround(sync: Sync, country: string): Promise<Around> {
  const [framework, groups, dates, findings] = await Promise.all([
    sync.read({ document: RiskFrameworkDocument, variables: {} }),
    readGroups(sync, country),
    readDates(sync, country),
    sync.read({ document: FrameworkFindingsDocument, variables: { country } }),
  ]);
  return {
    framework: (framework as RiskFrameworkQuery).riskFramework,
    groups,
    dates,
    findings: (findings as FrameworkFindingsQuery).frameworkFindings,
  };
}

export async function readDates(sync: Sync, country: string): Promise<readonly SensitiveDate[]> {
  const read = await sync.read({ document: SensitiveDatesDocument, variables: { country } });
  return (read as SensitiveDatesQuery).sensitiveDates;
}

/** All indicators of one side, by code. */
export async function readSide(
  sync: Sync,
  country: string,
  about: About,
): Promise<ReadonlyMap<string, Assessed>> {
  const read = await sync.read({ document: RiskAssessmentDocument, variables: { country, ...about } });
  const { indicators } = (read as RiskAssessmentQuery).riskAssessment;
  return new Map(indicators.map((one) => [one.indicator, one]));
}
