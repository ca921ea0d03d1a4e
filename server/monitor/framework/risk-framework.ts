import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AtrocityCrime, FactorGroup, FactorNature } from '../../../schema/types/assessment-terms.ts';
import { packageRoot } from '../../lib/package-root.ts';

export type RiskIndicator = { code: string; title: string; description: string; kind: FactorNature };

/** One of the 14 factors, with its indicators in their order. */
export type RiskFactor = {
  code: string;
  group: FactorGroup;
  /** The crime that it is a sign of; null where it is common to all. */
  crime: AtrocityCrime | null;
  nature: FactorNature;
  title: string;
  question: string;
  indicators: readonly RiskIndicator[];
};

/** What an assessment asks about, in the project’s own words. */
export type RiskFramework = {
  title: string;
  version: string;
  basedOn: { title: string; year: number; documentSymbol: string };
  riskFactors: readonly RiskFactor[];
};

/** Reads server/monitor/framework/data/framework.json. */
export function readRiskFramework(): RiskFramework {
  const file = join(packageRoot(), 'server/monitor/framework/data/framework.json');
  return JSON.parse(readFileSync(file, 'utf8')) as RiskFramework;
}

/** Each indicator’s code with its factor’s, in the order of the framework. */
export function indicatorsOf({ riskFactors }: RiskFramework): { code: string; factor: string }[] {
  return riskFactors.flatMap(({ code: factor, indicators }) =>
    indicators.map(({ code }) => ({ code, factor })),
  );
}
