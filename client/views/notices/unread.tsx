import { render } from 'preact';
import { useEffect } from 'preact/hooks';
import { useApp, useSelected, useTopic } from '../../elements/app-context.ts';
import { topicOf } from '../../sync/topic.ts';
import { unreadTopic } from '../../sync/topics/unread.ts';
import './unread.css';

/** How many notices one has not seen, in the places that the frame keeps for it: it is there before this file is. */
export function Unread() {
  const person = useSelected(({ session }) => (session.is === 'in' ? session.viewer.person.id : null));
  return person && <Count key={person} person={person} />;
}

function Count({ person }: { person: string }) {
  const { t } = useApp().words;
  const count = useTopic(topicOf(unreadTopic, { person })).data?.count ?? 0;
  useEffect(() => {
    for (const place of document.querySelectorAll('.unread')) {
      render(count > 0 && <Badge count={count} said={t('mine.unread', { count })} />, place);
    }
  }, [count, t]);
  return null;
}

function Badge({ count, said }: { count: number; said: string }) {
  return (
    <>
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span class="unseen">{said}</span>
    </>
  );
}
