import { useApp } from '../../elements/app-context.ts';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import type { SectionProps } from '../monitor/section.ts';
import { ActionForm } from './action-form.tsx';
import { ActionLine } from './action-line.tsx';
import { Decide } from './decide.tsx';
import type { Alert } from './read-alerts.ts';
import { TurnWords } from './turn-words.tsx';

/** One alert: what it is about, whose turn it is, what was decided, and what is done about it. */
export function AlertCard({ alert, access, version, onChanged }: SectionProps & { alert: Alert }) {
  const { t } = useApp().words;
  const { id, title, state, reasons, actions, viewerCan } = alert;
  const name = title ?? t('monitor.wordsGone');
  return (
    <article class="alert" aria-labelledby={`alert-${id}`}>
      <h3 id={`alert-${id}`} tabIndex={-1} data-focus>
        <Level alert={alert} /> <Written text={name} />
      </h3>
      <TurnWords alert={alert} />
      <Proposed alert={alert} />
      <p class="monitor-words" dir="auto">
        {reasons ?? t('monitor.wordsGone')}
      </p>
      <Signals signals={alert.signals} />
      <Steps steps={alert.steps} />
      {actions.length > 0 && (
        <>
          <h4>{t('monitor.actions')}</h4>
          <ul class="monitor-list">
            {actions.map((action) => (
              <li key={action.id}>
                <ActionLine action={action} country={access.country} onChanged={onChanged} />
              </li>
            ))}
          </ul>
        </>
      )}
      <Decide
        key={`${state} ${viewerCan.join()}`}
        alert={alert}
        country={access.country}
        name={name}
        onDecided={onChanged}
      />
      {viewerCan.includes('PLAN_ACTION') && (
        <ActionForm alert={{ id, name }} country={access.country} version={version} onPlanned={onChanged} />
      )}
    </article>
  );
}

function Level({ alert: { level, state } }: { alert: Alert }) {
  const { t } = useApp().words;
  return (
    <>
      <span class={`alert-level is-${level.toLowerCase()}`}>{t(`alerts.level.${level}`)}</span>{' '}
      <span class="quiet small">{t(`alerts.state.${state}`)}</span>
    </>
  );
}

function Proposed({ alert: { proposedBy, proposedAt, proposedLevel, group } }: { alert: Alert }) {
  const { t, rich } = useApp().words;
  return (
    <p class="small quiet">
      {rich('alerts.proposed', {
        level: t(`alerts.level.${proposedLevel}`),
        name: <Written text={proposedBy.name} />,
        time: <When iso={proposedAt} />,
      })}
      {group && (
        <>
          {' · '}
          <Written text={group.hidden ? t('monitor.hiddenGroup', { name: group.name }) : group.name} />
        </>
      )}
    </p>
  );
}

function Signals({ signals }: { signals: Alert['signals'] }) {
  const { t } = useApp().words;
  if (signals.length === 0) return null;
  return (
    <>
      <h4>{t('alerts.signals', { count: signals.length })}</h4>
      <ul>
        {signals.map(({ id, sentence, stands }) => (
          <li key={id}>
            <bdi lang="en">{sentence}</bdi>
            {!stands && <span class="waiting"> {t('alerts.signalGone')}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

function Steps({ steps }: { steps: Alert['steps'] }) {
  const { t, rich } = useApp().words;
  if (steps.length === 0) return null;
  return (
    <ol class="monitor-events">
      {steps.map(({ id, kind, level, words, actor, at }) => (
        <li key={id}>
          <span class={kind === 'DISSENTED' ? 'waiting' : ''}>
            {rich(`alerts.step.${kind}`, {
              name: <Written text={actor.name} />,
              time: <When iso={at} />,
              level: level === null ? '' : t(`alerts.level.${level}`),
            })}
          </span>
          <p class="monitor-words" dir="auto">
            {words ?? t('monitor.wordsGone')}
          </p>
        </li>
      ))}
    </ol>
  );
}
