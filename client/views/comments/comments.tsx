import { useState } from 'preact/hooks';
import { useTopic, useWords } from '../../elements/app-context.ts';
import { Lazy } from '../../elements/lazy.tsx';
import { withWords } from '../../elements/with-words.ts';
import { topicOf } from '../../sync/topic.ts';
import { commentCountsTopic } from '../../sync/topics/comment-counts.ts';
import type { CommentAddress } from '../../sync/topics/comments.ts';
import { useUnsent } from './use-drafts.ts';
import './comments.css';

/** The threads, and their words, come when somebody first opens one. */
const loadThreads = withWords(() => import('./threads.tsx').then((file) => file.Threads), 'comments');

/** Whether the address leads to what is said here. */
function isSought({ item }: CommentAddress): boolean {
  const query = new URLSearchParams(location.search);
  return query.get('comments') === 'open' && query.get('item') === item;
}

/** How much is said about an answer, a whole cell or a cycle; and on asking what. */
export function Comments({ address, name }: { address: CommentAddress; name: string }) {
  const { t } = useWords();
  const { cycle, country, agency, item } = address;
  const { data } = useTopic(topicOf(commentCountsTopic, { cycle, country }));
  const unsent = useUnsent(address);
  const [open, setOpen] = useState(() => isSought(address));
  const id = `comments-${agency ?? 'team'}-${item ?? 'all'}`;
  const { comments = 0, unresolved = 0 } = data?.[`${agency ?? ''}/${item ?? ''}`] ?? {};
  const label = data ? t('comments.count', { count: comments }) : t('comments.open');
  return (
    <div class="comments small">
      <button
        type="button"
        class="plain"
        aria-expanded={open}
        aria-controls={id}
        aria-label={t('comments.label', { label, name })}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      {unresolved > 0 && <span class="quiet">{t('comments.unresolved', { count: unresolved })}</span>}
      {unsent && !open && <span class="waiting">{t('comments.unsent')}</span>}
      <div id={id} class="threads">
        {open && <Lazy load={loadThreads} props={{ address }} />}
      </div>
    </div>
  );
}
