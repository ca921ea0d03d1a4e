import { useApp, useReference, useTopic, useViewer } from '../../elements/app-context.ts';
import { usePageTitle } from '../../elements/page-title.ts';
import { topicOf } from '../../sync/topic.ts';
import { conflictsTopic } from '../../sync/topics/conflicts.ts';
import { Choosing } from './choosing.tsx';
import { Received } from './received.tsx';
import { WaitingHere } from './waiting-here.tsx';
import './mine.css';

/** Where each of one's own changes is: here, with the server, seen, decided; and where one has to choose. */
export function Mine() {
  const { t } = useApp().words;
  const { currentCycle } = useReference();
  const person = useViewer().person.id;
  usePageTitle(t('mine.title'));
  const { data: conflicts } = useTopic(
    currentCycle === null ? null : topicOf(conflictsTopic, { cycle: currentCycle, person }),
  );
  return (
    <div class="mine">
      <h1 tabIndex={-1}>{t('mine.title')}</h1>
      <p class="quiet small">{t('mine.states')}</p>
      <Choosing open={conflicts ?? []} />
      <WaitingHere />
      {currentCycle === null ? <p>{t('cycle.none')}</p> : <Received cycle={currentCycle} />}
    </div>
  );
}
