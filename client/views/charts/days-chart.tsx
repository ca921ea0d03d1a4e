import { useState } from 'preact/hooks';
import { useWords } from '../../elements/app-context.ts';
import { cycleText } from '../../elements/cycle-text.ts';
import { today } from '../../messages/calendar-date.ts';
import type { Cycle } from '../../sync/model.ts';
import { planned } from '../overview/plan.ts';
import { DaysLine } from './days-line.tsx';
import { type Days, pointsOf, turningDays } from './figures.ts';

interface Props {
  readonly days: Days;
  readonly cycle: Cycle;
  readonly due: number;
}

/** How far the network was on each day, beside the plan: in a sentence, as a picture and as a table. */
export function DaysChart({ days, cycle, due }: Props) {
  const words = useWords();
  const { t, number, percent, date } = words;
  const [open, setOpen] = useState(false);
  const turns = turningDays(days.total, days.firstDay);
  const last = turns.at(-1);
  if (!last) return <p>{t('charts.nothing')}</p>;
  return (
    <figure class="chart-figure">
      <figcaption>
        {t('charts.overSays', {
          day: date(last.day),
          answered: number(last.answered),
          due: number(due),
          share: percent(due === 0 ? 0 : last.answered / due),
          plan: percent(planned(cycle, last.day)),
        })}{' '}
        <span class="quiet">{cycleText(cycle, words)}</span>
      </figcaption>
      <div class="with-scale" aria-hidden="true">
        <div class="scale">
          <span>{percent(1)}</span>
          <span>{percent(0.5)}</span>
          <span>{percent(0)}</span>
        </div>
        <DaysLine points={pointsOf(days.total, days.firstDay, cycle, due)} large />
        <div class="ends">
          <span>{date(cycle.opensOn)}</span>
          <span>
            <i class="key real" /> {t('charts.real')} <i class="key plan" /> {t('charts.plan')}
          </span>
          <span>{date(cycle.closesOn)}</span>
        </div>
      </div>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('charts.table')}</summary>
        {open && (
          <table class="turns">
            <caption class="small quiet">{t('charts.turns')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('charts.day')}</th>
                <th scope="col">{t('standing.answered')}</th>
                <th scope="col">{t('charts.plan')}</th>
              </tr>
            </thead>
            <tbody>
              {turns.map(({ day, answered }) => (
                <tr key={day}>
                  <th scope="row">{date(day)}</th>
                  <td>{number(answered)}</td>
                  <td>{number(Math.round(due * planned(cycle, day)))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </details>
    </figure>
  );
}

/** The day that a plan is asked about: today, or the last day of a cycle that is over. */
export function planDay({ state, closesOn }: Pick<Cycle, 'state' | 'closesOn'>): string {
  return state === 'OPEN' ? today() : closesOn;
}
