import { useTopic, useWords } from '../../elements/app-context.ts';
import { Meter } from '../../elements/meter.tsx';
import { answeredOf, type Counts } from '../../elements/progress.ts';
import { topicOf } from '../../sync/topic.ts';
import type { CycleStanding } from '../../sync/topics/cycles.ts';
import { matrixTopic } from '../../sync/topics/matrix.ts';

/** How far a cycle is: live where it is open, as it stands where it is closed. */
export function HowFar({ standing }: { standing: CycleStanding }) {
  const { t } = useWords();
  const { state, code } = standing.cycle;
  const { data } = useTopic(state === 'OPEN' ? topicOf(matrixTopic, { cycle: code }) : null);
  if (state === 'PLANNED') return <span class="quiet">{t('cycles.notYet')}</span>;
  const counts = data ? sumOf([...data.cells.values()].flatMap((row) => [...row.values()])) : standing;
  return (
    <span class="far">
      <span>{t('progress.answered', { answered: answeredOf(counts), total: counts.total })}</span>{' '}
      <span class="quiet">{t('progress.accepted', { count: counts.accepted })}</span>
      <Meter counts={counts} />
    </span>
  );
}

function sumOf(cells: readonly Counts[]): Counts {
  const sum = { notStarted: 0, inProgress: 0, submitted: 0, returned: 0, accepted: 0, total: 0 };
  for (const cell of cells) {
    sum.notStarted += cell.notStarted;
    sum.inProgress += cell.inProgress;
    sum.submitted += cell.submitted;
    sum.returned += cell.returned;
    sum.accepted += cell.accepted;
    sum.total += cell.total;
  }
  return sum;
}
