import { useEffect, useRef } from 'preact/hooks';
import { useApp, useReference, useTopic, useViewer } from '../../elements/app-context.ts';
import { hrefOf } from '../../routing/routes.ts';
import { dropChosen } from '../../sync/choices.ts';
import { startHeartbeat } from '../../sync/heartbeat.ts';
import { topicOf } from '../../sync/topic.ts';
import { conflictsTopic } from '../../sync/topics/conflicts.ts';

/** What goes on beside every view: how many conflicts wait for a choice, from whichever device, and what this device says of itself. */
export function Beside() {
  const { sync } = useApp();
  useEffect(() => startHeartbeat(sync), [sync]);
  const { currentCycle } = useReference();
  return currentCycle && <Conflicts cycle={currentCycle} />;
}

function Conflicts({ cycle }: { cycle: string }) {
  const {
    sync,
    words: { t },
  } = useApp();
  const person = useViewer().person.id;
  const { data } = useTopic(topicOf(conflictsTopic, { cycle, person }));
  const before = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (!data) return;
    const now = new Set(data.map(({ id }) => id));
    dropChosen(sync, new Set([...before.current].filter((id) => !now.has(id))));
    before.current = now;
  }, [sync, data]);
  return (
    <span role="status">
      {data && data.length > 0 && (
        <a class="waiting" href={hrefOf({ view: 'mine' })}>
          {t('mine.choose', { count: data.length })}
        </a>
      )}
    </span>
  );
}
