import { useEffect } from 'preact/hooks';
import { useApp, useSelected, useTopic } from '../../elements/app-context.ts';
import { hrefOf } from '../../routing/routes.ts';
import { dropChosen } from '../../sync/choices.ts';
import { startHeartbeat } from '../../sync/heartbeat.ts';
import { topicOf } from '../../sync/topic.ts';
import { conflictsTopic } from '../../sync/topics/conflicts.ts';
import './beside.css';

/** What goes on beside every view: how many conflicts wait for a choice, from whichever device, and what this device says of itself. */
export function Beside() {
  const { sync } = useApp();
  useEffect(() => startHeartbeat(sync), [sync]);
  const person = useSelected(({ session }) => (session.is === 'in' ? session.viewer.person.id : null));
  const cycle = useSelected(({ reference }) => reference?.currentCycle ?? null);
  return person && cycle && <Conflicts cycle={cycle} person={person} />;
}

function Conflicts({ cycle, person }: { cycle: string; person: string }) {
  const {
    sync,
    words: { t },
  } = useApp();
  const { data } = useTopic(topicOf(conflictsTopic, { cycle, person }));
  useEffect(() => {
    const settled = data?.filter((one) => one.settled) ?? [];
    if (settled.length > 0) dropChosen(sync, new Set(settled.map(({ id }) => id)));
  }, [sync, data]);
  return (
    <aside class="beside" aria-label={t('mine.title')}>
      <span role="status">
        {data && data.length > 0 && (
          <a class="waiting" href={hrefOf({ view: 'mine' })}>
            {t('mine.choose', { count: data.length })}
          </a>
        )}
      </span>
    </aside>
  );
}
