import { useWords } from '../../elements/app-context.ts';
import type { Permission } from '../../elements/permissions.ts';
import type { Values } from '../../sync/model.ts';

/** An answer that this person reads and does not write, with the reason where it isn't plain. */
export function ReadOnlyAnswer({ values, because }: { values: Values; because: Permission['because'] }) {
  const { t } = useWords();
  const empty = values.rating === null && values.narrative === null;
  if (empty && because !== 'accepted') return null;
  return (
    <div class="reading">
      {!empty && (
        <p>
          <strong>{t(`rating.${values.rating ?? 'none'}`)}</strong>
        </p>
      )}
      {values.narrative !== null && (
        <p class="narrative" dir="auto">
          {values.narrative}
        </p>
      )}
      {because === 'accepted' && <p class="quiet small">{t('item.accepted')}</p>}
    </div>
  );
}
