import { useApp } from '../../elements/app-context.ts';
import { TextDiff } from '../../elements/text-diff.tsx';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import type { Rating } from '../../operations/operations.generated.ts';
import type { FrozenAnswer } from '../../sync/topics/addenda.ts';

/** What somebody added to a recorded answer: who, when, why, and how it differs from what was recorded. */
export function Addendum({ addendum }: { addendum: FrozenAnswer['addenda'][number] }) {
  const { t, rich } = useApp().words;
  const { at, actor, note, erased, changes } = addendum;
  return (
    <div class="addendum">
      <p>
        <strong>
          {rich('addendum.by', { name: <Written text={actor?.name ?? ''} />, time: <When iso={at} /> })}
        </strong>{' '}
        {note !== null && <Written text={note} />}
      </p>
      {erased && <p class="quiet">{t('addendum.erased')}</p>}
      {changes.map(({ field, from, to }) =>
        field === 'rating' ? (
          <p key={field}>
            {t('event.rating', {
              from: t(`rating.${(from ?? 'none') as Rating}`),
              to: t(`rating.${(to ?? 'none') as Rating}`),
            })}
          </p>
        ) : (
          (from !== null || to !== null) && <TextDiff key={field} before={from ?? ''} after={to ?? ''} />
        ),
      )}
    </div>
  );
}
