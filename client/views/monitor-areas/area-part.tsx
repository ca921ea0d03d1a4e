import { useApp } from '../../elements/app-context.ts';
import { Status } from '../../elements/status.tsx';
import { Written } from '../../elements/written.tsx';
import { hrefOf } from '../../routing/routes.ts';
import { ActionFacts } from '../monitor-alerts/action-facts.tsx';
import type { AnsweredItem, Area, PlacedAction } from './by-area.ts';

interface Props {
  readonly country: string;
  readonly cycle: string;
  readonly area: Area;
}

/** One area: its early actions with the alerts on which they stand, and its items with their answers. */
export function AreaPart({ country, cycle, area: { area, actions, items } }: Props) {
  const { t } = useApp().words;
  const title = `area-${area}`;
  return (
    <section class="area" aria-labelledby={title}>
      <h3 id={title}>{area === null ? t('alerts.noArea') : `${area} ${t(`area.${area}` as 'area.1')}`}</h3>
      <p class="quiet">
        {t('alerts.areaActions', {
          count: actions.length,
          open: actions.filter(({ action }) => action.state === 'PLANNED').length,
          overdue: actions.filter(({ action }) => action.overdue).length,
        })}
      </p>
      {actions.length > 0 && (
        <ul class="monitor-list">
          {actions.map(({ action, alert }) => (
            <li key={action.id}>
              <ActionFacts action={action} country={country} />
              <OnAlert alert={alert} />
            </li>
          ))}
        </ul>
      )}
      {items.length > 0 && <Items country={country} cycle={cycle} items={items} />}
    </section>
  );
}

function OnAlert({ alert: { title, level, state } }: Pick<PlacedAction, 'alert'>) {
  const { t, rich } = useApp().words;
  return (
    <p class="small quiet">
      {rich('alerts.onAlert', {
        name: <Written text={title ?? t('monitor.wordsGone')} />,
        level: t(`alerts.level.${level}`),
        state: t(`alerts.state.${state}`),
      })}
    </p>
  );
}

interface ItemsProps extends Omit<Props, 'area'> {
  readonly items: readonly AnsweredItem[];
}

function Items({ country, cycle, items }: ItemsProps) {
  const { t } = useApp().words;
  const all = items.flatMap(({ counts }) => counts);
  const sum = (counts: typeof all) => counts.reduce((before, [, count]) => before + count, 0);
  const answered = sum(all.filter(([status]) => status === 'SUBMITTED' || status === 'ACCEPTED'));
  return (
    <details>
      <summary>{t('alerts.areaAnswers', { count: items.length, cycle, answered, total: sum(all) })}</summary>
      <ul class="area-items">
        {items.map(({ code, title, counts }) => (
          <li key={code}>
            <a href={hrefOf({ view: 'country', country, item: code })}>
              {code} {title}
            </a>
            <span class="area-states">
              {counts.map(([status, count]) => (
                <span key={status}>
                  <Status status={status} /> {count}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
