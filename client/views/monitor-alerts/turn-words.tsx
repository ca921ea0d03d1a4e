import { useApp } from '../../elements/app-context.ts';
import { listedElements } from '../../elements/list.ts';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import type { Alert } from './read-alerts.ts';

/** Whose turn it is to decide, by when, and how it came to them. */
export function TurnWords({ alert: { state, turn, asked, deadline, passings } }: { alert: Alert }) {
  const { t, rich, language } = useApp().words;
  const late = deadline !== null && Date.parse(deadline) <= Date.now();
  return (
    <>
      {state === 'PROPOSED' && (
        <p>
          {t('alerts.turn', { turn })}{' '}
          {asked.length > 0 ? (
            <span class="quiet">
              {rich('join.brackets', {
                what: '',
                more: listedElements(
                  asked.map(({ id, name }) => <Written key={id} text={name} />),
                  language,
                ),
              })}
            </span>
          ) : (
            <span class="waiting">{t('alerts.nobody')}</span>
          )}{' '}
          {deadline === null ? (
            t('alerts.noDeadline')
          ) : (
            <strong class={late ? 'failed' : ''}>
              {rich(late ? 'alerts.wasDue' : 'alerts.due', { time: <When iso={deadline} /> })}
            </strong>
          )}
        </p>
      )}
      {passings.map(({ to, at }) => (
        <p key={to} class="small quiet">
          {rich('alerts.passed', { turn: t(`alerts.turnTo.${to}`), time: <When iso={at} /> })}
        </p>
      ))}
    </>
  );
}
