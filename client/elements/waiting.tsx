import type { Followed } from '../sync/follow.ts';
import { useApp } from './app-context.ts';
import { passingWords } from './fault-words.ts';

/** What stands in a view's place while it has nothing to show, with the reason and the way on. */
export function Waiting({ followed }: { followed: Followed | undefined }) {
  const {
    sync,
    words: { t },
  } = useApp();
  if (!followed || followed.phase === 'reading') {
    return (
      <p class="quiet" role="status">
        {t('page.loading')}
      </p>
    );
  }
  const { fault, phase, topic } = followed;
  if (phase === 'waiting') {
    return <p role="status">{passingWords(t, fault)}</p>;
  }
  if (phase !== 'failed') return null;
  return (
    <div role="alert">
      <p>
        {fault?.kind === 'not-found'
          ? t('page.notFound')
          : t('page.refused', { message: fault?.message ?? '' })}
      </p>
      {fault?.kind !== 'not-found' && (
        <button type="button" onClick={() => sync.dispatch({ is: 'retry', id: topic.id })}>
          {t('page.tryAgain')}
        </button>
      )}
    </div>
  );
}
