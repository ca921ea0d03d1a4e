import { useEffect, useState } from 'preact/hooks';
import { useApp, useReference, useTopic, useViewer } from '../../elements/app-context.ts';
import { useLoaded } from '../../elements/use-loaded.ts';
import { When } from '../../elements/when.tsx';
import { WaitingAlertsDocument } from '../../operations/later.generated.ts';
import type { WaitingAlertsQuery } from '../../operations/operations.generated.ts';
import { hrefOf } from '../../routing/routes.ts';
import { rememberMonitorPlace } from '../../sync/monitor-place.ts';
import { topicOf } from '../../sync/topic.ts';
import { monitorChangesTopic, monitorTurn } from '../../sync/topics/monitor-changes.ts';
import './todo.css';

/** A turn passes by the clock, of which nothing tells. */
const looksEvery = 5 * 60_000;

/** Alerts that it is my turn to decide on, live: how pressing, where and by when. Nothing where none waits. */
export function AlertLines() {
  const {
    sync,
    words: { t },
  } = useApp();
  const { data: changes } = useTopic(topicOf(monitorChangesTopic, {}));
  const looks = useLooks();
  const { data: alerts = [] } = useLoaded(
    `waiting alerts ${monitorTurn(changes, null)} ${looks}`,
    async () => {
      const read = await sync.read({ document: WaitingAlertsDocument, variables: {} });
      return (read as WaitingAlertsQuery).viewer?.todo.nodes.flatMap(({ alert }) => alert ?? []) ?? [];
    },
  );
  if (alerts.length === 0) return null;
  return (
    <aside class="todo" aria-label={t('todo.alerts')}>
      <ul>
        {alerts.map((alert) => (
          <AlertLine key={alert.id} alert={alert} />
        ))}
      </ul>
    </aside>
  );
}

type WaitingAlert = NonNullable<NonNullable<WaitingAlertsQuery['viewer']>['todo']['nodes'][number]['alert']>;

function AlertLine({ alert: { countryCode, level, turn, deadline } }: { alert: WaitingAlert }) {
  const {
    sync,
    words: { t, rich },
  } = useApp();
  const { countries } = useReference();
  const person = useViewer().person.id;
  const late = deadline !== null && Date.parse(deadline) <= Date.now();
  return (
    <li>
      <a
        href={hrefOf({ view: 'monitor' })}
        // Where it leads stands in no address.
        onClick={() => rememberMonitorPlace(sync, person, { country: countryCode, section: 'alerts' })}
      >
        {t('todo.alert', { level, country: countries[countryCode]?.name ?? countryCode })}
      </a>{' '}
      <span class="quiet">{t('todo.alertTurn', { turn })}</span>
      {deadline !== null && (
        <>
          {' '}
          <strong class={late ? 'failed' : ''}>
            {rich(late ? 'todo.alertLate' : 'todo.alertBy', { time: <When iso={deadline} /> })}
          </strong>
        </>
      )}
    </li>
  );
}

function useLooks(): number {
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setLooks((count) => count + 1), looksEvery);
    return () => clearInterval(timer);
  }, []);
  return looks;
}
