import { useApp } from '../../elements/app-context.ts';
import { TextDiff } from '../../elements/text-diff.tsx';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import { settleOnceReceived } from '../../sync/choices.ts';
import { keyOf, type RecordedResponse } from '../../sync/model.ts';
import type { Conflict } from '../../sync/outbox.ts';
import { addressOf } from './decide.ts';

/**
 * Somebody changed the answer after it was read here, so the decision was not applied. Shows what changed, and asks
 * whether the decision holds for the answer as it is now. Where the status itself moved on there is nothing left to
 * decide.
 */
export function ChangedMeanwhile({ conflict, response }: { conflict: Conflict; response: RecordedResponse }) {
  const { sync, words } = useApp();
  const { t, rich } = words;
  const key = keyOf(addressOf(response));
  const text = conflict.fields.find((clash) => clash.field === 'narrative');
  const rating = conflict.fields.find((clash) => clash.field === 'rating');
  const decided = conflict.mine.status ?? 'ACCEPTED';
  const ratingIn = (value: string | null) => t(`rating.${(value ?? 'none') as 'none'}`);
  const holds = () => {
    sync.dispatch({
      is: 'choose',
      choice: {
        key,
        keep: 'theirs',
        shown: response,
        revision: response.revision,
        mutationId: crypto.randomUUID(),
        at: new Date().toISOString(),
      },
    });
    settleOnceReceived(sync, key, conflict.id, 'MINE');
  };
  const leave = () => {
    sync.dispatch({ is: 'discard', key });
    settleOnceReceived(sync, key, conflict.id, 'THEIRS');
  };
  return (
    <section class="clash" aria-label={t('conflict.label')}>
      <p role="alert">
        <strong>
          {rich('decisions.changed', {
            name: <Written text={response.updatedBy.name} />,
            time: <When iso={response.updatedAt} />,
          })}
        </strong>{' '}
        {response.status !== 'SUBMITTED' &&
          t('decisions.movedOn', { status: t(`status.${response.status}`) })}
      </p>
      {text && <TextDiff before={text.base ?? ''} after={response.narrative ?? ''} />}
      {rating && <p>{t('event.rating', { from: ratingIn(rating.base), to: ratingIn(response.rating) })}</p>}
      <div class="pick">
        {response.status === 'SUBMITTED' && (
          <button type="button" class="main" onClick={holds}>
            {t(decided === 'RETURNED' ? 'decisions.returnNow' : 'decisions.acceptNow')}
          </button>
        )}
        <button type="button" onClick={leave}>
          {t('decisions.leave')}
        </button>
      </div>
    </section>
  );
}
