import { useWords } from './app-context.ts';
import { answeredOf, type Counts } from './progress.ts';

const parts = [
  ['accepted', 'ACCEPTED'],
  ['submitted', 'SUBMITTED'],
  ['returned', 'RETURNED'],
  ['inProgress', 'IN_PROGRESS'],
] as const;

/** How far the work is, as a thin bar; its words stand for it where it can't be seen. */
export function Meter({ counts }: { counts: Counts }) {
  const { t } = useWords();
  const label = t('progress.answered', { answered: answeredOf(counts), total: counts.total });
  return (
    <span class="meter" role="img" aria-label={label}>
      {parts.map(([field, status]) => (
        <i
          key={field}
          class={`tone-${status}`}
          style={{ inlineSize: `${(100 * counts[field]) / (counts.total || 1)}%` }}
        />
      ))}
    </span>
  );
}
