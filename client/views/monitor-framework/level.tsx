import { useWords } from '../../elements/app-context.ts';
import type { IndicatorLevel, IndicatorTrend } from '../../operations/operations.generated.ts';

const circle = 'M8 3a5 5 0 1 0 0 10a5 5 0 1 0 0-10z';
const fills: Partial<Record<IndicatorLevel, string>> = {
  EMERGING: 'M8 8V3a5 5 0 0 1 5 5z',
  PRESENT: 'M8 3a5 5 0 0 1 0 10z',
  SEVERE: circle,
};
const arrows: Readonly<Record<IndicatorTrend, string>> = {
  FALLING: '↘',
  STEADY: '→',
  RISING: '↗',
  UNKNOWN: '',
};

/** How far an indicator is there: a sign and its word. Unknown is a question mark, and never an empty circle. */
export function Level({ level }: { level: IndicatorLevel }) {
  const { t } = useWords();
  const fill = fills[level];
  return (
    <span class="framework-level">
      {level === 'UNKNOWN' ? (
        <span class="framework-unknown" aria-hidden="true">
          ?
        </span>
      ) : (
        <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <path d={circle} />
          {fill && <path d={fill} class="full" />}
        </svg>
      )}{' '}
      {t(`framework.level.${level}`)}
    </span>
  );
}

/** Where it is going: an arrow and its word. */
export function Trend({ trend }: { trend: IndicatorTrend }) {
  const { t } = useWords();
  return (
    <span class="status">
      <span aria-hidden="true">{arrows[trend]}</span> {t(`framework.trend.${trend}`)}
    </span>
  );
}
