import type { ComponentChildren } from 'preact';
import { useWords } from '../../elements/app-context.ts';
import type { Counted } from '../standing/ratings.ts';
import { shareOf } from './figures.ts';

interface Props {
  readonly rows: readonly {
    readonly key: string;
    readonly name: ComponentChildren;
    readonly counts: Counted;
  }[];
  /** Which part of what is due the plan has answered by now. */
  readonly plan: number;
}

/** A bar for each row, from nothing to all that is due, and the plan as a line through all of them. The table beside it says the same. */
export function Bars({ rows, plan }: Props) {
  const { percent } = useWords();
  return (
    <div class="bars" aria-hidden="true">
      {rows.map(({ key, name, counts }) => (
        <div key={key}>
          <span class="name">{name}</span>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="all" width="100" height="10" />
            <rect class="done" width={(100 * shareOf(counts)).toFixed(2)} height="10" />
            <path class="mark" d={`M${(100 * plan).toFixed(2)} 0V10`} />
          </svg>
          <span class="number">{percent(shareOf(counts))}</span>
        </div>
      ))}
    </div>
  );
}
