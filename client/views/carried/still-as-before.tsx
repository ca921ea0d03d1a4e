import { useWords } from '../../elements/app-context.ts';
import type { Progress } from '../../sync/model.ts';

/** How many answers nobody has begun and, of these, how many stand as last year. */
export function StillAsBefore({ of }: { of: readonly (Progress | undefined)[] }) {
  const { t } = useWords();
  const sum = (field: 'notStarted' | 'carried') =>
    of.reduce((total, progress) => total + (progress?.[field] ?? 0), 0);
  return <span>{t('carried.counts', { notStarted: sum('notStarted'), carried: sum('carried') })}</span>;
}
