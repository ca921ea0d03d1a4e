import { useApp } from '../../elements/app-context.ts';
import { listedElements } from '../../elements/list.ts';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import { hrefOf } from '../../routing/routes.ts';
import type { EarlyAction } from './read-alerts.ts';

/** What is to be done, whose it is and by when, which answers it touches, and what came of it. */
export function ActionFacts({ action, country }: { action: EarlyAction; country: string }) {
  const { t, rich, date } = useApp().words;
  const { what, owner, dueOn, overdue, itemCodes, state, endedAt, outcome, outcomeOn, outcomeWords } = action;
  return (
    <>
      <p class="monitor-words" dir="auto">
        {what ?? t('monitor.wordsGone')}
      </p>
      <p class="small">
        {rich('alerts.ownedBy', { name: <Written text={owner.name} />, day: date(dueOn) })}{' '}
        {overdue ? (
          <strong class="failed">{t('alerts.overdue')}</strong>
        ) : (
          <span class="quiet">
            {t(`alerts.actionState.${state}`)}
            {endedAt !== null && (
              <>
                {' '}
                <When iso={endedAt} />
              </>
            )}
          </span>
        )}
        {itemCodes.length > 0 && (
          <span class="quiet">
            {' · '}
            {rich('alerts.touches', { items: <Items codes={itemCodes} country={country} /> })}
          </span>
        )}
      </p>
      {outcome !== null && (
        <div class="monitor-events">
          <strong>
            {t(`alerts.outcome.${outcome}`)} <span class="quiet">{outcomeOn && date(outcomeOn)}</span>
          </strong>
          <p class="monitor-words" dir="auto">
            {outcomeWords ?? t('monitor.wordsGone')}
          </p>
        </div>
      )}
    </>
  );
}

/** Each leads to the country's answer, at an address of the checklist that says nothing of the monitor. */
function Items({ codes, country }: { codes: readonly string[]; country: string }) {
  const { language } = useApp().words;
  const links = codes.map((item) => (
    <a key={item} href={hrefOf({ view: 'country', country, item })}>
      {item}
    </a>
  ));
  return <>{listedElements(links, language)}</>;
}
