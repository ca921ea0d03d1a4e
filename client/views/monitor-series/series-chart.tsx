import { useWords } from '../../elements/app-context.ts';
import { periodText } from '../monitor-signals/signal-words.ts';
import type { Series } from './read-series.ts';
import { shownOf } from './shown-periods.ts';

const height = 40;

/** One small picture of a series: a bar for each period, the present one as an outline, and all of it in words. */
export function SeriesChart({ series }: { series: Series }) {
  const words = useWords();
  const shown = shownOf(series);
  const most = Math.max(...shown.counts, 1);
  const last = shown.counts.length - 1;
  const label = words.t('monitor.seriesChart', {
    from: periodText(series.step, shown.start, words),
    sum: shown.sum,
    most: Math.max(...shown.counts, 0),
    peak: periodText(series.step, shown.peak, words),
    now: shown.counts[last] ?? 0,
  });
  return (
    <>
      <svg
        class="series-chart"
        viewBox={`0 0 ${Math.max(last + 1, 1)} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        {shown.counts.map((count, index) => {
          const tall = (height * count) / most;
          return count === 0 ? null : (
            <rect
              key={index}
              class={index === last ? 'present' : 'bar'}
              x={index + 0.1}
              y={height - tall}
              width={0.8}
              height={tall}
            />
          );
        })}
      </svg>
      <span class="small quiet">{label}</span>
    </>
  );
}
