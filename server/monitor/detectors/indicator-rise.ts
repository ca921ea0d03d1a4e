import { z } from 'zod';
import { type Finding, notComputable, type Result, toResult } from './result.ts';
import { list, type Say, sentenceOf } from './words.ts';

/** How far a risk-factor indicator is there; unknown is a level of its own and never the lowest. */
export type IndicatorLevel = 'NOT_OBSERVED' | 'EMERGING' | 'PRESENT' | 'SEVERE' | 'UNKNOWN';

/** An indicator in two assessments of one country and group. */
export type IndicatorPair = { code: string; before: IndicatorLevel; now: IndicatorLevel };

/** The indicators that rose, those that became known above “not observed”, and how many could not be compared. */
export type RiseSeen = {
  rose: IndicatorPair[];
  newlyKnown: IndicatorPair[];
  unknown: number;
  atLeast: number;
};

const order: readonly IndicatorLevel[] = ['NOT_OBSERVED', 'EMERGING', 'PRESENT', 'SEVERE'];

const parameters = z.strictObject({
  /** So many must have risen for an alarm. */
  atLeast: z.int().min(1).max(84).default(1),
});

const definition = {
  detector: 'indicatorRise',
  version: 1,
  source: 'UN Framework of Analysis for Atrocity Crimes 2014, A/70/741–S/2016/71',
};

/**
 * Which indicators rose between two assessments: listed and counted. None weighs more than another, and no score is made of
 * them. From unknown to known is no rise, and is listed apart.
 */
export const indicatorRise = {
  ...definition,
  defaults: parameters.parse({}),
  /** One finding; not computable where no indicator is known in both. A ZodError where the parameters are not its own. */
  detect(pairs: readonly IndicatorPair[], given: unknown = {}): Result<RiseSeen> {
    const chosen = parameters.parse(given);
    return toResult(definition, chosen, 0, [judge(pairs, chosen.atLeast)]);
  },
  /** One sentence about a finding of its own. */
  sentence: (finding: Finding<RiseSeen>) => sentenceOf(finding, say),
};

/** Its own sentence. */
const say: Say<RiseSeen> = ({ seen: { rose, newlyKnown, unknown } }) => {
  const risen = `${rose.length} ${rose.length === 1 ? 'indicator' : 'indicators'} rose${listPairs(rose)}`;
  const known = newlyKnown.length === 0 ? '' : `; ${newlyKnown.length} became known${listPairs(newlyKnown)}`;
  return `${risen}${known}; ${unknown} could not be compared, being unknown.`;
};

function judge(pairs: readonly IndicatorPair[], atLeast: number): Finding<RiseSeen> {
  const known = pairs.filter(({ before, now }) => before !== 'UNKNOWN' && now !== 'UNKNOWN');
  if (known.length === 0) return notComputable(0, null, 'NOTHING_KNOWN');
  const rose = known.filter(({ before, now }) => order.indexOf(now) > order.indexOf(before));
  const newlyKnown = pairs.filter(({ before, now }) => before === 'UNKNOWN' && order.indexOf(now) > 0);
  return {
    period: 0,
    observed: rose.length,
    outcome: rose.length >= atLeast ? 'ALARM' : 'QUIET',
    upperbound: atLeast - 1,
    p: null,
    seen: { rose, newlyKnown, unknown: pairs.length - known.length, atLeast },
  };
}

function listPairs(pairs: readonly IndicatorPair[]): string {
  if (pairs.length === 0) return '';
  const words = (level: IndicatorLevel) => level.toLowerCase().replace('_', ' ');
  return ` (${list(pairs.map(({ code, before, now }) => `${code} from ${words(before)} to ${words(now)}`))})`;
}
