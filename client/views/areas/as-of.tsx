import { useWords } from '../../elements/app-context.ts';

/** When the numbers were read, and how to read them again: they don’t move by themselves. */
export function AsOf({ at, again }: { at: string; again: () => void }) {
  const { t, exactTime } = useWords();
  return (
    <p class="quiet small">
      {t('areas.asOf', { time: exactTime(at) })}{' '}
      <button type="button" class="plain" onClick={again}>
        {t('areas.again')}
      </button>
    </p>
  );
}
