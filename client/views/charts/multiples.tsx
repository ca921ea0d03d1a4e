import { useWords } from '../../elements/app-context.ts';
import { answeredOf } from '../../elements/progress.ts';
import { hrefOf } from '../../routing/routes.ts';
import type { Cycle } from '../../sync/model.ts';
import { planned } from '../overview/plan.ts';
import { planDay } from './days-chart.tsx';
import { DaysLine } from './days-line.tsx';
import { type Days, pointsOf } from './figures.ts';
import type { NamedRow } from './use-rows.ts';

interface Props {
  readonly days: Days;
  readonly cycle: Cycle;
  readonly rows: readonly NamedRow[];
}

/** The same picture for each agency, region, section or area, with its numbers in words, which open its page. */
export function Multiples({ days, cycle, rows }: Props) {
  const { t, number } = useWords();
  const plan = planned(cycle, planDay(cycle));
  return (
    <ul class="multiples">
      {rows.map(({ key, code, said, query, counts }) => {
        const answered = days.rows.find((row) => row.code === code)?.answered ?? [];
        return (
          <li key={key}>
            {query ? <a href={hrefOf({ view: 'matrix', query })}>{said}</a> : said}
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
