import { useApp } from '../../elements/app-context.ts';
import { useLoaded } from '../../elements/use-loaded.ts';
import { When } from '../../elements/when.tsx';
import { CommentHistoryDocument } from '../../operations/later.generated.ts';
import type { CommentHistoryQuery } from '../../operations/operations.generated.ts';

/** What a comment said before it was edited, oldest first. */
export function CommentHistory({ id }: { id: string }) {
  const {
    sync,
    words: { t },
  } = useApp();
  const { data, fault } = useLoaded(id, async () => {
    const request = { document: CommentHistoryDocument, variables: { id } };
    const { commentHistory } = (await sync.read(request)) as CommentHistoryQuery;
    return commentHistory.edges.map((edge) => edge.node);
  });
  if (!data) return <p class="quiet">{t(fault ? 'page.noAnswer' : 'page.loading')}</p>;
  const said = data.flatMap(({ id: event, at, kind, changes }) => {
    const text = changes.find(({ field }) => field === 'text');
    return text && (kind === 'COMMENT_ADDED' || kind === 'COMMENT_EDITED')
      ? [{ event, at, text: text.to }]
      : [];
  });
  return (
    <ol class="comment-history" aria-label={t('comment.history')}>
      {said.slice(0, -1).map(({ event, at, text }) => (
        <li key={event}>
          <span class="quiet">
            <When iso={at} />
          </span>
          <p class="comment-text" dir="auto">
            {text ?? t('comment.erased')}
          </p>
        </li>
      ))}
    </ol>
  );
}
