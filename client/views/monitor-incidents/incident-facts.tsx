import type { ComponentChildren } from 'preact';
import { useApp } from '../../elements/app-context.ts';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import type { Incident } from './incident-given.ts';
import { categoriesText, whenText, whereText } from './incident-name.ts';

/** Everything that was said of an incident. */
export function IncidentFacts({ incident }: { incident: Incident }) {
  const { words } = useApp();
  const { t, rich, number } = words;
  const { low, best, high, basis, state, groupName } = incident;
  const where = whereText(incident);
  const precision = t(`monitor.placePrecision.${incident.placePrecision}`);
  const facts: readonly (readonly [string, ComponentChildren])[] = [
    [t('monitor.categories'), categoriesText(incident, words)],
    [t('monitor.group'), groupName === null ? t('monitor.noGroup') : <Written text={groupName} />],
    [t('monitor.occurredOn'), whenText(incident, words)],
    [
      t('monitor.where'),
      where === '' ? precision : rich('join.comma', { what: <Written text={where} />, more: precision }),
    ],
    [t('monitor.actor'), t(`monitor.actor.${incident.actor}`)],
    [
      t('monitor.harmed'),
      low === null || best === null || high === null
        ? t('monitor.noNumbers')
        : t('monitor.numbers', { low: number(low), best: number(best), high: number(high) }),
    ],
    [t('monitor.basis'), t(`monitor.basis.${basis}`)],
    [t('monitor.sourceReliability'), t(`monitor.reliability.${incident.sourceReliability}`)],
    [t('monitor.informationValidity'), t(`monitor.validity.${incident.informationValidity}`)],
    [t('monitor.proof'), t(`monitor.proof.${incident.proof}`)],
    [t('monitor.sensitivity'), t(`monitor.sensitivity.${incident.sensitivity}`)],
    [t('monitor.state'), t(`monitor.incidentState.${state}`)],
    [
      t('monitor.codedFirst'),
      rich('monitor.byAt', {
        name: <Written text={incident.codedBy.name} />,
        at: <When iso={incident.codedAt} />,
      }),
    ],
  ];
  return (
    <>
      <p class="monitor-words" dir="auto">
        {incident.summary ?? t('monitor.wordsGone')}
      </p>
      <dl class="monitor-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
