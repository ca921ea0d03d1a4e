import { useReference, useWords } from '../../elements/app-context.ts';
import { answeredOf } from '../../elements/progress.ts';
import type { ProgressRowFieldsFragment } from '../../operations/operations.generated.ts';
import { hrefOf } from '../../routing/routes.ts';
import type { Cycle } from '../../sync/model.ts';
import { planned } from '../overview/plan.ts';
import { planDay } from './days-chart.tsx';
import { DaysLine } from './days-line.tsx';
import { type Days, pointsOf } from './figures.ts';

interface Props {
  readonly days: Days;
  readonly cycle: Cycle;
  readonly rows: readonly ProgressRowFieldsFragment[];
}

/** The same picture for each agency, with its numbers in words, which open its page. */
export function Multiples({ days, cycle, rows }: Props) {
  const { t, number } = useWords();
  const { agencies } = useReference();
  const plan = planned(cycle, planDay(cycle));
  return (
    <ul class="multiples">
      {rows.map(({ code, counts }) => {
        const answered = days.parties.find(({ agencyCode }) => agencyCode === code)?.answered ?? [];
        const agency = code ?? 'team';
        return (
          <li key={agency}>
            <a href={hrefOf({ view: 'matrix', query: { agency, cycle: cycle.code } })}>
              {code === null ? t('country.team') : (agencies[code]?.acronym ?? code)}
            </a>
            <DaysLine points={pointsOf(answered, days.firstDay, cycle, counts.total)} />
            <span class="small">
              {t('charts.multiple', {
                answered: number(answeredOf(counts)),
                due: number(counts.total),
                planned: number(Math.round(counts.total * plan)),
              })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
