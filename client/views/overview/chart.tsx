import { useWords } from '../../elements/app-context.ts';
import { daysBetween } from '../../messages/calendar-date.ts';
import type { OverviewQuery } from '../../operations/operations.generated.ts';
import type { Cycle } from '../../sync/model.ts';
import { type Party, sumOfParties } from './places.ts';
import { planned } from './plan.ts';

type Days = OverviewQuery['daysAnswered'];
type Dates = Pick<Cycle, 'opensOn' | 'closesOn'>;

/** Where a day and a part of what is due lie in a picture. */
interface Scale {
  readonly width: number;
  readonly height: number;
}

const large: Scale = { width: 300, height: 140 };
const small: Scale = { width: 96, height: 18 };

/** How far the network was on each day, beside the plan. */
export function Chart({
  days,
  cycle,
  parties,
  today,
}: {
  days: Days;
  cycle: Dates;
  parties: readonly Party[];
  today: string;
}) {
  const { t, percent, date } = useWords();
  const { due, answered } = sumOfParties(parties);
  if (due === 0) return null;
  const count = Math.max(...days.parties.map((party) => party.answered.length), 0);
  const sums = Array.from({ length: count }, (_, day) =>
    days.parties.reduce((sum, party) => sum + (party.answered[day] ?? 0), 0),
  );
  const share = answered / due;
  const plan = planned(cycle, today);
  const { width, height } = large;
  const level = height * (1 - share);
  // The plan is a straight line: what it has answered is how much of the time has passed.
  const now = plan * width;
  const label = t('overview.chart', { share: percent(share), plan: percent(plan) });
  return (
    <figure>
      <svg class="chart" viewBox="-34 -12 430 176" role="img" aria-label={label}>
        {[0, 0.5, 1].map((part) => (
          <g key={part}>
            <path class="grid" d={`M0 ${height * (1 - part)}H${width}`} />
            <text x="-6" y={height * (1 - part) + 4} text-anchor="end">
              {100 * part}
            </text>
          </g>
        ))}
        <path class="plan" d={`M0 ${height}L${width} 0`} />
        <path class="today" d={`M${now} 0V${height}`} />
        <path class="real" d={lineOf(sums, days.firstDay, { cycle, due, scale: large })} />
        <circle cx={now} cy={level} r="4" />
        <text class="ink" x={now + 8} y={level > height - 20 ? level - 8 : level + 16}>
          {t('overview.chart.answered', { share: percent(share) })}
        </text>
        <text x={width + 6} y="4">
          {t('overview.chart.plan', { plan: percent(plan) })}
        </text>
        <text x="0" y={height + 18}>
          {date(cycle.opensOn)}
        </text>
        <text x={width} y={height + 18} text-anchor="end">
          {date(cycle.closesOn)}
        </text>
      </svg>
    </figure>
  );
}

/** The same of one agency, as small as a word; its numbers stand beside it. */
export function Spark({ days, cycle, party }: { days: Days; cycle: Dates; party: Party }) {
  const answered = days.parties.find(({ agencyCode }) => (agencyCode ?? '') === party.code)?.answered;
  return (
    <svg class="spark" viewBox="-2 -2 100 22" aria-hidden="true" focusable="false">
      <path class="plan" d={`M0 ${small.height}L${small.width} 0`} />
      {answered && (
        <path class="real" d={lineOf(answered, days.firstDay, { cycle, due: party.due, scale: small })} />
      )}
    </svg>
  );
}

/** A line through the days; what comes after the last day stays on it. */
function lineOf(
  answered: readonly number[],
  firstDay: string,
  { cycle, due, scale: { width, height } }: { cycle: Dates; due: number; scale: Scale },
): string {
  const of = daysBetween(cycle.opensOn, cycle.closesOn) ?? 0;
  const begun = daysBetween(cycle.opensOn, firstDay) ?? 0;
  const points = answered.map((sum, index) => {
    const x = Math.min(Math.max((begun + index + 1) / (of + 1), 0), 1) * width;
    return `${x.toFixed(1)} ${(height * (1 - Math.min(sum / due, 1))).toFixed(1)}`;
  });
  return points.length === 0 ? '' : `M${points.join('L')}`;
}
