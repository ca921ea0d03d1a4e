import { useApp } from '../../elements/app-context.ts';
import type { Level } from './levels.ts';
import shapes from './shapes.json';

type Shape = readonly (string | number)[];

interface Props {
  readonly levels: ReadonlyMap<string, Level>;
  /** What a country says of itself under the pointer. */
  readonly sayOf: (code: string) => string;
  /** What is to be seen, in words. */
  readonly label: string;
}

/** The world by Equal Earth. A click opens a country; the table beside it does so for everybody. */
export function World({ levels, sayOf, label }: Props) {
  const { router } = useApp();
  const open = ({ target }: MouseEvent) => {
    const code = target instanceof Element ? target.closest('[data-code]')?.getAttribute('data-code') : null;
    if (code) router.go({ view: 'country', country: code });
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard the table's links open the same.
    <svg
      class="world"
      viewBox={`0 0 ${shapes.width} ${shapes.height}`}
      role="img"
      aria-label={label}
      onClick={open}
    >
      <Patterns />
      <path class="neutral" d={shapes.neutral} />
      {Object.entries<Shape>(shapes.countries).map(([code, [path, x, y]]) => (
        <g key={code} data-code={code} class={classOf(levels.get(code) ?? null)}>
          <title>{sayOf(code)}</title>
          <path d={String(path)} />
          {x !== undefined && <circle cx={x} cy={y} r="3" />}
        </g>
      ))}
      <path class="dashed" d={shapes.dashed} />
    </svg>
  );
}

/** How a level is drawn: each with a pattern of its own, so that it is seen without colour too. */
export function classOf(level: Level | null): string {
  return level === null ? 'neutral' : `level-${level}`;
}

/** What fills the levels between nothing and everything. */
export function Patterns() {
  return (
    <defs>
      {(['1', '2', '3', '4'] as const).map((level) => (
        <pattern key={level} id={`level-${level}`} width="6" height="6" patternUnits="userSpaceOnUse">
          <rect class={`ground-${level}`} width="6" height="6" />
          {level === '1' && <circle class="ink" cx="3" cy="3" r="0.7" />}
          {level !== '1' && <path class="lines" d="M-1 1L1 -1M0 6L6 0M5 7L7 5" />}
          {level !== '1' && level !== '2' && <path class="lines" d="M-1 4L4 -1M2 7L7 2" />}
          {level === '4' && <path class="lines" d="M0 0L6 6" />}
        </pattern>
      ))}
    </defs>
  );
}

/** What stands for a level in the legend. */
export function Swatch({ of }: { of: string }) {
  return (
    <svg class="world swatch" viewBox="0 0 24 14" aria-hidden="true" focusable="false">
      <g class={of}>
        <path d="M1 1H23V13H1z" />
      </g>
    </svg>
  );
}
